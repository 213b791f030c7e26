import { explanationOf } from '#addin/actions/explain.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import { uiCheck } from '#shared/messages/ui-check.ts';
import type { Language } from '#shared/messages/ui-language.ts';
import type { Explanation } from '#shared/model/finding.ts';

export interface VerdictCounts {
  readonly blocking: number;
  /** Queries without an explanation in force. */
  readonly open: number;
  readonly explained: number;
}

/** A gap (blank cell, figure not out yet) with a written 缺报说明 no longer blocks: it may pass, explained. */
export function countVerdict(result: CheckResult, explanations: readonly Explanation[]): VerdictCounts {
  const counts = { blocking: 0, open: 0, explained: 0 };
  for (const finding of result.findings) {
    if (finding.severity === 'notice') continue;
    const explainable = finding.severity === 'query' || finding.code === 'required-missing';
    if (explainable && explanationOf(finding, result.recognition.readings, explanations)) counts.explained++;
    else if (finding.severity === 'blocking') counts.blocking++;
    else counts.open++;
  }
  return counts;
}

/** The verdict in one sentence. */
export function verdictText(
  result: CheckResult,
  explanations: readonly Explanation[],
  language: Language,
): string {
  const texts = uiCheck[language].verdict;
  if (result.verdict === 'unrecognised') return texts.unrecognised;
  const counts = countVerdict(result, explanations);
  if (counts.blocking) return texts.fail(counts.blocking, counts.open);
  if (counts.open) return texts.explain(counts.open);
  return counts.explained ? texts.explained(counts.explained) : texts.pass;
}
