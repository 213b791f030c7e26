/** One cell of a write, with what it held before and what Excel made of what was typed. */
export interface WrittenCell {
  readonly sheetId: string;
  readonly sheet: string;
  readonly cell: string;
  /** What to type to have the former content back; a formula starts with `=`. */
  readonly before: string | number | boolean;
  readonly formatBefore: string;
  /** `formulas` of the cell right after the write. */
  readonly after: unknown;
}
