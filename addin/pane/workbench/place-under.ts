import type { GridFrame } from './grid-frame.ts';
import type { GridPlace } from './grid-selection.ts';
import { lineAt } from './use-seen-part.ts';

export interface GridView {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  /** Room for cells beside the headers. */
  readonly height: number;
  readonly width: number;
  /** Pixels of frozen rows and columns. */
  readonly frozenHeight: number;
  readonly frozenWidth: number;
}

/** The cell under a place, counted from where the cells begin; beyond the edge the next line outside, to be scrolled to. */
export const placeUnder = (frame: GridFrame, view: GridView, x: number, y: number): GridPlace => ({
  row: lineUnder(frame.rowTop, y, { at: view.scrollTop, fixed: view.frozenHeight, room: view.height }),
  column: lineUnder(frame.columnLeft, x, { at: view.scrollLeft, fixed: view.frozenWidth, room: view.width }),
});

function lineUnder(
  starts: Float64Array,
  place: number,
  { at, fixed, room }: { readonly at: number; readonly fixed: number; readonly room: number },
): number {
  const last = starts.length - 2;
  if (place < 0) return Math.max(0, lineAt(starts, at + fixed) - 1);
  if (place >= room) return Math.min(last, lineAt(starts, at + room) + 1);
  return Math.min(last, lineAt(starts, place < fixed ? place : place + at));
}
