import { compare, divide, type Exact, exact, isNegative, isZero, negate, subtract } from '../model/exact.ts';
import type { Target } from '../rule-pack/rule-pack.ts';
import type { Lever } from './lever.ts';
import { type ItemChange, itemValue, type PlanItem } from './plan-item.ts';
import { roundUp } from './round-up.ts';

/** Whether less is better for this target. */
export const wantsLess = (item: PlanItem): boolean =>
  item.indicator.direction === 'down' || item.target?.comparator === '<=' || item.target?.comparator === '<';

const isStrict = (target: Target | null): boolean => target?.comparator === '>' || target?.comparator === '<';

/** Distance to the target in the indicator's unit, unrounded: positive = still missing. null without value or target. */
export function gapToTarget(item: PlanItem, change: ItemChange = {}): Exact | null {
  const value = itemValue(item, change);
  if (!value || item.targetValue === null || item.target?.comparator === 'rank-up') return null;
  const difference = subtract(exact(item.targetValue), value);
  return wantsLess(item) ? negate(difference) : difference;
}

/** Judged on the unrounded value: a ratio that prints as the target may still miss it. */
export function meetsTarget(item: PlanItem, change: ItemChange = {}): boolean | null {
  const gap = gapToTarget(item, change);
  if (!gap) return null;
  return isStrict(item.target) ? compare(gap, exact('0')) < 0 : compare(gap, exact('0')) <= 0;
}

/**
 * How much of a lever makes the item meet its target, in the lever's unit and rounded up so that it holds;
 * null when it is met already or the lever does not move it towards the target.
 */
export function neededForTarget(item: PlanItem, lever: Lever, change: ItemChange = {}): Exact | null {
  const effect = lever.effects.find((one) => one.item === item.key);
  const gap = gapToTarget(item, change);
  if (
    !effect ||
    !gap ||
    meetsTarget(item, change) ||
    effect.role === 'input' ||
    effect.role === 'denominator'
  )
    return null;
  const perUnit = effect.role === 'numerator' ? perNumerator(item, change) : exact('1');
  if (!perUnit || isZero(perUnit)) return null;
  const inFigure = divide(gap, perUnit)!;
  const inLever = divide(inFigure, effect.factor)!;
  const up = roundUp({ value: inLever, beyond: isStrict(item.target) }, lever.places);
  return wantsLess(item) ? negate(up) : isNegative(up) ? null : up;
}

/** What one unit more of the numerator adds to the ratio. */
function perNumerator(item: PlanItem, change: ItemChange): Exact | null {
  const { parts } = item.indicator;
  if (!parts || !item.denominator) return null;
  const denominator = change.denominator
    ? subtract(item.denominator, negate(change.denominator))
    : item.denominator;
  return divide(exact(parts.factor), denominator);
}
