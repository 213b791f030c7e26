import type { RawCell } from '../../raw-workbook.ts';
import { cellAt, cellText, firstRowBelow, mergeAt, type SheetGrid, shownText } from '../grid/sheet-grid.ts';
import { SEEN, seenAs } from '../grid/watched-grid.ts';
import { lineLook, loneLook } from '../words/line-look.ts';
import { type SenseReader, senseOf } from '../words/text-sense.ts';
import type { HeaderSpan } from './find-header-rows.ts';
import { findListWithoutHeader } from './find-list.ts';
import { findPlainTables } from './find-plain-tables.ts';
import { findStatements } from './find-statements.ts';
import { type Draft, growHeader } from './grow-header.ts';
import type { TableFrame, TableText } from './table-frame.ts';

/** So many empty rows may stand inside a table; more end it. */
const WIDEST_GAP = 6;
/** Lines above a header that may be its title, unit line or reporting unit. */
const LINES_ABOVE = 8;
/** … and how many rows they may be away; a table that was moved down leaves its title behind. */
const FARTHEST_ABOVE = 40;
/** Rows under a table in which its notes are looked for. */
const LINES_BELOW = 10;

/** Where a table with a header stands; the lines above and below it are read off its sheet (`frameOf`). */
export interface PlacedTable {
  readonly left: number;
  readonly right: number;
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly body: readonly number[];
  /** Last row that may belong to it. */
  readonly end: number;
  /** Its header before columns without one were taken in. */
  readonly head: Head;
}

type Head = Pick<Draft, 'left' | 'right' | 'headerTop'>;

/** Lists and foreign tables, for a sheet on which no header leads to one. */
export function tablesWithoutHeader(grid: SheetGrid, reader: SenseReader): readonly TableFrame[] {
  const list = findListWithoutHeader(grid, reader);
  if (list.length > 0) return list;
  const statements = findStatements(grid, reader);
  return statements.length > 0 ? statements : findPlainTables(grid);
}

/** Tables by the header rows of a sheet, without those that have no body. */
export function framesOf(grid: SheetGrid, placed: readonly PlacedTable[]): readonly TableFrame[] {
  const frames: TableFrame[] = [];
  const heads = placed.map(({ head }) => head);
  for (const table of placed) {
    const { left, right, headerTop, headerBottom, body } = table;
    frames.push({
      grid,
      left,
      right,
      headerTop,
      headerBottom,
      body,
      above: linesAbove(grid, table, frames, heads),
      below: linesBelow(grid, table, body.at(-1) ?? headerBottom),
    });
  }
  return withRepeatedHeaders(frames.filter((frame) => frame.body.length > 0));
}

/** A header printed again on the next page goes on with its table: title above the first part, notes under the last. */
function withRepeatedHeaders(frames: readonly TableFrame[]): readonly TableFrame[] {
  const joined = [...frames];
  for (let at = 1; at < joined.length; at++) {
    const [before, frame] = [joined[at - 1]!, joined[at]!];
    if (frame.above.some(({ text }) => !CONTINUED.test(text)) || !haveSameHeader(before, frame)) continue;
    joined[at] = { ...frame, above: before.above };
    for (let first = at - 1; first >= 0 && joined[first]!.below.length === 0; first--)
      if (joined[first]!.above === before.above) joined[first] = { ...joined[first]!, below: frame.below };
  }
  return joined;
}

