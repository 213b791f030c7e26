import type { RegionCode } from '../model/brands.ts';
import type { Ranking, RankingReason } from '../model/city-table.ts';
import { exact } from '../model/exact.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { ReportedRegion, ScoredItem, Waiting } from './figure.ts';
import { rankRegions } from './rank-regions.ts';
import { robustRanks } from './robust-ranks.ts';

type RankedPack = Pick<RulePack, 'rank' | 'indicators' | 'questions'>;

/** Ranks of the totals. While any total waits for an answer of the issuer there are none: 位次待定. */
export function rankTotals(
  pack: RankedPack,
  regions: readonly ReportedRegion[],
): { readonly ranks: ReadonlyMap<RegionCode, number>; readonly ranking: Ranking } {
  const totals = regions.flatMap(({ region, score }) =>
    score?.totalExact ? [{ region, value: exact(score.totalExact) }] : [],
  );
  const none = new Map<RegionCode, number>();
  const reasons = reasonsOf(pack, regions);
  if (reasons.length > 0)
    return { ranks: none, ranking: { state: 'provisional', reasons, robustness: null } };
  if (totals.length === 0) return { ranks: none, ranking: { state: 'none', reasons, robustness: null } };
  const state = totals.length === regions.length ? 'final' : 'incomplete';
  const robustness = robustRanks(pack, regions);
  return { ranks: rankRegions(totals, pack.rank), ranking: { state, reasons, robustness } };
}

/** One reason for each open question and item; items that are not reported are counted by region, not listed. */
function reasonsOf(pack: RankedPack, regions: readonly ReportedRegion[]): readonly RankingReason[] {
  const reasons = new Map<string, RankingReason>();
  for (const { region, name, score } of regions) {
    const { listed, unreported, quarters } = sorted(score?.waiting ?? []);
    const add = (waiting: Waiting, value: string | null): void => {
      const key = [waiting.why, waiting.question, waiting.indicatorId].join('\u0000');
      const known = reasons.get(key) ?? reasonFor(pack, waiting, score?.items ?? []);
      reasons.set(key, { ...known, regions: [...known.regions, { region, name, value }] });
    };
    for (const one of listed) add(one, one.value);
    if (unreported[0]) add({ ...unreported[0], indicatorId: null }, String(unreported.length));
    if (quarters[0]) add(quarters[0], quarters.map(({ value }) => value).join('、'));
  }
  return [...reasons.values()];
}

const sorted = (waiting: readonly Waiting[]) => ({
  listed: waiting.filter(({ why }) => why === 'open-question' || why === 'not-computable'),
  unreported: waiting.filter(({ why }) => why === 'not-reported'),
  quarters: waiting.filter(({ why }) => why === 'quarter-missing'),
});

function reasonFor(
  pack: RankedPack,
  { why, question, indicatorId }: Waiting,
  items: readonly ScoredItem[],
): RankingReason {
  const indicator =
    pack.indicators.find(({ id }) => id === indicatorId)?.name ??
    items.find((item) => item.indicatorId === indicatorId)?.indicator ??
    '';
  const text = pack.questions.find(({ id }) => id === question)?.text ?? null;
  return { why, question, text, indicatorId, indicator, regions: [] };
}
