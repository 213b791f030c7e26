import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { inArea } from '#shared/workbook/address.ts';
import type { GridFrame } from './grid-frame.ts';
import { type GridPlace, type GridSelection, onlyCell, selectedArea } from './grid-selection.ts';
import { placeUnder } from './place-under.ts';

/** How often a pointer that is held beyond the edge moves the grid on. */
const STEP_MS = 60;

interface PointedGrid {
  readonly frame: GridFrame;
  readonly selection: GridSelection;
  readonly header: { readonly width: number; readonly height: number };
  readonly frozen: { readonly width: number; readonly height: number };
  readonly onSelect: (selection: GridSelection) => void;
  readonly onBegin: () => void;
}

type Spot = { readonly clientX: number; readonly clientY: number };

interface Pointed {
  readonly place: GridPlace;
  readonly on: 'cell' | 'row' | 'column' | 'corner' | 'outside';
}

/** What the mouse selects: a cell, with Shift or held down a block, on the headers whole rows and columns. */
export function useGridPointer(scroller: RefObject<HTMLElement | null>, grid: PointedGrid) {
  const latest = useRef(grid);
  latest.current = grid;
  const stopDrag = useRef<() => void>(() => undefined);
  useEffect(() => () => stopDrag.current(), []);

  const pointed = (spot: Spot): Pointed | null =>
    scroller.current ? pointedIn(scroller.current, latest.current, spot) : null;

  /** The block follows the pointer until the button is let go, beyond the edge of the grid too. */
  const drag = (): void => {
    let spot: Spot | null = null;
    const follow = (): void => {
      const place = spot && pointed(spot)?.place;
      const { selection, onSelect } = latest.current;
      if (!place || (place.row === selection.reach.row && place.column === selection.reach.column)) return;
      onSelect({ active: selection.active, reach: place });
    };
    const move = (event: globalThis.PointerEvent): void => {
      spot = { clientX: event.clientX, clientY: event.clientY };
      follow();
    };
    const timer = setInterval(follow, STEP_MS);
    const end = (): void => {
      clearInterval(timer);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
    };
    stopDrag.current();
    stopDrag.current = end;
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.button === 0 && pointed(event)?.on === 'cell') drag();
    },
    onMouseDown: (event: MouseEvent) => {
      const at = pointed(event);
      const { frame, selection, onSelect } = latest.current;
      if (!at || at.on === 'outside') return;
      // The menu of the right button is about the block it is opened on.
      const inside = inArea(selectedArea(selection, frame.merges), at.place.row, at.place.column);
      if (event.button !== 0 && inside) return;
      onSelect(chosen(at, frame, event.shiftKey ? selection : null));
    },
    onDoubleClick: (event: MouseEvent) => {
      if (pointed(event)?.on === 'cell') latest.current.onBegin();
    },
  };
}

function pointedIn(element: HTMLElement, { frame, header, frozen }: PointedGrid, spot: Spot): Pointed {
  const box = element.getBoundingClientRect();
  const x = spot.clientX - box.left - header.width;
  const y = spot.clientY - box.top - header.height;
  const [width, height] = [element.clientWidth - header.width, element.clientHeight - header.height];
  const { scrollTop, scrollLeft } = element;
  const view = {
    scrollTop,
    scrollLeft,
    width,
    height,
    frozenHeight: frozen.height,
    frozenWidth: frozen.width,
  };
  const place = placeUnder(frame, view, x, y);
  if (x >= width || y >= height) return { place, on: 'outside' };
  if (x < 0 || y < 0) return { place, on: x >= 0 ? 'column' : y >= 0 ? 'row' : 'corner' };
  return { place, on: 'cell' };
}

/** `from`: the block that grows with Shift. */
function chosen({ place, on }: Pointed, frame: GridFrame, from: GridSelection | null): GridSelection {
  const last = { row: frame.rows - 1, column: frame.columns - 1 };
  const active = from?.active ?? place;
  if (on === 'corner') return { active: { row: 0, column: 0 }, reach: frame.used, still: true };
  if (on === 'column')
    return {
      active: { row: 0, column: active.column },
      reach: { row: last.row, column: place.column },
      still: true,
    };
  if (on === 'row')
    return {
      active: { row: active.row, column: 0 },
      reach: { row: place.row, column: last.column },
      still: true,
    };
  const merge = frame.mergeAt(place.row, place.column);
  const first = merge ? { row: merge.top, column: merge.left } : place;
  return from ? { active: from.active, reach: first } : onlyCell(first);
}
