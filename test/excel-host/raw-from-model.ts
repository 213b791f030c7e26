import { numberText } from '#shared/model/exact.ts';
import type { CellValue, RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { isOurName } from '#shared/xlsx/patch/our-marks.ts';
import { parseSheetReference } from '#shared/xlsx/patch/sheet-reference.ts';
import type { ModelCell, ModelSheet, WorkbookModel } from './workbook-model.ts';

const VISIBILITY = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

/** What a reader of the saved workbook must find in it: the sheets of the user, ours left out. */
export function rawFromModel(model: WorkbookModel): RawWorkbook {
  const ours = new Set(
    model.names
      .filter(({ name }) => isOurName(name))
      .map(({ formula }) => parseSheetReference(formula.slice(1))),
  );
  return {
    name: model.name,
    sheets: model.sheets.filter(({ name }) => !ours.has(name)).map(rawSheet),
    date1904: false,
    definedNames: Object.fromEntries(
      model.names.filter(({ name }) => !isOurName(name)).map(({ name, formula }) => [name, formula.slice(1)]),
    ),
  };
}

const rawSheet = (sheet: ModelSheet): RawSheet => ({
  name: sheet.name,
  visibility: VISIBILITY[sheet.visibility],
  protected: sheet.protected,
  cells: filledCells(sheet).map(rawCell),
  merges: sheet.merges,
  hiddenRows: sheet.hiddenRows,
  hiddenColumns: sheet.hiddenColumns,
});

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: ModelCell;
}

/** Cells that hold something, in row order, then column order. */
export const filledCells = (sheet: ModelSheet): readonly PlacedCell[] =>
  [...sheet.cells]
    .filter(([, cell]) => cell.value !== '' || cell.formula !== undefined)
    .map(([key, cell]) => {
      const [row = 0, column = 0] = key.split(',').map(Number);
      return { row, column, cell };
    })
    .sort((a, b) => a.row - b.row || a.column - b.column);

const rawCell = ({ row, column, cell }: PlacedCell): RawCell => ({
  row,
  column,
  value: rawValue(cell),
  ...(cell.formula === undefined ? {} : { formula: cell.formula.slice(1) }),
  ...(cell.format === 'General' ? {} : { format: cell.format }),
  ...(cell.locked ? {} : { locked: false }),
});

function rawValue({ value, isError }: ModelCell): CellValue {
  if (typeof value === 'boolean') return { type: 'boolean', value };
  if (typeof value === 'number') return { type: 'number', text: numberText(value) };
  return { type: isError ? 'error' : 'text', text: value };
}
