import type { DecimalText } from '../model/brands.ts';
import type { RankRobustness } from '../model/city-table.ts';
import { compare, exact, subtract, sum, toDecimalText, ZERO } from '../model/exact.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { RegionScore, ReportedRegion } from './figure.ts';
import { rankRobustness, type ScoredRegion } from './rank-robustness.ts';

const PERCENT = '10' as DecimalText;

/**
 * Between which places each unit stays when every weight moves by up to ten percent, each on its own. Items that not every
 * unit has (a year's list of its own) move as their section; 加减分 have no weight and do not move. null where there are no
 * ranks, where totals are not sums of points (a mean of quarters), or where cutting at the maximum made them equal.
 */
export function robustRanks(
  pack: Pick<RulePack, 'rank'>,
  regions: readonly ReportedRegion[],
): RankRobustness | null {
  const scored = regions.flatMap(({ region, score }) => (score?.totalExact ? [{ region, score }] : []));
  if (scored.length < 2 || pack.rank.direction === 'low' || pack.rank.ties !== 'skip') return null;
  if (scored.some(({ score }) => score.items.length === 0 || isCut(score))) return null;
  const shared = sharedItems(scored.map(({ score }) => score));
  const rows = scored.map(
    ({ region, score }): ScoredRegion => ({ region, points: weighted(score, shared), fixed: fixedOf(score) }),
  );
  return {
    percent: PERCENT,
    regions: rankRobustness(rows, PERCENT).map(({ region, rank, best, worst }) => ({
      region,
      rank,
      best,
      worst,
    })),
  };
}

const pointsOf = ({ items }: RegionScore) =>
  sum(items.map(({ points }) => (points === null ? ZERO : exact(points))));

const fixedOf = ({ adjustments }: RegionScore): DecimalText =>
  toDecimalText(sum(adjustments.map(({ points }) => exact(points))));

/** The printed total is less than what its items add up to. */
const isCut = (score: RegionScore): boolean =>
  score.unscaled === undefined &&
  compare(subtract(pointsOf(score), exact(score.totalExact!)), subtract(ZERO, exact(fixedOf(score)))) !== 0;

function sharedItems(scores: readonly RegionScore[]): ReadonlySet<string> {
  const [first, ...others] = scores.map(
    ({ items }) => new Set<string>(items.map(({ indicatorId }) => indicatorId)),
  );
  return new Set([...(first ?? [])].filter((id) => others.every((one) => one.has(id))));
}

function weighted({ items }: RegionScore, shared: ReadonlySet<string>): Record<string, DecimalText> {
  const points: Record<string, DecimalText> = {};
  for (const item of items) {
    const key = shared.has(item.indicatorId) ? item.indicatorId : `section ${item.group}`;
    points[key] = toDecimalText(sum([exact(points[key] ?? '0'), exact(item.points ?? '0')]));
  }
  return points;
}
