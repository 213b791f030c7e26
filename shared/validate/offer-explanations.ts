import type { Explanation, Finding } from '../model/finding.ts';
import { isExplainable } from './explanations.ts';

/** A text that was written for the same question before, to be taken over by a person, never by itself. */
export interface OfferedExplanation {
  readonly finding: Finding;
  readonly text: string;
  readonly from: Explanation;
}

/** Last time's 说明 for findings that stand again: same rule, indicator, scope and region; value and period may differ. */
export function offerExplanations(
  findings: readonly Finding[],
  remembered: readonly Explanation[],
): readonly OfferedExplanation[] {
  return findings.filter(isExplainable).flatMap((finding) => {
    const from = remembered.findLast(
      (explanation) =>
        explanation.text.trim() !== '' &&
        explanation.code === finding.code &&
        explanation.indicatorId === finding.indicatorId &&
        explanation.scope === finding.scope &&
        (explanation.region ?? finding.region) === finding.region &&
        (explanation.kind ?? finding.kind) === finding.kind,
    );
    return from ? [{ finding, text: from.text, from }] : [];
  });
}
