import { divide, formatFixed, isZero, ONE } from '../../model/exact.ts';
import { printedOf } from '../fact.ts';
import { agrees, type RatioGroup } from '../ratio-group.ts';
import type { Draft, ReadingsRule } from '../rule.ts';

/** A typed ratio must equal the one from its parts within half a unit of its last printed place. */
export const ratioMismatch: ReadingsRule<'ratio-mismatch'> = {
  code: 'ratio-mismatch',
  basis: 'readings',
  kind: 'within-table',
  severity: 'blocking',
  check: ({ family, soFar }) =>
    family.ratios
      .filter((group) => group.ratio && group.computed && !agrees(group, group.computed, ONE))
      // A slipped unit, a misplaced percent or exchanged parts are the cause; this would only repeat it.
      .filter(
        (group) =>
          !soFar.says(group.ratio, 'percent-scale') &&
          !soFar.says(group.numerator, 'unit-slip', 'part-exceeds-whole') &&
          !soFar.says(group.denominator, 'unit-slip'),
      )
      .map(draftOf),
};

function draftOf(group: RatioGroup): Draft<'ratio-mismatch'> {
  const ratio = group.ratio!;
  const printed = printedOf(ratio);
  const inCell = divide(group.computed!, printed.factor) ?? group.computed!;
  const places = isZero(ratio.value) ? 2 : printed.places;
  const computed = formatFixed(inCell, places);
  return {
    fact: ratio,
    params: {
      typed: formatFixed(printed.number, printed.places),
      numerator: group.numerator.text,
      denominator: group.denominator.text,
      computed,
    },
    fix: { value: computed },
    related: [group.numerator, group.denominator],
  };
}
