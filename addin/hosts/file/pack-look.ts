import type { ReadLook } from '#shared/xlsx/read/read-sheet-look.ts';
import type { SheetLook } from '#shared/xlsx/read/sheet-look.ts';

/** A look on its way between threads: numbers in a row cross at once, a map of 100,000 entries would stop the page. */
export interface PackedLook extends Omit<SheetLook, 'cells'> {
  /** Keys of the cells, ascending. */
  readonly keys: Float64Array;
  readonly numbers: Uint32Array;
}

export function packLook({ cells, ...look }: ReadLook): PackedLook {
  const entries = [...cells].sort(([a], [b]) => a - b);
  return {
    ...look,
    keys: Float64Array.from(entries, ([key]) => key),
    numbers: Uint32Array.from(entries, ([, number]) => number),
  };
}

/** The look again; a cell is found by halving. */
export function unpackedLook({ keys, numbers, ...look }: PackedLook): SheetLook {
  const get = (key: number): number | undefined => {
    let low = 0;
    let high = keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = keys[middle]!;
      if (found === key) return numbers[middle];
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
  return { ...look, cells: { get } };
}
