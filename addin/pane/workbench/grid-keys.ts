import type { GridFrame } from './grid-frame.ts';
import { type GridPlace, type GridSelection, onlyCell, selectedArea } from './grid-selection.ts';

export interface GridKeys {
  readonly frame: GridFrame;
  readonly selection: GridSelection;
  /** Rows of one page. */
  readonly page: number;
  readonly onSelect: (selection: GridSelection) => void;
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
 * What a key does in the grid; true when it did something. With Shift the block grows from the active cell. Tab leaves the
 * grid, so that the keyboard is never trapped; characters are left to the field that has the focus, since only a field can
 * take what an input method composes.
 */
export function keyAction(event: Pressed, keys: GridKeys): boolean {
  if (event.altKey) return false;
  return (
    selectWhole(event, keys) ||
    moveBy(event, keys) ||
    (keys.selection.active !== keys.selection.reach && event.key === 'Escape' && collapse(keys)) ||
    act(event, keys)
  );
}

function act(event: Pressed, keys: GridKeys): boolean {
  switch (event.key) {
    case 'Enter':
    case 'F2':
      keys.onBegin();
      return true;
    case 'Delete':
    case 'Backspace':
      keys.onClear();
      return true;
    default:
      if (!isControl(event) || event.shiftKey || event.key.toLowerCase() !== 'z') return false;
      keys.onUndo();
      return true;
  }
}

function moveBy(event: Pressed, keys: GridKeys): boolean {
  const { frame, selection, page } = keys;
  const from = event.shiftKey ? selection.reach : selection.active;
  const to = target(event.key, isControl(event), from, frame, page);
  if (!to) return false;
  const place = skipHidden(frame, clamp(frame, to), from);
  keys.onSelect(event.shiftKey ? { active: selection.active, reach: place } : onlyCell(place));
  return true;
}

function target(
  key: string,
  control: boolean,
  from: GridPlace,
  frame: GridFrame,
  page: number,
): GridPlace | null {
  const { row, column } = from;
  const merge = frame.mergeAt(row, column);
  switch (key) {
    case 'ArrowDown':
      return { row: control ? lastUsedRow(frame, from) : (merge?.bottom ?? row) + 1, column };
    case 'ArrowUp':
      return { row: control ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: control ? lastUsedColumn(frame, from) : (merge?.right ?? column) + 1 };
    case 'ArrowLeft':
      return { row, column: control ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: row - page, column };
    case 'Home':
      return { row: control ? 0 : row, column: 0 };
    case 'End':
      return control ? frame.used : { row, column: lastUsedColumn(frame, from) };
    default:
      return null;
  }
}

/** Ctrl+A: all that is used; Ctrl+Space: the columns; Shift+Space: the rows. */
function selectWhole(event: Pressed, keys: GridKeys): boolean {
  const { frame, selection } = keys;
  const { top, left, bottom, right } = selectedArea(selection, frame.merges);
  const last = { row: frame.rows - 1, column: frame.columns - 1 };
  if (isControl(event) && event.key.toLowerCase() === 'a')
    keys.onSelect({ active: { row: 0, column: 0 }, reach: frame.used, still: true });
  else if (event.key === ' ' && isControl(event))
    keys.onSelect({ active: { row: 0, column: left }, reach: { row: last.row, column: right }, still: true });
  else if (event.key === ' ' && event.shiftKey)
    keys.onSelect({
      active: { row: top, column: 0 },
      reach: { row: bottom, column: last.column },
      still: true,
    });
  else return false;
  return true;
}

function collapse(keys: GridKeys): true {
  keys.onSelect(onlyCell(keys.selection.active));
  return true;
}

const isControl = ({ ctrlKey, metaKey }: Pressed): boolean => ctrlKey || metaKey;

const clamp = (frame: GridFrame, { row, column }: GridPlace): GridPlace => ({
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

function lastUsedRow(frame: GridFrame, from: GridPlace): number {
  for (let row = frame.rows - 1; row > from.row; row--) if (frame.cellAt(row, from.column)) return row;
  return frame.rows - 1;
}

function lastUsedColumn(frame: GridFrame, from: GridPlace): number {
  for (let column = frame.columns - 1; column > from.column; column--)
    if (frame.cellAt(from.row, column)) return column;
  return from.column;
}
