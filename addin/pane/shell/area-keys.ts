import { useEffect } from 'react';

/** The areas F6 walks through, in order, as far as they are on the page. */
const AREAS = ['[role="grid"]', '[role="tablist"] [aria-selected="true"]', '#screen'];

/** F6 moves between the areas of the page, Shift+F6 back, as in Office itself. */
export function useAreaKeys(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      const areas = AREAS.flatMap((area) => document.querySelector<HTMLElement>(area) ?? []);
      if (areas.length === 0) return;
      event.preventDefault();
      // The field above the grid has the focus while somebody moves about in it.
      const inGrid = document.activeElement?.hasAttribute('data-moving') === true;
      const at = inGrid ? 0 : areas.findIndex((area) => area.contains(document.activeElement));
      const next = at < 0 ? 0 : (at + (event.shiftKey ? -1 : 1) + areas.length) % areas.length;
      areas[next]?.focus();
    };
    addEventListener('keydown', move);
    return () => removeEventListener('keydown', move);
  }, []);
}
