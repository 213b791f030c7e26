import { describe, expect, it } from 'vitest';
import { annualFromQuarters } from '#shared/aggregate/annual-from-quarters.ts';
import { buildCityTable } from '#shared/aggregate/build-city-table.ts';
import type { RegionScore } from '#shared/aggregate/figure.ts';
import { restrictCityTable } from '#shared/aggregate/restrict-city-table.ts';
import type { Digest, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { itemScoreOf, regionOf, scoreOf } from './city-of.ts';

const pack = packById('dingxi-assessment')!;

const tableOf = (
  period: string,
  scores: Readonly<Record<string, RegionScore | null>>,
  settings: Readonly<Record<string, string>> = {},
  quarters: readonly ReturnType<typeof buildCityTable>[] = [],
) =>
  buildCityTable({
    pack,
    packDigest: 'sha256:0' as Digest,
    period: period as PeriodId,
    basis: 'latest',
    regions: Object.entries(scores).map(([region, score]) => regionOf(region, [], score)),
    settings,
    quarters,
  });
const standing = (table: ReturnType<typeof tableOf>) =>
  table.regions.map(({ total, rank, unscaled }) => [total, rank, unscaled]);

describe('按百分制核算', () => {
  const scores = { '621102': scoreOf('101.1'), '621125': scoreOf('90.99'), '621126': scoreOf('50') };

  it('scales every unit to the best one where that was decided, and keeps what the total was before', () => {
    // 90.99 ÷ 101.1 × 100 = 90, 50 ÷ 101.1 × 100 = 49.4559…
    expect(standing(tableOf('2022', scores, { 'over-hundred': 'scale' }))).toEqual([
      ['100.00', 1, '101.1'],
      ['90.00', 2, '90.99'],
      ['49.46', 3, '50'],
    ]);
  });

  it('shows a county its own unscaled total before publication: the scale would tell what the best unit has', () => {
    const own = restrictCityTable(
      tableOf('2022', scores, { 'over-hundred': 'scale' }),
      '621125' as RegionCode,
    );
    expect(own.regions.map(({ total, unscaled, rank }) => [total, unscaled, rank])).toEqual([
      ['90.99', null, null],
    ]);
    expect([own.rankings, own.ranking.robustness]).toEqual([[], null]);
  });

  it('scales nobody while nobody is over the maximum, nor where cutting was decided', () => {
    const low = { '621102': scoreOf('99'), '621125': scoreOf('50') };
    expect(standing(tableOf('2022', low, { 'over-hundred': 'scale' }))).toEqual([
      ['99', 1, null],
      ['50', 2, null],
    ]);
    expect(tableOf('2022', scores, { 'over-hundred': 'cut' }).regions[1]!.total).toBe('90.99');
  });

  it('tells the question and the total that waits for it while it is open', () => {
    const waiting = {
      why: 'open-question',
      question: 'over-hundred',
      indicatorId: null,
      value: '101.1',
    } as const;
    const { ranking, regions } = tableOf('2022', { ...scores, '621102': scoreOf('101.1', [waiting]) });
    expect(regions.map(({ rank }) => rank)).toEqual([null, null, null]);
    expect(ranking.reasons).toMatchObject([
      { question: 'over-hundred', indicatorId: null, indicator: '', regions: [{ value: '101.1' }] },
    ]);
    expect(ranking.reasons[0]!.text!.zh).toContain('按百分制核算');
  });
});

describe('four quarters and a year', () => {
  const quarter = (name: string, a: string | null, b: string | null) =>
    tableOf(`2022${name}`, {
      '621102': a === null ? null : scoreOf(a),
      '621125': b === null ? null : scoreOf(b),
    });
  const year = { '621102': scoreOf('80'), '621125': scoreOf('85') };
  const all = [
    quarter('Q1', '90', '70'),
    quarter('Q2', '80', '70'),
    quarter('Q3', '85', '70'),
    quarter('Q4', '91', '71'),
  ];

  it('give no annual rank while nobody has decided how they combine', () => {
    const { ranking } = tableOf('2022', year, {}, all);
    expect([ranking.state, ranking.reasons.map(({ question }) => question)]).toEqual([
      'provisional',
      ['quarters-to-year'],
    ]);
  });

  it('need no decision where no quarter was reported', () => {
    expect(tableOf('2022', year).ranking.state).toBe('final');
  });

  it('make the year’s result as their mean where that was decided', () => {
    const table = tableOf('2022', year, { 'quarters-to-year': 'mean' }, all);
    // (90 + 80 + 85 + 91) ÷ 4 = 86.5 and (70 + 70 + 70 + 71) ÷ 4 = 70.25, whatever the annual sheets say.
    expect(standing(table)).toEqual([
      ['86.50', 1, null],
      ['70.25', 2, null],
    ]);
    expect(table.regions[0]!.quarters.map(({ total }) => total)).toEqual(['90', '80', '85', '91']);
  });

  it('leave the year to its own assessment where that was decided', () => {
    const table = tableOf('2022', year, { 'quarters-to-year': 'year-only' }, all);
    expect(standing(table).map(([total, rank]) => [total, rank])).toEqual([
      ['80', 2],
      ['85', 1],
    ]);
  });

  it('make no mean of three: the missing quarter is named', () => {
    const short = [quarter('Q1', '90', '70'), quarter('Q2', '80', '70'), quarter('Q4', '91', null)];
    const { ranking, regions } = tableOf('2022', year, { 'quarters-to-year': 'mean' }, short);
    expect(regions.map(({ total }) => total)).toEqual([null, null]);
    expect(ranking.reasons.map(({ why, regions: who }) => [why, who.map(({ value }) => value)])).toEqual([
      ['quarter-missing', ['Q3', 'Q3、Q4']],
    ]);
  });

  it('make nothing of a unit that reported neither a quarter nor the year', () => {
    const table = tableOf('2022', { ...year, '621126': null }, { 'quarters-to-year': 'mean' }, all);
    const silent = table.regions.find(({ region }) => region === '621126')!;
    expect([silent.total, silent.rank, silent.quarters]).toEqual([null, null, []]);
    expect(table.ranking.reasons).toEqual([]);
  });

  it('are nothing to a document that has no such question', () => {
    const regions = [regionOf('621102', [], scoreOf('80'))];
    expect(annualFromQuarters(packById('county-leap')!, {}, regions, all)).toBe(regions);
  });
});

describe('the second annual ranking', () => {
  const met = (shares: readonly string[]): RegionScore => ({
    ...scoreOf('80'),
    items: pack.rankings![1]!.indicatorIds.map((indicatorId, index) => ({
      indicatorId,
      indicator: indicatorId,
      group: null,
      max: null,
      points: null,
      attainment: (shares[index] ?? null) as never,
    })),
  });
  const index = (value: string) => [
    {
      indicatorId: pack.rankings![0]!.indicatorIds[0]!,
      scope: null,
      value: value as never,
      numerator: null,
      denominator: null,
      points: null,
    },
  ];

  it('lists the units by their index and by how many main targets they met, and names who cannot be placed', () => {
    const table = buildCityTable({
      pack,
      packDigest: 'sha256:0' as Digest,
      period: '2022' as PeriodId,
      basis: 'latest',
      regions: [
        regionOf('621102', index('43.2'), met(['1', '1.2', '0.99', '1', '1', '1'])),
        regionOf('621125', index('50'), met(['1', '1', '1', '1', '1', '1'])),
        regionOf('621126', [], met(['1', '1', '1', '1', '1'])),
      ],
    });
    expect(
      table.rankings.map(({ by, regions, missing }) => [
        by,
        regions.map((one) => [one.value, one.of, one.rank]),
        missing,
      ]),
    ).toEqual([
      [
        'value',
        [
          ['43.2', null, 2],
          ['50', null, 1],
        ],
        ['621126'],
      ],
      [
        'attainment',
        [
          ['5', 6, 2],
          ['6', 6, 1],
        ],
        ['621126'],
      ],
    ]);
  });
});

describe('robustness of the ranks in the table', () => {
  it('names the places between which each unit stays, 加减分 not moving with any weight', () => {
    const { ranking } = tableOf('2022', {
      '621102': itemScoreOf({ a: '20', b: '10' }),
      '621125': itemScoreOf({ a: '10', b: '19' }),
      '621126': itemScoreOf({ a: '5', b: '5' }, '3'),
    });
    // 30 against 29: one tenth more on b and one tenth less on a turn it. 13 stays last: 11 × 1.1 is far below.
    expect(ranking.robustness).toEqual({
      percent: '10',
      regions: [
        { region: '621102', rank: 1, best: 1, worst: 2 },
        { region: '621125', rank: 2, best: 1, worst: 2 },
        { region: '621126', rank: 3, best: 3, worst: 3 },
      ],
    });
  });

  it('moves a list of its own as its section, and says nothing where totals are no sums of points', () => {
    const own = tableOf('2022', {
      '621102': itemScoreOf({ a: '10', 'list:甲': '40', 'list:乙': '20' }),
      '621125': itemScoreOf({ a: '15', 'list:丙': '50' }),
    });
    // 70 against 65: the section (60 against 50) down and a (10 against 15) up leave 64.5 − 61.5 > 0.
    expect(own.ranking.robustness!.regions.map(({ best, worst }) => [best, worst])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(
      tableOf('2022', { '621102': scoreOf('80'), '621125': scoreOf('85') }).ranking.robustness,
    ).toBeNull();
    const cut: RegionScore = { ...itemScoreOf({ a: '60', b: '45' }), totalExact: '100' as never };
    expect(
      tableOf('2022', { '621102': cut, '621125': itemScoreOf({ a: '9', b: '8' }) }).ranking.robustness,
    ).toBeNull();
  });
});
