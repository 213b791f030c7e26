import type { CellArea, RawCell, RawSheet } from '../../raw-workbook.ts';
import { isDateFormat } from '../../text/number-format.ts';

/** The filled cells of a sheet by row, with merges looked up by any cell they cover. */
export interface SheetGrid {
  readonly sheet: RawSheet;
  /** Rows that say something, top to bottom; rows of stray characters only are left out. */
  readonly rows: readonly GridRow[];
  readonly byRow: ReadonlyMap<number, GridRow>;
  readonly mergeByCell: ReadonlyMap<number, CellArea>;
}

export interface GridRow {
  readonly row: number;
  /** By column, left to right; blank texts are left out. */
  readonly cells: readonly RawCell[];
}

const COLUMNS = 16384;
/** Merges above this size (whole columns, whole sheets) only say something at their first cell. */
const WIDEST_MERGE = 20000;

/** Letters, digits or Chinese: anything else alone in a row is a stray character. */
const SPEAKS = /[\p{L}\p{N}]/u;

/** Orders the cells of a sheet for reading; blank texts and rows of stray characters fall away here. */
export function makeSheetGrid(sheet: RawSheet): SheetGrid {
  const rows: GridRow[] = [];
  const byRow = new Map<number, GridRow>();
  const cells = sheet.cells;
  for (let start = 0; start < cells.length; ) {
    const row = cells[start]!.row;
    let end = start;
    const kept: RawCell[] = [];
    let speaks = false;
    for (; end < cells.length && cells[end]!.row === row; end++) {
      const cell = cells[end]!;
      if (isBlank(cell)) continue;
      kept.push(cell);
      speaks ||= cell.value?.type !== 'text' || SPEAKS.test(cell.value.text);
    }
    if (speaks) {
      const gridRow = { row, cells: kept };
      rows.push(gridRow);
      byRow.set(row, gridRow);
    }
    start = end;
  }
  return { sheet, rows, byRow, mergeByCell: indexMerges(sheet.merges) };
}

const isBlank = (cell: RawCell): boolean =>
  cell.formula === undefined &&
  (cell.value === null || (cell.value.type === 'text' && cell.value.text.trim() === ''));

function indexMerges(merges: readonly CellArea[]): ReadonlyMap<number, CellArea> {
  const index = new Map<number, CellArea>();
  for (const area of merges) {
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (size > WIDEST_MERGE) index.set(area.top * COLUMNS + area.left, area);
    else
      for (let row = area.top; row <= area.bottom; row++)
        for (let column = area.left; column <= area.right; column++) index.set(row * COLUMNS + column, area);
  }
  return index;
}

/** The merge that covers this cell; null when it stands alone. */
export const mergeAt = (grid: SheetGrid, row: number, column: number): CellArea | null =>
  grid.mergeByCell.get(row * COLUMNS + column) ?? null;

/** The cell itself; undefined when it is empty or hidden under a merge. */
export function cellAt(grid: SheetGrid, row: number, column: number): RawCell | undefined {
  const cells = grid.byRow.get(row)?.cells;
  if (!cells) return undefined;
  let low = 0;
  let high = cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = cells[middle]!;
    if (found.column === column) return found;
    if (found.column < column) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The cell that is seen at this place: itself, or the first cell of the merge over it. */
export function shownCell(grid: SheetGrid, row: number, column: number): RawCell | undefined {
  const merge = mergeAt(grid, row, column);
  return merge ? cellAt(grid, merge.top, merge.left) : cellAt(grid, row, column);
}

/** What is read at this place, trimmed; numbers as their decimal text, '' for nothing. */
export const shownText = (grid: SheetGrid, row: number, column: number): string =>
  cellText(shownCell(grid, row, column));

export function cellText(cell: RawCell | undefined): string {
  const value = cell?.value;
  if (!value) return '';
  if (value.type === 'boolean') return value.value ? '是' : '否';
  if (value.type === 'text') return value.text.trim();
  if (value.type === 'number' && cell.format !== undefined && isDateFormat(cell.format))
    return dateText(value.text, cell.format);
  return value.text;
}

/** A date over a column is a time: 44834 shown as 2022年9月 reads `2022年9月`; the day only where it is shown. */
function dateText(serial: string, format: string): string {
  const days = Math.floor(Number(serial));
  if (!(days > 0 && days < 2_958_466)) return serial;
  // Days since 0000-03-01 in the proleptic calendar; Excel's serial 60 is a day that never was.
  const since = days + (days < 60 ? 1 : 0) + 693_899;
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!/m/i.test(format)) return `${year}年`;
  return /d/i.test(format) ? `${year}年${month}月${day}日` : `${year}年${month}月`;
}

/** Index in `grid.rows` of the first row below this one. */
export function firstRowBelow(grid: SheetGrid, row: number): number {
  let start = 0;
  let end = grid.rows.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if (grid.rows[middle]!.row <= row) start = middle + 1;
    else end = middle;
  }
  return start;
}
