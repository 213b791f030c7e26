import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { restrictCityTable } from '#shared/aggregate/restrict-city-table.ts';
import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { exact, formatFixed } from '#shared/model/exact.ts';
import { figureOf, indicatorOf, packOf, regionOf, scoreOf, tableOf } from './city-of.ts';

const finance = indicatorOf('finance', { factor: '100', scopes: [{ scope: '县区', aliases: [] }] });
const firms = indicatorOf('firms');
const pack = packOf(
  [finance, firms],
  [
    {
      indicatorId: firms.id,
      scope: null,
      region: null,
      period: '2022' as PeriodId,
      kind: 'target',
      value: '71' as DecimalText,
      comparator: '>=',
      raw: '71',
      clause: '附件1',
    },
    {
      indicatorId: finance.id,
      scope: '县区',
      region: null,
      period: '2022' as PeriodId,
      kind: 'target',
      value: '0.5' as DecimalText,
      comparator: '>=',
      raw: '0.5',
      clause: '附件1',
    },
  ],
);

describe('the city table', () => {
  it('sums numerators and denominators, then divides, and says that the mean of the counties is another number', () => {
    const table = tableOf(pack, [
      regionOf('621102', [
        figureOf('finance', { scope: '县区', value: '1', numerator: '1', denominator: '100' }),
      ]),
      regionOf('621121', [
        figureOf('finance', { scope: '县区', value: '5', numerator: '50', denominator: '1000' }),
      ]),
    ]);
    expect(table.indicators[0]!.city).toEqual({
      value: '4.6363636364',
      text: '4.64',
      numerator: '51',
      denominator: '1100',
      regions: 2,
      simpleMean: '3',
    });
  });

  it('names missing counties and says where the figure can lie, instead of calling them zero', () => {
    const table = tableOf(pack, [
      regionOf('621102', [figureOf('firms', { value: '10' })]),
      regionOf('621121', [figureOf('firms', { value: '4' })]),
      regionOf('621125', []),
    ]);
    expect(table.missing).toEqual(['621125']);
    expect(table.indicators[1]).toMatchObject({
      city: { value: '14', regions: 2 },
      range: { low: '18', high: '24', assumption: 'peers' },
      missing: ['621125'],
    });
    expect(table.indicators[1]!.values['621125']).toBeUndefined();
  });

  it('keeps apart what was not reported, what is not computable, and zero', () => {
    const table = tableOf(pack, [
      regionOf('621102', [
        figureOf('finance', { scope: '县区', numerator: '0', denominator: '0' }),
        figureOf('firms', { value: '0' }),
      ]),
      regionOf('621121', []),
    ]);
    expect(table.indicators[0]!.city).toBeNull();
    expect(table.indicators[0]!.values['621102']!.value).toBeNull();
    expect(table.indicators[1]!.city!.value).toBe('0');
  });

  it('leaves a county that typed only a ratio out of the sum and names it', () => {
    const table = tableOf(pack, [
      regionOf('621102', [
        figureOf('finance', { scope: '县区', value: '1', numerator: '1', denominator: '100' }),
      ]),
      regionOf('621121', [figureOf('finance', { scope: '县区', value: '0.8' })]),
    ]);
    expect(table.indicators[0]).toMatchObject({ city: { value: '1', regions: 1 }, missing: ['621121'] });
    expect(table.indicators[0]!.values['621121']!.value).toBe('0.8');
  });

  it('gives no rank at all while one total waits for the issuer, and says whose and why', () => {
    const waiting = [
      { why: 'open-question', question: 'band-gap', indicatorId: 'firms' as IndicatorId, value: '19' },
    ] as const;
    const table = tableOf(pack, [
      regionOf('621102', [], scoreOf('50', waiting)),
      regionOf('621121', [], scoreOf('60')),
    ]);
    expect(table.regions.map((one) => one.rank)).toEqual([null, null]);
    expect(table.ranking).toEqual({
      state: 'provisional',
      robustness: null,
      reasons: [
        {
          why: 'open-question',
          text: null,
          question: 'band-gap',
          indicatorId: 'firms',
          indicator: 'firms',
          regions: [{ region: '621102', name: '621102', value: '19' }],
        },
      ],
    });
  });

  it('ranks on unrounded totals and lets equal ones share a rank, the next being skipped', () => {
    const table = tableOf(pack, [
      regionOf('a', [], scoreOf('57.8732')),
      regionOf('b', [], scoreOf('57.8884')),
      regionOf('c', [], scoreOf('57.8732')),
      regionOf('d', [], scoreOf('57.87')),
    ]);
    expect(table.regions.map((one) => one.rank)).toEqual([2, 1, 2, 4]);
    expect(table.ranking.state).toBe('final');
  });

  it('shows a county its own row only, without rank or city figure, before publication', () => {
    const whole = tableOf(pack, [
      regionOf('621102', [figureOf('firms', { value: '10' })], scoreOf('50')),
      regionOf('621121', [figureOf('firms', { value: '4' })], scoreOf('60')),
    ]);
    const own = restrictCityTable(whole, '621121' as RegionCode);
    expect(own.regions.map((one) => [one.region, one.total, one.rank])).toEqual([['621121', '60', null]]);
    expect(own.indicators[1]).toMatchObject({ city: null, values: { '621121': { value: '4', rank: null } } });
    expect(JSON.stringify(own)).not.toContain('621102');
  });
});

