import type { DecimalText } from '../model/brands.ts';
import { ceiling, divide, exact, HUNDRED, isZero, multiply, toDecimalText } from '../model/exact.ts';
import type { PlanModel } from './plan-model.ts';
import type { LeverLimits } from './ways-to-points.ts';

/**
 * Each figure may grow by `percent` of what it is; what is counted in whole things by at least one. What there is none of
 * yet stays as it is: nobody has said how much of it can be had.
 */
export function limitsWithin(model: PlanModel, percent: DecimalText): LeverLimits {
  const limits: Record<string, DecimalText> = {};
  for (const lever of model.levers) {
    if (lever.current === null || isZero(lever.current)) continue;
    const room = divide(multiply(lever.current, exact(percent)), HUNDRED)!;
    limits[lever.id] = toDecimalText(lever.places === 0 ? ceiling(room) : room);
  }
  return limits;
}
