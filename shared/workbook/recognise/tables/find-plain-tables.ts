import type { RawCell } from '../../raw-workbook.ts';
import { cellText, type GridRow, mergeAt, type SheetGrid } from '../grid/sheet-grid.ts';
import type { TableFrame, TableText } from './table-frame.ts';

/** Rows from the top in which the header of a table of strangers is looked for. */
const LOOKED_AT = 60;
/** Longer texts are sentences, not the names of columns. */
const LONGEST_NAME = 60;
/** Rows of texts alone, in three columns, that make a table; with figures one is enough. */
const LEAST_TEXT_ROWS = 3;

/**
 * Tables whose header words mean nothing here (English names, foreign places): texts or years side by side, and rows that
 * fill the same columns below. Only asked where no known header and no list was found on the sheet.
 */
export function findPlainTables(grid: SheetGrid): readonly TableFrame[] {
  for (const [at, row] of grid.rows.slice(0, LOOKED_AT).entries()) {
    if (!isHeader(row)) continue;
    const frames = spansOf(row).flatMap((span) => frameOf(grid, at, span) ?? []);
    if (frames.length > 0) return frames;
  }
  return [];
}

/** 姓名： asks for what stands beside it. */
const LABEL = /[:：]\s*$/;

const isYear = (cell: RawCell): boolean =>
  cell.value?.type === 'number' && /^(?:19|20)\d{2}$/.test(cell.value.text);

const isName = (cell: RawCell): boolean =>
  cell.formula === undefined &&
  (isYear(cell) ||
    (cell.value?.type === 'text' && cell.value.text.length <= LONGEST_NAME && !LABEL.test(cell.value.text)));

const isHeader = ({ cells }: GridRow): boolean =>
  cells.length >= 2 && cells.every(isName) && cells.some((cell) => cell.value?.type === 'text');

interface Span {
  readonly left: number;
  right: number;
}

/** Columns of the header; after an empty column another table begins, unless a lone word only adds a column. */
function spansOf({ cells }: GridRow): readonly Span[] {
  const spans: Span[] = [];
  for (const { column } of cells) {
    const last = spans.at(-1);
    if (last && column === last.right + 1) last.right = column;
    else spans.push({ left: column, right: column });
  }
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.left === span.right) last.right = span.right;
    else joined.push(span);
  }
  // Group words over several columns each leave holes that are no ends.
  const wide = joined.filter(({ left, right }) => right > left);
  return wide.length > 0 ? wide : [{ left: joined[0]!.left, right: joined.at(-1)!.right }];
}

const within = (row: GridRow, { left, right }: Span): readonly RawCell[] =>
  row.cells.filter((cell) => cell.column >= left && cell.column <= right);

function frameOf(grid: SheetGrid, at: number, span: Span): TableFrame | null {
  const header = grid.rows[at]!;
  const reach = { left: span.left, right: span.right };
  for (const cell of within(header, span))
    reach.right = Math.max(reach.right, mergeAt(grid, header.row, cell.column)?.right ?? 0);
  let first = at + 1;
  const next = grid.rows[first];
  const grouped = within(header, span).some((cell) => mergeAt(grid, header.row, cell.column) !== null);
  if (grouped && next && within(next, reach).every(isName)) first++;
  const body: number[] = [];
  let figures = 0;
  let last = grid.rows[first - 1]!.row;
  let left = reach.left;
  for (const row of grid.rows.slice(first)) {
    if (row.row > last + 2) break;
    const cells = within(row, reach);
    if (cells.length === 0) continue;
    last = row.row;
    body.push(row.row);
    figures += cells.filter((cell) => cell.value?.type === 'number' || cell.formula !== undefined).length;
    // An empty corner stands over the names of the rows.
    if (row.cells.some((cell) => cell.column === reach.left - 1 && cell.value?.type === 'text'))
      left = reach.left - 1;
  }
  const textual = reach.right - left >= 2 && body.length >= LEAST_TEXT_ROWS;
  if (body.length === 0 || (figures === 0 && !textual)) return null;
  return {
    grid,
    left,
    right: reach.right,
    headerTop: header.row,
    headerBottom: grid.rows[first - 1]!.row,
    body,
    above: textsOf(grid.rows.slice(Math.max(0, at - 8), at)),
    below: textsOf(grid.rows.filter((row) => row.row > last).slice(0, 8)),
  };
}

const textsOf = (rows: readonly GridRow[]): readonly TableText[] =>
  rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.value?.type === 'text')
      .map((cell) => ({ row: row.row, column: cell.column, text: cellText(cell) })),
  );
