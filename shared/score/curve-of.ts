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
  negate,
  subtract,
  ZERO,
} from '../model/exact.ts';
import type { BandsNode, Condition, PointsNode, RateNode, ScoringRule } from '../rule-pack/scoring-rule.ts';
import { compares } from './condition-holds.ts';
import type { InputValues } from './evaluation.ts';
import { type EvaluationScope, inputValue, openScope } from './evaluation-scope.ts';
import { combine, constantLine, cutAt, insideOf, type Line, lineAt, type Piece } from './piece.ts';

/** Points as an exact piecewise linear function of one number, the other inputs held. Ascending, without overlap. */
export interface RuleCurve {
  readonly pieces: readonly Piece[];
}

/** More stretches than this (每满1元 over a million) are not worth drawing or inverting. */
const MOST_PIECES = 4000;

class NoCurve extends Error {}

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
    return { pieces: merge(piecesOf(rule.points, { input, scope, whole })) };
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
        .reduce((a, b) => limited(extreme(a, b, node.which)));
    case 'clamp': {
      let pieces = piecesOf(node.of, context);
      if (node.cap !== null)
        pieces = extreme(pieces, [{ ...context.whole, line: constantLine(exact(node.cap)) }], 'lowest');
      if (node.floor !== null)
        pieces = extreme(pieces, [{ ...context.whole, line: constantLine(exact(node.floor)) }], 'highest');
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

/** The higher or lower of two functions; where they cross, the stretch is cut. */
function extreme(left: readonly Piece[], right: readonly Piece[], which: 'highest' | 'lowest'): Piece[] {
  const pairs = combine(left, right, (a) => a);
  return pairs.flatMap((shared): Piece[] => {
    const a = left.find((piece) => covers(piece, shared))?.line ?? null;
    const b = right.find((piece) => covers(piece, shared))?.line ?? null;
    if (!a || !b) return [{ ...shared, line: null }];
    return cutAt({ ...shared, line: a }, b).map((piece) => {
      const x = insideOf(piece);
      const higher = compare(lineAt(a, x), lineAt(b, x)) >= 0;
      return { ...piece, line: higher === (which === 'highest') ? a : b };
    });
  });
}

const covers = (piece: Piece, part: Piece): boolean =>
  contains(piece, insideOf(part)) || (contains(piece, part.from) && contains(piece, part.to));

function contains(piece: Piece, x: Exact): boolean {
  const low = compare(x, piece.from);
  const high = compare(x, piece.to);
  return (low > 0 || (low === 0 && piece.fromIncluded)) && (high < 0 || (high === 0 && piece.toIncluded));
}

/** Where a line lies between two values, as a stretch of x. */
function stretch(
  piece: Piece,
  low: { at: Exact; included: boolean } | null,
  high: { at: Exact; included: boolean } | null,
): Piece[] {
  const line = piece.line;
  if (!line) return [];
  if (isZero(line.slope)) {
    const below =
      low && (compare(line.start, low.at) < 0 || (compare(line.start, low.at) === 0 && !low.included));
    const above =
      high && (compare(line.start, high.at) > 0 || (compare(line.start, high.at) === 0 && !high.included));
    return below || above ? [] : [piece];
  }
  const rising = line.slope.n > 0;
  const [first, last] = rising ? [low, high] : [high, low];
  const at = (limit: { at: Exact; included: boolean } | null): { x: Exact; included: boolean } | null => {
    const x = limit && divide(subtract(limit.at, line.start), line.slope);
    return x && limit ? { x, included: limit.included } : null;
  };
  const start = at(first);
  const end = at(last);
  let { from, fromIncluded, to, toIncluded } = piece;
  if (start && compare(start.x, from) >= 0)
    [from, fromIncluded] = [
      start.x,
      compare(start.x, from) === 0 ? start.included && fromIncluded : start.included,
    ];
  if (end && compare(end.x, to) <= 0)
    [to, toIncluded] = [end.x, compare(end.x, to) === 0 ? end.included && toIncluded : end.included];
  const side = compare(from, to);
  if (side > 0 || (side === 0 && !(fromIncluded && toIncluded))) return [];
  return [{ from, fromIncluded, to, toIncluded, line }];
}

function bandPieces(node: BandsNode, piece: Piece): Piece[] {
  if (!piece.line) return [piece];
  const found: Piece[] = [];
  let floor: { at: Exact; included: boolean } | null = null;
  let open = true;
  const outside = node.outside === 'zero' ? constantLine(ZERO) : null;
  for (const band of node.bands) {
    const low = band.from === null ? null : { at: exact(band.from), included: band.fromIncluded };
    const high = band.to === null ? null : { at: exact(band.to), included: band.toIncluded };
    if (open && low)
      found.push(
        ...stretch(piece, floor, { at: low.at, included: !low.included }).map((one) => ({
          ...one,
          line: outside,
        })),
      );
    found.push(
      ...stretch(piece, low, high).map((one) => ({ ...one, line: bandLine(band, one.line as Line) })),
    );
    floor = high && { at: high.at, included: !high.included };
    open = high !== null;
  }
  if (open) found.push(...stretch(piece, floor, null).map((one) => ({ ...one, line: outside })));
  return found.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function bandLine(band: BandsNode['bands'][number], line: Line): Line {
  const low = exact(band.pointsFrom);
  if (band.pointsFrom === band.pointsTo || band.from === null || band.to === null) return constantLine(low);
  const slope =
    divide(subtract(exact(band.pointsTo), low), subtract(exact(band.to), exact(band.from))) ?? ZERO;
  return {
    start: add(low, multiply(slope, subtract(line.start, exact(band.from)))),
    slope: multiply(slope, line.slope),
  };
}

function ratePieces(node: RateNode, piece: Piece): Piece[] {
  if (!piece.line) return [piece];
  const from = exact(node.from);
  const sign = node.side === 'above' ? { n: 1, d: 1 } : { n: -1, d: 1 };
  const distance: Line = {
    start: multiply(sign, subtract(piece.line.start, from)),
    slope: multiply(sign, piece.line.slope),
  };
  const onDistance: Piece = { ...piece, line: distance };
  const idle = stretch(onDistance, null, { at: ZERO, included: true }).map((one) => ({
    ...one,
    line: constantLine(ZERO),
  }));
  const busy = stretch(onDistance, { at: ZERO, included: false }, null);
  const per = exact(node.per);
  const points = exact(node.points);
  const most = node.most === null ? null : exact(node.most);
  const cap = (value: Exact): Exact =>
    most === null ? value : value.n < 0 ? maximum(value, negate(most)) : minimum(value, most);
  const active = busy.flatMap((one) => {
    const line = one.line as Line;
    if (node.steps === 'proportional') {
      const rate = divide(points, per) ?? ZERO;
      const raw: Piece = {
        ...one,
        line: { start: multiply(rate, line.start), slope: multiply(rate, line.slope) },
      };
      if (most === null) return [raw];
      const limit: Piece[] = [{ ...one, line: constantLine(points.n < 0 ? negate(most) : most) }];
      return extreme([raw], limit, points.n < 0 ? 'highest' : 'lowest');
    }
    return stepPieces(one, per, node.steps, (steps) => constantLine(cap(multiply(exact(steps), points))));
  });
  return [...idle, ...active].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function stepPieces(
  piece: Piece,
  per: Exact,
  steps: 'whole' | 'up',
  lineOf: (steps: number) => Line,
): Piece[] {
  const line = piece.line as Line;
  const ends = [lineAt(line, piece.from), lineAt(line, piece.to)];
  const last = Math.ceil(
    Number(maximum(ends[0] as Exact, ends[1] as Exact).n) /
      Number(maximum(ends[0] as Exact, ends[1] as Exact).d) /
      (Number(per.n) / Number(per.d)),
  );
  if (last > MOST_PIECES) throw new NoCurve();
  const found: Piece[] = [];
  for (let step = 0; step <= last + 1; step += 1) {
    const low = multiply(exact(step), per);
    const high = multiply(exact(step + 1), per);
    const whole = steps === 'whole';
    found.push(
      ...stretch(piece, { at: low, included: whole }, { at: high, included: !whole }).map((one) => ({
        ...one,
        line: lineOf(whole ? step : step + 1),
      })),
    );
  }
  return found;
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

function comparePieces(piece: Piece, condition: Extract<Condition, { test: 'compare' }>): Piece[] {
  if (!piece.line) return [piece];
  const at = exact(condition.to);
  const parts = [
    ...stretch(piece, null, { at, included: false }).map((one) => ({
      ...one,
      line: constantLine(exact(compares(-1, condition.comparator) ? '1' : '0')),
    })),
    ...stretch(piece, { at, included: true }, { at, included: true }).map((one) => ({
      ...one,
      line: constantLine(exact(compares(0, condition.comparator) ? '1' : '0')),
    })),
    ...stretch(piece, { at, included: false }, null).map((one) => ({
      ...one,
      line: constantLine(exact(compares(1, condition.comparator) ? '1' : '0')),
    })),
  ];
  return parts.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function limited(pieces: Piece[]): Piece[] {
  if (pieces.length > MOST_PIECES) throw new NoCurve();
  return pieces;
}

/** Neighbouring stretches of the same line become one. */
function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const touching = last && compare(last.to, piece.from) === 0 && (last.toIncluded || piece.fromIncluded);
    const same =
      last &&
      (last.line && piece.line
        ? compare(last.line.start, piece.line.start) === 0 && compare(last.line.slope, piece.line.slope) === 0
        : last.line === piece.line);
    if (last && touching && same)
      merged[merged.length - 1] = { ...last, to: piece.to, toIncluded: piece.toIncluded };
    else merged.push(piece);
  }
  return merged;
}
