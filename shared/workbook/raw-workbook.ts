/**
 * The cells of every sheet as one plain value: what every host (Excel, a file) returns and all understanding starts from.
 * Rows and columns are zero-based here; addresses in findings and readings are A1 text.
 */
export interface RawWorkbook {
  /** File or workbook name, without path. */
  readonly name: string;
  readonly sheets: readonly RawSheet[];
  /** True when dates count from 1904. */
  readonly date1904: boolean;
  /** Names defined in the workbook, for formulas. Reference text as stored, without `=`. */
  readonly definedNames: Readonly<Record<string, string>>;
  /** True when the package carries a macro project (.xlsm). */
  readonly hasMacros?: boolean;
}

export interface RawSheet {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly protected: boolean;
  /** Cells that hold something, in row order, then column order. Formatted but empty cells are absent. */
  readonly cells: readonly RawCell[];
  readonly merges: readonly CellArea[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

export interface RawCell {
  readonly row: number;
  readonly column: number;
  /** A number as the decimal text that the file or host holds; text as text; null with an uncached formula. */
  readonly value: CellValue;
  /** Formula without `=`. */
  readonly formula?: string;
  /** Number format code, absent for General. */
  readonly format?: string;
  /** False when protection of its sheet would leave it writable. */
  readonly locked?: boolean;
}

export type CellValue =
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** `#DIV/0!` … */
  | { readonly type: 'error'; readonly text: string }
  | null;

/** Inclusive, zero-based. */
export interface CellArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}
