import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { Quirks } from './quirks.ts';
import { recalculate } from './recalculate.ts';
import { cellKey, type ModelCell, newCell, newSheet, type WorkbookModel } from './workbook-model.ts';

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/** Opens a workbook in the emulated Excel. `bytes` are what getFileAsync answers. */
export function modelFromRaw(
  raw: RawWorkbook,
  bytes: Uint8Array | null = null,
  quirks?: Quirks,
): WorkbookModel {
  const model: WorkbookModel = {
    name: raw.name,
    sheets: [],
    names: Object.entries(raw.definedNames).map(([name, formula]) => ({
      name,
      formula: `=${formula}`,
      visible: true,
    })),
    settings: new Map(),
    xmlParts: [],
    comments: [],
    structureProtected: false,
    readOnly: false,
    active: null,
    selected: null,
    bytes,
    nextId: 0,
    shortIds: quirks?.shortIds === true,
  };
  for (const sheet of raw.sheets) {
    const made = newSheet(model, sheet.name);
    made.visibility = VISIBILITY[sheet.visibility];
    made.protected = sheet.protected;
    made.merges = [...sheet.merges];
    for (const row of sheet.hiddenRows) made.hiddenRows.add(row);
    for (const column of sheet.hiddenColumns) made.hiddenColumns.add(column);
    for (const cell of sheet.cells) made.cells.set(cellKey(cell.row, cell.column), modelCell(cell));
    model.sheets.push(made);
  }
  if (raw.sheets.some((sheet) => sheet.cells.some((cell) => cell.value === null))) recalculate(model);
  model.active = model.sheets.find((sheet) => sheet.visibility === 'Visible')?.id ?? null;
  return model;
}

function modelCell(cell: RawCell): ModelCell {
  const { value } = cell;
  return {
    ...newCell(),
    value:
      value === null
        ? ''
        : value.type === 'boolean'
          ? value.value
          : value.type === 'number'
            ? Number(value.text)
            : value.text,
    ...(value?.type === 'error' ? { isError: true } : {}),
    ...(cell.formula === undefined ? {} : { formula: `=${cell.formula}` }),
    format: cell.format ?? 'General',
    locked: cell.locked !== false,
  };
}
