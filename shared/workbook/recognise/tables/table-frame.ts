import type { RawCell } from '../../raw-workbook.ts';
import type { SheetGrid } from '../grid/sheet-grid.ts';

/** Where one table stands on its sheet, before anything of it is understood. Rows and columns are zero-based. */
export interface TableFrame {
  readonly grid: SheetGrid;
  readonly left: number;
  readonly right: number;
  /** -1 … when the table has no header row, `headerTop` is `headerBottom + 1`. */
  readonly headerTop: number;
  readonly headerBottom: number;
  /** Rows of the body that hold something, top to bottom, section headings included, notes excluded. */
  readonly body: readonly number[];
  /** Lines above the header that belong to the table, top to bottom. */
  readonly above: readonly TableText[];
  /** Notes and signatures under the table. */
  readonly below: readonly TableText[];
  /** By row: figures that stand in the same cell as their name (高新技术企业数：18家). */
  readonly stated?: ReadonlyMap<number, RawCell>;
}

export interface TableText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export const hasHeader = (frame: TableFrame): boolean => frame.headerTop <= frame.headerBottom;