const CONTINUED = /^[(（]?(?:续表?|接上[页表]|表.{0,4}续)/;

function haveSameHeader(a: TableFrame, b: TableFrame): boolean {
  const rows = a.headerBottom - a.headerTop;
  if (a.left !== b.left || a.right !== b.right || rows < 0 || rows !== b.headerBottom - b.headerTop)
    return false;
  for (let row = 0; row <= rows; row++)
    for (let column = a.left; column <= a.right; column++)
      if (shownText(a.grid, a.headerTop + row, column) !== shownText(b.grid, b.headerTop + row, column))
        return false;
  return true;
}

/** The tables of a sheet by their header rows; where one ends is decided by the next header, notes and gaps. */
export function placeTables(
  grid: SheetGrid,
  spans: readonly HeaderSpan[],
  reader: SenseReader,
): readonly PlacedTable[] {
  const drafts: Draft[] = [];
  // Only tables that no later header has ended yet can still claim a row.
  let open: Draft[] = [];
  for (const span of spans) {
    if (
      open.some(
        (draft) => overlaps(draft, span) && (span.row <= draft.headerBottom || isRowOf(grid, draft, span)),
      )
    )
      continue;
    const draft = growHeader(grid, span, reader);
    for (const other of open) if (overlaps(other, draft)) other.end = draft.headerTop - 1;
    open = [...open.filter((other) => !overlaps(other, draft)), draft];
    drafts.push(draft);
  }
  return drafts.map((draft) => {
    const { left, right, headerTop, headerBottom, end } = widen(grid, draft, drafts);
    const body = bodyOf(grid, { left, right, headerTop, headerBottom, end }, reader);
    return { left, right, headerTop, headerBottom, body, end, head: draft };
  });
}

/** Words beside figures in the columns of a table above are one of its rows, even across an empty column. */
const isRowOf = (grid: SheetGrid, draft: Draft, span: HeaderSpan): boolean =>
  (grid.byRow.get(span.row)?.cells ?? []).some(
    (cell) =>
      cell.value?.type === 'number' &&
      cell.column >= draft.left &&
      cell.column <= draft.right &&
      (cell.column < span.left || cell.column > span.right),
  );

const overlaps = (a: { left: number; right: number }, b: { left: number; right: number }): boolean =>
  a.left <= b.right && b.left <= a.right;

/** Category or value columns whose header cell is empty still belong to the table when the body fills them. */
function widen(grid: SheetGrid, draft: Draft, drafts: readonly Draft[]): Draft {
  let { left, right } = draft;
  const taken = (column: number): boolean =>
    drafts.some(
      (other) => other !== draft && column >= other.left && column <= other.right && rowsMeet(draft, other),
    );
  for (let step = 0; step < 2 && left > 0 && isFilled(grid, draft, left - 1) && !taken(left - 1); step++)
    left--;
  for (let step = 0; step < 2 && isFilled(grid, draft, right + 1) && !taken(right + 1); step++) right++;
  return { ...draft, left, right };
}

const rowsMeet = (a: Draft, b: Draft): boolean => a.headerTop <= b.end && b.headerTop <= a.end;

function isFilled(grid: SheetGrid, draft: Draft, column: number): boolean {
  let filled = 0;
  let rows = 0;
  for (let at = firstRowBelow(grid, draft.headerBottom); at < grid.rows.length && rows < 30; at++) {
    const { row } = grid.rows[at]!;
    if (row > draft.end) break;
    rows++;
    if (
      cellAt(grid, row, column) ||
      (mergeAt(grid, row, column)?.left === column && shownText(grid, row, column) !== '')
    )
      filled++;
  }
  return rows >= 2 && filled * 2 >= rows;
}

/** Rows of the body down to a gap, the next header or the notes; single texts at its end are notes or the next title. */
function bodyOf(grid: SheetGrid, draft: Draft, reader: SenseReader): readonly number[] {
  const rows: number[] = [];
  let last = draft.headerBottom;
  let at = firstRowBelow(grid, draft.headerBottom);
  for (; at < grid.rows.length; at++) {
    const { row, cells } = grid.rows[at]!;
    if (row > draft.end || row > last + WIDEST_GAP + 1) break;
    if (!cells.some((cell) => cell.column >= draft.left && cell.column <= draft.right)) continue;
    rows.push(row);
    last = row;
  }
  let keep = rows.length;
  while (
    keep > 0 &&
    (isLoneText(grid, rows[keep - 1]!, draft, reader) || isNextTitle(grid, rows[keep - 1]!, draft, reader))
  )
    keep--;
  for (let i = 0; i < keep; i++)
    if (isClosingNote(grid, rows[i]!, draft, reader)) {
      keep = i;
      break;
    }
  return rows.slice(0, keep);
}

/** One text in an otherwise empty row: a note, a signature or a title, but not a name whose figures are still blank. */
function isLoneText(grid: SheetGrid, row: number, draft: Draft, reader: SenseReader): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= draft.left && cell.column <= draft.right,
  );
  if (cells.some((cell) => cell.value?.type !== 'text')) return false;
  if (cells.every((cell) => lineLook(cellText(seenAs(cell, SEEN.line)), reader).label)) return true;
  if (cells.length !== 1) return false;
  const merge = mergeAt(grid, row, cells[0]!.column);
  const wide = merge !== null && merge.right - merge.left >= 2;
  const look = loneLook(cellText(seenAs(cells[0]!, SEEN.lone)), reader);
  return look !== 'total' && (wide || look === null);
}

