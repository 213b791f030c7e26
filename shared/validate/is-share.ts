import { compare, exact, ONE } from '../model/exact.ts';
import type { IndicatorFamily } from './indicator-family.ts';
import { inUnit } from './unit-scale.ts';

/** A share by the pack's own range, of parts that measure the same thing. */
export function isShare(family: IndicatorFamily): boolean {
  const { parts, range } = family.indicator ?? {};
  if (!parts || !range?.max || compare(exact(range.max), exact(parts.factor)) !== 0) return false;
  return inUnit(ONE, parts.numerator.unit, parts.denominator.unit) !== null;
}
