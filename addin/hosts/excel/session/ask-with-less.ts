import { mapExcelError, throwUnlessAnswerable } from './map-excel-error.ts';
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
  const less = new Set([...lacking, ...without]);
  let given = await asked(batch, less, ask);
  // Only a member that is missing is missing for good; anything else may have been a bad moment.
  if ('error' in given && !isMissing(given.error)) given = await asked(batch, less, ask);
  if ('answer' in given) {
    for (const part of without) lacking.add(part);
    return given.answer;
  }
  if (further.length === 0) throw given.error;
  return askWithLess(batch, lacking, further, ask);
}

async function asked<T>(
  batch: Batch,
  lacking: ReadonlySet<Lacking>,
  ask: (lacking: ReadonlySet<Lacking>) => () => T,
): Promise<{ readonly answer: T } | { readonly error: unknown }> {
  try {
    const answer = ask(lacking);
    await batch.sync();
    return { answer: answer() };
  } catch (error) {
    throwUnlessAnswerable(error);
    return { error };
  }
}

const isMissing = (error: unknown): boolean => mapExcelError(error).code === 'host-unsupported';
