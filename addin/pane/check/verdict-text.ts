import type { CheckResult } from '#shared/check/check-result.ts';
import type { Language } from '#shared/messages/language.ts';
import { verdictLine } from '#shared/messages/verdict.ts';
import type { Explanation } from '#shared/model/finding.ts';
import { countVerdict, type VerdictCounts } from '#shared/validate/verdict.ts';
import { onScreen } from '../session/on-screen.ts';

export const verdictCounts = (result: CheckResult, explanations: readonly Explanation[]): VerdictCounts =>
  countVerdict(result.findings, explanations, result.verdict !== 'unrecognised');

/** The verdict in one sentence. */
export const verdictText = (
  result: CheckResult,
  explanations: readonly Explanation[],
  language: Language,
): string => onScreen(verdictLine(verdictCounts(result, explanations), language), language);
