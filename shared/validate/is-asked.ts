import { yearOf } from '../model/period.ts';
import type { ReadingKind } from '../model/reading.ts';
import { type Fact, isQuantity, type WorkbookFact } from './fact.ts';
import { firstOf, type IndicatorFamily, type Slot } from './indicator-family.ts';

/** Parts are due when one of the two stands there alone, or when nothing else tells the ratio. */
export function isPartNeeded(slot: Slot, kind: ReadingKind): boolean {
  const other = kind === 'numerator' ? 'denominator' : 'numerator';
  return firstOf(slot, other) !== null || slot.kinds.actual === undefined;
}

/** An annual figure inside a quarterly report. */
export const isAskedLessOften = (family: IndicatorFamily, fact: Fact): boolean =>
  family.indicator?.frequency === 'annual' && family.pack?.frequency !== 'annual' && fact.period.length > 4;

const TARGETS: readonly ReadingKind[] = ['target', 'constraint', 'expectation'];

/** Nobody has to report it, but the same table sets a target for it, or gives it for other regions: worth a word, no error. */
export const isAimedAt = ({ facts }: IndicatorFamily<WorkbookFact>, blank: WorkbookFact): boolean =>
  facts.some(
    (fact) =>
      isQuantity(fact) &&
      fact.scope === blank.scope &&
      (fact.area === blank.area ? TARGETS.includes(fact.kind) : fact.kind === blank.kind) &&
      yearOf(fact.period) === yearOf(blank.period) &&
      fact.reading.table === blank.reading.table,
  );
