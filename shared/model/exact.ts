import type { DecimalText } from './brands.ts';

/**
 * An exact number: a fraction `n / d` with `d > 0`. Decimal texts are scaled integers (`d` a power of ten);
 * a division may leave any denominator. Plain numbers while every product is a safe integer, BigInt beyond.
 * Floating point never enters: it gets about 3 % of half-up scores wrong.
 */
export type Exact = { readonly n: number; readonly d: number } | { readonly n: bigint; readonly d: bigint };

export type Rounding = 'half-up' | 'half-even';

const MAX = Number.MAX_SAFE_INTEGER;

export const ZERO: Exact = { n: 0, d: 1 };
export const ONE: Exact = { n: 1, d: 1 };
export const HUNDRED: Exact = { n: 100, d: 1 };

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/;

/** Reads plain decimal text exactly; null when the text is not a plain decimal. `parseExact('1.50')` → 3/2. */
export function parseExact(text: string): Exact | null {
  return parseShort(text) ?? parseAny(text);
}

/** Nearly every figure is a few digits and at most one point: read without a pattern, in a third of the time. */
function parseShort(text: string): Exact | null {
  const length = text.length;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  if (length === start || length > 15) return null;
  let n = 0;
  let d = 1;
  let zeros = 1;
  let isFraction = false;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === POINT && !isFraction && at > start) {
      isFraction = true;
      continue;
    }
    const digit = code - DIGIT_ZERO;
    if (digit < 0 || digit > 9) return null;
    if (!isFraction) n = n * 10 + digit;
    // Zeros at the end are no places: they wait for a digit behind them.
    else if (digit === 0) zeros *= 10;
    else {
      n = n * zeros * 10 + digit;
      d *= zeros * 10;
      zeros = 1;
    }
  }
  return { n: start === 1 && n !== 0 ? -n : n, d };
}

const MINUS = 45;
const POINT = 46;
const DIGIT_ZERO = 48;

function parseAny(text: string): Exact | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const sign = (match[1] ?? match[4]) === '-' ? -1 : 1;
  const whole = match[2] ?? '0';
  const places = (match[3] ?? match[5] ?? '').replace(/0+$/, '');
  const digits = whole + places;
  if (digits.length <= 15) return { n: sign * Number(digits) || 0, d: 10 ** places.length };
  return reduce(BigInt(sign) * BigInt(digits), 10n ** BigInt(places.length));
}

/** Like parseExact for text that the model already guarantees to be decimal; anything else is a bug. */
export function exact(value: DecimalText | string | number): Exact {
  const text = typeof value === 'number' ? numberText(value) : value;
  const parsed = parseExact(text);
  if (!parsed) throw new Error(`not a decimal text: ${text.length} characters`);
  return parsed;
}

