import {
  add,
  compare,
  divide,
  type Exact,
  isZero,
  maximum,
  minimum,
  multiply,
  subtract,
  ZERO,
} from '../model/exact.ts';

/** A stretch of a piecewise linear function: value = start + slope × x for x between the ends. null value = no standard there. */
export interface Piece {
  readonly from: Exact;
  readonly fromIncluded: boolean;
  readonly to: Exact;
  readonly toIncluded: boolean;
  readonly line: Line | null;
}

export interface Line {
  readonly start: Exact;
  readonly slope: Exact;
}

export const lineAt = (line: Line, x: Exact): Exact => add(line.start, multiply(line.slope, x));
export const constantLine = (value: Exact): Line => ({ start: value, slope: ZERO });

/** Both functions on the common stretches, joined by `join`. */
export function combine(
  left: readonly Piece[],
  right: readonly Piece[],
  join: (a: Line, b: Line) => Line | null,
): Piece[] {
  const pieces: Piece[] = [];
  for (const a of left) {
    for (const b of right) {
      const shared = overlap(a, b);
      if (shared) pieces.push({ ...shared, line: a.line && b.line ? join(a.line, b.line) : null });
    }
  }
  return pieces.sort(byStart);
}

const byStart = (a: Piece, b: Piece): number =>
  compare(a.from, b.from) ||
  (a.fromIncluded === b.fromIncluded ? 0 : a.fromIncluded ? -1 : 1) ||
  compare(a.to, b.to);

function overlap(a: Piece, b: Piece): Omit<Piece, 'line'> | null {
  const from = maximum(a.from, b.from);
  const to = minimum(a.to, b.to);
  const side = compare(from, to);
  if (side > 0) return null;
  const holds = (piece: Piece, x: Exact, end: 'from' | 'to'): boolean =>
    compare(piece[end], x) !== 0 || (end === 'from' ? piece.fromIncluded : piece.toIncluded);
  const fromIncluded = holds(a, from, 'from') && holds(b, from, 'from');
  const toIncluded = holds(a, to, 'to') && holds(b, to, 'to');
  if (side === 0 && !(fromIncluded && toIncluded)) return null;
  return { from, fromIncluded, to, toIncluded };
}

/** Cuts a piece where its line meets `level`, so that it lies wholly on one side in each part. */
export function cutAt(piece: Piece, level: Line): Piece[] {
  if (!piece.line) return [piece];
  const slope = subtract(piece.line.slope, level.slope);
  if (isZero(slope)) return [piece];
  const x = divide(subtract(level.start, piece.line.start), slope);
  if (!x || compare(x, piece.from) <= 0 || compare(x, piece.to) >= 0) return [piece];
  return [
    { ...piece, to: x, toIncluded: true },
    { ...piece, from: x, fromIncluded: false },
  ];
}

/** A point of a piece strictly inside it, or its only point. */
export function insideOf(piece: Piece): Exact {
  return divide(add(piece.from, piece.to), { n: 2, d: 1 }) ?? piece.from;
}

/** Whether a piece holds at x. */
export function contains(piece: Piece, x: Exact): boolean {
  const low = compare(x, piece.from);
  const high = compare(x, piece.to);
  return (low > 0 || (low === 0 && piece.fromIncluded)) && (high < 0 || (high === 0 && piece.toIncluded));
}

/** Neighbouring stretches of the same line become one. */
export function mergeNeighbours(pieces: readonly Piece[]): Piece[] {
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
