import type { Row } from './sql-database.ts';

/** Reads a column that is always text; a wrong type means a damaged database and crashes. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`);
  return value;
}

export const optionalText = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : textOf(row, column);

export function integerOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`column ${column} holds no number`);
  return value;
}

export const optionalInteger = (row: Row, column: string): number | null =>
  row[column] === null || row[column] === undefined ? null : integerOf(row, column);

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`column ${column} holds no bytes`);
  return value;
}

/** JSON that this program wrote itself; the caller names its type. */
export const jsonOf = (row: Row, column: string): unknown => JSON.parse(textOf(row, column));
