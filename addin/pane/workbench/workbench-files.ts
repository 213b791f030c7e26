import type { Store } from '../session/store.ts';
import type { GridLook } from './grid-look.ts';

/** What the workbench does with files; the composition root knows the file host behind it. */
export interface WorkbenchFiles {
  /** The file that is being read; null when none is. */
  readonly opening: Store<{ readonly name: string | null }>;
  cancelOpening(): void;
  /** Gets ready for the first file. */
  warm(): void;
  openFile(file: File): Promise<void>;
  openSample(name: string): Promise<void>;
  samples(): Promise<readonly string[]>;
  /** The same file plus the changes. */
  export(): Promise<void>;
  lookOf(sheet: string): Promise<GridLook>;
  /** Where 定位 leads: the grid listens, the last place is given to a late listener. */
  onSelect(listener: (place: { readonly sheet: string; readonly cell: string }) => void): () => void;
}
