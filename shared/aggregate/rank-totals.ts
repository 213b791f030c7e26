import type { RegionCode } from '../model/brands.ts';
import type { Ranking, RankingReason } from '../model/city-table.ts';
import { exact } from '../model/exact.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { ReportedRegion } from './figure.ts';
import { rankRegions } from './rank-regions.ts';

/** Ranks of the totals. While any total waits for an answer of the issuer there are none: 位次待定. */
export function rankTotals(
  pack: Pick<RulePack, 'rank' | 'indicators'>,
  regions: readonly ReportedRegion[],
): { readonly ranks: ReadonlyMap<RegionCode, number>; readonly ranking: Ranking } {
  const totals = regions.flatMap(({ region, score }) =>
    score?.totalExact ? [{ region, value: exact(score.totalExact) }] : [],
  );
  const none = new Map<RegionCode, number>();
  if (totals.length === 0) return { ranks: none, ranking: { state: 'none', reasons: [] } };
  if (regions.some(({ score }) => score?.provisional))
    return { ranks: none, ranking: { state: 'provisional', reasons: reasonsOf(pack, regions) } };
  const state = totals.length === regions.length ? 'final' : 'incomplete';
  return { ranks: rankRegions(totals, pack.rank), ranking: { state, reasons: [] } };
}

function reasonsOf(
  pack: Pick<RulePack, 'indicators'>,
  regions: readonly ReportedRegion[],
): readonly RankingReason[] {
  const reasons = new Map<string, RankingReason>();
  for (const { region, name, score } of regions)
    for (const { question, indicatorId, value } of score?.waiting ?? []) {
      const key = `${question}\u0000${indicatorId}`;
      const indicator = pack.indicators.find(({ id }) => id === indicatorId)?.name ?? indicatorId;
      const known = reasons.get(key) ?? { question, indicatorId, indicator, regions: [] };
      reasons.set(key, { ...known, regions: [...known.regions, { region, name, value }] });
    }
  return [...reasons.values()];
}
