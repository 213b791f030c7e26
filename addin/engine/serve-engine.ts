import { gatherWorkbook, type WorkbookPortion } from '#addin/workers/cut-workbook.ts';
import type { Engine } from './engine-port.ts';
import { runEngine } from './run-engine.ts';

/** The engine as it is asked from another thread: a workbook comes in portions, and cancelling ends the thread. */
export interface ServedEngine extends Omit<Engine, 'cancel' | 'load'> {
  take(portion: WorkbookPortion): Promise<void>;
}

export function serveEngine(): ServedEngine {
  const { load, cancel: _, ...engine } = runEngine();
  const gather = gatherWorkbook();
  return {
    ...engine,
    take: async (portion) => {
      const workbook = gather(portion);
      if (workbook) await load(workbook);
    },
  };
}
