import type { CellArea, RawCell } from '../../workbook/raw-workbook.ts';
import type { QuantityText } from '../../workbook/text/quantity.ts';

/** A column that a reader asks for, told by words and not by its place. */
export interface NamedColumn<Name extends string> {
  readonly name: Name;
  /** Words of its header, compared without blanks; brackets and what stands in them count only when nothing else fits. */
  readonly words: RegExp;
  /** Words that look alike and mean something else. */
  readonly except?: RegExp;
  /** Without it the table is another one. Rows that say nothing in any required column are none. */
  readonly required?: true;
  /** Written once for several rows: a blank cell repeats the one above. Merged cells always do. */
  readonly filledDown?: true;
  /** Several columns may be of this kind. */
  readonly several?: true;
}

/** One cell of a row; `address` is where it is written (the top-left cell of a merge). */
export interface NamedCell {
  readonly text: string;
  readonly address: string;
  readonly cell: RawCell | undefined;
  readonly quantity: QuantityText;
  /** Taken from above, because the cell itself is blank or covered by a merge. */
  readonly repeated: boolean;
}

/** A column that was found, with all its header words from top to bottom. */
export interface FoundColumn {
  readonly column: number;
  readonly header: string;
  readonly address: string;
}

export interface NamedRow<Name extends string> {
  readonly row: number;
  /** The heading across the table last seen above: `(二)年度科技创新目标(80分)`. */
  readonly heading: string | null;
  /** Filled cells by column name; where a name has several columns, the first filled one. */
  readonly cells: Readonly<Partial<Record<Name, NamedCell>>>;
  /** The cell of this row in any column. null when it is blank. */
  cellIn(column: number): NamedCell | null;
}

/** A table found by its header words, wherever it stands on its sheet. */
export interface NamedTable<Name extends string> {
  readonly sheet: string;
  readonly headerRange: CellArea;
  /** Lines above the header that belong to no other table: title, unit, document, region, period. */
  readonly above: readonly string[];
  readonly columns: Readonly<Record<Name, readonly FoundColumn[]>>;
  /** Columns with a header that nobody asked for, e.g. one for each region or period. */
  readonly others: readonly FoundColumn[];
  readonly rows: readonly NamedRow<Name>[];
  /** Sums at the end; no rows. */
  readonly totals: readonly NamedRow<Name>[];
}
