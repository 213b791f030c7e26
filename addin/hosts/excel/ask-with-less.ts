import { throwUnlessAnswerable } from './map-excel-error.ts';
import type { Batch } from './run-excel.ts';
import type { Lacking } from './session.ts';

/**
 * Asks in one round trip, then without the parts of each further attempt until Excel answers. What it could not answer
 * is remembered in `lacking`. `ask` queues the question and answers how the answer is read.
 */
export async function askWithLess<T>(
  batch: Batch,
  lacking: Set<Lacking>,
  attempts: readonly (readonly Lacking[])[],
  ask: (lacking: ReadonlySet<Lacking>) => () => T,
): Promise<T> {
  const [without = [], ...further] = attempts;
  try {
    const answer = ask(new Set([...lacking, ...without]));
    await batch.sync();
    const answered = answer();
    for (const part of without) lacking.add(part);
    return answered;
  } catch (error) {
    throwUnlessAnswerable(error);
    if (further.length === 0) throw error;
    return askWithLess(batch, lacking, further, ask);
  }
}
