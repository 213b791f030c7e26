import type { RegionCode } from '#shared/model/brands.ts';

/** The demonstration: 定西市 and its seven counties. Every figure in it is invented (示例数据). */
export const DEMONSTRATION = {
  region: '621100' as RegionCode,
  name: '定西市',
  regions: [
    { region: '621102' as RegionCode, name: '安定区' },
    { region: '621121' as RegionCode, name: '通渭县' },
    { region: '621122' as RegionCode, name: '陇西县' },
    { region: '621123' as RegionCode, name: '渭源县' },
    { region: '621124' as RegionCode, name: '临洮县' },
    { region: '621125' as RegionCode, name: '漳县' },
    { region: '621126' as RegionCode, name: '岷县' },
  ],
  /** The counties that have submitted when the demonstration begins. */
  submitted: ['621102', '621121', '621122'] as readonly string[],
  /** Days from its beginning until the deadline of its periods. */
  daysOpen: 14,
} as const;
