import { type ColumnRole, columnOf } from '#shared/rule-pack/sheet/header-words.ts';
import { cellAddress, parseCellAddress } from '#shared/workbook/address.ts';
import type { RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';

/** How far above an item its header may stand. */
const HEADER_REACH = 400;

/** Half-width signs, one kind of dash and comparator, no blanks; `at[i]` is where sign `i` stands in the text as typed. */
function plainWithPlaces(typed: string): { readonly plain: string; readonly at: readonly number[] } {
  let plain = '';
  const at: number[] = [];
  for (let index = 0; index < typed.length; index++) {
    const sign = plainSign(typed[index]!);
    if (sign === '') continue;
    plain += sign;
    at.push(index);
  }
  return { plain, at };
}

function plainSign(sign: string): string {
  if (/\s/.test(sign)) return '';
  if (/[\uff01-\uff5e]/.test(sign)) return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  if (/[≧﹥]/.test(sign)) return '≥';
  if (sign === '≦') return '≤';
  return /[—–~～至]/.test(sign) ? '-' : sign;
}

/** Where a quotation (as 规则体检 prints it) stands in a typed text: start and end, or null. */
export function placeOfQuote(typed: string, quote: string): readonly [number, number] | null {
  const { plain, at } = plainWithPlaces(typed);
  const wanted = plainWithPlaces(quote).plain;
  const start = wanted === '' ? -1 : plain.indexOf(wanted);
  return start < 0 ? null : [at[start]!, at[start + wanted.length - 1]! + 1];
}

export const textOfCell = (cell: RawCell | undefined): string => {
  const value = cell?.value;
  if (!value) return '';
  return value.type === 'boolean' ? String(value.value) : value.text;
};

/** The cell of an item's row under the header of a role; null where the table has no such column. */
export function cellUnder(
  sheet: RawSheet,
  itemCell: string,
  role: ColumnRole,
): { readonly cell: string; readonly text: string } | null {
  const place = parseCellAddress(itemCell);
  if (!place) return null;
  const header = headerAbove(sheet, place.row);
  const column = header?.find((each) => columnOf(textOfCell(each))?.role === role)?.column;
  if (column === undefined) return null;
  const own = sheet.cells.find((each) => each.row === place.row && each.column === column);
  return { cell: cellAddress(place.row, column), text: textOfCell(own) };
}

/** The nearest row above that names a 指标 column and one more. */
function headerAbove(sheet: RawSheet, row: number): readonly RawCell[] | null {
  const rows = new Map<number, RawCell[]>();
  for (const cell of sheet.cells)
    if (cell.row < row && cell.row >= row - HEADER_REACH)
      rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  for (const number of [...rows.keys()].sort((a, b) => b - a)) {
    const cells = rows.get(number)!;
    const roles = new Set(cells.flatMap((cell) => columnOf(textOfCell(cell))?.role ?? []));
    if (roles.has('name') && roles.size > 1) return cells;
  }
  return null;
}
