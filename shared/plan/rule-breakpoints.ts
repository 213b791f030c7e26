import {
  add,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  floor,
  isZero,
  multiply,
  ONE,
  subtract,
} from '../model/exact.ts';
import type { Condition, PointsNode, ScoringRule } from '../rule-pack/scoring-rule.ts';
import { evaluateRule } from '../score/evaluate-rule.ts';
import type { InputValues } from '../score/evaluation.ts';

/** The rule seen as a function of one of its number inputs, the others standing still. */
export interface OneInput {
  readonly rule: ScoringRule;
  readonly input: string;
  readonly others: InputValues;
}

/** A stretch between two breakpoints on which the points are slope · x + offset; null ends are open to infinity. */
export interface LinearPiece {
  readonly from: Exact | null;
  readonly to: Exact | null;
  readonly slope: Exact;
  readonly offset: Exact;
}

/** Steps (每满) beyond this many are not listed; no printed standard comes near. */
const MOST_STEPS = 1000;
const HALF = exact('0.5');

/**
 * Every value of the input at which the points may bend or jump, ascending. Exact for bands, rates, caps, floors, sums,
 * alternatives and conditions; a product or quotient of the input with itself is not piecewise linear and adds none.
 */
export function ruleBreakpoints(of: OneInput): readonly Exact[] {
  return of.rule.points ? sortedUnique(nodeBreakpoints(of.rule.points, of)) : [];
}

/** Points at a value of the input; null where the rule gives none. */
export const pointsAt = (of: OneInput, value: Exact): Exact | null =>
  evaluateRule(of.rule, { ...of.others, [of.input]: value }).points;

function nodeBreakpoints(node: PointsNode, of: OneInput): Exact[] {
  switch (node.node) {
    case 'constant':
    case 'quantity':
      return [];
    case 'bands':
      return [
        ...nodeBreakpoints(node.of, of),
        ...node.bands
          .flatMap((band) => [band.from, band.to])
          .flatMap((end) => (end === null ? [] : preimages(node.of, exact(end), of))),
      ];
    case 'rate': {
      const inside = nodeBreakpoints(node.of, of);
      const from = exact(node.from);
      const start = preimages(node.of, from, of);
      const end =
        node.most === null || isZero(exact(node.points))
          ? []
          : preimages(
              node.of,
              along(node.side, from, absoluteQuotient(node.most, node.points, node.per)),
              of,
            );
      const steps = node.steps === 'proportional' ? [] : stepEnds(node, of);
      return [...inside, ...start, ...end, ...steps];
    }
    case 'sum':
      return node.parts.flatMap((part) => nodeBreakpoints(part, of));
    case 'pick': {
      const parts = node.of;
      const crossings = parts.flatMap((left, index) =>
        parts
          .slice(index + 1)
          .flatMap((right) =>
            preimages({ node: 'arithmetic', operator: 'subtract', left, right }, exact('0'), of),
          ),
      );
      return [...parts.flatMap((part) => nodeBreakpoints(part, of)), ...crossings];
    }
    case 'when':
      return [
        ...node.cases.flatMap((one) => [
          ...conditionBreakpoints(one.when, of),
          ...nodeBreakpoints(one.then, of),
        ]),
        ...(node.otherwise ? nodeBreakpoints(node.otherwise, of) : []),
      ];
    case 'clamp':
      return [
        ...nodeBreakpoints(node.of, of),
        ...[node.floor, node.cap].flatMap((end) => (end === null ? [] : preimages(node.of, exact(end), of))),
      ];
    case 'places':
      return [
        ...nodeBreakpoints(node.of, of),
        ...Array.from({ length: node.list.length + 1 }, (_, index) => exact(index + 1)).flatMap((place) =>
          preimages(node.of, place, of),
        ),
      ];
    case 'arithmetic':
      return [...nodeBreakpoints(node.left, of), ...nodeBreakpoints(node.right, of)];
    case 'round':
      return nodeBreakpoints(node.of, of);
  }
}

