import { compare, divide, exact, formatFixed, HUNDRED, isZero, ONE } from '../../model/exact.ts';
import { beyondRange } from '../evidence/beyond-range.ts';
import { timesApart } from '../evidence/magnitude.ts';
import { printedOf } from '../fact.ts';
import type { FindingsSoFar } from '../findings-so-far.ts';
import { powerOfTen } from '../printed-number.ts';
import { agrees, isTelling, type RatioGroup } from '../ratio-group.ts';
import type { Draft, ReadingsRule } from '../rule.ts';
import { type TypingSlip, typingSlip } from '../typing-slip.ts';

const TEN = exact('10');

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
          !soFar.says(group.numerator, 'part-exceeds-whole') &&
          !followsFromSlip(group, soFar) &&
          beyondRange(family, group.ratio!) === null,
      )
      .map(draftOf),
};

/** One part in another unit makes the ratio wrong; both in the same other unit leave it as it is. */
function followsFromSlip(
  { numerator, denominator, ratio, computed }: RatioGroup,
  soFar: FindingsSoFar,
): boolean {
  const [top, bottom] = [soFar.says(numerator, 'unit-slip'), soFar.says(denominator, 'unit-slip')];
  if (!top || !bottom) return top || bottom;
  const apart = timesApart(ratio!.value, computed!);
  return apart === null || compare(apart, HUNDRED) > 0;
}

function draftOf(group: RatioGroup): Draft<'ratio-mismatch'> {
  const ratio = group.ratio!;
  const printed = printedOf(ratio);
  const inCell = divide(group.computed!, printed.factor) ?? group.computed!;
  const places = isZero(ratio.value) ? 2 : printed.places;
  const computed = formatFixed(inCell, places);
  const typed = formatFixed(printed.number, printed.places);
  const slip = movedPoint(group) ?? typingSlip(typed, computed);
  return {
    fact: ratio,
    params: {
      typed,
      numerator: group.numerator.text,
      denominator: group.denominator.text,
      computed,
      ...(slip ? { slip } : {}),
    },
    fix: { value: computed },
    related: [group.numerator, group.denominator],
  };
}

/** Ten times too much or too little, in the ratio or in one of its parts. */
const movedPoint = (group: RatioGroup): TypingSlip | null =>
  isTelling(group, TEN) &&
  ([1, -1] as const).some((power) => agrees(group, group.computed, powerOfTen(power)))
    ? 'point'
    : null;
