import { exact } from '../model/exact.ts';
import { isNear } from './evidence/magnitude.ts';
import { SLIP_POWERS } from './evidence/slipped-part.ts';
import type { Quantity } from './fact.ts';
import { powerOfTen } from './printed-number.ts';
import { isMoney } from './unit-scale.ts';

const THE_SAME = exact('1.01');

/** The power of ten that makes a sum of money what another mention of it says; null when none does. */
export const slipOf = (figure: Quantity, other: Quantity): number | null =>
  isMoney(figure.unit)
    ? (SLIP_POWERS.find((power) => isNear(figure.value, powerOfTen(power), other.value, THE_SAME)) ?? null)
    : null;
