import type { Explanation, Finding } from '#shared/model/finding.ts';
import { applyExplanations } from '#shared/validate/explanations.ts';

/** Same question, whatever the value: one explanation replaces the other. */
const sameQuestion = (a: Explanation, b: Explanation): boolean =>
  a.code === b.code &&
  a.indicatorId === b.indicatorId &&
  a.scope === b.scope &&
  (a.region ?? null) === (b.region ?? null) &&
  (a.period ?? null) === (b.period ?? null) &&
  (a.kind ?? null) === (b.kind ?? null);

/** The explanations with this one in place of an older one; an empty text takes it away. */
export function keepExplanation(kept: readonly Explanation[], next: Explanation): readonly Explanation[] {
  const others = kept.filter((each) => !sameQuestion(each, next));
  return next.text.trim() ? [...others, { ...next, text: next.text.trim() }] : others;
}

/** The 说明 that is in force for a finding: of the same question and of the value that stands there now. */
export const explanationOf = (finding: Finding, kept: readonly Explanation[]): Explanation | null =>
  applyExplanations([finding], kept).explained[0]?.explanation ?? null;
