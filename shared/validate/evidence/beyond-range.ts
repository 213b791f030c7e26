import { compare, divide, exact, formatFixed } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import { isCount } from '../count-unit.ts';
import { printedOf, type Quantity } from '../fact.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import type { Draft } from '../rule.ts';

const FIGURES: readonly ReadingKind[] = ['actual', 'baseline', 'target', 'constraint', 'expectation'];

/** What the figure can't be; with the ratio that its parts make, where that is possible. */
export function beyondRange(family: IndicatorFamily, fact: Quantity): Draft<'out-of-range'> | null {
  const range = family.indicator?.range;
  if (!range || !FIGURES.includes(fact.kind) || isCount(family, fact)) return null;
  const { min, max, reason } = range;
  if (max !== null && compare(fact.value, exact(max)) > 0)
    return { fact, params: { limit: max, side: 'above', reason, what: 'figure' }, ...ofParts(family, fact) };
  if (min !== null && compare(fact.value, exact(min)) < 0)
    return { fact, params: { limit: min, side: 'below', reason, what: 'figure' }, ...ofParts(family, fact) };
  return null;
}

function ofParts(family: IndicatorFamily, fact: Quantity): Pick<Draft<'out-of-range'>, 'fix' | 'related'> {
  const group = family.ratios.find(({ ratio }) => ratio === fact);
  const { min = null, max = null } = family.indicator?.range ?? {};
  if (!group?.computed) return {};
  const { numerator, denominator, computed } = group;
  const isPossible =
    (max === null || compare(computed, exact(max)) <= 0) &&
    (min === null || compare(computed, exact(min)) >= 0);
  if (!isPossible) return {};
  const printed = printedOf(fact);
  const value = formatFixed(
    divide(computed, printed.factor) ?? computed,
    Math.max(printed.places, family.pack?.rounding.places ?? 2),
  );
  return { fix: { value }, related: [numerator, denominator] };
}
