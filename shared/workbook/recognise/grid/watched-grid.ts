import type { CellValue, RawCell } from '../../raw-workbook.ts';
import type { GridRow, SheetGrid } from './sheet-grid.ts';

/**
 * What reading a sheet learnt of a cell: its text, or only the answer to a question about it. Another sheet with the same
 * answers is read the same way, whatever else its cells say. Asking for a text without saying what for counts as `text`.
 */
export const SEEN = {
  /** The text itself. */
  text: 1,
  /** How it looks in a header (`lookOf`). */
  look: 2,
  /** What it says in a row of texts alone (`lineLook`) … */
  line: 4,
  /** … and as the only one (`loneLook`). */
  lone: 32,
  /** What kind of cell it is under a header (`traitsOf`). */
  traits: 8,
  /** … and what its words are (`saysOf`). */
  says: 16,
} as const;

/** A cell that remembers what was asked of it. */
export class WatchedCell implements RawCell {
  readonly original: RawCell;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
  readonly format?: string;
  seen = 0;

  constructor(original: RawCell) {
    this.original = original;
    this.row = original.row;
    this.column = original.column;
    if (original.formula !== undefined) this.formula = original.formula;
    if (original.format !== undefined) this.format = original.format;
    const { value } = original;
    this.value =
      value?.type === 'number' || value?.type === 'text'
        ? new WatchedText(this, value.type, value.text)
        : value;
  }
}

class WatchedText {
  readonly type: 'number' | 'text';
  private readonly cell: WatchedCell;
  private readonly words: string;

  constructor(cell: WatchedCell, type: 'number' | 'text', words: string) {
    this.cell = cell;
    this.type = type;
    this.words = words;
  }

  get text(): string {
    this.cell.seen |= SEEN.text;
    return this.words;
  }
}

/** The cell as it is, for a question whose answer is all that is learnt of it. */
export function seenAs(cell: RawCell, what: number): RawCell {
  if (!(cell instanceof WatchedCell)) return cell;
  cell.seen |= what;
  return cell.original;
}

export interface Watch {
  readonly grid: SheetGrid;
  readonly rows: readonly WatchedRow[];
  /** Whether more than the cells was looked at (name of the sheet, hidden rows): then nothing can be said of other sheets. */
  readonly askedForSheet: () => boolean;
}

export interface WatchedRow extends GridRow {
  readonly cells: readonly WatchedCell[];
}

/** The same grid, watched. */
export function watchGrid(grid: SheetGrid): Watch {
  let asked = false;
  const rows = grid.rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => new WatchedCell(cell)),
  }));
  return {
    rows,
    askedForSheet: () => asked,
    grid: {
      rows,
      byRow: new Map(rows.map((row) => [row.row, row])),
      mergeByCell: grid.mergeByCell,
      get sheet() {
        asked = true;
        return grid.sheet;
      },
    },
  };
}
