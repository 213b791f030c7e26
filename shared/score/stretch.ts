import { compare, divide, type Exact, isZero, subtract } from '../model/exact.ts';
import type { Piece } from './piece.ts';

export interface StretchEnd {
  readonly at: Exact;
  readonly included: boolean;
}

/** Where a line lies between two values, as a stretch of x. */
export function stretch(piece: Piece, low: StretchEnd | null, high: StretchEnd | null): Piece[] {
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
  const at = (limit: StretchEnd | null): { x: Exact; included: boolean } | null => {
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
