import { cellAddress } from '#shared/workbook/address.ts';
import type { CellArea, RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { GridLook } from './grid-look.ts';

/** Room beyond the last used cell, so that a table can grow. */
const SPARE_ROWS = 30;
const SPARE_COLUMNS = 4;
const LEAST_ROWS = 60;
const LEAST_COLUMNS = 16;
/** A stray character at row 4,000 should be reachable, formatting down to the last row of Excel not. */
const MOST_ROWS = 200_000;

export interface GridFrame {
  readonly rows: number;
  readonly columns: number;
  readonly rowTop: Float64Array;
  readonly columnLeft: Float64Array;
  /** Last row and last column that hold anything. */
  readonly used: { readonly row: number; readonly column: number };
  readonly merges: readonly CellArea[];
  readonly cellAt: (row: number, column: number) => RawCell | undefined;
  /** The merge a cell lies in; null when it stands alone. */
  readonly mergeAt: (row: number, column: number) => CellArea | null;
}

/** Places of all rows and columns in pixels; hidden ones have no size. */
export function frameGrid(sheet: RawSheet, look: GridLook): GridFrame {
  const used = lastUsed(sheet);
  const lastRow = used.row;
  let lastColumn = used.column;
  for (const merge of sheet.merges) lastColumn = Math.max(lastColumn, Math.min(merge.right, lastColumn + 50));
  const rows = Math.min(Math.max(lastRow + SPARE_ROWS, LEAST_ROWS), MOST_ROWS);
  const columns = Math.max(lastColumn + SPARE_COLUMNS, LEAST_COLUMNS);
  const merges = new Map<number, CellArea>();
  for (const merge of sheet.merges)
    for (let row = merge.top; row <= Math.min(merge.bottom, rows); row++)
      for (let column = merge.left; column <= Math.min(merge.right, columns); column++)
        merges.set(placeKey(row, column), merge);
  return {
    rows,
    columns,
    used,
    merges: sheet.merges,
    rowTop: places(rows, (row) => (sheet.hiddenRows.has(row) ? 0 : look.rowHeight(row))),
    columnLeft: places(columns, (column) => (sheet.hiddenColumns.has(column) ? 0 : look.columnWidth(column))),
    cellAt: (row, column) => cellOf(sheet, row, column),
    mergeAt: (row, column) => merges.get(placeKey(row, column)) ?? null,
  };
}

/** Last row and last column that hold anything. */
export function lastUsed({ cells }: RawSheet): { readonly row: number; readonly column: number } {
  let row = 0;
  let column = 0;
  for (const cell of cells) {
    row = Math.max(row, cell.row);
    column = Math.max(column, cell.column);
  }
  return { row: Math.min(row, MOST_ROWS - 1), column };
}

/** The cells of a sheet stand in the order of rows and columns, so that halving finds one among many thousands. */
export function cellOf({ cells }: RawSheet, row: number, column: number): RawCell | undefined {
  let low = 0;
  let high = cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle]!;
    const apart = cell.row - row || cell.column - column;
    if (apart === 0) return cell;
    if (apart < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Excel has 16,384 columns. */
const placeKey = (row: number, column: number): number => row * 16_384 + column;

function places(count: number, sizeOf: (index: number) => number): Float64Array {
  const starts = new Float64Array(count + 1);
  for (let index = 0; index < count; index++) starts[index + 1] = starts[index]! + sizeOf(index);
  return starts;
}

/** Id of a cell's element: what aria-activedescendant names. */
export const cellId = (row: number, column: number): string => `cell-${cellAddress(row, column)}`;
