import { compare, type Exact, exact, isNegative, ZERO } from '../../model/exact.ts';
import { isCount } from '../count-unit.ts';
import { beyondRange } from '../evidence/beyond-range.ts';
import type { Quantity } from '../fact.ts';
import { firstOf, type IndicatorFamily, slotOf } from '../indicator-family.ts';
import type { Draft, ReadingsRule } from '../rule.ts';

/** Outside what the indicator can be at all, as its pack says with the reason; points above their weight. */
export const outOfRange: ReadingsRule<'out-of-range'> = {
  code: 'out-of-range',
  basis: 'readings',
  kind: 'basic',
  severity: 'blocking',
  check: ({ family, soFar }) =>
    family.quantities
      .filter(
        (fact) => !soFar.says(fact, 'percent-scale', 'unit-slip', 'negative-count', 'part-exceeds-whole'),
      )
      .map((fact) => beyondRange(family, fact) ?? beyondWeight(family, fact) ?? belowZero(family, fact))
      .filter((draft) => draft !== null),
};

/** Above the weight typed beside the points, else above the maximum the pack prints; or below zero. */
function beyondWeight(family: IndicatorFamily, fact: Quantity): Draft<'out-of-range'> | null {
  if (fact.kind !== 'score') return null;
  const typed = firstOf(slotOf(family, fact.scope, fact.area, fact.period), 'weight');
  const limit = typed?.text ?? family.indicator?.scoring?.maxPoints ?? null;
  if (limit === null || !isPositive(exact(limit))) return null;
  const related = typed ? { related: [typed] } : {};
  if (compare(fact.value, exact(limit)) > 0)
    return { fact, params: { limit, side: 'above', score: fact.text, what: 'score' }, ...related };
  if (!isNegative(fact.value)) return null;
  // A list of the year may let an item fall below zero (倒扣) without saying so here.
  const severity = family.indicator?.scoring?.rule ? {} : { severity: 'query' as const };
  return {
    fact,
    params: { limit: '0', side: 'below', score: fact.text, what: 'score' },
    ...severity,
    ...related,
  };
}

const isPositive = (value: Exact): boolean => compare(value, ZERO) > 0;

/** Parts of a ratio that can't be negative can't be negative themselves. */
function belowZero(family: IndicatorFamily, fact: Quantity): Draft<'out-of-range'> | null {
  if (fact.kind !== 'numerator' && fact.kind !== 'denominator') return null;
  const min = family.indicator?.range?.min;
  if (min === undefined || min === null || isNegative(exact(min)) || !isNegative(fact.value)) return null;
  if (isCount(family, fact)) return null;
  return { fact, params: { limit: '0', side: 'below', what: 'part' } };
}
