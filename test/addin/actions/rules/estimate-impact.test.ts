import { expect, it } from 'vitest';
import { collectSnapshots, type ReceivedRegion } from '#addin/actions/rules/collect-snapshots.ts';
import { withTexts } from '#addin/actions/rules/edit-rules.ts';
import { estimateImpact } from '#addin/actions/rules/estimate-impact.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';

const PERIOD = '2025' as PeriodId;
const only = {
  ...countyLeap,
  indicators: countyLeap.indicators.filter((one) => one.id === 'science-spending-share'),
  questions: [],
};
const region = (code: string, name: string, value: string): ReceivedRegion => ({
  region: code as RegionCode,
  name,
  inputs: [],
  readings: [
    {
      indicatorId: 'science-spending-share' as IndicatorId,
      scope: null,
      region: code as RegionCode,
      period: PERIOD,
      kind: 'actual',
      value: value as DecimalText,
      unit: '%',
      sheet: '表',
      cell: 'B2',
      raw: value,
    },
  ],
});
const regions = [region('621102', '甲', '1.5'), region('621121', '乙', '3')];
const decisions = { before: [], after: [] };

it('shows the change of points and places of every region under the new standard', () => {
  const after = withTexts(only, { 'science-spending-share': '≦1%(8分);1%-2%(8-6分);2%-4%(6-4分)。' });
  const impact = estimateImpact({
    before: only,
    after,
    received: { period: PERIOD, regions },
    decisions,
    issued: [],
  });
  expect(impact.regions.map((one) => [one.name, one.before.rank, one.after.rank, one.change])).toEqual([
    ['甲', 2, 1, '0'],
    ['乙', 1, 2, '-3'],
  ]);
});

it('tells no places while a total waits for an answer', () => {
  const after = withTexts(only, { 'science-spending-share': '看情况' });
  const impact = estimateImpact({
    before: only,
    after,
    received: { period: PERIOD, regions },
    decisions,
    issued: [],
  });
  expect([impact.ranked.before, impact.ranked.after]).toEqual([true, false]);
  expect(impact.regions.map((one) => one.after.rank)).toEqual([null, null]);
});

it('collects the last revision of every region for the last period, without parts of departments', async () => {
  const summary = (digest: string, more: Partial<SnapshotSummary>) =>
    ({
      digest,
      period: '2025',
      revision: 1,
      region: 'a',
      regionName: 'A',
      department: null,
      state: 'received',
      ...more,
    }) as SnapshotSummary;
  const all = [
    summary('old', { period: '2024' as PeriodId }),
    summary('first', {}),
    summary('second', { revision: 2 }),
    summary('part', { region: 'b' as RegionCode, department: '财政局' as SnapshotSummary['department'] }),
    summary('returned', { region: 'c' as RegionCode, state: 'returned' }),
  ];
  const asked: string[] = [];
  const received = await collectSnapshots(
    {
      snapshots: async () => all,
      snapshot: async (digest) => {
        asked.push(digest);
        return { snapshot: { readings: [], inputs: [] } } as never;
      },
    },
    'county-leap' as PackId,
  );
  expect([asked, received?.period, received?.regions.map((one) => one.name)]).toEqual([
    ['second'],
    '2025',
    ['A'],
  ]);
});
