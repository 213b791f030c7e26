import type { Recognition } from '../../model/reading.ts';
import { columnName } from '../address.ts';
import type { SheetGrid } from './grid/sheet-grid.ts';

/** Hidden sheets, rows and columns that hold something: they were read, and the filler is told so. */
export function listHidden(grids: readonly SheetGrid[]): Recognition['hidden'] {
  const hidden: { sheet: string; what: 'sheet' | 'row' | 'column'; at: string }[] = [];
  for (const { sheet, rows, byRow } of grids) {
    if (sheet.visibility !== 'visible' && rows.length > 0)
      hidden.push({ sheet: sheet.name, what: 'sheet', at: sheet.name });
    for (const row of [...sheet.hiddenRows].filter((at) => byRow.has(at)).sort((a, b) => a - b))
      hidden.push({ sheet: sheet.name, what: 'row', at: String(row + 1) });
    if (sheet.hiddenColumns.size === 0) continue;
    const used = new Set<number>();
    for (const row of rows) for (const cell of row.cells) used.add(cell.column);
    for (const column of [...sheet.hiddenColumns].filter((at) => used.has(at)).sort((a, b) => a - b))
      hidden.push({ sheet: sheet.name, what: 'column', at: columnName(column) });
  }
  return hidden;
}
