import { cellAddress } from '#shared/workbook/address.ts';
import type { CellArea, CellValue, RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { Truth, TruthReading } from '../judge-recognition.ts';

/** What a clerk puts into one cell. */
export interface Entry {
  readonly text?: string;
  readonly number?: string;
  readonly error?: string;
  readonly formula?: string;
  readonly format?: string;
  /** What the cell means; absent for labels and derived figures. */
  readonly truth?: Meaning;
}

export type Meaning = Omit<TruthReading, 'sheet' | 'cell'>;

/** A sheet that is being written. */
export interface Paper {
  readonly name: string;
  put(row: number, column: number, entry: Entry | null): void;
  merge(top: number, left: number, bottom: number, right: number): void;
  hideRow(row: number): void;
  hideColumn(column: number): void;
}

/** A finished workbook with the truth about it. */
export interface Layout {
  readonly name: string;
  readonly seed: number;
  readonly raw: RawWorkbook;
  readonly truth: Truth;
}

export interface Binder {
  sheet(name: string, visibility?: RawSheet['visibility']): Paper;
  finish(): Layout;
}

/** Collects the sheets of one workbook and what its cells mean. */
export function makeBinder(about: { name: string; seed: number; file: string; pack: string }): Binder {
  const sheets: RawSheet[] = [];
  const readings: TruthReading[] = [];
  const closers: (() => void)[] = [];
  return {
    sheet(name, visibility = 'visible') {
      const cells = new Map<number, RawCell>();
      const merges: CellArea[] = [];
      const hiddenRows = new Set<number>();
      const hiddenColumns = new Set<number>();
      closers.push(() => {
        const list = [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
        sheets.push({ name, visibility, protected: false, cells: list, merges, hiddenRows, hiddenColumns });
      });
      return {
        name,
        put(row, column, entry) {
          if (entry === null) return;
          const at = row * 16384 + column;
          if (entry.truth) readings.push({ sheet: name, cell: cellAddress(row, column), ...entry.truth });
          const value = cellValue(entry);
          if (value === null && entry.formula === undefined) return;
          cells.set(at, {
            row,
            column,
            value,
            ...(entry.formula === undefined ? {} : { formula: entry.formula }),
            ...(entry.format === undefined ? {} : { format: entry.format }),
          });
        },
        merge(top, left, bottom, right) {
          if (bottom > top || right > left) merges.push({ top, left, bottom, right });
        },
        hideRow: (row) => hiddenRows.add(row),
        hideColumn: (column) => hiddenColumns.add(column),
      };
    },
    finish() {
      for (const close of closers) close();
      return {
        name: about.name,
        seed: about.seed,
        raw: { name: about.file, sheets, date1904: false, definedNames: {} },
        truth: { file: about.file, pack: about.pack, readings },
      };
    },
  };
}

function cellValue(entry: Entry): CellValue {
  if (entry.error !== undefined) return { type: 'error', text: entry.error };
  if (entry.number !== undefined) return { type: 'number', text: entry.number };
  return entry.text === undefined ? null : { type: 'text', text: entry.text };
}
