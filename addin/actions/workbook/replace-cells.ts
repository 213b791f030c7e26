import { grouped } from '#shared/model/grouped.ts';
import { inArea, parseArea } from '#shared/workbook/address.ts';
import type { CellArea, RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

/** The workbook with the cells of some areas replaced by what they hold now. Sheets without a change stay the same value. */
export function replaceCells(
  workbook: RawWorkbook,
  areas: readonly { readonly sheet: string; readonly area: string; readonly cells: readonly RawCell[] }[],
): RawWorkbook {
  const bySheet = grouped(areas, (each) => each.sheet);
  const sheets = workbook.sheets.map((sheet) => {
    const changed = bySheet.get(sheet.name);
    return changed
      ? changed.reduce((now, each) => replaceArea(now, parseArea(each.area), each.cells), sheet)
      : sheet;
  });
  return { ...workbook, sheets };
}

function replaceArea(sheet: RawSheet, area: CellArea | null, cells: readonly RawCell[]): RawSheet {
  if (!area) return sheet;
  const kept = sheet.cells.filter((cell) => !inArea(area, cell.row, cell.column));
  const merged = [...kept, ...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...sheet, cells: merged };
}
