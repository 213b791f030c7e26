import { type Exact, parseExact, sum, toDecimalText } from '#shared/model/exact.ts';
import type { CellArea, RawCell } from '#shared/workbook/raw-workbook.ts';

/** Beyond this a glance is no longer worth the wait. */
const MOST_CELLS = 20_000;

export interface AreaSum {
  /** Cells that hold anything. */
  readonly filled: number;
  /** Exact, as decimal text; null without two numbers to add. */
  readonly sum: string | null;
}

/** What is selected, counted and added; null where it is too much to add on every step. */
export function sumOfArea(
  area: CellArea,
  cellAt: (row: number, column: number) => RawCell | undefined,
): AreaSum | null {
  if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > MOST_CELLS) return null;
  const numbers: Exact[] = [];
  let filled = 0;
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const value = cellAt(row, column)?.value;
      if (!value) continue;
      filled++;
      const number = value.type === 'number' ? parseExact(value.text) : null;
      if (number) numbers.push(number);
    }
  return { filled, sum: numbers.length > 1 ? toDecimalText(sum(numbers), 10) : null };
}
