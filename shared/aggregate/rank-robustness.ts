import type { DecimalText, RegionCode } from '../model/brands.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isNegative,
  multiply,
  subtract,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';

/** A region with the points of its items, by item. Items without points are left out of the comparison for everybody. */
export interface ScoredRegion {
  readonly region: RegionCode;
  readonly points: Readonly<Record<string, DecimalText | null>>;
  /** What counts beside the weighted items and does not move with any weight (加减分). */
  readonly fixed?: DecimalText;
}

export interface RankRange {
  readonly region: RegionCode;
  readonly total: DecimalText;
  readonly rank: number;
  /** Best and worst place when every weight may move by the stated share, each on its own. */
  readonly best: number;
  readonly worst: number;
}

/**
 * How far ranks depend on the weights: every item's weight may move up or down by `percent` independently.
 * A region can only be overtaken where the lead, taken at the worst weights, is gone. Rank on unrounded totals,
 * same total same rank, the next ones skipped.
 */
export function rankRobustness(
  regions: readonly ScoredRegion[],
  percent: DecimalText = '10' as DecimalText,
): readonly RankRange[] {
  const items = commonItems(regions);
  const share = divide(exact(percent), exact('100'))!;
  const rows = regions.map(({ region, points, fixed = '0' as DecimalText }) => ({
    region,
    fixed: exact(fixed),
    points: items.map((item) => exact(points[item]!)),
  }));
  const totalOf = (row: (typeof rows)[number]): Exact => row.points.reduce(add, row.fixed);
  return rows.map((row) => {
    const others = rows.filter((one) => one !== row);
    const ahead = (least: boolean): number =>
      others.filter(
        (one) =>
          compare(add(leadOf(one.points, row.points, share, least), subtract(one.fixed, row.fixed)), ZERO) >
          0,
      ).length;
    const total = totalOf(row);
    return {
      region: row.region,
      total: toDecimalText(total),
      rank: 1 + others.filter((one) => compare(totalOf(one), total) > 0).length,
      best: 1 + ahead(true),
      worst: 1 + ahead(false),
    };
  });
}

const commonItems = (regions: readonly ScoredRegion[]): string[] =>
  Object.keys(regions[0]?.points ?? {}).filter((item) =>
    regions.every((one) => (one.points[item] ?? null) !== null),
  );

/** Lead of `a` over `b` at the weights that make it least (or most): each difference shrinks or grows by the share. */
function leadOf(a: readonly Exact[], b: readonly Exact[], share: Exact, least: boolean): Exact {
  return a.reduce((lead, points, index) => {
    const difference = subtract(points, b[index]!);
    const grows = isNegative(difference) === least;
    const weight = grows ? add(exact('1'), share) : subtract(exact('1'), share);
    return add(lead, multiply(difference, weight));
  }, ZERO);
}
