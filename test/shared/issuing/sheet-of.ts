import { parseArea } from '#shared/workbook/address.ts';
import type { RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

/** A cell as typed: numbers as numbers, `45000@yyyy-mm-dd` as a number with that format, anything else as text. */
function cellOf(row: number, column: number, typed: string): RawCell {
  const formatted = /^(-?[\d.]+)@(.+)$/.exec(typed);
  if (formatted)
    return { row, column, value: { type: 'number', text: formatted[1]! }, format: formatted[2]! };
  return /^-?\d+(?:\.\d+)?$/.test(typed)
    ? { row, column, value: { type: 'number', text: typed } }
    : { row, column, value: { type: 'text', text: typed } };
}

/** A sheet from rows of typed texts; `at` moves everything down and to the right, merges are A1 areas after moving. */
export function sheetOf(
  name: string,
  rows: readonly (readonly string[])[],
  { merges = [], at = [0, 0] }: { merges?: readonly string[]; at?: readonly [number, number] } = {},
): RawSheet {
  return {
    name,
    visibility: 'visible',
    protected: false,
    merges: merges.map((area) => parseArea(area)!),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    cells: rows.flatMap((cells, row) =>
      cells.flatMap((typed, column) => (typed === '' ? [] : [cellOf(row + at[0], column + at[1], typed)])),
    ),
  };
}

export const workbookOf = (name: string, ...sheets: RawSheet[]): RawWorkbook => ({
  name,
  sheets,
  date1904: false,
  definedNames: {},
});
