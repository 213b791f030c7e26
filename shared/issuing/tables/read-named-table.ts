import { cellAddress } from '../../workbook/address.ts';
import type { RawSheet } from '../../workbook/raw-workbook.ts';
import {
  cellText,
  firstRowBelow,
  type GridRow,
  makeSheetGrid,
  mergeAt,
  type SheetGrid,
  shownCell,
} from '../../workbook/recognise/grid/sheet-grid.ts';
import { isTotalWord } from '../../workbook/recognise/words/header-words.ts';
import { readCellQuantity, readQuantity } from '../../workbook/text/quantity.ts';
import { headerEndingAt, headerWith, isHeaderWord, type NamedHeader } from './find-named-header.ts';
import type { NamedCell, NamedColumn, NamedRow, NamedTable } from './named-table.ts';

export interface NamedTableOptions {
  /** Rows in which a header is looked for, from the top of the sheet or the end of the table before. */
  readonly within?: number;
}

/** What a person writes by hand stands near the top; below that a sheet is a ledger of one kind. */
const SEARCHED_ROWS = 400;
/** This many empty rows end a table. */
const GAP = 6;

/** The first table of the sheet with these columns; null when there is none. */
export const readNamedTable = <Name extends string>(
  sheet: RawSheet,
  columns: readonly NamedColumn<Name>[],
  options: NamedTableOptions = {},
): NamedTable<Name> | null => readNamedTables(sheet, columns, options)[0] ?? null;

/**
 * All tables of the sheet that have the required columns, one below the other: found by any sensible header words,
 * in any order, over several header rows, anywhere on the sheet, with notes around them.
 */
export function readNamedTables<Name extends string>(
  sheet: RawSheet,
  columns: readonly NamedColumn<Name>[],
  { within = SEARCHED_ROWS }: NamedTableOptions = {},
): readonly NamedTable<Name>[] {
  const grid = makeSheetGrid(sheet);
  const tables: NamedTable<Name>[] = [];
  let searched = 0;
  let end = -1;
  for (let index = 0; index < grid.rows.length && searched < within; index++) {
    const line = grid.rows[index]!;
    if (line.row <= end) continue;
    searched++;
    const header = lowestHeader(grid, line, columns, end + 1);
    if (!header) continue;
    const table = readBody(grid, header, columns, end + 1);
    if (table.rows.length === 0) continue;
    tables.push(table);
    end = Math.max(header.area.bottom, table.rows.at(-1)?.row ?? 0, table.totals.at(-1)?.row ?? 0);
    searched = 0;
  }
  return tables;
}

/** A header goes on below (年份 over 约束值) as long as the next row says at least as many columns. */
function lowestHeader<Name extends string>(
  grid: SheetGrid,
  line: GridRow,
  columns: readonly NamedColumn<Name>[],
  from: number,
): NamedHeader<Name> | null {
  const first = headerEndingAt(grid, line, columns, from);
  if (!first) return null;
  let header: NamedHeader<Name> = first;
  for (let step = 0; step < 2; step++) {
    const next = grid.byRow.get(header.area.bottom + 1);
    if (!next || !goesOn(grid, header, next, columns)) break;
    const lower: NamedHeader<Name> | null = headerWith(grid, header, next, columns);
    if (!lower) break;
    header = lower;
  }
  return header;
}

/** True where a header cell reaches into the row, or is split there into header words. */
function goesOn<Name extends string>(
  grid: SheetGrid,
  { area }: NamedHeader<Name>,
  next: GridRow,
  columns: readonly NamedColumn<Name>[],
): boolean {
  let split = 0;
  for (let column = area.left; column <= area.right; column++)
    for (let row = area.top; row <= area.bottom; row++) {
      const merge = mergeAt(grid, row, column);
      if (!merge) continue;
      if (merge.bottom === next.row) return true;
      const below = next.cells.find((cell) => cell.column === column);
      if (
        merge.bottom === area.bottom &&
        merge.right > merge.left &&
        below &&
        isHeaderWord(cellText(below), columns)
      )
        split++;
    }
  return split >= 2;
}

function readBody<Name extends string>(
  grid: SheetGrid,
  header: NamedHeader<Name>,
  columns: readonly NamedColumn<Name>[],
  from: number,
): NamedTable<Name> {
  const { area } = header;
  const rows: NamedRow<Name>[] = [];
  const totals: NamedRow<Name>[] = [];
  const carried = new Map<Name, NamedCell>();
  let heading: string | null = null;
  let last = area.bottom;
  for (let index = firstRowBelow(grid, area.bottom); index < grid.rows.length; index++) {
    const line = grid.rows[index]!;
    const first = firstText(line, area.left, area.right);
    if (first === null) continue;
    if (line.row - last > GAP || isNote(first)) break;
    if (rows.length > 0 && beginsHeader(grid, line, columns, area.bottom + 1)) break;
    last = line.row;
    if (isOrdinalRow(line) || (rows.length === 0 && isUnitRow(line))) continue;
    if (isHeading(grid, line, header)) {
      heading = first;
      carried.clear();
      continue;
    }
    const row = readRow(grid, line.row, heading, header, columns, carried);
    if (isTotalWord(first)) totals.push(row);
    else if (saysSomething(row, columns)) rows.push(row);
  }
  return {
    sheet: grid.sheet.name,
    headerRange: area,
    above: linesAbove(grid, from, area.top),
    columns: header.columns,
    others: header.others,
    rows,
    totals,
  };
}

