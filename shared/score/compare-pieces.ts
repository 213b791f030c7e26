import { compare, exact } from '../model/exact.ts';
import type { Condition } from '../rule-pack/scoring-rule.ts';
import { compares } from './condition-holds.ts';
import { constantLine, type Piece } from './piece.ts';
import { stretch } from './stretch.ts';

/** A comparison as a function that is 1 where it holds and 0 elsewhere. */
export function comparePieces(piece: Piece, condition: Extract<Condition, { test: 'compare' }>): Piece[] {
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
