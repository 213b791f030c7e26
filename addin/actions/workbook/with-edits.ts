import { parseCellAddress } from '#shared/workbook/address.ts';
import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import { findStaleFormulas } from '#shared/xlsx/patch/find-stale-formulas.ts';
import { replaceCells } from './replace-cells.ts';

/**
 * The workbook as it would be with these values typed in; a typed value replaces a formula, and formulas that build on it
 * lose their cached value, so that they are evaluated anew.
 */
export function withEdits(workbook: RawWorkbook, edits: readonly CellEdit[]): RawWorkbook {
  const areas = edits.flatMap((edit) => {
    const at = parseCellAddress(edit.cell);
    if (!at) return [];
    const before = workbook.sheets
      .find((sheet) => sheet.name === edit.sheet)
      ?.cells.find((cell) => cell.row === at.row && cell.column === at.column);
    const cell: RawCell = {
      row: at.row,
      column: at.column,
      value: edit.value,
      ...(before?.format === undefined ? {} : { format: before.format }),
      ...(before?.locked === undefined ? {} : { locked: before.locked }),
    };
    return [{ sheet: edit.sheet, area: edit.cell, cells: edit.value ? [cell] : [] }];
  });
  return withoutStaleValues(replaceCells(workbook, areas), edits);
}

function withoutStaleValues(workbook: RawWorkbook, edits: readonly CellEdit[]): RawWorkbook {
  const changed = edits.flatMap((edit) => {
    const at = parseCellAddress(edit.cell);
    return at ? [{ sheet: edit.sheet, ...at }] : [];
  });
  const stale = new Set(
    findStaleFormulas(workbook, changed).map(({ sheet, row, column }) => `${sheet}!${row},${column}`),
  );
  if (stale.size === 0) return workbook;
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      stale.has(`${sheet.name}!${cell.row},${cell.column}`) ? { ...cell, value: null } : cell,
    ),
  }));
  return { ...workbook, sheets };
}
