import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isZero,
  maximum,
  minimum,
  multiply,
  subtract,
  ZERO,
} from '../model/exact.ts';
import type { Condition, PointsNode, ScoringRule } from '../rule-pack/scoring-rule.ts';
import { bandPieces } from './band-pieces.ts';
import { comparePieces } from './compare-pieces.ts';
import type { InputValues } from './evaluation.ts';
import { type EvaluationScope, inputValue, openScope } from './evaluation-scope.ts';
import { extremeOf } from './extreme-of.ts';
import { MOST_PIECES, NoCurve } from './no-curve.ts';
import { combine, constantLine, contains, type Line, lineAt, mergeNeighbours, type Piece } from './piece.ts';
import { ratePieces } from './rate-pieces.ts';

/** Points as an exact piecewise linear function of one number, the other inputs held. Ascending, without overlap. */
export interface RuleCurve {
  readonly pieces: readonly Piece[];
}

/**
 * Points over `input` between `from` and `to`, exact at every jump and bend: for drawing, and for inverting exactly when planning.
 * null when the rule has no points, another input is missing, or points are no piecewise linear function of it.
 * `curveOf(rule, 'value', {}, { from: ZERO, to: exact('12000') })`.
 */
export function curveOf(
  rule: ScoringRule,
  input: string,
  others: InputValues,
  domain: { readonly from: Exact; readonly to: Exact },
): RuleCurve | null {
  if (!rule.points || compare(domain.from, domain.to) > 0) return null;
  const scope = openScope(rule, { ...others, [input]: domain.from });
  const whole: Piece = {
    ...domain,
    fromIncluded: true,
    toIncluded: true,
    line: { start: ZERO, slope: { n: 1, d: 1 } },
  };
  try {
    return { pieces: mergeNeighbours(piecesOf(rule.points, { input, scope, whole })) };
  } catch (error) {
    if (error instanceof NoCurve) return null;
    throw error;
  }
}

/** The pieces' ends in order: where points jump or bend. */
export function breakpointsOf(curve: RuleCurve): Exact[] {
  const ends: Exact[] = [];
  for (const piece of curve.pieces) {
    for (const end of [piece.from, piece.to])
      if (ends.length === 0 || compare(ends.at(-1) as Exact, end) < 0) ends.push(end);
  }
  return ends;
}

/** Points of the curve at one number; null where the text has no standard. */
export function pointsAt(curve: RuleCurve, x: Exact): Exact | null {
  const piece = curve.pieces.find((one) => contains(one, x));
  return piece?.line ? lineAt(piece.line, x) : null;
}

/**
 * The smallest number from `from` upwards that brings at least `points`. `attained` false: the number is the end of an open
 * stretch (超过80%), any amount above it does. null when nothing in the domain does.
 */
export function leastFor(
  curve: RuleCurve,
  points: Exact,
  from: Exact,
): { readonly x: Exact; readonly attained: boolean } | null {
  for (const piece of curve.pieces) {
    if (!piece.line || compare(piece.to, from) < 0) continue;
    const start = maximum(piece.from, from);
    const startHeld = compare(start, piece.from) > 0 || piece.fromIncluded;
    if (compare(lineAt(piece.line, start), points) >= 0 && (compare(start, piece.to) < 0 || piece.toIncluded))
      return { x: start, attained: startHeld };
    const needed = isZero(piece.line.slope)
      ? null
      : divide(subtract(points, piece.line.start), piece.line.slope);
    if (!needed || compare(needed, start) <= 0) continue;
    const side = compare(needed, piece.to);
    if (side < 0 || (side === 0 && piece.toIncluded)) return { x: needed, attained: true };
  }
  return null;
}

interface CurveContext {
  readonly input: string;
  readonly scope: EvaluationScope;
  readonly whole: Piece;
}

