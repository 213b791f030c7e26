import type { IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Reading, ReadingKind } from '#shared/model/reading.ts';
import { packById } from '#shared/packs/registry.ts';

export const region = '621125' as RegionCode;
export const period = '2022' as PeriodId;

/** One figure as planning sees it; where it was typed plays no part. */
export function reading(
  pack: string,
  indicatorId: string,
  kind: ReadingKind,
  value: string,
  more: Partial<Reading> = {},
): Reading {
  const indicator = packById(pack)!.indicators.find((one) => one.id === indicatorId)!;
  return {
    sheet: 's',
    cell: 'A1',
    pack: pack as PackId,
    indicatorId: indicatorId as IndicatorId,
    indicator: indicator.name,
    scope: null,
    region,
    period,
    kind,
    value: value as Reading['value'],
    unit: indicator.unit,
    raw: value,
    marks: [],
    places: 2,
    table: 0,
    sure: 'sure',
    ...more,
  };
}

const share = { scope: '县区' };

/** A county whose science spending is 959.95 of 208447.2 万元, in both packs that ask for it. */
export const fiscalReadings: readonly Reading[] = [
  reading('dingxi-targets-2022', 'fiscal-science-share', 'actual', '0.46', share),
  reading('dingxi-targets-2022', 'fiscal-science-share', 'numerator', '959.95', share),
  reading('dingxi-targets-2022', 'fiscal-science-share', 'denominator', '208447.2', share),
  reading('county-leap', 'science-spending', 'actual', '959.95'),
  reading('county-leap', 'science-spending-share', 'actual', '0.46'),
  reading('county-leap', 'science-spending-share', 'numerator', '959.95'),
  reading('county-leap', 'science-spending-share', 'denominator', '208447.2'),
];

export const packs = [packById('dingxi-targets-2022')!, packById('county-leap')!];
