import { compare, subtract, toDecimalText } from '../../model/exact.ts';
import { monthsCovered } from '../../model/period.ts';
import type { ReadingKind } from '../../model/reading.ts';
import type { Quantity } from '../fact.ts';
import { firstOf, type IndicatorFamily, type Slot } from '../indicator-family.ts';
import type { Draft, ReadingsRule } from '../rule.ts';
import { isMoney } from '../unit-scale.ts';

const KINDS: readonly ReadingKind[] = ['actual', 'numerator', 'denominator'];

/** Money counted from January can't shrink from one quarter to the next; a 当季 figure in a cumulative row does. */
export const cumulativeDecrease: ReadingsRule<'cumulative-decrease'> = {
  code: 'cumulative-decrease',
  basis: 'readings',
  kind: 'across-tables',
  severity: 'notice',
  check: ({ family, soFar }) => {
    const drafts: Draft<'cumulative-decrease'>[] = [];
    for (const slots of slotsByYear(family))
      for (const kind of KINDS) {
        let before: Quantity | null = null;
        for (const slot of slots) {
          const now = firstOf(slot, kind);
          if (!now || !isCumulative(family, now) || soFar.says(now, 'unit-slip', 'part-exceeds-whole'))
            continue;
          if (before && before.unit === now.unit && compare(now.value, before.value) < 0)
            drafts.push({
              fact: now,
              params: {
                now: now.text,
                before: before.text,
                beforePeriod: before.period,
                difference: toDecimalText(subtract(before.value, now.value)),
              },
              related: [before],
            });
          before = now;
        }
      }
    return drafts;
  },
};

const isCumulative = (family: IndicatorFamily, fact: Quantity): boolean =>
  isMoney(fact.unit) && (fact.kind !== 'actual' || family.indicator?.quantity === 'amount');

/** Slots of one scope, region and year, from the shortest to the longest period. */
function slotsByYear(family: IndicatorFamily): Slot[][] {
  if (family.periods.size < 2) return [];
  const years = new Map<string, Slot[]>();
  for (const slot of family.slots) {
    const key = `${slot.scope ?? ''}|${slot.area}|${slot.period.slice(0, 4)}`;
    const list = years.get(key);
    if (list) list.push(slot);
    else years.set(key, [slot]);
  }
  return [...years.values()]
    .filter((slots) => slots.length > 1)
    .map((slots) => slots.sort((a, b) => monthsCovered(a.period) - monthsCovered(b.period)));
}
