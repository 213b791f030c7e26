import { exact, formatFixed, ONE } from '../../model/exact.ts';
import { agrees, isTelling } from '../ratio-group.ts';
import type { ReadingsRule } from '../rule.ts';
import { exchange } from '../swapped-parts.ts';

const FINE = exact('10');

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
          isTelling(group, FINE) &&
          !soFar.says(group.numerator, 'part-exceeds-whole', 'unit-slip'),
      )
      .map(({ numerator, denominator, swapped }) => ({
        fact: numerator,
        params: {
          numerator: numerator.text,
          denominator: denominator.text,
          swappedRatio: formatFixed(swapped!, 2),
        },
        fix: exchange(numerator, denominator),
        related: [denominator],
      })),
};
