import {
  add,
  compare,
  exact,
  maximum,
  minimum,
  multiply,
  subtract,
  toApproximateNumber,
  ZERO,
} from '#shared/model/exact.ts';
import type { ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { curveOf } from '#shared/score/curve-of.ts';
import { lineAt } from '#shared/score/piece.ts';

export interface PointsCurve {
  /** Unbroken stretches of value and points, for drawing only; between two of them the points jump. */
  readonly stretches: readonly (readonly (readonly [number, number])[])[];
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Room beyond the last threshold. */
const BEYOND = exact('0.12');

/**
 * Points over the one number a rule asks for; null where it asks for more, or has none.
 * `around` (today's value, the target) is kept in view.
 */
export function pointsCurve(rule: ScoringRule, around: readonly string[]): PointsCurve | null {
  const input = rule.inputs[0];
  if (!rule.points || rule.inputs.length !== 1 || input?.type !== 'number') return null;
  const marks = [...thresholdsOf(rule.points), ...around].map(exact);
  if (marks.length === 0) return null;
  const from = marks.reduce(minimum, ZERO);
  const high = marks.reduce(maximum, ZERO);
  if (compare(from, high) >= 0) return null;
  const to = add(high, multiply(subtract(high, from), BEYOND));
  const curve = curveOf(rule, input.name, {}, { from, to });
  if (!curve) return null;
  const stretches = curve.pieces.flatMap(({ line, ...ends }) =>
    line
      ? [
          [ends.from, ends.to].map(
            (x) => [toApproximateNumber(x), toApproximateNumber(lineAt(line, x))] as const,
          ),
        ]
      : [],
  );
  if (stretches.length === 0) return null;
  return {
    stretches,
    from: toApproximateNumber(from),
    to: toApproximateNumber(to),
    most: Math.max(...stretches.flat().map((point) => point[1]), 0),
  };
}

/** Every number of a rule that is a threshold of its input, wherever it stands in the expression. */
function thresholdsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(thresholdsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    (key === 'from' || key === 'to') && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
      ? [value]
      : thresholdsOf(value),
  );
}
