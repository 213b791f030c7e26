import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';

/** Lines drawn beyond the edge; the part moves on in steps of as many, so that most scrolling draws nothing new. */
const SPARE = 8;

export interface SeenPart {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Rows and columns of a scrolled grid that are seen, with some to spare, as lists that stay the same while they hold.
 * `rowTop` and `columnLeft` are running sums of sizes in pixels, one more than there are lines.
 */
export function useSeenPart(
  scroller: RefObject<HTMLElement | null>,
  frame: { readonly rowTop: Float64Array; readonly columnLeft: Float64Array },
): SeenPart {
  const [edges, setEdges] = useState({ top: 0, bottom: 0, left: 0, right: 0 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const [top, bottom] = seenLines(frame.rowTop, scrollTop, clientHeight);
    const [left, right] = seenLines(frame.columnLeft, scrollLeft, clientWidth);
    setEdges((before) =>
      before.top === top && before.bottom === bottom && before.left === left && before.right === right
        ? before
        : { top, bottom, left, right },
    );
  }, [scroller, frame]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller, look]);
  const rows = useMemo(() => between(edges.top, edges.bottom), [edges.top, edges.bottom]);
  const columns = useMemo(() => between(edges.left, edges.right), [edges.left, edges.right]);
  return { rows, columns };
}

/** First line to draw and the one behind the last, for `room` pixels from `at` on. */
export function seenLines(starts: Float64Array, at: number, room: number): readonly [number, number] {
  const count = starts.length - 1;
  const first = Math.floor(lineAt(starts, at) / SPARE) * SPARE - SPARE;
  const behind = Math.ceil((lineAt(starts, at + room) + 1) / SPARE) * SPARE + SPARE;
  return [Math.max(0, first), Math.min(count, behind)];
}

/** The line a place lies in, by halving: the first whose end is behind it. */
export function lineAt(starts: Float64Array, place: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle + 1]! > place) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low);
}

const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
