import { replaceCells } from '#addin/actions/workbook/replace-cells.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { EngineAnswer, EngineMethod, EngineRequest } from './engine-messages.ts';
import type { Engine } from './engine-port.ts';

/**
 * The engine in a worker, so that the screen never waits for it; in this thread where workers are refused.
 * Cancelling ends the worker; the next call starts a new one with the same workbook.
 */
export function openEngine(): Engine {
  let worker: Worker | null = null;
  let fallback: Promise<Engine> | null = null;
  let workbook: RawWorkbook | null = null;
  let adopted: readonly RulePack[] = [];
  let number = 0;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();

  function settle({ data }: MessageEvent<EngineAnswer>): void {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (!call) return;
    if ('failure' in data) call.reject(new Error(data.failure));
    else call.resolve(data.value);
  }

  /** A worker whose script can't load says nothing more: its calls go on in this thread. */
  function takeOver(): void {
    worker?.terminate();
    worker = null;
    fallback ??= import('./run-engine.ts').then(async ({ runEngine }) => {
      const engine = runEngine();
      if (adopted.length) await engine.adopt(adopted);
      if (workbook) await engine.load(workbook);
      return engine;
    });
  }

  function started(): Worker | null {
    if (worker || fallback) return worker;
    try {
      worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      takeOver();
      return null;
    }
    worker.onmessage = settle;
    worker.onerror = () => {
      const calls = [...waiting.values()];
      waiting.clear();
      takeOver();
      for (const call of calls) call.reject(new Error('the worker could not be loaded'));
    };
    const tell = (request: EngineRequest): void => worker?.postMessage(request);
    if (adopted.length) tell({ id: ++number, method: 'adopt', given: [adopted] });
    if (workbook) tell({ id: ++number, method: 'load', given: [workbook] });
    return worker;
  }

  async function call<T>(method: EngineMethod, ...given: readonly unknown[]): Promise<T> {
    const running = started();
    if (running) {
      const id = ++number;
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      running.postMessage({ id, method, given } satisfies EngineRequest);
      try {
        return (await answer) as T;
      } catch (error) {
        if (!fallback) throw error;
      }
    }
    const engine = await fallback!;
    return (engine[method] as (...given: readonly unknown[]) => Promise<T>)(...given);
  }

  return {
    load: async (raw) => {
      const running = started();
      workbook = raw;
      await (running || fallback ? call('load', raw) : Promise.resolve());
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
      started();
      adopted = packs;
      await call('adopt', packs);
    },
    packs: () => call('packs'),
    pack: (id, version) => call('pack', id, version),
    cancel: () => {
      worker?.terminate();
      worker = null;
      for (const each of waiting.values()) each.reject(new DOMException('cancelled', 'AbortError'));
      waiting.clear();
    },
  };
}
