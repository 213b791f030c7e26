import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import type { CellValue, RawCell } from '../../workbook/raw-workbook.ts';
import type { XmlWindow } from '../xml/xml-window.ts';
import type { CellStyles } from './cell-styles.ts';
import { type FormulaPattern, shiftFormula } from './shift-formula.ts';

export interface ScanContext {
  readonly strings: readonly CellValue[];
  readonly styles: CellStyles;
  readonly date1904: boolean;
  /** Cells that the workbook may still hold. */
  readonly cellsLeft: number;
  /** Cells that any workbook may hold, for the sentence of the refusal. */
  readonly cellLimit: number;
  /** Rows that say nothing about hiding are hidden (`zeroHeight`). */
  readonly rowsHidden: boolean;
}

/** Mutable state of one scan: one object, so that the inner functions need no closures. */
export interface SheetScan {
  readonly window: XmlWindow;
  readonly context: ScanContext;
  readonly cells: RawCell[];
  readonly hidden: number[];
  readonly shared: Map<number, SharedFormula>;
  readonly waiting: { readonly index: number; readonly group: number }[];
  row: number;
  column: number;
  ordered: boolean;
  lastKey: number;
}

interface SharedFormula {
  readonly pattern: FormulaPattern;
  readonly row: number;
  readonly column: number;
}

export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;

/** Formula of a follower, when the first cell of its group was read already. */
export function sharedText(scan: SheetScan, group: number, row: number, column: number): string | undefined {
  const master = scan.shared.get(group);
  return master && shiftFormula(master.pattern, row - master.row, column - master.column);
}

/** Widens the window so that what began at `start` is read again whole; refuses when the part ends there. */
export function needMore(scan: SheetScan, start: number): true {
  if (!scan.window.more(start)) throw damaged(scan);
  return true;
}

export const damaged = (scan: SheetScan): WorkbookRefusal =>
  new WorkbookRefusal('damaged-xml', { part: scan.window.part });
