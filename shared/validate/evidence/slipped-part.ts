import { compare, divide, type Exact, exact, multiply, ONE, printedPlaces } from '../../model/exact.ts';
import type { Quantity } from '../fact.ts';
import { powerOfTen } from '../printed-number.ts';
import { agrees, isTelling, type RatioGroup } from '../ratio-group.ts';
import { isMoney } from '../unit-scale.ts';
import type { Evidence } from './evidence.ts';
import { isNear } from './magnitude.ts';

export interface Slip {
  readonly fact: Quantity;
  /** The right value is the typed one times 10^power. */
  readonly power: number;
  readonly proof: 'parts' | 'history' | 'peers' | 'target' | 'size' | 'score';
  readonly reference: Quantity | null;
}

export const SLIP_POWERS = [-4, -8, 4, 8] as const;
export const HISTORY_WINDOW = exact('5');
export const PEER_WINDOW = exact('10');
/** Parts are in 万元: nobody reports less than 1 万元, and no province has more than 1 万亿元. */
const SMALLEST_MONEY = ONE;
const LARGEST_MONEY = exact('100000000');
const PLACES_OF_MONEY = 2;
/** Four powers of ten are seen even in a ratio of one digit. */
const COARSE = exact('2');

/** The part whose unit slipped by 10^4 or 10^8, when that is exactly what makes the typed ratio right. */
export function slippedPart(group: RatioGroup, evidence: Evidence): Slip | null {
  if (!group.computed || !group.ratio || !isTelling(group, COARSE) || agrees(group, group.computed, ONE))
    return null;
  for (const power of SLIP_POWERS) {
    const shifted = multiply(group.computed, powerOfTen(power));
    if (!agrees(group, shifted, ONE)) continue;
    const top = { fact: group.numerator, power, votes: votes(group.numerator, power, evidence) };
    const bottom = {
      fact: group.denominator,
      power: -power,
      votes: votes(group.denominator, -power, evidence),
    };
    const slipped = likelier(top, bottom);
    return slipped && { fact: slipped.fact, power: slipped.power, proof: 'parts', reference: group.ratio };
  }
  return null;
}

interface Candidate {
  readonly fact: Quantity;
  readonly power: number;
  readonly votes: number;
}

/**
 * Evidence first; then the part that can't be right as it stands, then the one that can be once corrected, then the one
 * with more decimals than money has; at last the one that is too large (元 typed where 万元 belongs).
 */
function likelier(top: Candidate, bottom: Candidate): Candidate | null {
  if (top.votes < 0 && bottom.votes < 0) return null;
  if (top.votes !== bottom.votes) return top.votes > bottom.votes ? top : bottom;
  for (const fits of [isStrange, staysPlausible, hasTooManyDecimals]) {
    const [first, second] = [fits(top), fits(bottom)];
    if (first !== second) return first ? top : bottom;
  }
  return top.power < 0 ? top : bottom;
}

const isStrange = ({ fact }: Candidate): boolean => isMoney(fact.unit) && !isPlausibleMoney(fact.value);

const staysPlausible = ({ fact, power }: Candidate): boolean =>
  !isMoney(fact.unit) || isPlausibleMoney(multiply(fact.value, powerOfTen(power)));

const hasTooManyDecimals = ({ fact }: Candidate): boolean =>
  isMoney(fact.unit) && printedPlaces(fact.text) > PLACES_OF_MONEY;

export const isPlausibleMoney = (value: Exact): boolean =>
  compare(value, SMALLEST_MONEY) >= 0 && compare(value, LARGEST_MONEY) <= 0;

/** For and against "this figure is off by 10^power": last year's and the other regions' figures. */
function votes(fact: Quantity, power: number, evidence: Evidence): number {
  const references: readonly (readonly [Exact | undefined | null, Exact])[] = [
    [(evidence.previous(fact) ?? evidence.next(fact))?.value, HISTORY_WINDOW],
    [evidence.median(fact), PEER_WINDOW],
  ];
  let sum = 0;
  for (const [reference, window] of references) {
    if (!reference) continue;
    if (isNear(fact.value, powerOfTen(power), reference, window)) sum += 1;
    else if (isNear(fact.value, ONE, reference, window)) sum -= 1;
  }
  return sum;
}

/** The typed number with its decimal point moved: what 采用 would type, in the cell's own unit. */
export const shiftedNumber = (number: Exact, power: number): Exact =>
  divide(number, powerOfTen(-power)) ?? number;
