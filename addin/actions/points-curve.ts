import type { DecimalText } from '#shared/model/brands.ts';
import { compare, exact, numberText, toApproximateNumber } from '#shared/model/exact.ts';
import type { Decision, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';

export interface PointsCurve {
  /** Value and points, in order of value; for drawing only. A jump is two points of one value. */
  readonly line: readonly (readonly [number, number])[];
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Steps between two thresholds: enough for a smooth line, exact at every threshold. */
const STEPS = 24;

/** The rule in force for an indicator: a decided question may replace the printed one. */
export function ruleInForce(
  pack: RulePack,
  indicatorId: string,
  decisions: readonly Decision[],
): ScoringRule | null {
  for (const question of pack.questions) {
    const chosen = decisions.find((each) => each.question === question.id)?.option ?? question.default;
    const rule = question.options.find((option) => option.id === chosen)?.rules?.[indicatorId];
    if (rule) return rule;
  }
  return pack.indicators.find((indicator) => indicator.id === indicatorId)?.scoring?.rule ?? null;
}

/**
 * Points over the one number a rule asks for; null where it asks for more, or draws nothing.
 * `around` (today's value, the target) is kept in view.
 */
export function pointsCurve(rule: ScoringRule, around: readonly string[]): PointsCurve | null {
  const input = rule.inputs[0];
  if (!rule.points || rule.inputs.length !== 1 || input?.type !== 'number') return null;
  const marks = [...new Set([...thresholdsOf(rule.points), ...around])].sort((a, b) =>
    compare(exact(a), exact(b)),
  );
  if (marks.length === 0) return null;
  const low = Math.min(0, toApproximateNumber(exact(marks[0]!)));
  const high = toApproximateNumber(exact(marks[marks.length - 1]!));
  const from = low;
  const to = high > low ? high + (high - low) * 0.12 : low + 1;
  const stops = [from, ...marks.map((mark) => toApproximateNumber(exact(mark))), to];
  const line: [number, number][] = [];
  for (let at = 0; at + 1 < stops.length; at++) {
    const [left, right] = [stops[at]!, stops[at + 1]!];
    // Just inside each end, so that a jump at a threshold stays a jump.
    const inset = (right - left) * 1e-6;
    for (let step = 0; step <= STEPS && right > left; step++) {
      const value = left + inset + ((right - left - 2 * inset) * step) / STEPS;
      const points = pointsAt(rule, input.name, value);
      if (points !== null) line.push([value, points]);
    }
  }
  if (line.length < 2) return null;
  return { line, from, to, most: Math.max(...line.map((point) => point[1]), 0) };
}

function pointsAt(rule: ScoringRule, input: string, value: number): number | null {
  const { points } = evaluateRule(rule, { [input]: exact(numberText(value)) });
  return points === null ? null : toApproximateNumber(points);
}

/** Every number of a rule that is a threshold of its input, wherever it stands in the expression. */
function thresholdsOf(node: unknown): readonly DecimalText[] {
  if (Array.isArray(node)) return node.flatMap(thresholdsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    (key === 'from' || key === 'to' || key === 'value' || key === 'than') &&
    typeof value === 'string' &&
    /^-?\d+(\.\d+)?$/.test(value)
      ? [value as DecimalText]
      : thresholdsOf(value),
  );
}
