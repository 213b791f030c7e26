import {
  add,
  compare,
  divide,
  type Exact,
  isNegative,
  isZero,
  maximum,
  multiply,
  subtract,
} from '../model/exact.ts';
import { linearPieces } from './rule-breakpoints.ts';

/** A function that is linear between its breakpoints; null where it has no value. */
export interface Curve {
  readonly breakpoints: readonly Exact[];
  readonly at: (x: Exact) => Exact | null;
}

/** The least x, or the end it must lie beyond (`beyond`: at the end itself it is not yet reached). */
export interface LeastValue {
  readonly value: Exact;
  readonly beyond: boolean;
}

/**
 * Exact inverse of scoring: the least x ≥ `from` (and ≤ `limit`) at which the curve reaches `wanted`; null when it never does.
 * Walks the breakpoints upwards, so that jumps and stretches without a standard are respected.
 */
export function leastValue(
  curve: Curve,
  wanted: Exact,
  from: Exact,
  limit: Exact | null = null,
): LeastValue | null {
  const reaches = (x: Exact): boolean => {
    const y = curve.at(x);
    return y !== null && compare(y, wanted) >= 0;
  };
  const within = (x: Exact): boolean => limit === null || compare(x, limit) <= 0;
  if (!within(from)) return null;
  if (reaches(from)) return { value: from, beyond: false };
  for (const piece of linearPieces(curve.breakpoints, curve.at)) {
    if (piece.to !== null && compare(piece.to, from) <= 0) continue;
    const start = piece.from === null ? from : maximum(piece.from, from);
    if (!within(start)) return null;
    if (piece.from !== null && compare(piece.from, from) > 0 && reaches(piece.from))
      return { value: piece.from, beyond: false };
    const atStart = add(multiply(piece.slope, start), piece.offset);
    if (compare(atStart, wanted) >= 0) return { value: start, beyond: true };
    if (isZero(piece.slope) || isNegative(piece.slope)) continue;
    const found = divide(subtract(wanted, piece.offset), piece.slope)!;
    if ((piece.to === null || compare(found, piece.to) < 0) && within(found))
      return { value: found, beyond: false };
  }
  // Ends that belong to no linear stretch: single values with points of their own.
  const single = curve.breakpoints.find((x) => compare(x, from) >= 0 && within(x) && reaches(x));
  return single ? { value: single, beyond: false } : null;
}