/** The shortest decimal text of a double, without exponent: what a cell typed as that number says. */
export function numberText(value: number): DecimalText {
  if (!Number.isFinite(value)) throw new Error('not a finite number');
  const text = String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return (text === '-0' ? '0' : text) as DecimalText;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const shift = Number(power);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}${plain}` as DecimalText;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y) [x, y] = [y, x % y];
  return x;
}

/** Lowest terms, back to plain numbers when both sides are safe again. */
function reduce(n: bigint, d: bigint): Exact {
  const positive = d < 0n;
  const divisor = gcd(n, positive ? -d : d) || 1n;
  const top = (positive ? -n : n) / divisor;
  const bottom = (positive ? -d : d) / divisor;
  if (top <= MAX && top >= -MAX && bottom <= MAX) return { n: Number(top), d: Number(bottom) };
  return { n: top, d: bottom };
}

export function add(a: Exact, b: Exact): Exact {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const ad = a.d as number;
    const bd = b.d as number;
    if (ad === bd) {
      const sum = a.n + b.n;
      if (sum <= MAX && sum >= -MAX) return { n: sum, d: ad };
    } else {
      const left = a.n * bd;
      const right = b.n * ad;
      const sum = left + right;
      const d = ad * bd;
      if (
        left <= MAX &&
        left >= -MAX &&
        right <= MAX &&
        right >= -MAX &&
        sum <= MAX &&
        sum >= -MAX &&
        d <= MAX
      )
        return { n: sum, d };
    }
  }
  return reduce(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d));
}

export function negate(a: Exact): Exact {
  return typeof a.n === 'number'
    ? { n: a.n === 0 ? 0 : -a.n, d: a.d as number }
    : { n: -a.n, d: a.d as bigint };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const n = a.n * b.n;
    const d = (a.d as number) * (b.d as number);
    if (n <= MAX && n >= -MAX && d <= MAX) return { n: n || 0, d };
  }
  return reduce(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d));
}

/** null when `b` is zero: a zero denominator is "not computable", never 0. */
export function divide(a: Exact, b: Exact): Exact | null {
  if (isZero(b)) return null;
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const n = a.n * (b.d as number);
    const d = (a.d as number) * b.n;
    if (n <= MAX && n >= -MAX && d <= MAX && d >= -MAX)
      return d < 0 ? { n: -n || 0, d: -d } : { n: n || 0, d };
  }
  return reduce(BigInt(a.n) * BigInt(b.d), BigInt(a.d) * BigInt(b.n));
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): number {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    if (a.d === b.d) return a.n - b.n;
    const left = a.n * (b.d as number);
    const right = b.n * (a.d as number);
    if (left <= MAX && left >= -MAX && right <= MAX && right >= -MAX) return left - right;
  }
  const left = BigInt(a.n) * BigInt(b.d);
  const right = BigInt(b.n) * BigInt(a.d);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equals = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const isZero = (a: Exact): boolean => a.n === 0 || a.n === 0n;
export const isNegative = (a: Exact): boolean => a.n < 0;
export const absolute = (a: Exact): Exact => (isNegative(a) ? negate(a) : a);
export const minimum = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const maximum = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

export function isInteger(a: Exact): boolean {
  return typeof a.n === 'number' ? a.n % (a.d as number) === 0 : a.n % (a.d as bigint) === 0n;
}

/** The largest whole number not above `a` (每满 counts whole steps only). */
export function floor(a: Exact): Exact {
  const n = BigInt(a.n);
  const d = BigInt(a.d);
  const quotient = n / d;
  return reduce(n < 0n && n % d !== 0n ? quotient - 1n : quotient, 1n);
}

/** The smallest whole number not below `a`. */
export const ceiling = (a: Exact): Exact => negate(floor(negate(a)));

/** Rounds once to `places` decimals; `half-up` is everyday 四舍五入 (away from zero), `half-even` GB/T 8170. */
export function round(a: Exact, places: number, rounding: Rounding = 'half-up'): Exact {
  return reduce(BigInt(roundedUnits(a, places, rounding)), 10n ** BigInt(places));
}

/** How many units of the last decimal the rounded number is: plain numbers while every product is safe, in a fifth of the time. */
function roundedUnits(a: Exact, places: number, rounding: Rounding): number | bigint {
  if (typeof a.n === 'number' && places <= 15) {
    const d = a.d as number;
    const size = Math.abs(a.n) * 10 ** places;
    if (size <= MAX && d <= MAX / 2) {
      const rest = size % d;
      let quotient = (size - rest) / d;
      if (rest * 2 > d || (rest * 2 === d && (rounding === 'half-up' || quotient % 2 === 1))) quotient += 1;
      return a.n < 0 ? -quotient : quotient;
    }
  }
  const n = BigInt(a.n) * 10n ** BigInt(places);
  const d = BigInt(a.d);
  const size = n < 0n ? -n : n;
  let quotient = size / d;
  const twice = (size % d) * 2n;
  if (twice > d || (twice === d && (rounding === 'half-up' || quotient % 2n === 1n))) quotient += 1n;
  return n < 0n ? -quotient : quotient;
}

/** Fixed decimals for print, e.g. `formatFixed(exact('57.888'), 2)` → `57.89`. */
export function formatFixed(a: Exact, places: number, rounding: Rounding = 'half-up'): DecimalText {
  return unitsText(roundedUnits(a, places, rounding), places);
}

function unitsText(units: number | bigint, places: number): DecimalText {
  const isBelow = units < 0;
  const digits = String(isBelow ? -units : units).padStart(places + 1, '0');
  const sign = isBelow ? '-' : '';
  if (places === 0) return `${sign}${digits}` as DecimalText;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}` as DecimalText;
}

/** Shortest decimal text; a fraction that never ends is rounded once to `places` decimals (10 by default). */
export function toDecimalText(a: Exact, places = 10): DecimalText {
  if (a.d === 1) return String(a.n === 0 ? 0 : a.n) as DecimalText;
  const scale = typeof a.n === 'number' ? POWERS.indexOf(a.d as number) : -1;
  const text = scale > 0 ? unitsText(a.n, scale) : formatFixed(a, terminates(a) ?? places);
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text) as DecimalText;
}

/** Denominators of what was typed: such a number is its own decimal text, without a division. */
const POWERS: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Number of decimals of a terminating fraction, or null when it never ends. */
function terminates(a: Exact): number | null {
  const reduced = reduce(BigInt(a.n), BigInt(a.d));
  let d = BigInt(reduced.d);
  let twos = 0;
  let fives = 0;
  while (d % 2n === 0n) [d, twos] = [d / 2n, twos + 1];
  while (d % 5n === 0n) [d, fives] = [d / 5n, fives + 1];
  return d === 1n ? Math.max(twos, fives) : null;
}

/** Nearest double, for drawing a curve or a bar only; never for a figure that is shown or compared. */
export const toApproximateNumber = (a: Exact): number =>
  typeof a.n === 'number' ? a.n / (a.d as number) : Number((a.n * 1_000_000n) / (a.d as bigint)) / 1_000_000;

/** Decimals as printed: `0.90` → 2. Tolerances come from this. */
export const printedPlaces = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

export const sum = (values: readonly Exact[]): Exact => values.reduce(add, ZERO);
