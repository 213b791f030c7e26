import { columnIndex, columnName } from '../../workbook/address.ts';

/** A formula cut at its references, so that copies of it can be made quickly. */
export type FormulaPattern = readonly (string | FormulaReference)[];

export interface FormulaReference {
  /** Zero-based; null where a whole row or column is meant. */
  readonly column: number | null;
  readonly row: number | null;
  readonly fixedColumn: boolean;
  readonly fixedRow: boolean;
}

const REFERENCE =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(!\u0080-\uffff])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!\u0080-\uffff])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w.])|[A-Za-z_\\\u0080-\uffff][\w.\\\u0080-\uffff]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/g;

const ROWS = 1_048_576;
const COLUMNS = 16_384;

/** Finds the references of a formula; texts, quoted sheet names, names and numbers are left as they are. */
export function parseFormulaPattern(formula: string): FormulaPattern {
  const pieces: (string | FormulaReference)[] = [];
  let from = 0;
  for (const match of formula.matchAll(REFERENCE)) {
    const references = referencesOf(match);
    if (references.length === 0) continue;
    pieces.push(formula.slice(from, match.index));
    for (const [index, reference] of references.entries()) {
      if (index > 0) pieces.push(':');
      pieces.push(reference);
    }
    from = match.index + match[0].length;
  }
  pieces.push(formula.slice(from));
  return pieces;
}

function referencesOf(match: RegExpMatchArray): readonly FormulaReference[] {
  const [, d1, column, d2, row, d3, fromColumn, d4, toColumn, d5, fromRow, d6, toRow] = match;
  if (column !== undefined && row !== undefined) {
    const place = {
      column: columnIndex(column.toUpperCase()),
      row: Number(row) - 1,
      fixedColumn: d1 === '$',
      fixedRow: d2 === '$',
    };
    return place.column < COLUMNS && place.row >= 0 && place.row < ROWS ? [place] : [];
  }
  if (fromColumn !== undefined && toColumn !== undefined)
    return [wholeColumn(fromColumn, d3), wholeColumn(toColumn, d4)];
  if (fromRow !== undefined && toRow !== undefined) return [wholeRow(fromRow, d5), wholeRow(toRow, d6)];
  return [];
}

const wholeColumn = (name: string, dollar: string | undefined): FormulaReference => ({
  column: columnIndex(name.toUpperCase()),
  row: null,
  fixedColumn: dollar === '$',
  fixedRow: false,
});

const wholeRow = (number: string, dollar: string | undefined): FormulaReference => ({
  column: null,
  row: Number(number) - 1,
  fixedColumn: false,
  fixedRow: dollar === '$',
});

/** The formula as it reads `rows` down and `columns` to the right; a reference that leaves the sheet is `#REF!`. */
export function shiftFormula(pattern: FormulaPattern, rows: number, columns: number): string {
  let formula = '';
  for (const piece of pattern)
    formula += typeof piece === 'string' ? piece : shiftReference(piece, rows, columns);
  return formula;
}

function shiftReference(reference: FormulaReference, rows: number, columns: number): string {
  let text = '';
  if (reference.column !== null) {
    const column = reference.fixedColumn ? reference.column : reference.column + columns;
    if (column < 0 || column >= COLUMNS) return '#REF!';
    text += (reference.fixedColumn ? '$' : '') + columnName(column);
  }
  if (reference.row !== null) {
    const row = reference.fixedRow ? reference.row : reference.row + rows;
    if (row < 0 || row >= ROWS) return '#REF!';
    text += (reference.fixedRow ? '$' : '') + (row + 1);
  }
  return text;
}
