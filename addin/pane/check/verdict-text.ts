import type { CheckResult } from '#shared/check/check-result.ts';
import type { Language } from '#shared/messages/language.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { verdictLine } from '#shared/messages/verdict.ts';
import type { Explanation } from '#shared/model/finding.ts';
import type { ReadingKind } from '#shared/model/reading.ts';
import { countVerdict, type VerdictCounts } from '#shared/validate/verdict.ts';
import { onScreen } from '../session/on-screen.ts';

export const verdictCounts = (result: CheckResult, explanations: readonly Explanation[]): VerdictCounts =>
  countVerdict(result.findings, explanations, result.verdict !== 'unrecognised');

const REPORTED: ReadonlySet<ReadingKind> = new Set(['actual', 'numerator', 'denominator', 'score']);

/** Nothing is wrong with it, and nothing of it can be submitted: a 分解表 holds targets, a 花名册 no figures. */
export function nothingReported(
  result: CheckResult,
  explanations: readonly Explanation[],
): 'targets' | 'no-figures' | null {
  if (verdictCounts(result, explanations).verdict !== 'pass') return null;
  const { readings } = result.recognition;
  if (readings.some(({ kind }) => REPORTED.has(kind))) return null;
  return readings.length > 0 ? 'targets' : 'no-figures';
}

/** The verdict in one sentence. */
export function verdictText(
  result: CheckResult,
  explanations: readonly Explanation[],
  language: Language,
): string {
  const nothing = nothingReported(result, explanations);
  if (nothing) return uiCheck[language].nothingReported[nothing].says;
  return onScreen(verdictLine(verdictCounts(result, explanations), language), language);
}
