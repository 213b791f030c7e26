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
} from '../../model/exact.ts';
import { monthsCovered, yearOf } from '../../model/period.ts';
import { directionOf, isWorse } from '../direction.ts';
import { type AppliedTarget, targetOf } from '../evidence/target-of.ts';
import { isQuantity, printedOf, type Quantity } from '../fact.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import type { RatioGroup } from '../ratio-group.ts';
import type { Draft, ReadingsRule } from '../rule.ts';
import { unitByFactor } from '../unit-scale.ts';

const CAUSES = ['unit-slip', 'percent-scale', 'out-of-range', 'negative-count', 'non-integer-count'] as const;
const TWELVE = exact('12');

/** The actual figure is worse than the target in force: gap, attainment, and in cumulative reports the pace of the year. */
export const belowTarget: ReadingsRule<'below-target'> = {
  code: 'below-target',
  basis: 'readings',
  kind: 'definition',
  severity: 'notice',
  check: ({ family, soFar }) => {
    const direction = directionOf(family);
    const groups = new Map(family.ratios.map((group) => [group.ratio, group]));
    return family.facts
      .filter(isQuantity)
      .filter((fact) => fact.kind === 'actual' && !soFar.says(fact, ...CAUSES))
      .flatMap((fact) => {
        const target = targetOf(family, fact);
        if (!target || (target.fact && soFar.says(target.fact, ...CAUSES))) return [];
        if (target.fact && target.fact.unit !== fact.unit) return [];
        return isWorse(fact.value, target.value, direction)
          ? [draftOf(family, fact, target, direction, groups.get(fact))]
          : [];
      });
  },
};

function draftOf(
  family: IndicatorFamily,
  fact: Quantity,
  target: AppliedTarget,
  direction: 'up' | 'down',
  group: RatioGroup | undefined,
): Draft<'below-target'> {
  return {
    fact,
    params: {
      actual: fact.text,
      target: target.text,
      gap: toDecimalText(absolute(subtract(target.value, fact.value))),
      gapUnit: fact.unit === '%' ? '个百分点' : fact.unit,
      direction,
      targetSource: target.source,
      ...typedOtherwise(fact),
      ...pace(family, fact, target.value, direction),
      ...missingPart(group, target.value, direction),
    },
    ...(target.clause === null ? {} : { clause: target.clause }),
    related: target.fact ? [target.fact] : [],
  };
}

/** 11826 万元 in an indicator of 亿元: the sentence says both. */
function typedOtherwise(fact: Quantity) {
  const printed = printedOf(fact);
  const typedUnit =
    equals(printed.factor, ONE) || fact.unit === '%' ? null : unitByFactor(fact.unit, printed.factor);
  return typedUnit === null ? {} : { typed: toDecimalText(printed.number), typedUnit };
}

/** Share of the year's target, beside the share of the year that has passed: only sums grow with the months. */
function pace(family: IndicatorFamily, fact: Quantity, target: Exact, direction: 'up' | 'down') {
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
    paceSide: compare(ahead, exact('0')) >= 0 ? 'ahead' : 'behind',
  };
}

/** How much the numerator must grow while the denominator stays: 还差多少万元. */
function missingPart(group: RatioGroup | undefined, target: Exact, direction: 'up' | 'down') {
  if (!group || direction === 'down') return {};
  const needed = divide(multiply(target, group.denominator.value), group.factor);
  const missing = needed && subtract(needed, group.numerator.value);
  if (!missing || compare(missing, exact('0')) <= 0 || group.numerator.unit !== group.denominator.unit)
    return {};
  return { money: formatFixed(missing, 2), moneyUnit: group.numerator.unit };
}
