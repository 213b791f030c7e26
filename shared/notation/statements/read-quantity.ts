import type { Token } from '../tokens/token.ts';
import { areCompatible } from '../tokens/unit-family.ts';
import type { Bound, NumericCondition } from './statement.ts';

/** A condition read from `tokens` at `index`, and where reading goes on; null when no condition starts there. */
export interface ReadCondition {
  readonly condition: Omit<NumericCondition, 'before' | 'after' | 'clause'>;
  readonly next: number;
}

export interface Quantity {
  readonly value: string;
  readonly unit: string | null;
  readonly included: boolean | null;
  readonly next: number;
}

export const bound = (value: string, included: boolean | null, firm: boolean): Bound => ({
  value,
  included,
  firm,
});

/** number unit? (含)?; 分 counts as a unit here (conditions on a score). */
export function readQuantity(tokens: readonly Token[], index: number): Quantity | null {
  const number = tokens[index];
  if (number?.kind !== 'number' || number.value === undefined) return null;
  let next = index + 1;
  let unit: string | null = null;
  const unitToken = tokens[next];
  if (unitToken?.kind === 'unit' || unitToken?.kind === 'fen') {
    unit = unitToken.text;
    next += 1;
  }
  let included: boolean | null = null;
  const mark = tokens[next];
  if (mark?.kind === 'including') {
    included = mark.says === 'yes';
    next += 1;
  }
  return { value: number.value, unit, included, next };
}

/** 35岁及以下的不低于80%: two different things, not one range. */
export const differ = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && !areCompatible(left, right);

export function spanOf(
  tokens: readonly Token[],
  start: number,
  next: number,
): { start: number; end: number } {
  return { start: tokens[start]?.start ?? 0, end: tokens[Math.max(start, next - 1)]?.end ?? 0 };
}
