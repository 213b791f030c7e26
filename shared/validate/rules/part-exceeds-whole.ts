import {
  compare,
  divide,
  exact,
  formatFixed,
  multiply,
  ONE,
  subtract,
  toDecimalText,
} from '../../model/exact.ts';
import { targetOf } from '../evidence/target-of.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import { isShare } from '../is-share.ts';
import { agrees, isTelling, type RatioGroup } from '../ratio-group.ts';
import type { Draft, ReadingsRule } from '../rule.ts';
import { exchange } from '../swapped-parts.ts';

const FINE = exact('10');

/** A part can't be larger than the whole it is a share of. Two columns filled the wrong way round are named as such. */
export const partExceedsWhole: ReadingsRule<'part-exceeds-whole'> = {
  code: 'part-exceeds-whole',
  basis: 'readings',
  kind: 'within-table',
  severity: 'blocking',
  check: ({ family, soFar }) => {
    if (!isShare(family)) return [];
    const seen = new Set<string>();
    return family.ratios
      .filter(
        (group) =>
          exceeds(group) &&
          !soFar.says(group.numerator, 'unit-slip') &&
          !soFar.says(group.denominator, 'unit-slip'),
      )
      .filter(
        ({ numerator }) =>
          !seen.has(`${numerator.sheet}!${numerator.cell}`) &&
          seen.add(`${numerator.sheet}!${numerator.cell}`),
      )
      .map((group) => draftOf(family, group));
  },
};

/** The parts give more than the whole: more than 100 %. */
const exceeds = (group: RatioGroup): boolean =>
  group.computed !== null && compare(group.computed, group.factor) > 0;

function draftOf(family: IndicatorFamily, group: RatioGroup): Draft<'part-exceeds-whole'> {
  const { numerator, denominator } = group;
  const params = {
    part: numerator.text,
    whole: denominator.text,
    partName: family.indicator!.parts!.numerator.name,
    wholeName: family.indicator!.parts!.denominator.name,
  };
  if (!agrees(group, group.swapped, ONE) || !isTelling(group, FINE))
    return { fact: numerator, params, related: [denominator] };
  return {
    fact: numerator,
    params: { ...params, swappedRatio: formatFixed(group.swapped!, 2), ...gapAfterSwap(family, group) },
    fix: exchange(numerator, denominator),
    related: [denominator],
  };
}

/** What the exchanged parts would miss of the target, in the parts' unit. */
function gapAfterSwap(family: IndicatorFamily, group: RatioGroup) {
  const target = targetOf(family, group.ratio ?? group.numerator);
  const share = target && divide(target.value, group.factor);
  if (!target || !share) return {};
  const gap = subtract(multiply(share, group.numerator.value), group.denominator.value);
  const size = toDecimalText(gap).replace('-', '');
  return {
    target: target.text,
    gap: formatFixed(exact(size), 2),
    gapSide: compare(gap, exact('0')) > 0 ? 'short' : 'beyond',
    gapUnit: group.numerator.unit,
  };
}
