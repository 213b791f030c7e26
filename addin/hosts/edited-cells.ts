import { areaAddress, parseCellAddress } from '#shared/workbook/address.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import type { HostChange } from './workbook-host.ts';

/** One change hint a sheet: the area around its edited cells. */
export function editedCells(edits: readonly Pick<CellEdit, 'sheet' | 'cell'>[]): readonly HostChange[] {
  const sheets = [...new Set(edits.map(({ sheet }) => sheet))];
  return sheets.map((sheet) => {
    const places = edits
      .filter((edit) => edit.sheet === sheet)
      .flatMap(({ cell }) => parseCellAddress(cell) ?? []);
    if (places.length === 0) return { sheet, area: null };
    const around = places.reduce(
      (area, { row, column }) => ({
        top: Math.min(area.top, row),
        left: Math.min(area.left, column),
        bottom: Math.max(area.bottom, row),
        right: Math.max(area.right, column),
      }),
      { top: Number.MAX_SAFE_INTEGER, left: Number.MAX_SAFE_INTEGER, bottom: 0, right: 0 },
    );
    return { sheet, area: areaAddress(around) };
  });
}