function conditionBreakpoints(condition: Condition, of: OneInput): Exact[] {
  switch (condition.test) {
    case 'compare':
      return [...nodeBreakpoints(condition.of, of), ...preimages(condition.of, exact(condition.to), of)];
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => conditionBreakpoints(part, of));
    case 'not':
      return conditionBreakpoints(condition.of, of);
    default:
      return [];
  }
}

const along = (side: 'above' | 'below', from: Exact, distance: Exact): Exact =>
  side === 'above' ? add(from, distance) : subtract(from, distance);

/** Distance after which a rate has given all it may: most ÷ |points| × per. */
function absoluteQuotient(most: string, points: string, per: string): Exact {
  const size = exact(points.replace('-', ''));
  return multiply(divide(exact(most), size) ?? exact('0'), exact(per));
}

function stepEnds(node: Extract<PointsNode, { node: 'rate' }>, of: OneInput): Exact[] {
  const per = exact(node.per);
  const count =
    node.most === null || isZero(exact(node.points))
      ? MOST_STEPS
      : Number(
          floor(add(divide(absoluteQuotient(node.most, node.points, node.per), per) ?? exact('0'), ONE)).n,
        );
  return Array.from({ length: Math.min(count, MOST_STEPS) }, (_, index) =>
    multiply(per, exact(index + 1)),
  ).flatMap((distance) => preimages(node.of, along(node.side, exact(node.from), distance), of));
}

/** Values of the input at which a node equals `wanted`, found on its linear pieces. */
function preimages(node: PointsNode, wanted: Exact, of: OneInput): Exact[] {
  if (node.node === 'quantity') return node.input === of.input ? [wanted] : [];
  const part: OneInput = { ...of, rule: { kind: of.rule.kind, inputs: of.rule.inputs, points: node } };
  const points = sortedUnique(nodeBreakpoints(node, of));
  return linearPieces(points, (value) => pointsAt(part, value)).flatMap((piece) => {
    const found = divide(subtract(wanted, piece.offset), piece.slope);
    return found && isWithin(piece, found) ? [found] : [];
  });
}

/** Pieces between breakpoints, by sampling; a stretch without points or that bends is left out. */
export function linearPieces(
  breakpoints: readonly Exact[],
  valueAt: (x: Exact) => Exact | null,
): LinearPiece[] {
  const ends: (Exact | null)[] = [null, ...breakpoints, null];
  return ends.slice(0, -1).flatMap((from, index): LinearPiece[] => {
    const to = ends[index + 1] ?? null;
    const [a, b, c] = samples(from, to);
    const [ya, yb, yc] = [valueAt(a), valueAt(b), valueAt(c)];
    if (!ya || !yb || !yc) return [];
    const slope = divide(subtract(yb, ya), subtract(b, a))!;
    const offset = subtract(ya, multiply(slope, a));
    return equals(add(multiply(slope, c), offset), yc) ? [{ from, to, slope, offset }] : [];
  });
}

function samples(from: Exact | null, to: Exact | null): readonly [Exact, Exact, Exact] {
  if (from && to) {
    const middle = multiply(add(from, to), HALF);
    return [multiply(add(from, middle), HALF), middle, multiply(add(middle, to), HALF)];
  }
  const [start, step] = from ? [from, ONE] : to ? [to, exact('-1')] : [exact('0'), ONE];
  return [add(start, step), add(start, multiply(step, exact('2'))), add(start, multiply(step, exact('3')))];
}

const isWithin = (piece: LinearPiece, value: Exact): boolean =>
  (piece.from === null || compare(value, piece.from) >= 0) &&
  (piece.to === null || compare(value, piece.to) <= 0);

export function sortedUnique(values: readonly Exact[]): Exact[] {
  const sorted = [...values].sort(compare);
  return sorted.filter((value, index) => index === 0 || !equals(value, sorted[index - 1]!));
}
