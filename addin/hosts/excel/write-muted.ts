import { mapExcelError } from './map-excel-error.ts';
import type { Batch } from './run-excel.ts';

/**
 * Sends what `write` queues in one round trip, with our events off, so that a write of ours is not taken for an edit.
 * Events come back even when the write fails half-way: Excel stops at the first failing step and would leave them off.
 */
export async function writeMuted<T>(batch: Batch, write: () => T): Promise<T> {
  const { runtime } = batch.context;
  runtime.enableEvents = false;
  try {
    const result = write();
    runtime.enableEvents = true;
    await batch.sync();
    return result;
  } catch (error) {
    if (/runtime|enableEvents/i.test(mapExcelError(error).params.where ?? '')) {
      // The very first step failed, so nothing was written yet: better an echo of our own write than none.
      const result = write();
      await batch.sync();
      return result;
    }
    runtime.enableEvents = true;
    await batch.sync().catch(() => undefined);
    throw error;
  }
}
