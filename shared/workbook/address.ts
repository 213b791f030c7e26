import type { CellArea } from './raw-workbook.ts';

/** `columnName(0)` → `A`, `columnName(27)` → `AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** Zero-based column of `AB`; -1 when it is no column name. */
export function columnIndex(name: string): number {
  let index = 0;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 65 || code > 90) return -1;
    index = index * 26 + code - 64;
  }
  return index - 1;
}

/** `cellAddress(6, 3)` → `D7`. */
export const cellAddress = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** Zero-based place of `D7` or `$D$7`; null when it is no cell address. */
export function parseCellAddress(address: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!match) return null;
  return { row: Number(match[2]) - 1, column: columnIndex(match[1]!) };
}

/** `areaAddress({ top: 0, left: 0, bottom: 2, right: 1 })` → `A1:B3`; one cell → `A1`. */
export function areaAddress(area: CellArea): string {
  const start = cellAddress(area.top, area.left);
  const end = cellAddress(area.bottom, area.right);
  return start === end ? start : `${start}:${end}`;
}

/** Area of `A1:B3` or `A1`; null when it is neither. */
export function parseArea(address: string): CellArea | null {
  const [from, to] = address.split(':');
  const start = parseCellAddress(from ?? '');
  const end = to === undefined ? start : parseCellAddress(to);
  if (!start || !end) return null;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}

export const inArea = (area: CellArea, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
