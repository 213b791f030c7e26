import type { RawCell } from '../../raw-workbook.ts';
import { readQuantity } from '../../text/quantity.ts';
import { cellText, type GridRow, type SheetGrid } from '../grid/sheet-grid.ts';
import { type SenseReader, senseOf } from '../words/text-sense.ts';
import type { TableFrame, TableText } from './table-frame.ts';

/** So many cells must name an indicator and its figure before they count as a report. */
const LEAST = 2;
const LOOKED_AT = 400;
/** Longer texts are prose. */
const LONGEST = 60;

/** A cell that holds name and figure together: 高新技术企业数：18家. */
interface Statement {
  readonly cell: RawCell;
  readonly name: string;
  readonly figure: string;
}

/** A sheet without a table may still state its figures line by line, each in the cell of its own name. */
export function findStatements(grid: SheetGrid, reader: SenseReader): readonly TableFrame[] {
  const byColumn = new Map<number, Statement[]>();
  for (const row of grid.rows.slice(0, LOOKED_AT))
    for (const cell of row.cells) {
      const statement = statementOf(cell, reader);
      if (statement) byColumn.set(cell.column, [...(byColumn.get(cell.column) ?? []), statement]);
    }
  const stated = [...byColumn.values()].flat();
  if (stated.length < LEAST) return [];
  const rows = stated.map(({ cell }) => cell.row);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  return [...byColumn.entries()]
    .sort(([a], [b]) => a - b)
    .map(([column, statements]) => ({
      grid: withNamesOnly(grid, statements),
      left: column,
      right: column,
      headerTop: first,
      headerBottom: first - 1,
      body: statements.map(({ cell }) => cell.row),
      above: textsOf(grid.rows.filter(({ row }) => row < first).slice(-8)),
      below: textsOf(grid.rows.filter(({ row }) => row > last).slice(0, 8)),
      stated: new Map(statements.map(({ cell, figure }) => [cell.row, withText(cell, figure)])),
    }));
}

function statementOf(cell: RawCell, reader: SenseReader): Statement | null {
  if (cell.value?.type !== 'text' || cell.formula !== undefined) return null;
  const text = cell.value.text.replace(/\s+/g, '');
  if (text.length > LONGEST) return null;
  for (const pattern of [NAMED, NAMED_WITH_SCOPE, COUNTED]) {
    const [, name, figure] = pattern.exec(text) ?? [];
    if (name === undefined || figure === undefined) continue;
    const { kind } = readQuantity(figure);
    if (kind !== 'number' && kind !== 'none' && kind !== 'pending') continue;
    if ((senseOf(name, reader).matches[0]?.score ?? 0) >= 0.9) return { cell, name, figure };
  }
  return null;
}

const NAMED = /^(.{3,}?)[:：=＝](.+?)[;；。]?$/;
/** 科技创新平台数：市级：48个. */
const NAMED_WITH_SCOPE = /^(.{3,})[:：=＝](.+?)[;；。]?$/;
const COUNTED =
  /^(.*[\u4e00-\u9fff)）])(?:达到|达|共有|共计|为|有|共)?([约≥]?\d[\d,.]*\s*[^\d,，;；。]{1,4})[;；。]?$/;

const withText = (cell: RawCell, text: string): RawCell => ({ ...cell, value: { type: 'text', text } });

/** The sheet with only the names left in the cells that state a figure. */
function withNamesOnly(grid: SheetGrid, statements: readonly Statement[]): SheetGrid {
  const rows: readonly GridRow[] = statements.map(({ cell, name }) => ({
    row: cell.row,
    cells: [withText(cell, name)],
  }));
  return { ...grid, rows, byRow: new Map(rows.map((row) => [row.row, row])) };
}

const textsOf = (rows: readonly GridRow[]): readonly TableText[] =>
  rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.value?.type === 'text')
      .map((cell) => ({ row: row.row, column: cell.column, text: cellText(cell) })),
  );
