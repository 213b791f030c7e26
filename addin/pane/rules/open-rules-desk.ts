import type { RulesDesk } from '#addin/actions/rules/rules-desk.ts';

export interface DeskRequest {
  readonly id: number;
  readonly method: Exclude<keyof RulesDesk, 'close'>;
  readonly given: unknown;
}
export type DeskAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string };

/** The desk in a worker of its own, so that typing never waits; in this thread where workers are refused. */
export function openRulesDesk(): RulesDesk {
  const waiting = new Map<number, { readonly request: DeskRequest; settle(answer: DeskAnswer): void }>();
  let number = 0;
  let worker = startWorker();
  let here: Promise<RulesDesk> | null = null;
  /** What a desk that takes over must know first. */
  let packs: unknown = null;

  function startWorker(): Worker | null {
    try {
      const started = new Worker(new URL('./desk-worker.ts', import.meta.url), { type: 'module' });
      started.onmessage = ({ data }: MessageEvent<DeskAnswer>) => {
        const call = waiting.get(data.id);
        waiting.delete(data.id);
        call?.settle(data);
      };
      started.onerror = () => {
        worker?.terminate();
        worker = null;
        const calls = [...waiting.values()];
        waiting.clear();
        for (const { request, settle } of calls) void runHere(request).then(settle);
      };
      return started;
    } catch {
      return null;
    }
  }

  async function runHere({ id, method, given }: DeskRequest): Promise<DeskAnswer> {
    here ??= import('#addin/actions/rules/rules-desk.ts').then(async ({ runRulesDesk }) => {
      const desk = runRulesDesk();
      if (packs) await desk.keepPacks(packs as Parameters<RulesDesk['keepPacks']>[0]);
      return desk;
    });
    try {
      const desk = await here;
      return { id, value: await (desk[method] as (given: unknown) => Promise<unknown>)(given) };
    } catch (error) {
      return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  async function call<T>(method: DeskRequest['method'], given: unknown): Promise<T> {
    const request: DeskRequest = { id: ++number, method, given };
    const answer = worker
      ? await new Promise<DeskAnswer>((settle) => {
          waiting.set(request.id, { request, settle });
          worker?.postMessage(request);
        })
      : await runHere(request);
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.value as T;
  }

  return {
    keepPacks: (given) => {
      packs = given;
      return call('keepPacks', given);
    },
    draft: (request) => call('draft', request),
    issue: (request) => call('issue', request),
    impact: (request) => call('impact', request),
    close: () => worker?.terminate(),
  };
}
