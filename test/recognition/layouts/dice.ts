/** Chance with a memory: the same seed always gives the same workbook. */
export interface Dice {
  readonly seed: number;
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True once in `sides` throws. */
  once(sides: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** So many different members, in their order. */
  some<T>(list: readonly T[], count: number): readonly T[];
}

/** Makes the dice of one seed: a counter whose bits are mixed at every throw, so that neighbouring seeds differ at once. */
export function makeDice(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    seed,
    between,
    once: (sides) => between(1, sides) === 1,
    pick: (list) => list[between(0, list.length - 1)]!,
    some: (list, count) => {
      const left = list.map((_, at) => at);
      const taken: number[] = [];
      while (taken.length < count && left.length > 0)
        taken.push(...left.splice(between(0, left.length - 1), 1));
      return taken.sort((a, b) => a - b).map((at) => list[at]!);
    },
  };
}
