import { describe, expect, it } from 'vitest';
import { explainStanding, isAhead } from '#shared/aggregate/explain-standing.ts';
import type { RegionScore } from '#shared/aggregate/figure.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { indicatorOf, itemScoreOf, packOf, regionOf, scoreOf, tableOf } from './city-of.ts';

const pack = packOf([indicatorOf('a'), indicatorOf('b')]);
const standingOf = (scores: Readonly<Record<string, RegionScore | null>>, region: string) =>
  explainStanding(
    tableOf(
      pack,
      Object.entries(scores).map(([code, score]) => regionOf(code, [], score)),
    ),
    region as RegionCode,
  );

const scores = {
  '621102': itemScoreOf({ a: '12', b: '18' }),
  '621121': itemScoreOf({ a: '11', b: '9' }, '2.5'),
  '621122': itemScoreOf({ a: '10', b: '10' }),
  '621123': itemScoreOf({ a: '3', b: '4' }),
};

describe('why a unit stands where it stands', () => {
  it('is told against the nearest unit on either side, not the first or the last', () => {
    const { above, below } = standingOf(scores, '621121')!;
    expect([above?.region.region, above?.gap, below?.region.region, below?.gap]).toEqual([
      '621102',
      '7.5',
      '621122',
      '2.5',
    ]);
    expect(standingOf(scores, '621122')?.above?.region.region).toBe('621121');
    expect(standingOf(scores, '621123')?.below).toBeNull();
    expect(standingOf(scores, '621102')?.above).toBeNull();
  });

  it('names every item with different points and 加减分, the largest difference first', () => {
    const { above } = standingOf(scores, '621121')!;
    expect(above?.differences.map((one) => [one.indicator, one.difference, isAhead(one)])).toEqual([
      ['b', '-9', false],
      ['', '2.5', true],
      ['a', '-1', false],
    ]);
  });

  it('names the items of the unit behind that still hold more than the gap, the most open first', () => {
    // 7.5 behind: 20 − 9 = 11 and 20 − 11 = 9 are open. Of the unit 2.5 behind it, 10 and 10.
    const { above, below } = standingOf(scores, '621121')!;
    expect(above?.closers).toEqual([
      { indicator: 'b', open: '11' },
      { indicator: 'a', open: '9' },
    ]);
    expect(below?.closers.map(({ open }) => open)).toEqual(['10', '10']);
    const exactly = { '621102': itemScoreOf({ a: '20' }), '621121': itemScoreOf({ a: '15' }) };
    expect(standingOf(exactly, '621121')?.above?.closers).toEqual([]);
  });

  it('compares a list of its own item by item: what the other does not have is 0 there', () => {
    const lists = {
      '621102': itemScoreOf({ a: '10', 'list:甲': '8' }),
      '621121': itemScoreOf({ a: '10', 'list:乙': '5' }),
    };
    expect(
      standingOf(lists, '621121')?.above?.differences.map((one) => [one.indicator, one.own, one.other]),
    ).toEqual([
      ['list:甲', '0', '8'],
      ['list:乙', '5', '0'],
    ]);
  });

  it('puts equals beside the unit, and says nothing of a unit without a place', () => {
    const equal = { '621102': scoreOf('80'), '621121': scoreOf('80'), '621122': null };
    expect(standingOf(equal, '621102')?.equals.map(({ region }) => region)).toEqual(['621121']);
    expect(standingOf(equal, '621122')).toBeNull();
    expect(standingOf(equal, '621199')).toBeNull();
  });
});