/** The header of a table below. Among its first words one is a header word: the rest of a long ledger is passed over quickly. */
const beginsHeader = <Name extends string>(
  grid: SheetGrid,
  line: GridRow,
  columns: readonly NamedColumn<Name>[],
  from: number,
): boolean =>
  line.cells.slice(0, 4).some((cell) => isHeaderWord(cellText(cell), columns)) &&
  headerEndingAt(grid, line, columns, from) !== null;

/** Something of its own in a required column; in any column where none is required. */
function saysSomething<Name extends string>(
  row: NamedRow<Name>,
  columns: readonly NamedColumn<Name>[],
): boolean {
  const required = columns.filter((one) => one.required);
  return (required.length > 0 ? required : columns).some(
    ({ name }) => row.cells[name] !== undefined && !row.cells[name]!.repeated,
  );
}

const firstText = (line: GridRow, left: number, right: number): string | null => {
  const cell = line.cells.find((one) => one.column >= left && one.column <= right);
  return cell ? cellText(cell) : null;
};

const isNote = (text: string): boolean =>
  /^(?:注|备注|说明|填表说明|附注|资料来源|数据来源|填报说明)\s*\d?\s*[:：]/.test(text);

/** 甲 乙 1 2 3 under a header. */
const isOrdinalRow = (line: GridRow): boolean =>
  line.cells.length >= 3 &&
  line.cells.every((cell) => /^(?:[甲乙丙丁戊己]|\d{1,2})$/.test(cellText(cell))) &&
  line.cells.filter((cell) => /^[甲乙丙丁]$/.test(cellText(cell))).length > 0;

/** (万元) (家) under a header. */
const isUnitRow = (line: GridRow): boolean =>
  line.cells.length >= 2 && line.cells.every((cell) => /^[(（][^()（）]{1,8}[)）]$/.test(cellText(cell)));

/** One text across the table, or one that only numbers a part: no row. */
function isHeading<Name extends string>(
  grid: SheetGrid,
  line: GridRow,
  { area }: NamedHeader<Name>,
): boolean {
  const own = line.cells.filter((cell) => cell.column >= area.left && cell.column <= area.right);
  const [only] = own;
  if (own.length !== 1 || !only || only.value?.type === 'number') return false;
  const merge = mergeAt(grid, line.row, only.column);
  if (
    merge &&
    merge.bottom === merge.top &&
    merge.right - merge.left >= Math.max(1, (area.right - area.left) / 2)
  )
    return true;
  return /^[(（]?[一二三四五六七八九十]+[)）、.．]/.test(cellText(only));
}

function readRow<Name extends string>(
  grid: SheetGrid,
  row: number,
  heading: string | null,
  header: NamedHeader<Name>,
  columns: readonly NamedColumn<Name>[],
  carried: Map<Name, NamedCell>,
): NamedRow<Name> {
  const cellIn = (column: number): NamedCell | null => namedCell(grid, row, column);
  const cells: Partial<Record<Name, NamedCell>> = {};
  for (const one of columns) {
    const own = header.columns[one.name].map(({ column }) => cellIn(column)).find((cell) => cell !== null);
    const cell = own ?? (one.filledDown ? carried.get(one.name) : undefined);
    if (!cell) continue;
    cells[one.name] = own ? cell : { ...cell, repeated: true };
    if (own && one.filledDown) carried.set(one.name, own);
  }
  return { row, heading, cells, cellIn };
}

function namedCell(grid: SheetGrid, row: number, column: number): NamedCell | null {
  const cell = shownCell(grid, row, column);
  const text = cellText(cell);
  if (cell === undefined || (text === '' && cell.formula === undefined)) return null;
  return {
    text,
    address: cellAddress(cell.row, cell.column),
    cell,
    // Most cells of a list are never asked for a number.
    get quantity() {
      const isDate = cell.value?.type === 'number' && text !== cell.value.text;
      return isDate ? readQuantity(text) : readCellQuantity(cell);
    },
    repeated: cell.row !== row,
  };
}

/** Texts between the table before and this one, top to bottom. */
function linesAbove(grid: SheetGrid, from: number, top: number): readonly string[] {
  const lines: string[] = [];
  for (let index = firstRowBelow(grid, from - 1); index < grid.rows.length; index++) {
    const line = grid.rows[index]!;
    if (line.row >= top) break;
    const text = line.cells.map(cellText).join(' ').trim();
    if (text.length <= 200) lines.push(text);
  }
  return lines;
}
