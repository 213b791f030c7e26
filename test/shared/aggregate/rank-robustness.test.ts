import { describe, expect, it } from 'vitest';
import { rankRobustness, type ScoredRegion } from '#shared/aggregate/rank-robustness.ts';
import type { DecimalText, RegionCode } from '#shared/model/brands.ts';

const region = (code: string, ...points: (string | null)[]): ScoredRegion => ({
  region: code as RegionCode,
  points: Object.fromEntries(points.map((value, index) => [`item-${index}`, value as DecimalText | null])),
});

const ranges = (regions: readonly ScoredRegion[], percent = '10') =>
  rankRobustness(regions, percent as DecimalText).map((one) => [
    one.region,
    one.total,
    one.rank,
    one.best,
    one.worst,
  ]);

describe('rankRobustness', () => {
  it('shows that a narrow lead with different strengths can turn', () => {
    expect(ranges([region('a', '8', '2'), region('b', '2', '7.9'), region('c', '1', '1')])).toEqual([
      ['a', '10', 1, 1, 2],
      ['b', '9.9', 2, 1, 2],
      ['c', '2', 3, 3, 3],
    ]);
  });

  it('keeps a lead in every item whatever the weights', () => {
    expect(ranges([region('a', '8.01', '2.01'), region('b', '8', '2')], '50')).toEqual([
      ['a', '10.02', 1, 1, 1],
      ['b', '10', 2, 2, 2],
    ]);
  });

  it('compares only items that every region has points for, and shares a rank on equal totals', () => {
    expect(ranges([region('a', '5', null), region('b', '5', '9')], '0')).toEqual([
      ['a', '5', 1, 1, 1],
      ['b', '5', 1, 1, 1],
    ]);
  });
});
