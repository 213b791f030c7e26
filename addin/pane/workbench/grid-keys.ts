import type { GridFrame } from './grid-frame.ts';
import type { GridPlace } from './sheet-grid.tsx';

export interface GridKeys {
  readonly frame: GridFrame;
  readonly selected: GridPlace;
  /** Rows of one page. */
  readonly page: number;
  readonly onSelect: (place: GridPlace) => void;
  /** Goes on with what the cell holds. */
  readonly onBegin: () => void;
  readonly onClear: () => void;
  readonly onUndo: () => void;
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * What a key does in the grid; true when it did something. Tab leaves the grid, so that the keyboard is never trapped;
 * characters are left to the field that has the focus, since only a field can take what an input method composes.
 */
export function keyAction(event: Pressed, keys: GridKeys): boolean {
  const { frame, selected, page } = keys;
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  const merge = frame.mergeAt(selected.row, selected.column);
  const to = (row: number, column: number): true => {
    keys.onSelect(skipHidden(frame, clamp(frame, row, column), selected));
    return true;
  };
  switch (event.key) {
    case 'ArrowDown':
      return to(control ? lastUsed(frame, selected) : (merge?.bottom ?? selected.row) + 1, selected.column);
    case 'ArrowUp':
      return to(control ? 0 : selected.row - 1, selected.column);
    case 'ArrowRight':
      return to(selected.row, (merge?.right ?? selected.column) + 1);
    case 'ArrowLeft':
      return to(selected.row, control ? 0 : selected.column - 1);
    case 'PageDown':
      return to(selected.row + page, selected.column);
    case 'PageUp':
      return to(selected.row - page, selected.column);
    case 'Home':
      return to(control ? 0 : selected.row, 0);
    case 'Enter':
    case 'F2':
      keys.onBegin();
      return true;
    case 'Delete':
    case 'Backspace':
      keys.onClear();
      return true;
    default:
      if (!control || event.shiftKey || event.key.toLowerCase() !== 'z') return false;
      keys.onUndo();
      return true;
  }
}

const clamp = (frame: GridFrame, row: number, column: number): GridPlace => ({
  row: Math.min(Math.max(row, 0), frame.rows - 1),
  column: Math.min(Math.max(column, 0), frame.columns - 1),
});

/** Hidden rows and columns are stepped over, and a merge is one cell. */
function skipHidden(frame: GridFrame, place: GridPlace, from: GridPlace): GridPlace {
  let { row, column } = place;
  const step = { row: Math.sign(row - from.row), column: Math.sign(column - from.column) };
  const hiddenRow = (at: number) => frame.rowTop[at + 1] === frame.rowTop[at];
  const hiddenColumn = (at: number) => frame.columnLeft[at + 1] === frame.columnLeft[at];
  while (hiddenRow(row) && row + step.row >= 0 && row + step.row < frame.rows && step.row) row += step.row;
  while (
    hiddenColumn(column) &&
    column + step.column >= 0 &&
    column + step.column < frame.columns &&
    step.column
  )
    column += step.column;
  const merge = frame.mergeAt(row, column);
  return merge ? { row: merge.top, column: merge.left } : { row, column };
}

function lastUsed(frame: GridFrame, from: GridPlace): number {
  for (let row = frame.rows - 1; row > from.row; row--) if (frame.cellAt(row, from.column)) return row;
  return frame.rows - 1;
}
