import type { CellArea } from '#shared/workbook/raw-workbook.ts';

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** A block of cells: the cell that is typed into, and the corner that moves. */
export interface GridSelection {
  readonly active: GridPlace;
  readonly reach: GridPlace;
  /** The grid stays where it is scrolled to: whole rows and columns end far away. */
  readonly still?: boolean;
}

export const onlyCell = (place: GridPlace): GridSelection => ({ active: place, reach: place });

/** Everything between both corners; a merge that is touched is taken whole. */
export function selectedArea({ active, reach }: GridSelection, merges: readonly CellArea[]): CellArea {
  let area = {
    top: Math.min(active.row, reach.row),
    left: Math.min(active.column, reach.column),
    bottom: Math.max(active.row, reach.row),
    right: Math.max(active.column, reach.column),
  };
  for (let grown = true; grown; ) {
    grown = false;
    for (const merge of merges) {
      const wider = around(area, merge);
      if (!touches(area, merge) || sameArea(wider, area)) continue;
      area = wider;
      grown = true;
    }
  }
  return area;
}

/** Whether more than one cell (or one merge) is selected. */
export const isBlock = (area: CellArea, merges: readonly CellArea[]): boolean =>
  (area.top !== area.bottom || area.left !== area.right) && !merges.some((merge) => sameArea(merge, area));

/** The part of an area that holds anything: a whole column is not a million cells to write. */
export function usedPart(area: CellArea, used: { readonly row: number; readonly column: number }): CellArea {
  return { ...area, bottom: Math.min(area.bottom, used.row), right: Math.min(area.right, used.column) };
}

const around = (a: CellArea, b: CellArea): CellArea => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

const touches = (a: CellArea, b: CellArea): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

const sameArea = (a: CellArea, b: CellArea): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
