import type { DecimalText, PeriodId, RegionCode } from '../model/brands.ts';
import { exact, subtract, toDecimalText } from '../model/exact.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { rankRegions } from './rank-regions.ts';

/** What a changed pack would do to the figures of one period. */
export interface RulesImpact {
  readonly period: PeriodId;
  /** In the order of the new places, then as given. */
  readonly regions: readonly RegionImpact[];
  /** Ranks are only told when no total waits for an answer. */
  readonly ranked: { readonly before: boolean; readonly after: boolean };
}

export interface RegionImpact {
  readonly region: RegionCode | null;
  readonly name: string;
  readonly before: ScoredRegion;
  readonly after: ScoredRegion;
  /** After minus before, decimal text; null where either is not known. */
  readonly change: DecimalText | null;
}

export interface ScoredRegion {
  readonly total: DecimalText | null;
  readonly rank: number | null;
  readonly provisional: boolean;
}

/** Regions without a place stand last. */
const LAST = Number.MAX_SAFE_INTEGER;

interface ScoredPack {
  readonly pack: Pick<RulePack, 'rank'>;
  readonly sheets: readonly (ScoreSheet | null)[];
}

/** Two scorings of the same regions side by side; `sheets` stand in the order of `regions`. */
export function compareScores(
  period: PeriodId,
  regions: readonly { readonly region: RegionCode | null; readonly name: string }[],
  before: ScoredPack,
  after: ScoredPack,
): RulesImpact {
  const old = scoredRegions(before);
  const now = scoredRegions(after);
  const compared = regions.map(({ region, name }, index): RegionImpact => {
    const [was, is] = [before.sheets[index]?.totalExact ?? null, after.sheets[index]?.totalExact ?? null];
    return {
      region,
      name,
      before: old[index]!,
      after: now[index]!,
      change: was === null || is === null ? null : toDecimalText(subtract(exact(is), exact(was)), 4),
    };
  });
  return {
    period,
    regions: compared.toSorted((a, b) => (a.after.rank ?? LAST) - (b.after.rank ?? LAST)),
    ranked: { before: isRanked(before), after: isRanked(after) },
  };
}

const isRanked = ({ sheets }: ScoredPack): boolean =>
  sheets.length > 1 &&
  sheets.every((sheet) => sheet !== null && sheet.totalExact !== null && !sheet.provisional);

function scoredRegions(scored: ScoredPack): readonly ScoredRegion[] {
  const totals = scored.sheets.flatMap((sheet, index) =>
    sheet?.totalExact ? [{ region: String(index) as RegionCode, value: exact(sheet.totalExact) }] : [],
  );
  const ranks = isRanked(scored) ? rankRegions(totals, scored.pack.rank) : null;
  return scored.sheets.map((sheet, index) => ({
    total: sheet?.total ?? null,
    rank: ranks?.get(String(index) as RegionCode) ?? null,
    provisional: sheet?.provisional ?? false,
  }));
}