const materials = process.env.KEZHI_MATERIALS ?? '../shared';
const expectedFile = join(materials, 'data/workbooks/demo/expected.json');

describe('the demonstration city', () => {
  if (!existsSync(expectedFile)) {
    it(`has no materials to compare with at ${materials}`, () =>
      expect(existsSync(expectedFile)).toBe(false));
    return;
  }
  const county = z.object({
    name: z.string(),
    finance: z.object({ numerator: z.string(), denominator: z.string(), ratio: z.string() }),
    indicators: z.array(
      z.object({ indicator: z.string(), scope: z.string().nullable(), value: z.string().nullable() }),
    ),
  });
  const { counties, city } = z
    .object({
      counties: z.record(z.string(), county),
      city: z.object({
        finance: z.object({ ratioExact: z.string() }),
        sums: z.array(z.object({ indicator: z.string(), scope: z.string().nullable(), value: z.string() })),
        rankByRatio: z.array(z.string()),
      }),
    })
    .parse(JSON.parse(readFileSync(expectedFile, 'utf8')));
  const sums = city.sums.map(({ indicator, scope }) => indicatorOf(indicator + (scope ?? '')));
  const demoPack = packOf(
    [finance, ...sums],
    [
      {
        indicatorId: '省级科技创新型企业数' as IndicatorId,
        scope: null,
        region: null,
        period: '2022' as PeriodId,
        kind: 'target',
        value: '71' as DecimalText,
        comparator: '>=',
        raw: '71',
        clause: '附件1',
      },
    ],
  );
  const regions = (without: string | null) =>
    Object.entries(counties).map(([region, one]) =>
      regionOf(
        region,
        region === without
          ? []
          : [
              figureOf('finance', {
                scope: '县区',
                value: one.finance.ratio,
                numerator: one.finance.numerator,
                denominator: one.finance.denominator,
              }),
              ...one.indicators
                .filter(({ indicator, scope }) => sums.some(({ id }) => id === indicator + (scope ?? '')))
                .map(({ indicator, scope, value }) => figureOf(indicator + (scope ?? ''), { value: value! })),
            ],
      ),
    );

  it('has 16614.10 ÷ 2479057.10 = 0.67 %, and 0.65 % is only the mean of its counties', () => {
    const row = tableOf(demoPack, regions(null)).indicators[0]!;
    expect(row.city).toMatchObject({
      numerator: '16614.1',
      denominator: '2479057.1',
      value: city.finance.ratioExact,
      text: '0.67',
    });
    expect(formatFixed(exact(row.city!.simpleMean!), 2)).toBe('0.65');
    const byRank = Object.entries(row.values).sort(([, a], [, b]) => a.rank! - b.rank!);
    expect(byRank.map(([region]) => region)).toEqual(city.rankByRatio);
  });

  it('has 69 省级科技创新型企业, two short of 71, and the other sums', () => {
    const table = tableOf(demoPack, regions(null));
    expect(table.indicators.slice(1).map((row) => row.city!.value)).toEqual(
      city.sums.map(({ value }) => value),
    );
    expect(table.indicators.find((row) => row.indicatorId === '省级科技创新型企业数')).toMatchObject({
      city: { value: '69' },
      target: { value: '71', gap: '2', met: false },
    });
  });

  it('has 0.69 % from six counties without 漳县, and says where the whole can lie', () => {
    const row = tableOf(demoPack, regions('621125')).indicators[0]!;
    expect([row.city!.text, row.city!.regions, row.missing]).toEqual(['0.69', 6, ['621125']]);
    const [low, high, whole] = [
      Number(row.range!.low),
      Number(row.range!.high),
      Number(city.finance.ratioExact),
    ];
    expect(low < Number(row.city!.value) && Number(row.city!.value) < high).toBe(true);
    expect(high - low).toBeGreaterThan(0);
    expect(whole).toBeLessThan(high);
  });
});
