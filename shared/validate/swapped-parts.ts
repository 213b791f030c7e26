import type { Fix } from '../model/finding.ts';
import { printedOf, type Quantity } from './fact.ts';
import { asTyped } from './printed-number.ts';

/** Exchanges two parts of a ratio, each in its own cell's unit. */
export function exchange(numerator: Quantity, denominator: Quantity): Fix {
  const here = asTyped(denominator.value, printedOf(numerator));
  const there = asTyped(numerator.value, printedOf(denominator));
  return {
    value: here,
    cells: [
      { sheet: numerator.sheet, cell: numerator.cell, value: here },
      { sheet: denominator.sheet, cell: denominator.cell, value: there },
    ],
  };
}
