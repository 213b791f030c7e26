import type { RawCell } from '#shared/workbook/raw-workbook.ts';
import type { GridLook } from './grid-look.ts';

/** What the workbench does with files; the composition root knows the file host behind it. */
export interface WorkbenchFiles {
  openFile(file: File): Promise<void>;
  openSample(name: string): Promise<void>;
  samples(): Promise<readonly string[]>;
  /** The same file plus the changes. */
  export(): Promise<void>;
  lookOf(sheet: string): GridLook;
  /** How a cell shows its value. */
  textOf(sheet: string, cell: RawCell): string;
  /** Where 定位 leads: the grid listens, the last place is given to a late listener. */
  onSelect(listener: (place: { readonly sheet: string; readonly cell: string }) => void): () => void;
}
