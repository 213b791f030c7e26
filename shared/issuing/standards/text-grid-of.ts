import type { TextGrid } from '../../rule-pack/sheet/text-grid.ts';
import type { RawCell, RawSheet } from '../../workbook/raw-workbook.ts';
import { cellText } from '../../workbook/recognise/grid/sheet-grid.ts';
import { isPercentFormat } from '../../workbook/text/number-format.ts';
import { readCellQuantity } from '../../workbook/text/quantity.ts';

/** A table of rules is small; anything bigger is a ledger and not read. */
const MOST_ROWS = 3000;
const MOST_COLUMNS = 200;

/** The sheet's texts, merged cells repeated where they cover; a share shown as 20% reads `20%`. */
export function textGridOf(sheet: RawSheet): TextGrid {
  const rows: string[][] = [];
  for (const cell of sheet.cells) {
    if (cell.row >= MOST_ROWS || cell.column >= MOST_COLUMNS) continue;
    put(rows, cell.row, cell.column, textOf(cell));
  }
  for (const { top, left, bottom, right } of sheet.merges) {
    const text = rows[top]?.[left] ?? '';
    if (text === '') continue;
    for (let row = top; row <= Math.min(bottom, MOST_ROWS - 1); row++)
      for (let column = left; column <= Math.min(right, MOST_COLUMNS - 1); column++)
        put(rows, row, column, text);
  }
  return { rows: Array.from(rows, (cells) => Array.from(cells ?? [], (text) => text ?? '')) };
}

function put(rows: string[][], row: number, column: number, text: string): void {
  const cells = rows[row] ?? [];
  cells[column] = text;
  rows[row] = cells;
}

function textOf(cell: RawCell): string {
  if (cell.value?.type === 'boolean') return String(cell.value.value);
  if (cell.value?.type === 'number' && cell.format !== undefined && isPercentFormat(cell.format))
    return `${readCellQuantity(cell).value ?? cell.value.text}%`;
  return cellText(cell);
}