function piecesOf(node: PointsNode, context: CurveContext): Piece[] {
  switch (node.node) {
    case 'constant':
      return [{ ...context.whole, line: constantLine(exact(node.points)) }];
    case 'quantity':
      return [
        {
          ...context.whole,
          line:
            node.input === context.input ? context.whole.line : constantLine(numberOf(node.input, context)),
        },
      ];
    case 'sum':
      return node.parts
        .map((part) => piecesOf(part, context))
        .reduce((a, b) => limited(combine(a, b, addLines)), [{ ...context.whole, line: constantLine(ZERO) }]);
    case 'pick':
      return node.of
        .map((part) => piecesOf(part, context))
        .reduce((a, b) => limited(extremeOf(a, b, node.which)));
    case 'clamp': {
      let pieces = piecesOf(node.of, context);
      if (node.cap !== null)
        pieces = extremeOf(pieces, [{ ...context.whole, line: constantLine(exact(node.cap)) }], 'lowest');
      if (node.floor !== null)
        pieces = extremeOf(pieces, [{ ...context.whole, line: constantLine(exact(node.floor)) }], 'highest');
      return limited(pieces);
    }
    case 'bands':
      return piecesOf(node.of, context).flatMap((piece) => bandPieces(node, piece));
    case 'rate':
      return limited(piecesOf(node.of, context).flatMap((piece) => ratePieces(node, piece)));
    case 'when':
      return whenPieces(node, context);
    case 'arithmetic':
      return combine(piecesOf(node.left, context), piecesOf(node.right, context), (a, b) =>
        operate(node.operator, a, b),
      );
    case 'places':
    case 'round':
      throw new NoCurve();
  }
}

function numberOf(name: string, context: CurveContext): Exact {
  const value = inputValue(context.scope, name);
  if (typeof value !== 'object' || 'gap' in value) throw new NoCurve();
  return value;
}

const addLines = (a: Line, b: Line): Line => ({ start: add(a.start, b.start), slope: add(a.slope, b.slope) });

function operate(operator: 'subtract' | 'multiply' | 'divide', a: Line, b: Line): Line | null {
  if (operator === 'subtract')
    return { start: subtract(a.start, b.start), slope: subtract(a.slope, b.slope) };
  if (operator === 'divide') {
    if (!isZero(b.slope)) throw new NoCurve();
    const start = divide(a.start, b.start);
    const slope = divide(a.slope, b.start);
    return start && slope ? { start, slope } : null;
  }
  const [factor, line] = isZero(a.slope) ? [a.start, b] : [b.start, a];
  if (!isZero(a.slope) && !isZero(b.slope)) throw new NoCurve();
  return { start: multiply(factor, line.start), slope: multiply(factor, line.slope) };
}

function whenPieces(node: Extract<PointsNode, { node: 'when' }>, context: CurveContext): Piece[] {
  let rest: Piece[] = [{ ...context.whole, line: constantLine(ZERO) }];
  const found: Piece[] = [];
  const put = (where: readonly Piece[], then: PointsNode | null): void => {
    if (where.length === 0) return;
    const values = then ? piecesOf(then, context) : [{ ...context.whole, line: null }];
    found.push(...combine(where, values, (_, value) => value));
  };
  for (const { when, then } of node.cases) {
    const truth = truthOf(when, context);
    const split = combine(rest, truth, (_, value) => value);
    put(
      split.filter((piece) => piece.line && !isZero(piece.line.start)),
      then,
    );
    rest = split.filter((piece) => piece.line && isZero(piece.line.start));
  }
  put(rest, node.otherwise);
  return limited(found.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to)));
}

/** A condition as a function that is 1 where it holds and 0 elsewhere. */
function truthOf(condition: Condition, context: CurveContext): Piece[] {
  const sure = (holds: boolean): Piece[] => [
    { ...context.whole, line: constantLine(exact(holds ? '1' : '0')) },
  ];
  switch (condition.test) {
    case 'holds':
    case 'chosen': {
      const value = inputValue(context.scope, condition.input);
      if (typeof value === 'object' && 'gap' in value) throw new NoCurve();
      if (condition.test === 'chosen') return sure(value === condition.option);
      return sure(typeof value === 'boolean' ? value : typeof value === 'object' && value.n > 0);
    }
    case 'not':
      return truthOf(condition.of, context).map((piece) => ({
        ...piece,
        line: piece.line && constantLine(subtract(exact('1'), piece.line.start)),
      }));
    case 'all':
    case 'any': {
      const join = condition.test === 'all' ? minimum : maximum;
      return condition.of
        .map((part) => truthOf(part, context))
        .reduce((a, b) => combine(a, b, (x, y) => constantLine(join(x.start, y.start))));
    }
    case 'compare':
      return piecesOf(condition.of, context).flatMap((piece) => comparePieces(piece, condition));
  }
}

function limited(pieces: Piece[]): Piece[] {
  if (pieces.length > MOST_PIECES) throw new NoCurve();
  return pieces;
}
