import { describe, expect, it } from 'vitest';
import { compareScores } from '#shared/aggregate/compare-scores.ts';
import type { DecimalText, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { packOf } from './city-of.ts';

const period = '2022' as PeriodId;
const regions = ['621102', '621121', '621122'].map((code) => ({ region: code as RegionCode, name: code }));

const sheetOf = (totalExact: string | null, provisional = false): ScoreSheet => ({
  pack: { id: 'p' as PackId, version: '1.0.0', digest: '' },
  engine: 1,
  region: null,
  period,
  total: totalExact as DecimalText | null,
  totalExact: totalExact as DecimalText | null,
  max: null,
  maxCounted: null,
  provisional,
  class: null,
  items: [],
  adjustments: [],
});
const scored = (...totals: readonly (string | null)[]) => ({
  pack: packOf([]),
  sheets: totals.map((total) => (total === null ? null : sheetOf(total))),
});

describe('two versions of the rules over the same units', () => {
  it('give the change of each unit, in the order of the new places', () => {
    const { regions: rows } = compareScores(
      period,
      regions,
      scored('90', '80.00001', '70'),
      scored('60', '85', '70'),
    );
    expect(rows.map(({ name, before, after, change }) => [name, before.rank, after.rank, change])).toEqual([
      ['621121', 2, 1, '4.99999'],
      ['621122', 3, 2, '0'],
      ['621102', 1, 3, '-30'],
    ]);
  });

  it('tell no change where one of the two gives no total', () => {
    const { regions: rows, ranked } = compareScores(period, regions, scored('90', null, '70'), {
      ...scored('60', '85'),
      sheets: [sheetOf('60'), sheetOf('85'), sheetOf(null)],
    });
    expect(rows.map(({ change }) => change)).toEqual(['-30', null, null]);
    expect(ranked).toEqual({ before: false, after: false });
  });

  it('rank nobody while a single total is provisional', () => {
    const { regions: rows, ranked } = compareScores(period, regions, scored('90', '80', '70'), {
      pack: packOf([]),
      sheets: [sheetOf('91'), sheetOf('81', true), sheetOf('71')],
    });
    expect(ranked).toEqual({ before: true, after: false });
    expect(rows.map(({ after }) => [after.rank, after.provisional])).toEqual([
      [null, false],
      [null, true],
      [null, false],
    ]);
  });
});
