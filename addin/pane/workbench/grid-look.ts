import type { CellLook, SheetLook } from '#shared/xlsx/read/sheet-look.ts';
import { lookAt } from '#shared/xlsx/read/sheet-look.ts';

/** How a sheet looks, as the grid asks for it; lengths in CSS pixels. */
export interface GridLook {
  readonly columnWidth: (column: number) => number;
  readonly rowHeight: (row: number) => number;
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly gridLines: boolean;
  readonly cell: (row: number, column: number) => CellLook;
}

/** A sheet as its file describes it, ready for drawing. */
export function gridLook(look: SheetLook): GridLook {
  const widths = new Map<number, number>();
  // Formats reach to the last column of Excel; nobody looks that far.
  for (const { from, to, width } of look.columns)
    for (let column = from; column <= Math.min(to, from + 500); column++)
      if (width !== undefined) widths.set(column, width);
  return {
    columnWidth: (column) => widths.get(column) ?? look.defaultColumnWidth,
    rowHeight: (row) => look.rows.get(row)?.height ?? look.defaultRowHeight,
    freeze: look.frozen,
    gridLines: look.gridLines,
    cell: (row, column) => lookAt(look, row, column),
  };
}
