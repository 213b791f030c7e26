import { compare, type Exact } from '../model/exact.ts';
import type { IndicatorFamily } from './indicator-family.ts';

/** Which way is better: the pack's direction, else what the printed comparator says, else more is better. */
export function directionOf(family: IndicatorFamily): 'up' | 'down' {
  const { indicator, pack } = family;
  if (indicator && indicator.direction !== 'none') return indicator.direction;
  const comparator = pack?.targets.find(
    (target) => target.indicatorId === family.indicatorId && target.comparator,
  )?.comparator;
  return comparator === '<=' || comparator === '<' ? 'down' : 'up';
}

/** Whether `value` is worse than `standard`. */
export const isWorse = (value: Exact, standard: Exact, direction: 'up' | 'down'): boolean =>
  direction === 'up' ? compare(value, standard) < 0 : compare(value, standard) > 0;
