import { compare } from '../model/exact.ts';
import { combine, contains, cutAt, insideOf, lineAt, type Piece } from './piece.ts';

/** The higher or lower of two functions; where they cross, the stretch is cut. */
export function extremeOf(
  left: readonly Piece[],
  right: readonly Piece[],
  which: 'highest' | 'lowest',
): Piece[] {
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
