import { cellAddress } from '../address.ts';
import { type Expression, parseFormula } from './parse.ts';

/** A range of more cells than this is not spelled out: no rule asks for the parts of a whole column. */
const SPELLED_OUT = 2000;

/**
 * Cells that a formula reads directly, as `sheet!A1`, ranges spelled out, in the order written and without repeats.
 * Empty when the formula is not understood.
 */
export function referencesOf(formula: string, sheet: string): readonly string[] {
  const tree = parseFormula(formula);
  const cells = new Set<string>();
  if (tree) collectReferences(tree, sheet, cells);
  return [...cells];
}

function collectReferences(tree: Expression, sheet: string, cells: Set<string>): void {
  switch (tree.kind) {
    case 'reference': {
      const { top, left, bottom, right } = tree.area;
      if ((bottom - top + 1) * (right - left + 1) > SPELLED_OUT) return;
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++)
          cells.add(`${tree.sheet ?? sheet}!${cellAddress(row, column)}`);
      return;
    }
    case 'negate':
    case 'percent':
      collectReferences(tree.of, sheet, cells);
      return;
    case 'binary':
      collectReferences(tree.left, sheet, cells);
      collectReferences(tree.right, sheet, cells);
      return;
    case 'call':
      for (const arg of tree.args) if (arg) collectReferences(arg, sheet, cells);
  }
}
