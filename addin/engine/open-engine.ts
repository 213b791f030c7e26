import { replaceCells } from '#addin/actions/workbook/replace-cells.ts';
import { cutWorkbook } from '#addin/workers/cut-workbook.ts';
import { openWorker } from '#addin/workers/open-worker.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { Engine } from './engine-port.ts';
import type { ServedEngine } from './serve-engine.ts';

/**
 * The engine in a worker, so that the screen never waits for it; in this thread where workers are refused.
 * Cancelling ends the worker; the next call starts a new one with the same workbook.
 */
export function openEngine(): Engine {
  let workbook: RawWorkbook | null = null;
  let adopted: readonly RulePack[] = [];
  let loads = 0;
  const { call, stop } = openWorker<ServedEngine>({
    start: () => new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' }),
    here: async () => (await import('./serve-engine.ts')).serveEngine(),
    remembered: async (tell) => {
      if (adopted.length) await tell('adopt', adopted);
      if (workbook) for (const portion of cutWorkbook(workbook, null)) await tell('take', portion);
    },
  });

  return {
    load: async (raw) => {
      const own = ++loads;
      for (const portion of cutWorkbook(raw, workbook)) {
        await call('take', portion);
        // Pieces of two workbooks must not mix.
        if (own !== loads) throw new DOMException('another workbook came', 'AbortError');
      }
      workbook = raw;
    },
    replace: async (areas) => {
      if (workbook) workbook = replaceCells(workbook, areas);
      await call('replace', areas);
    },
    check: (options, edits) => call('check', options, edits),
    plan: (options) => call('plan', options),
    movables: (options, place) => call('movables', options, place),
    ways: (options, question) => call('ways', options, question),
    whatIf: (options, question) => call('whatIf', options, question),
    otherTables: (options, quota, lastYear) => call('otherTables', options, quota, lastYear),
    tryPack: (pack, options) => call('tryPack', pack, options),
    prepare: (request) => call('prepare', request),
    adopt: async (packs) => {
      adopted = packs;
      await call('adopt', packs);
    },
    packs: () => call('packs'),
    pack: (id, version) => call('pack', id, version),
    cancel: stop,
  };
}
