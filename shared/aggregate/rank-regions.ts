import type { RegionCode } from '../model/brands.ts';
import { compare, type Exact } from '../model/exact.ts';

export interface RankRule {
  readonly direction: 'high' | 'low';
  /** skip: two firsts are followed by a third. dense: by a second. */
  readonly ties: 'skip' | 'dense';
}

/** Ranks on unrounded values: equal values share a rank. The order of the regions does not matter. */
export function rankRegions(
  values: readonly { readonly region: RegionCode; readonly value: Exact }[],
  rule: RankRule,
): ReadonlyMap<RegionCode, number> {
  const better = rule.direction === 'high' ? -1 : 1;
  const sorted = [...values].sort((a, b) => better * compare(a.value, b.value));
  const ranks = new Map<RegionCode, number>();
  let rank = 0;
  sorted.forEach(({ region, value }, index) => {
    const previous = sorted[index - 1];
    if (!previous || compare(previous.value, value) !== 0)
      rank = rule.ties === 'dense' ? rank + 1 : index + 1;
    ranks.set(region, rank);
  });
  return ranks;
}
