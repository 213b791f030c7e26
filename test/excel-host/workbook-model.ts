import type { CellArea } from '#shared/workbook/raw-workbook.ts';

export type Scalar = string | number | boolean;

export interface ModelCell {
  value: Scalar;
  /** With `=`. */
  formula?: string;
  isError?: boolean;
  format: string;
  locked: boolean;
  hyperlink?: unknown;
  look: Record<string, unknown>;
  /** Part of an array: a write to it alone fails. */
  readonly refusesWrites?: boolean;
}

export interface ModelFormat {
  readonly id: string;
  readonly type: string;
  areas: readonly CellArea[];
  formula: string;
  fill: string;
  font: string;
}

export interface ModelChart {
  readonly id: string;
  readonly type: string;
  name: string;
  title: string;
  series: { name: string; values: string; categories: string }[];
  position: readonly [string, string] | null;
}

export interface ModelName {
  readonly name: string;
  formula: string;
  visible: boolean;
}

export interface ModelSheet {
  readonly id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  protected: boolean;
  readonly options: Record<string, boolean | string>;
  /** Key `row,column`. Formatted but empty cells count for the used range unless values only are asked. */
  readonly cells: Map<string, ModelCell>;
  merges: CellArea[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  formats: ModelFormat[];
  charts: ModelChart[];
  frozen: string | null;
  readonly widths: Map<number, number>;
  readonly heights: Map<number, number>;
}

export interface ModelComment {
  readonly id: string;
  content: string;
  /** How many answers it has. */
  replies?: number;
  readonly sheet: ModelSheet;
  readonly cell: string;
}

/** The workbook that the emulated Excel has open. Changed in place, like the real one. */
export interface WorkbookModel {
  name: string;
  sheets: ModelSheet[];
  names: ModelName[];
  readonly settings: Map<string, unknown>;
  xmlParts: { readonly id: string; xml: string }[];
  comments: ModelComment[];
  structureProtected: boolean;
  readOnly: boolean;
  active: string | null;
  selected: string | null;
  /** Bytes for getFileAsync; null = Excel can't give them. */
  bytes: Uint8Array | null;
  nextId: number;
  /** Ids as short numbers, instead of braces around long ones. */
  readonly shortIds?: boolean;
}

export const cellKey = (row: number, column: number): string => `${row},${column}`;

export const MAXIMUM: CellArea = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };

/** A sheet as Excel adds it. */
export function newSheet(model: WorkbookModel, name: string): ModelSheet {
  return {
    id: model.shortIds ? newId(model).slice(-4) : `{${newId(model)}}`,
    name,
    visibility: 'Visible',
    protected: false,
    options: {},
    cells: new Map(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    formats: [],
    charts: [],
    frozen: null,
    widths: new Map(),
    heights: new Map(),
  };
}

/** Ids look like Excel's: the same length, unique, never reused. */
export function newId(model: WorkbookModel): string {
  model.nextId += 1;
  return `00000000-0001-0000-0000-${String(model.nextId).padStart(12, '0')}`;
}

export const newCell = (): ModelCell => ({ value: '', format: 'General', locked: true, look: {} });

/** Smallest area that holds cells; with `valuesOnly` formats don't count. */
export function usedArea(sheet: ModelSheet, within: CellArea, valuesOnly: boolean): CellArea | null {
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  for (const [key, cell] of sheet.cells) {
    if (valuesOnly && cell.value === '' && cell.formula === undefined) continue;
    const comma = key.indexOf(',');
    const row = Number(key.slice(0, comma));
    const column = Number(key.slice(comma + 1));
    if (row < within.top || row > within.bottom || column < within.left || column > within.right) continue;
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  }
  return bottom < 0 ? null : { top, left, bottom, right };
}
