import type { ReadingKind } from '../model/reading.ts';
import type { Fact } from './fact.ts';
import { firstOf, type IndicatorFamily, type Slot } from './indicator-family.ts';

/** Parts are due when one of the two stands there alone, or when nothing else tells the ratio. */
export function isPartNeeded(slot: Slot, kind: ReadingKind): boolean {
  const other = kind === 'numerator' ? 'denominator' : 'numerator';
  return firstOf(slot, other) !== null || slot.kinds.actual === undefined;
}

/** An annual figure inside a quarterly report. */
export const isAskedLessOften = (family: IndicatorFamily, fact: Fact): boolean =>
  family.indicator?.frequency === 'annual' && family.pack?.frequency !== 'annual' && fact.period.length > 4;
