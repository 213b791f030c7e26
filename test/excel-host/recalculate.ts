import { evaluateWorkbook } from '#shared/workbook/formula/evaluate.ts';
import type { CellValue, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { ModelCell, WorkbookModel } from './workbook-model.ts';
import type { World } from './world.ts';

/** Excel recalculates at once; beyond this the emulation would take seconds for each written cell. */
const CELLS_AT_MOST = 20_000;

/** After an edit: formulas follow at once, or wait until they are calculated. */
export function settle(world: World): void {
  if (world.options.calculates === false) world.isStale = true;
  else recalculate(world.model);
}

/** Gives every formula its value. What is not evaluated keeps the value it had. */
export function recalculate(model: WorkbookModel): void {
  const formulas = model.sheets.flatMap((sheet) =>
    [...sheet.cells]
      .filter(([, cell]) => cell.formula !== undefined)
      .map(([key, cell]) => ({ sheet: sheet.name, key, cell })),
  );
  const cells = model.sheets.reduce((sum, sheet) => sum + sheet.cells.size, 0);
  if (formulas.length === 0 || cells > CELLS_AT_MOST) return;
  const evaluated = evaluateWorkbook(withoutValues(model));
  for (const { sheet, key, cell } of formulas) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const value = evaluated.valueOf(sheet, row, column);
    if (value !== 'unsupported') take(cell, value);
  }
}

/** The workbook as raw cells whose formulas have no value yet. */
function withoutValues(model: WorkbookModel): RawWorkbook {
  return {
    name: model.name,
    date1904: false,
    definedNames: Object.fromEntries(model.names.map((name) => [name.name, name.formula.slice(1)])),
    sheets: model.sheets.map((sheet) => ({
      name: sheet.name,
      visibility: 'visible',
      protected: sheet.protected,
      merges: sheet.merges,
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      cells: [...sheet.cells].map(([key, cell]) => {
        const [row = 0, column = 0] = key.split(',').map(Number);
        return cell.formula === undefined
          ? { row, column, value: rawValue(cell) }
          : { row, column, value: null, formula: cell.formula.slice(1) };
      }),
    })),
  };
}

function rawValue({ value, isError }: ModelCell): CellValue {
  if (value === '') return null;
  if (typeof value === 'boolean') return { type: 'boolean', value };
  if (typeof value === 'number') return { type: 'number', text: String(value) };
  return { type: isError ? 'error' : 'text', text: value };
}

function take(cell: ModelCell, value: CellValue): void {
  delete cell.isError;
  if (value?.type === 'error') cell.isError = true;
  cell.value =
    value === null
      ? 0
      : value.type === 'boolean'
        ? value.value
        : value.type === 'number'
          ? Number(value.text)
          : value.text;
}
