import type { RawCell } from '../../raw-workbook.ts';
import { cellText, type SheetGrid } from '../grid/sheet-grid.ts';
import { SEEN, type WatchedCell, type WatchedRow, watchGrid } from '../grid/watched-grid.ts';
import { isLedger } from '../lines/count-ledger.ts';
import { isRegionCode, numbersOf } from '../lines/profile-column.ts';
import { type LineTable, readLines } from '../lines/read-lines.ts';
import { lineLook, loneLook } from '../words/line-look.ts';
import type { SenseReader } from '../words/text-sense.ts';
import { saysOf, traitsOf } from '../words/text-traits.ts';
import { findHeaderRows, type HeaderSpan, lookOf, mayBeYear, spansOfRow } from './find-header-rows.ts';
import { framesOf, type PlacedTable, placeTables, tablesWithoutHeader } from './find-tables.ts';
import type { TableFrame } from './table-frame.ts';

/**
 * Sheets read before, with what was learnt of each cell. A thousand offices fill in one form: where a sheet gives the same
 * answers to everything that was asked of an earlier one, its tables stand in the same place and their lines say the same.
 * Finding such tables and reading their lines takes a twelfth of the time, understanding the form less than half; a sheet that
 * differs anywhere is read as if there were no memory.
 */
export type SheetMemory = RememberedSheet[];

interface RememberedSheet {
  readonly reader: SenseReader;
  readonly grid: SheetGrid;
  readonly rows: readonly WatchedRow[];
  /** The headers that begin in each row. */
  readonly spans: readonly (readonly HeaderSpan[])[];
  readonly placed: readonly PlacedTable[];
  readonly lines: readonly LineTable[];
}

/** What is kept is bounded: so many sheets, none larger than this. */
const MOST_SHEETS = 48;
const MOST_CELLS = 3000;

/** The tables of a sheet with their lines; as an earlier one where nothing tells them apart. */
export function recallTables(
  grid: SheetGrid,
  reader: SenseReader,
): readonly (readonly [TableFrame, LineTable])[] {
  const { sheets } = reader;
  if (!sheets || !isSmall(grid)) return readTables(grid, reader);
  for (const [at, known] of sheets.entries()) {
    if (known.reader !== reader || !isAlike(known, grid, reader)) continue;
    const frames = framesOf(grid, known.placed);
    if (!frames.every((frame, number) => isReadAs(frame, known.lines[number]!, reader))) continue;
    if (at > 0) sheets.unshift(...sheets.splice(at, 1));
    return frames.map((frame, number) => [frame, known.lines[number]!]);
  }
  return readAndRemember(grid, reader, sheets);
}

function isSmall(grid: SheetGrid): boolean {
  let cells = 0;
  for (const row of grid.rows) cells += row.cells.length;
  return cells <= MOST_CELLS;
}

function readTables(grid: SheetGrid, reader: SenseReader): readonly (readonly [TableFrame, LineTable])[] {
  const placed = framesOf(grid, placeTables(grid, findHeaderRows(grid, reader), reader));
  const frames = placed.length > 0 ? placed : tablesWithoutHeader(grid, reader);
  return frames.map((frame) => [frame, readLines(frame, frame, reader)]);
}

function readAndRemember(
  grid: SheetGrid,
  reader: SenseReader,
  sheets: SheetMemory,
): readonly (readonly [TableFrame, LineTable])[] {
  const spans = grid.rows.map((_, at) => spansOfRow(grid, at, reader));
  const watch = watchGrid(grid);
  const placed = placeTables(watch.grid, spans.flat(), reader);
  const frames = framesOf(grid, placed);
  if (frames.length === 0)
    return tablesWithoutHeader(grid, reader).map((frame) => [frame, readLines(frame, frame, reader)]);
  const lines = frames.map((frame) => readLines(frame, { ...frame, grid: watch.grid }, reader));
  if (!watch.askedForSheet()) {
    sheets.unshift({ reader, grid, rows: watch.rows, spans, placed, lines });
    if (sheets.length > MOST_SHEETS) sheets.pop();
  }
  return frames.map((frame, number) => [frame, lines[number]!]);
}

/** Numbers of a column may count its rows or be years, and a title may make a list a ledger: asked again of every sheet. */
const isReadAs = (frame: TableFrame, known: LineTable, reader: SenseReader): boolean =>
  known.columns.every(({ column, profile }) => {
    const numbers = numbersOf(frame, column, reader);
    return numbers.ordinals === profile.ordinals && numbers.years === profile.years;
  }) && isLedger(frame, known.columns, known.sample) === known.ledger;

