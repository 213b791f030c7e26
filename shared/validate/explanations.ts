import { equals, parseExact } from '../model/exact.ts';
import type { Explanation, Finding, FindingCode } from '../model/finding.ts';

/** A gap isn't an error: declared with a 缺报说明 it may pass, and the city sees it. */
const GAPS: readonly FindingCode[] = ['required-missing', 'not-yet-available'];

export const isGap = (finding: Pick<Finding, 'code'>): boolean => GAPS.includes(finding.code);

/** Whether a written 说明 lets a finding pass: every query, and every declared gap. Other blocking findings must be corrected. */
export const isExplainable = (finding: Pick<Finding, 'code' | 'severity'>): boolean =>
  finding.severity === 'query' || (isGap(finding) && finding.severity !== 'notice');

/** What an explanation of a finding is bound to: the value of its cell, its text where that is no number, null where it is blank. */
const explainedValue = (finding: Finding): string | null => finding.params.value ?? null;

/** The 说明 of a finding, as it is kept and sent. */
export const explain = (finding: Finding, text: string): Explanation => ({
  code: finding.code,
  indicatorId: finding.indicatorId,
  scope: finding.scope,
  region: finding.region,
  period: finding.period,
  kind: finding.kind,
  value: explainedValue(finding),
  text,
});

export interface AppliedExplanations {
  /** Findings nobody explained, or whose explanation died. */
  readonly open: readonly Finding[];
  readonly explained: readonly { readonly finding: Finding; readonly explanation: Explanation }[];
  /** Explanations that speak of nothing any more, because the value changed or the finding is gone. */
  readonly stale: readonly {
    readonly explanation: Explanation;
    readonly because: 'value-changed' | 'finding-gone';
  }[];
}

/** Puts explanations to their findings. One is in force only for the very value it was written for. */
export function applyExplanations(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
): AppliedExplanations {
  const written = explanations.filter((explanation) => explanation.text.trim() !== '');
  const used = new Set<Explanation>();
  const open: Finding[] = [];
  const explained: { finding: Finding; explanation: Explanation }[] = [];
  for (const finding of findings) {
    const explanation = isExplainable(finding)
      ? written.find((one) => speaksOf(one, finding) && sameValue(one.value, explainedValue(finding)))
      : undefined;
    if (explanation) {
      used.add(explanation);
      explained.push({ finding, explanation });
    } else open.push(finding);
  }
  const stale = written
    .filter((explanation) => !used.has(explanation))
    .map((explanation) => ({
      explanation,
      because: findings.some((finding) => speaksOf(explanation, finding))
        ? ('value-changed' as const)
        : ('finding-gone' as const),
    }));
  return { open, explained, stale };
}

/** Rule, indicator and scope; region, period and kind as far as the explanation names them. */
const speaksOf = (explanation: Explanation, finding: Finding): boolean =>
  explanation.code === finding.code &&
  explanation.indicatorId === finding.indicatorId &&
  explanation.scope === finding.scope &&
  (explanation.region ?? finding.region) === finding.region &&
  (explanation.period ?? finding.period) === finding.period &&
  (explanation.kind ?? finding.kind) === finding.kind;

/** A blank is a blank, whether kept as null or as an empty text; 0.50 is 0.5. */
function sameValue(a: string | null, b: string | null): boolean {
  if ((a ?? '') === (b ?? '')) return true;
  const [left, right] = [parseExact(a ?? ''), parseExact(b ?? '')];
  return left !== null && right !== null && equals(left, right);
}
