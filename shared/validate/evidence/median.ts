import { add, compare, divide, type Exact, exact } from '../../model/exact.ts';

const TWO = exact('2');

/** The middle value, exactly; the mean of the two middle ones for an even number. null for an empty list. */
export function medianOf(values: readonly Exact[]): Exact | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort(compare);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return divide(add(sorted[middle - 1]!, sorted[middle]!), TWO);
}
