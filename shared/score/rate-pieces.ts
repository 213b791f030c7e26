import {
  compare,
  divide,
  type Exact,
  exact,
  maximum,
  minimum,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../model/exact.ts';
import type { RateNode } from '../rule-pack/scoring-rule.ts';
import { extremeOf } from './extreme-of.ts';
import { MOST_PIECES, NoCurve } from './no-curve.ts';
import { constantLine, type Line, lineAt, type Piece } from './piece.ts';
import { stretch } from './stretch.ts';

/** Points for every so much of a quantity, over one stretch of it. */
export function ratePieces(node: RateNode, piece: Piece): Piece[] {
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
      return extremeOf([raw], limit, points.n < 0 ? 'highest' : 'lowest');
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
