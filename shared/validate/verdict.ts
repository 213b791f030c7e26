import type { Explanation, Finding, Severity } from '../model/finding.ts';
import { applyExplanations, isGap } from './explanations.ts';

/** unrecognised: no indicator table. fail: something must be corrected. explain: something must be explained. */
export type Verdict = 'pass' | 'explain' | 'fail' | 'unrecognised';

/** What the first line of 核验 counts; a cell counts once for each of its findings. */
export interface VerdictCounts {
  readonly verdict: Verdict;
  readonly blocking: number;
  readonly queries: number;
  readonly notices: number;
  readonly explainedGaps: number;
  readonly explainedQueries: number;
}

/** The verdict with its counts. `tablesFound` = whether any table of a pack was recognised. */
export function countVerdict(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
  tablesFound: boolean,
): VerdictCounts {
  const { open, explained } = applyExplanations(findings, explanations);
  const count = (severity: Severity) => distinct(open.filter((finding) => finding.severity === severity));
  const [blocking, queries] = [count('blocking'), count('query')];
  return {
    verdict: verdictFrom(blocking, queries, tablesFound),
    blocking,
    queries,
    notices: count('notice'),
    explainedGaps: distinct(explained.map(({ finding }) => finding).filter(isGap)),
    explainedQueries: distinct(explained.map(({ finding }) => finding).filter((finding) => !isGap(finding))),
  };
}

export const verdictOf = (
  findings: readonly Finding[],
  explanations: readonly Explanation[],
  tablesFound: boolean,
): Verdict => countVerdict(findings, explanations, tablesFound).verdict;

function verdictFrom(blocking: number, queries: number, tablesFound: boolean): Verdict {
  if (!tablesFound) return 'unrecognised';
  if (blocking > 0) return 'fail';
  return queries > 0 ? 'explain' : 'pass';
}

/** Two packs that read the same cell say the same thing twice; for the person it is one. */
const distinct = (findings: readonly Finding[]): number =>
  new Set(findings.map(({ code, sheet, cell }) => `${code}|${sheet}|${cell}`)).size;
