import { mapExcelError } from '../session/map-excel-error.ts';
import type { Batch } from '../session/run-excel.ts';

/**
 * Sends what `write` queues in one round trip, with our events off, so that a write of ours is not taken for an edit,
 * and with the screen held still where much is drawn (`holdsScreen`).
 * Events come back even when the write fails half-way: Excel stops at the first failing step and would leave them off.
 */
export async function writeMuted<T>(
  batch: Batch,
  write: () => T,
  { holdsScreen = false }: { readonly holdsScreen?: boolean } = {},
): Promise<T> {
  const { runtime, application } = batch.context;
  const calm = (): void => {
    runtime.enableEvents = false;
    if (holdsScreen) application.suspendScreenUpdatingUntilNextSync();
  };
  calm();
  try {
    const result = write();
    runtime.enableEvents = true;
    await batch.sync();
    return result;
  } catch (error) {
    const knowsCalm = !isRefusedByKind(error) || (await succeeds(batch, calm));
    await succeeds(batch, () => {
      runtime.enableEvents = true;
    });
    if (knowsCalm) throw error;
    // The very first step failed, so nothing was written yet: better an echo of our own write than none.
    const result = write();
    await batch.sync();
    return result;
  }
}

/** Only these codes can mean that a member is missing. */
function isRefusedByKind(error: unknown): boolean {
  const { code } = mapExcelError(error);
  return code === 'host-unsupported' || code === 'host-failed';
}

async function succeeds(batch: Batch, queue: () => void): Promise<boolean> {
  try {
    queue();
    await batch.sync();
    return true;
  } catch {
    return false;
  }
}
