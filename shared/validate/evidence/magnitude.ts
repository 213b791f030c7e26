import { absolute, compare, divide, type Exact, isZero, multiply } from '../../model/exact.ts';

/** Whether `value × scale` lies within `window` times of `reference`, either way. */
export function isNear(value: Exact, scale: Exact, reference: Exact, window: Exact): boolean {
  const quotient = divide(absolute(multiply(value, scale)), absolute(reference));
  if (!quotient || isZero(quotient)) return false;
  if (compare(quotient, window) > 0) return false;
  return compare(multiply(quotient, window), { n: 1, d: 1 }) >= 0;
}

/** How many times the larger is of the smaller; null when either is zero. */
export function timesApart(a: Exact, b: Exact): Exact | null {
  if (isZero(a) || isZero(b)) return null;
  const [left, right] = [absolute(a), absolute(b)];
  return compare(left, right) >= 0 ? divide(left, right) : divide(right, left);
}

/** Which of two figures that disagree is the stranger beside known ones of the same indicator; null when undecided. */
export function strangerOf(a: Exact, b: Exact, known: readonly Exact[]): 'first' | 'second' | null {
  const far = { first: 0, second: 0 };
  for (const figure of known) {
    const [left, right] = [timesApart(a, figure), timesApart(b, figure)];
    if (!left || !right) continue;
    const order = compare(left, right);
    if (order > 0) far.first += 1;
    if (order < 0) far.second += 1;
  }
  if (far.first === far.second) return null;
  return far.first > far.second ? 'first' : 'second';
}
