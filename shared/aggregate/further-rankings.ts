import type { RegionCode } from '../model/brands.ts';
import type { FurtherRanking } from '../model/city-table.ts';
import { compare, type Exact, exact } from '../model/exact.ts';
import type { Ranking as RankingRule, RulePack } from '../rule-pack/rule-pack.ts';
import type { ReportedRegion } from './figure.ts';
import { rankRegions } from './rank-regions.ts';

const ONE = exact('1');

/** Rankings that a document announces besides the one by total: by an index, or by how many main targets were met. */
export const furtherRankings = (
  pack: Pick<RulePack, 'rank' | 'rankings' | 'indicators'>,
  regions: readonly ReportedRegion[],
): readonly FurtherRanking[] =>
  (pack.rankings ?? []).map((rule) => {
    const measured = regions.flatMap((region) => {
      const found = rule.by === 'value' ? indexOf(rule, region) : attainmentOf(rule, region);
      return found ? [{ region: region.region, ...found }] : [];
    });
    const ranks = rankRegions(measured, { direction: directionOf(pack, rule), ties: pack.rank.ties });
    const known = new Set<RegionCode>(measured.map(({ region }) => region));
    return {
      id: rule.id,
      title: rule.title,
      by: rule.by,
      clause: rule.clause,
      regions: measured.map(({ region, text, of }) => ({
        region,
        value: text,
        of,
        rank: ranks.get(region)!,
      })),
      missing: regions.filter(({ region }) => !known.has(region)).map(({ region }) => region),
    };
  });

interface Measured {
  readonly value: Exact;
  readonly text: string;
  /** Of how many targets; null for a value. */
  readonly of: number | null;
}

function indexOf({ indicatorIds }: RankingRule, { figures }: ReportedRegion): Measured | null {
  const value = figures.find(({ indicatorId }) => indicatorId === indicatorIds[0])?.value ?? null;
  return value === null ? null : { value: exact(value), text: value, of: null };
}

/** Only a region that every one of the targets can be told of is ranked: nobody gains by leaving one out. */
function attainmentOf({ indicatorIds }: RankingRule, { score }: ReportedRegion): Measured | null {
  const shares = indicatorIds.flatMap(
    (id) => score?.items.find(({ indicatorId }) => indicatorId === id)?.attainment ?? [],
  );
  if (indicatorIds.length === 0 || shares.length < indicatorIds.length) return null;
  const met = shares.filter((share) => compare(exact(share), ONE) >= 0).length;
  return { value: exact(String(met)), text: String(met), of: indicatorIds.length };
}

const directionOf = (
  pack: Pick<RulePack, 'indicators'>,
  { by, indicatorIds }: RankingRule,
): 'high' | 'low' =>
  by === 'value' && pack.indicators.find(({ id }) => id === indicatorIds[0])?.direction === 'down'
    ? 'low'
    : 'high';
