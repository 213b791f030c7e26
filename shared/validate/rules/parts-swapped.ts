import { formatFixed, ONE } from '../../model/exact.ts';
import { printedOf } from '../fact.ts';
import { asTyped } from '../printed-number.ts';
import { agrees } from '../ratio-group.ts';
import type { ReadingsRule } from '../rule.ts';

/** Where the part may be larger than the whole (24 家 per 15.27 千家), exchanged parts show only in the ratio. */
export const partsSwapped: ReadingsRule<'parts-swapped'> = {
  code: 'parts-swapped',
  basis: 'readings',
  kind: 'within-table',
  severity: 'notice',
  check: ({ family, soFar }) =>
    family.ratios
      .filter((group) => group.computed && group.swapped && !agrees(group, group.computed, ONE))
      .filter(
        (group) =>
          agrees(group, group.swapped, ONE) &&
          !soFar.says(group.numerator, 'part-exceeds-whole', 'unit-slip'),
      )
      .map(({ numerator, denominator, swapped }) => {
        const here = asTyped(denominator.value, printedOf(numerator));
        const there = asTyped(numerator.value, printedOf(denominator));
        return {
          fact: numerator,
          params: {
            numerator: numerator.text,
            denominator: denominator.text,
            swappedRatio: formatFixed(swapped!, 2),
          },
          fix: {
            value: here,
            cells: [
              { sheet: numerator.sheet, cell: numerator.cell, value: here },
              { sheet: denominator.sheet, cell: denominator.cell, value: there },
            ],
          },
          related: [denominator],
        };
      }),
};
