import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { compareScores, type RulesImpact } from '#shared/aggregate/compare-scores.ts';
import type { CheckOptions } from '#shared/check/check-result.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { type PreparedPacks, preparePacks } from '#shared/check/prepared-packs.ts';
import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { type FileRefusal, openWorkbookFile } from '../open-workbook-file.ts';

/** A unit of a workbook under both packs. */
export interface ScoredTwice {
  readonly file: string;
  readonly region: RegionCode | null;
  readonly name: string;
  readonly before: ScoreSheet;
  readonly after: ScoreSheet | null;
}

/** Why something named on the command line takes no part. */
export type LeftOut =
  | { readonly file: string; readonly why: 'refused'; readonly refusal: FileRefusal }
  | { readonly file: string; readonly why: 'no-figures' }
  | { readonly file: string; readonly why: 'other-period'; readonly period: PeriodId }
  | { readonly file: string; readonly why: 'twice'; readonly name: string; readonly first: string };

export interface ImpactOfFiles {
  readonly units: readonly ScoredTwice[];
  /** null when no workbook has figures for the pack. */
  readonly impact: RulesImpact | null;
  readonly leftOut: readonly LeftOut[];
}

export type ScoringOptions = Omit<CheckOptions, 'packs' | 'packId'>;

/** Scores the same workbooks by both packs, over one period: the one asked for, else the newest that the workbooks report. */
export function scoreByBoth(
  paths: readonly string[],
  before: RulePack,
  after: RulePack,
  options: ScoringOptions,
): ImpactOfFiles {
  const [old, next] = [preparePacks([before], nativeSha256), preparePacks([after], nativeSha256)];
  const leftOut: LeftOut[] = [];
  const found: ScoredTwice[] = [];
  for (const file of paths) {
    const opened = openWorkbookFile(file);
    if ('refusal' in opened) leftOut.push({ file, why: 'refused', refusal: opened.refusal });
    else {
      const units = unitsOf(file, opened.raw, [old, next], options);
      if (units.length === 0) leftOut.push({ file, why: 'no-figures' });
      found.push(...units);
    }
  }
  const period = options.period ?? newest(found.map((one) => one.before.period));
  const counties = found.filter(({ region }) => region !== before.area || region === null);
  const units = new Map<string, ScoredTwice>();
  for (const unit of counties.length > 0 ? counties : found) {
    const { file, name } = unit;
    const first = units.get(unit.region ?? file);
    if (unit.before.period !== period)
      leftOut.push({ file, why: 'other-period', period: unit.before.period });
    else if (first) leftOut.push({ file, why: 'twice', name, first: first.file });
    else units.set(unit.region ?? file, unit);
  }
  const kept = [...units.values()];
  if (period === undefined || kept.length === 0) return { units: kept, impact: null, leftOut };
  const impact = compareScores(
    period,
    kept,
    { pack: before, sheets: kept.map((one) => one.before) },
    { pack: after, sheets: kept.map((one) => one.after) },
  );
  return { units: kept, impact, leftOut };
}

/** What a workbook reports for its own period; its earlier columns are no submission. */
function unitsOf(
  file: string,
  raw: RawWorkbook,
  [old, next]: readonly [PreparedPacks, PreparedPacks],
  options: ScoringOptions,
): readonly ScoredTwice[] {
  const [was, is] = [old, next].map(
    (ready) =>
      checkWorkbook(raw, { ...options, packs: ready.packs, packId: ready.packs[0]!.id }, ready).scores,
  );
  const own = (was ?? []).filter(({ period }) => period === (options.period ?? was?.[0]?.period));
  // Figures of another period than the one asked for are handed on, to be told.
  const sheets = own.length > 0 ? own : (was ?? []).slice(0, 1);
  return sheets.map((before) => ({
    file,
    region: before.region,
    name: before.region ? regionName(before.region) : file,
    before,
    after: is?.find(({ region, period: at }) => region === before.region && at === before.period) ?? null,
  }));
}

const newest = (periods: readonly PeriodId[]): PeriodId | undefined => [...periods].sort().at(-1);
