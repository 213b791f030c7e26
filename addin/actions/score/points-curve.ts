import {
  add,
  compare,
  type Exact,
  exact,
  maximum,
  minimum,
  multiply,
  subtract,
  toApproximateNumber,
  ZERO,
} from '#shared/model/exact.ts';
import { linearPieces, ruleBreakpoints } from '#shared/plan/rule-breakpoints.ts';
import type { ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { compileRule } from '#shared/score/compile-rule.ts';
import { isGap } from '#shared/score/evaluation.ts';

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
  const pointsOf = compileRule(rule);
  const input = rule.inputs[0]?.name;
  if (!pointsOf || input === undefined) return null;
  const marks = [...thresholdsOf(rule.points), ...around].map(exact);
  if (marks.length === 0) return null;
  const from = marks.reduce(minimum, ZERO);
  const high = marks.reduce(maximum, ZERO);
  if (compare(from, high) >= 0) return null;
  const to = add(high, multiply(subtract(high, from), BEYOND));
  const inside = ruleBreakpoints({ rule, input, others: {} }).filter(
    (x) => compare(x, from) > 0 && compare(x, to) < 0,
  );
  const pointsAt = (x: Exact): Exact | null => {
    const points = pointsOf(x);
    return isGap(points) ? null : points;
  };
  const stretches = linearPieces([from, ...inside, to], pointsAt).flatMap((piece) =>
    piece.from && piece.to
      ? [
          [piece.from, piece.to].map((x) => {
            const points = add(multiply(piece.slope, x), piece.offset);
            return [toApproximateNumber(x), toApproximateNumber(points)] as const;
          }),
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
