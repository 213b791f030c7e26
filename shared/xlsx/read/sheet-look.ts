/** How a sheet looks, for drawing it as a grid. Plain data; colours are `#RRGGBB`, lengths CSS pixels. */
export interface SheetLook {
  /** Different looks of cells; the first is the workbook's normal one. */
  readonly looks: readonly CellLook[];
  /** Number of the look of a cell, by `row * 16384 + column`. Cells without an entry follow their row, then column. */
  readonly cells: Pick<ReadonlyMap<number, number>, 'get'>;
  readonly rows: ReadonlyMap<number, RowLook>;
  readonly columns: readonly ColumnLook[];
  readonly defaultColumnWidth: number;
  readonly defaultRowHeight: number;
  /** Rows and columns kept in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly gridLines: boolean;
  readonly rightToLeft: boolean;
}

export interface RowLook {
  readonly height?: number;
  readonly look?: number;
}

export interface ColumnLook {
  /** Zero-based, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly width?: number;
  readonly look?: number;
}

export interface CellLook {
  readonly font: FontLook;
  readonly fill?: string;
  readonly borders?: BorderLooks;
  readonly horizontal?: 'left' | 'center' | 'right' | 'justify' | 'fill';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Number format code; absent for General. */
  readonly format?: string;
}

export interface FontLook {
  readonly name: string;
  /** In points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly colour?: string;
}

export interface BorderLooks {
  readonly left?: BorderLook;
  readonly right?: BorderLook;
  readonly top?: BorderLook;
  readonly bottom?: BorderLook;
}

export interface BorderLook {
  readonly style: 'thin' | 'medium' | 'thick' | 'dashed' | 'dotted' | 'double';
  readonly colour: string;
}

/** Look of one cell: its own, else that of its row, else of its column, else the normal one. */
export function lookAt(sheet: SheetLook, row: number, column: number): CellLook {
  const own = sheet.cells.get(row * 16_384 + column) ?? sheet.rows.get(row)?.look;
  const number = own ?? sheet.columns.find(({ from, to }) => column >= from && column <= to)?.look ?? 0;
  return sheet.looks[number] ?? sheet.looks[0]!;
}
