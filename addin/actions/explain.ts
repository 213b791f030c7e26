import type { Explanation, Finding } from '#shared/model/finding.ts';
import type { Reading } from '#shared/model/reading.ts';

/** The value an explanation is bound to: what the cell was read as when it was written, its text where it holds no number. */
export function explainedValue(finding: Finding, readings: readonly Reading[]): string | null {
  const reading = readings.find(
    (each) =>
      each.sheet === finding.sheet &&
      each.cell === finding.cell &&
      (finding.kind === null || each.kind === finding.kind) &&
      (finding.indicatorId === null || each.indicatorId === finding.indicatorId),
  );
  return reading ? (reading.value ?? reading.raw) : null;
}

/** A 说明 for one finding. It speaks of this value only: with another value the question is open again. */
export function bindExplanation(finding: Finding, readings: readonly Reading[], text: string): Explanation {
  return {
    code: finding.code,
    indicatorId: finding.indicatorId,
    scope: finding.scope,
    region: finding.region,
    period: finding.period,
    kind: finding.kind,
    value: explainedValue(finding, readings),
    text: text.trim(),
  };
}

/** Same question, whatever the value: one explanation replaces the other. */
export const sameQuestion = (a: Explanation, b: Explanation): boolean =>
  a.code === b.code &&
  a.indicatorId === b.indicatorId &&
  a.scope === b.scope &&
  (a.region ?? null) === (b.region ?? null) &&
  (a.period ?? null) === (b.period ?? null) &&
  (a.kind ?? null) === (b.kind ?? null);

/** The explanations with this one in place of an older one; an empty text takes it away. */
export function keepExplanation(kept: readonly Explanation[], next: Explanation): readonly Explanation[] {
  const others = kept.filter((each) => !sameQuestion(each, next));
  return next.text ? [...others, next] : others;
}

/** The 说明 that is in force for a finding: of the same question and of the value that stands there now. */
export function explanationOf(
  finding: Finding,
  readings: readonly Reading[],
  kept: readonly Explanation[],
): Explanation | null {
  const asked = bindExplanation(finding, readings, '');
  return kept.find((each) => sameQuestion(each, asked) && each.value === asked.value) ?? null;
}