/** 二、通渭县 right above the next header is its title, not a county without figures. */
function isNextTitle(grid: SheetGrid, row: number, draft: Draft, reader: SenseReader): boolean {
  if (draft.end - row > 2) return false;
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= draft.left && cell.column <= draft.right,
  );
  const only = cells.length === 1 && cells[0]!.value?.type === 'text' ? cells[0] : undefined;
  return only !== undefined && (senseOf(cellText(only), reader).matches[0]?.score ?? 0) < 0.75;
}

/** 注：… or 单位负责人：… inside the rows ends the table: what follows are other lines. */
function isClosingNote(grid: SheetGrid, row: number, draft: Draft, reader: SenseReader): boolean {
  const cells = (grid.byRow.get(row)?.cells ?? []).filter(
    (cell) => cell.column >= draft.left && cell.column <= draft.right,
  );
  if (cells.length > 4 || cells.some((cell) => cell.value?.type !== 'text')) return false;
  const first = cells[0];
  return first !== undefined && lineLook(cellText(seenAs(first, SEEN.line)), reader).closes;
}

/** Notes and signatures: they often start left of the table they are about. */
function linesBelow(grid: SheetGrid, draft: PlacedTable, last: number): readonly TableText[] {
  const lines: TableText[] = [];
  for (let row = last + 1; row <= Math.min(last + LINES_BELOW, draft.end); row++)
    for (const cell of grid.byRow.get(row)?.cells ?? [])
      if (cell.value?.type === 'text' && cell.column >= draft.left - 3 && cell.column <= draft.right)
        lines.push({ row, column: cell.column, text: cellText(cell) });
  return lines;
}

/** Title, unit line and reporting unit: texts above the header and below the table before it. */
function linesAbove(
  grid: SheetGrid,
  draft: Head,
  before: readonly TableFrame[],
  heads: readonly Head[],
): readonly TableText[] {
  const last = before.findLast(
    (frame) => frame.body.length > 0 && overlaps(frame, draft) && frame.headerTop < draft.headerTop,
  );
  const floor = last ? (last.body.at(-1) ?? last.headerBottom) : -1;
  const lines: TableText[] = [];
  let seen = 0;
  for (
    let row = draft.headerTop - 1;
    row > floor && row >= draft.headerTop - FARTHEST_ABOVE && seen < LINES_ABOVE;
    row--
  ) {
    if (grid.byRow.has(row)) seen++;
    const texts = (grid.byRow.get(row)?.cells ?? []).filter(
      (cell, at, cells) => cell.value?.type === 'text' || isYearBesideLabel(cell, cells[at - 1]),
    );
    const reach = (cell: RawCell): number => mergeAt(grid, row, cell.column)?.right ?? cell.column;
    const isOver = ({ left, right }: Head, cell: RawCell): boolean =>
      reach(cell) >= left && cell.column <= right;
    // Of several titles side by side each table has its own; one alone is for all of them.
    const own = texts.filter(
      (cell) =>
        isOver(draft, cell) ||
        (texts.some((other) => isOver(draft, other)) &&
          cell.column > draft.right &&
          cell.column <= draft.right + 3 &&
          !heads.some((other) => other.headerTop > row && isOver(other, cell))),
    );
    for (const cell of own.length > 0 ? own : texts)
      if (own.length > 0 || cell.column <= draft.right + 3)
        lines.push({ row, column: cell.column, text: cellText(cell) });
  }
  return lines.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** 年份 | 2022: a year typed as a number beside what it is. */
const isYearBesideLabel = (cell: RawCell, left: RawCell | undefined): boolean =>
  cell.value?.type === 'number' && /^20\d{2}$/.test(cell.value.text) && /年/.test(cellText(left));
