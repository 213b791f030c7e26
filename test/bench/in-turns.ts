interface Turns {
  readonly times: number;
  /** Calls timed as one, for work of microseconds. */
  readonly repeat?: number;
  readonly product: () => unknown;
  readonly peer: () => unknown;
}

/** No comparison takes longer than this; on a busy machine it has fewer rounds. */
const MOST_MILLISECONDS = 12_000;
const FEWEST_ROUNDS = 3;

/** Medians in milliseconds of two pieces of work done in turns, after one round for warming. */
export async function inTurns({
  times,
  repeat = 1,
  product,
  peer,
}: Turns): Promise<readonly [number, number]> {
  const taken: [number[], number[]] = [[], []];
  const begun = performance.now();
  for (let round = 0; round <= times; round++) {
    if (round > FEWEST_ROUNDS && performance.now() - begun > MOST_MILLISECONDS) break;
    for (const [index, work] of [product, peer].entries()) {
      const startedAt = performance.now();
      for (let count = 0; count < repeat; count++) await work();
      if (round > 0) taken[index as 0 | 1].push((performance.now() - startedAt) / repeat);
    }
  }
  return [median(taken[0]), median(taken[1])];
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
