import { compare, equals, isInteger, sum } from '../../model/exact.ts';
import { isCount } from '../count-unit.ts';
import { isQuantity, type Quantity } from '../fact.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import type { ReadingsRule } from '../rule.ts';

/** Whole things come in whole numbers. A total that only carries the fraction of its items isn't named again. */
export const nonIntegerCount: ReadingsRule<'non-integer-count'> = {
  code: 'non-integer-count',
  basis: 'readings',
  kind: 'basic',
  severity: 'blocking',
  check: ({ family }) => {
    const broken = family.quantities.filter((fact) => !isInteger(fact.value) && isCount(family, fact));
    return broken
      .filter((fact) => !carriesFractionOf(family, fact, broken))
      .map((fact) => ({ fact, params: { count: fact.text } }));
  },
};

function carriesFractionOf(family: IndicatorFamily, total: Quantity, broken: readonly Quantity[]): boolean {
  if (total.area !== family.pack?.area) return false;
  if (!broken.some((item) => item !== total && isItemOf(item, total))) return false;
  const items = new Map<string, Quantity>();
  for (const fact of family.facts) if (isQuantity(fact) && isItemOf(fact, total)) items.set(fact.area, fact);
  return equals(sum([...items.values()].map((item) => item.value)), total.value);
}

/** Same figure of another region, and not larger: counties beside the city. */
const isItemOf = (item: Quantity, total: Quantity): boolean =>
  item.kind === total.kind &&
  item.period === total.period &&
  item.scope === total.scope &&
  item.area !== total.area &&
  compare(item.value, total.value) <= 0;
