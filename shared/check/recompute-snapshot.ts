import { isEventInput } from '../issuing/events/event-inputs.ts';
import type { IndicatorId } from '../model/brands.ts';
import { printedPlaces } from '../model/exact.ts';
import type { Explanation } from '../model/finding.ts';
import type { Reading, Recognition, ScoringInput } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { Snapshot, SnapshotFinding } from '../model/snapshot.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '../rule-pack/rule-pack.ts';
import { validateReadings } from '../validate/validate-readings.ts';
import type { PreparedPacks } from './prepared-packs.ts';
import { scoreRecognition } from './score-recognition.ts';

export interface RecomputeRequest {
  readonly snapshot: Pick<Snapshot, 'readings' | 'inputs' | 'region' | 'period'>;
  readonly pack: RulePack;
  readonly prepared: PreparedPacks;
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
  readonly lists: readonly IssuedList[];
  readonly explanations: readonly Explanation[];
}

/** What follows from readings and inputs alone: the server holds it against what was signed. */
export function recomputeSnapshot(request: RecomputeRequest): {
  readonly findings: readonly SnapshotFinding[];
  readonly score: ScoreSheet | null;
} {
  const { snapshot, pack, prepared, decisions, issued, lists } = request;
  const scores = scoreRecognition(recognitionOf(snapshot, pack), { decisions, issued, lists }, prepared);
  return { findings: findingsOfReadings(snapshot, pack), score: ownScore(scores, pack, snapshot) };
}

/** Findings of basis `readings` over exactly the readings that are sent. */
export function findingsOfReadings(
  snapshot: Pick<Snapshot, 'readings' | 'inputs' | 'region'>,
  pack: RulePack,
): readonly SnapshotFinding[] {
  return validateReadings(snapshot, { pack, region: snapshot.region }).map((finding) => ({
    code: finding.code,
    basis: finding.basis,
    indicatorId: finding.indicatorId,
    scope: finding.scope,
    period: finding.period,
    severity: finding.severity,
  }));
}

/** The sheet of this pack and period for the region itself, or for what names no region. */
export function ownScore(
  scores: readonly ScoreSheet[],
  pack: Pick<RulePack, 'id'>,
  of: Pick<Snapshot, 'region' | 'period'>,
): ScoreSheet | null {
  const own = scores.filter((sheet) => sheet.pack.id === pack.id && sheet.period === of.period);
  const sheet = own.find(({ region }) => region === of.region) ?? own.find(({ region }) => region === null);
  return sheet ? { ...sheet, region: of.region } : null;
}

/** Items of a year's list and 加减分 events travel under ids of their own, where the pack has such a section or rule. */
export const belongsToPack = (pack: RulePack, indicatorId: string): boolean =>
  pack.indicators.some(({ id }) => id === indicatorId) ||
  (indicatorId.startsWith('list:') && pack.sections.some(({ items }) => items === 'issued')) ||
  (isEventInput({ indicatorId: indicatorId as IndicatorId }) && pack.adjustments.length > 0);

/** A snapshot's readings as if a workbook had just been understood: what the score is computed from, and nothing more. */
function recognitionOf(
  { readings, inputs, region, period }: RecomputeRequest['snapshot'],
  pack: RulePack,
): Recognition {
  const names = new Map(pack.indicators.map((indicator) => [indicator.id, indicator.name]));
  return {
    tables: [],
    readings: readings.map(
      (reading): Reading => ({
        ...reading,
        pack: pack.id,
        indicator: names.get(reading.indicatorId) ?? reading.indicator ?? reading.indicatorId,
        marks: [],
        places: printedPlaces(reading.raw),
        table: 0,
        sure: 'sure',
      }),
    ),
    inputs: inputs.map(
      (input): ScoringInput => ({
        ...input,
        pack: pack.id,
        region,
        period,
        value: input.value as ScoringInput['value'],
      }),
    ),
    unplaced: [],
    ledgers: [],
    sums: [],
    cells: {},
    hidden: [],
    region,
    period,
    packs: [pack.id],
  };
}
