import {
  absolute,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  formatFixed,
  HUNDRED,
  isNegative,
  multiply,
  ONE,
  subtract,
  toDecimalText,
  ZERO,
} from '../../model/exact.ts';
import { monthsCovered, yearOf } from '../../model/period.ts';
import { printedOf, type Quantity } from '../fact.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import type { RatioGroup } from '../ratio-group.ts';
import { unitByFactor } from '../unit-scale.ts';

const TWELVE = exact('12');

/** 11826 万元 in an indicator of 亿元: the sentence says both. */
export function typedOtherwise(fact: Quantity) {
  const printed = printedOf(fact);
  const typedUnit =
    equals(printed.factor, ONE) || fact.unit === '%' ? null : unitByFactor(fact.unit, printed.factor);
  return typedUnit === null ? {} : { typed: toDecimalText(printed.number), typedUnit };
}

/** Share of the year's target, beside the share of the year that has passed: only sums grow with the months. */
export function paceOf(family: IndicatorFamily, fact: Quantity, target: Exact, direction: 'up' | 'down') {
  const attained = divide(multiply(fact.value, HUNDRED), target);
  if (!attained || isNegative(attained) || direction === 'down') return {};
  const attainment = formatFixed(attained, 1);
  const months = monthsCovered(fact.period);
  if (family.indicator?.quantity !== 'amount' || fact.period === yearOf(fact.period) || months === 12)
    return { attainment };
  const elapsed = divide(multiply(exact(months), HUNDRED), TWELVE)!;
  const ahead = subtract(attained, elapsed);
  return {
    attainment,
    elapsed: formatFixed(elapsed, 1),
    pace: formatFixed(absolute(ahead), 1),
    paceSide: compare(ahead, ZERO) >= 0 ? 'ahead' : 'behind',
  };
}

/** How much the numerator must grow while the denominator stays: 还差多少万元. */
export function missingPart(group: RatioGroup | undefined, target: Exact, direction: 'up' | 'down') {
  if (!group || direction === 'down') return {};
  const needed = divide(multiply(target, group.denominator.value), group.factor);
  const missing = needed && subtract(needed, group.numerator.value);
  if (!missing || compare(missing, ZERO) <= 0 || group.numerator.unit !== group.denominator.unit) return {};
  return { money: formatFixed(missing, 2), moneyUnit: group.numerator.unit };
}
