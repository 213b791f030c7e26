import { numberText } from '#shared/model/exact.ts';
import type { CellArea, CellValue, RawCell } from '#shared/workbook/raw-workbook.ts';

/** Blocks of one property of a sheet, as Office.js delivers them. */
export type Layer = { readonly area: CellArea; readonly rows: readonly (readonly unknown[])[] }[];

/** What was read of one sheet, before it becomes cells. */
export interface SheetGrid {
  readonly values: Layer;
  readonly formulas: Layer;
  readonly formats: Layer;
  /** Addresses of the cells that protection leaves writable. */
  readonly unlocked: Layer;
}

export const emptyGrid = (): SheetGrid => ({ values: [], formulas: [], formats: [], unlocked: [] });

const ERRORS = new Set([
  '#DIV/0!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#REF!',
  '#VALUE!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  '#BUSY!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
  '#EXTERNAL!',
  '#PYTHON!',
  '#TIMEOUT!',
]);

/** The cells that hold something, in row order, then column order. */
export function cellsOfGrid(grid: SheetGrid): readonly RawCell[] {
  const formulas = lookup(grid.formulas);
  const formats = lookup(grid.formats);
  const unlocked = lookup(grid.unlocked);
  const cells: RawCell[] = [];
  const blocks = [...grid.values].sort((a, b) => a.area.top - b.area.top || a.area.left - b.area.left);
  const ordered = blocks.every((block, i) => i === 0 || block.area.top > blocks[i - 1]!.area.bottom);
  for (const { area, rows } of blocks)
    for (let r = 0; r < rows.length; r++) {
      const values = rows[r]!;
      for (let c = 0; c < values.length; c++) {
        const row = area.top + r;
        const column = area.left + c;
        const formula = formulaText(formulas(row, column), values[c]);
        if (isEmpty(values[c]) && formula === undefined) continue;
        const format = formats(row, column);
        cells.push({
          row,
          column,
          // An Excel that has not calculated a formula says the same as one that found nothing: it is worked out here.
          value: isEmpty(values[c]) ? null : cellValue(values[c]),
          ...(formula === undefined ? {} : { formula }),
          ...(typeof format === 'string' && format !== '' && format !== 'General' ? { format } : {}),
          ...(unlocked(row, column) === true ? { locked: false } : {}),
        });
      }
    }
  return ordered ? cells : cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Excel says '' for an empty cell; null means the same wherever it comes. */
const isEmpty = (value: unknown): boolean => value === '' || value === null || value === undefined;

/** Numbers arrive as doubles, dates as serial numbers, errors as their text. */
function cellValue(value: unknown): CellValue {
  if (typeof value === 'number') return { type: 'number', text: numberText(value) };
  if (typeof value === 'boolean') return { type: 'boolean', value };
  if (typeof value !== 'string') return null;
  return ERRORS.has(value) ? { type: 'error', text: value } : { type: 'text', text: value };
}

/** `formulas` repeats the value where there is no formula, so a text that merely looks like one equals its value. */
function formulaText(formula: unknown, value: unknown): string | undefined {
  if (typeof formula !== 'string' || !formula.startsWith('=') || formula === value) return undefined;
  return formula.slice(1);
}

/** Finds the value at a cell. Blocks are asked row by row, so the last one that fitted is tried first. */
function lookup(layer: Layer): (row: number, column: number) => unknown {
  let last = layer[0];
  const holds = (block: Layer[number], row: number, column: number): boolean =>
    row >= block.area.top &&
    row <= block.area.bottom &&
    column >= block.area.left &&
    column <= block.area.right;
  return (row, column) => {
    if (!last) return undefined;
    if (!holds(last, row, column)) {
      const found = layer.find((block) => holds(block, row, column));
      if (!found) return undefined;
      last = found;
    }
    return last.rows[row - last.area.top]?.[column - last.area.left];
  };
}
