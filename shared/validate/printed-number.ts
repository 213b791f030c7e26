import type { DecimalText } from '../model/brands.ts';
import {
  absolute,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  isZero,
  multiply,
  numberText,
  ONE,
  parseExact,
  printedPlaces,
  subtract,
  toDecimalText,
} from '../model/exact.ts';

/** A quantity as its cell prints it, beside its value in the official unit. */
export interface PrintedNumber {
  /** The number in the cell's own unit. */
  readonly number: Exact;
  readonly places: number;
  /** value = number × factor: 0.0001 for 万元 in a row of 亿元. */
  readonly factor: Exact;
  /** One unit of the last printed place, in the official unit. */
  readonly step: Exact;
}

const NUMBER = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/i;
const TENTH = exact('0.1');
/** Doubles carry 15 decimal digits; the 16th of `9.199999999999999` is noise. */
const MEANINGFUL_DIGITS = 15;

/**
 * What is printed, found from `raw` and `value` alone, so that the server sees the same precision as the workbook.
 * `printedNumber('11826', exact('1.1826'))` → number 11826, factor 0.0001, step 0.0001.
 */
export function printedNumber(
  raw: string,
  value: Exact,
  own: DecimalText = toDecimalText(value),
): PrintedNumber {
  if (raw === own) return withStep(value, printedPlaces(own), ONE);
  const text = numberInside(raw) ?? own;
  const number = exact(text);
  const factor = factorBetween(number, value);
  if (factor) return withStep(number, printedPlaces(text), factor);
  return withStep(value, printedPlaces(own), ONE);
}

const withStep = (number: Exact, places: number, factor: Exact): PrintedNumber => ({
  number,
  places,
  factor,
  step: factor === ONE ? powerOfTen(-places) : multiply(factor, powerOfTen(-places)),
});

function numberInside(raw: string): string | null {
  const plain = raw
    .normalize('NFKC')
    .replace(/−/g, '-')
    .replace(/,(?=\d{3})/g, '');
  const found = NUMBER.exec(plain)?.[0];
  if (found === undefined) return null;
  const digits = found.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
  if (/e/i.test(found)) return numberText(Number(found));
  if (digits.length > MEANINGFUL_DIGITS && found.includes('.'))
    return numberText(Number(Number(found).toPrecision(MEANINGFUL_DIGITS)));
  return parseExact(found) ? found : null;
}

/** Units differ by powers of ten; a display rounded from a longer value leaves a quotient near one. */
function factorBetween(number: Exact, value: Exact): Exact | null {
  if (isZero(number)) return isZero(value) ? ONE : null;
  if (equals(number, value)) return ONE;
  const quotient = divide(value, number);
  if (!quotient || quotient.n <= 0) return null;
  for (let power = -12; power <= 12; power++) {
    const scale = powerOfTen(power);
    if (equals(quotient, scale)) return scale;
    if (compare(absolute(subtract(quotient, scale)), multiply(scale, TENTH)) < 0) return scale;
  }
  return null;
}

/** `powerOfTen(-4)` → 1/10000. */
export const powerOfTen = (power: number): Exact =>
  power >= 0 ? { n: 10 ** power, d: 1 } : { n: 1, d: 10 ** -power };

/** A value in the official unit as the cell would print it, rounded to `places` when given. */
export const asTyped = (value: Exact, printed: PrintedNumber): DecimalText =>
  toDecimalText(divide(value, printed.factor) ?? value);
