import type { RawCell } from '../../raw-workbook.ts';
import { cellText, type GridRow, type SheetGrid } from '../grid/sheet-grid.ts';
import { type SenseReader, senseOf } from '../words/text-sense.ts';
import type { TableFrame, TableText } from './table-frame.ts';

/** So many rows must name an indicator and hold a figure for a list without a header to count as a table. */
const LEAST_ROWS = 2;
const LOOKED_AT = 400;

/** A sheet without any header row may still list names with figures beside them. */
export function findListWithoutHeader(grid: SheetGrid, reader: SenseReader): readonly TableFrame[] {
  const looked = grid.rows.slice(0, LOOKED_AT);
  const rows = looked.filter((row) => isListed(row, reader));
  if (rows.length < LEAST_ROWS) return [];
  const first = edgeOf(looked, looked.indexOf(rows[0]!), -1, reader);
  const last = edgeOf(looked, looked.indexOf(rows.at(-1)!), 1, reader);
  const body = grid.rows.filter((row) => row.row >= first.row && row.row <= last.row);
  const columns = rows.flatMap((row) => row.cells.map((cell) => cell.column));
  const right = Math.max(...columns);
  const starts = startsOf(rows, Math.min(...columns), reader);
  return starts.map((left, at) => ({
    grid,
    left,
    right: (starts[at + 1] ?? right + 1) - 1,
    headerTop: first.row,
    headerBottom: first.row - 1,
    body: body.map((row) => row.row),
    above: textsOf(grid.rows.filter((row) => row.row < first.row).slice(-8)),
    below: textsOf(grid.rows.filter((row) => row.row > last.row).slice(0, 8)),
  }));
}

/** First columns of lists beside each other: another begins where most rows name an indicator again, after a figure. */
function startsOf(rows: readonly GridRow[], left: number, reader: SenseReader): readonly number[] {
  const names = new Map<number, number>();
  const behindFigures = new Set<number>();
  for (const row of rows) {
    let figured = false;
    for (const cell of row.cells) {
      if (cell.value?.type === 'number') figured = true;
      else if (isNamed(cell, reader)) {
        names.set(cell.column, (names.get(cell.column) ?? 0) + 1);
        if (figured) behindFigures.add(cell.column);
      }
    }
  }
  // A figure that is still blank leaves its neighbour a name all the same.
  const again = [...names]
    .filter(([column, count]) => behindFigures.has(column) && count * 2 > rows.length)
    .map(([column]) => column);
  return [left, ...again.sort((a, b) => a - b)];
}

/** A list goes on over names whose figures are blank, pending or broken. */
function edgeOf(rows: readonly GridRow[], from: number, step: -1 | 1, reader: SenseReader): GridRow {
  let at = from;
  for (;;) {
    const next = rows[at + step];
    if (!next || Math.abs(next.row - rows[at]!.row) !== 1 || !nameOf(next, reader)) return rows[at]!;
    at += step;
  }
}

const nameOf = (row: GridRow, reader: SenseReader): RawCell | undefined =>
  row.cells.find((cell) => isNamed(cell, reader));

const isNamed = (cell: RawCell, reader: SenseReader): boolean =>
  cell.value?.type === 'text' && (senseOf(cellText(cell), reader).matches[0]?.score ?? 0) >= 0.9;

/** A name of an indicator and a figure to its right. */
function isListed(row: GridRow, reader: SenseReader): boolean {
  const name = nameOf(row, reader);
  if (!name) return false;
  return row.cells.some(
    (cell) => cell.column > name.column && (cell.value?.type === 'number' || cell.formula !== undefined),
  );
}

const textsOf = (rows: readonly GridRow[]): readonly TableText[] =>
  rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.value?.type === 'text')
      .map((cell) => ({ row: row.row, column: cell.column, text: cellText(cell) })),
  );