/** Whether everything that was asked of the known sheet has the same answer here. */
function isAlike(known: RememberedSheet, grid: SheetGrid, reader: SenseReader): boolean {
  return (
    known.rows.length === grid.rows.length &&
    haveSameMerges(known.grid, grid) &&
    known.rows.every((row, at) => isRowAlike(known, row, grid, at, reader))
  );
}

function haveSameMerges(a: SheetGrid, b: SheetGrid): boolean {
  const merges = b.sheet.merges;
  return (
    a.sheet.merges.length === merges.length &&
    a.sheet.merges.every(({ top, left, bottom, right }, at) => {
      const other = merges[at]!;
      return top === other.top && left === other.left && bottom === other.bottom && right === other.right;
    })
  );
}

function isRowAlike(
  known: RememberedSheet,
  row: WatchedRow,
  grid: SheetGrid,
  at: number,
  reader: SenseReader,
): boolean {
  const now = grid.rows[at]!;
  if (row.row !== now.row || row.cells.length !== now.cells.length) return false;
  let isSameHeader = true;
  for (let place = 0; place < now.cells.length; place++) {
    const before = row.cells[place]!;
    const cell = now.cells[place]!;
    if (!isCellAlike(before, cell, reader)) return false;
    isSameHeader &&= isSameInHeader(before.original, cell);
  }
  return isSameHeader || sameSpans(known.spans[at]!, spansOfRow(grid, at, reader));
}

/** Position, type, formula and format always count; of the text only what was asked of it. */
function isCellAlike(before: WatchedCell, now: RawCell, reader: SenseReader): boolean {
  const { original, seen } = before;
  if (original.column !== now.column || original.formula !== now.formula || original.format !== now.format)
    return false;
  const a = original.value;
  const b = now.value;
  if (a === null || b === null) return a === b;
  if (a.type === 'boolean' || b.type === 'boolean')
    return a.type === 'boolean' && b.type === 'boolean' && a.value === b.value;
  if (a.type !== b.type) return false;
  if (a.text === b.text) return true;
  if (a.type === 'error' || (seen & SEEN.text) !== 0) return false;
  if ((seen & SEEN.look) !== 0 && !looksTheSame(original, now, reader)) return false;
  if ((seen & SEEN.traits) !== 0 && isRegionCode(original) !== isRegionCode(now)) return false;
  return a.type === 'number' || saysTheSame(original, now, seen, reader);
}

function looksTheSame(a: RawCell, b: RawCell, reader: SenseReader): boolean {
  const [one, other] = [lookOf(a, reader), lookOf(b, reader)];
  return one.as === other.as && one.anchor === other.anchor && one.unit === other.unit;
}

function saysTheSame(a: RawCell, b: RawCell, seen: number, reader: SenseReader): boolean {
  const [before, now] = [cellText(a), cellText(b)];
  if ((seen & SEEN.line) !== 0) {
    const [one, other] = [lineLook(before, reader), lineLook(now, reader)];
    if (one.closes !== other.closes || one.label !== other.label) return false;
  }
  if ((seen & SEEN.lone) !== 0 && loneLook(before, reader) !== loneLook(now, reader)) return false;
  const [typed, other] = [typedText(a), typedText(b)];
  if ((seen & SEEN.traits) !== 0) {
    const [one, two] = [traitsOf(typed, reader), traitsOf(other, reader)];
    if (
      one.kind !== two.kind ||
      one.ordinal !== two.ordinal ||
      one.long !== two.long ||
      one.percent !== two.percent ||
      one.brief !== two.brief
    )
      return false;
  }
  return (seen & SEEN.says) === 0 || saysOf(typed, reader) === saysOf(other, reader);
}

const typedText = ({ value }: RawCell): string => (value?.type === 'text' ? value.text : '');

/** Nothing in a row of figures changes which headers begin there, as long as none may be a year. */
function isSameInHeader(a: RawCell, b: RawCell): boolean {
  if (a.value?.type === 'text' && b.value?.type === 'text') return a.value.text === b.value.text;
  return a.value?.type !== 'number' || (!mayBeYear(a) && !mayBeYear(b));
}

const sameSpans = (a: readonly HeaderSpan[], b: readonly HeaderSpan[]): boolean =>
  a.length === b.length &&
  a.every((span, at) => span.left === b[at]!.left && span.right === b[at]!.right && span.row === b[at]!.row);
