import { compileNotation } from '../notation/compile-notation.ts';
import type { IssuedList, RulePack } from '../rule-pack/rule-pack.ts';
import { type DraftOptions, type DraftPack, draftPack } from '../rule-pack/sheet/draft-pack.ts';
import { type IssuedListOptions, issuedListOf } from '../rule-pack/sheet/issued-list.ts';
import { packFromTable, packTable } from '../rule-pack/sheet/pack-table.ts';
import type { TextGrid } from '../rule-pack/sheet/text-grid.ts';
import type { RawCell, RawSheet } from '../workbook/raw-workbook.ts';
import type { ReportCell, ReportSheet } from '../workbook/report-sheet.ts';

/** A table of rules is small; anything bigger is a ledger and not read. */
const MOST_ROWS = 3000;
const MOST_COLUMNS = 200;

/** Reads a sheet with 指标, 单位, 权重, 评分标准 … into a draft pack; null when it holds no such table. */
export const draftPackFromSheet = (
  sheet: RawSheet,
  options: Omit<DraftOptions, 'compile'>,
): DraftPack | null => draftPack(gridOf(sheet), { ...options, compile: compileNotation });

/** An exported and edited sheet worked back into its pack; null when the table cannot be read. */
export const packFromSheet = (base: RulePack, sheet: RawSheet): RulePack | null =>
  packFromTable(base, withoutTitle(gridOf(sheet)), { compile: compileNotation });

/** The year's list of an assessment out of a sheet; null when there is none. */
export const issuedListFromSheet = (
  pack: RulePack,
  sheet: RawSheet,
  options: Omit<IssuedListOptions, 'compile'>,
): IssuedList | null => issuedListOf(pack, gridOf(sheet), { ...options, compile: compileNotation });

/** The pack as a sheet: title, header, one row per indicator and scope. Reading it back gives the same pack. */
export function packReportSheet(pack: RulePack): ReportSheet {
  const table = packTable(pack);
  const width = table.widths.length;
  const rows = table.rows.map((cells, row) =>
    cells.map((text): ReportCell | null =>
      text === '' ? null : { text, style: row === 0 ? 'header' : 'text' },
    ),
  );
  return {
    name: '评分标准',
    columnWidths: table.widths,
    rows: [[{ text: table.title, style: 'title' }], ...rows],
    merges: [{ top: 0, left: 0, bottom: 0, right: width - 1 }],
    freeze: { rows: 2, columns: 3 },
    charts: [],
  };
}

/** The sheet's texts, merged cells repeated where they cover. */
export function gridOf(sheet: RawSheet): TextGrid {
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
  const value = cell.value;
  if (value === null) return '';
  return value.type === 'boolean' ? String(value.value) : value.text;
}

/** The title spans the sheet and is no row of the table. */
const withoutTitle = (grid: TextGrid): TextGrid => ({
  rows: grid.rows.filter((cells, row) => row > 0 || new Set(cells.filter((cell) => cell !== '')).size > 1),
});
