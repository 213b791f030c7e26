import { revivedFailure } from './carry-failure.ts';
import type { WorkerAnswer, WorkerMethods, WorkerRequest } from './worker-messages.ts';

export type WorkerCall<Api extends WorkerMethods<Api>> = <Method extends keyof Api & string>(
  method: Method,
  ...given: Parameters<Api[Method]>
) => Promise<Awaited<ReturnType<Api[Method]>>>;

export interface WorkerCalls<Api extends WorkerMethods<Api>> {
  readonly call: WorkerCall<Api>;
  /** Starts the worker before anything is asked of it. */
  warm(): void;
  /** Ends the worker; what it was asked is refused with an AbortError. The next call starts a new one. */
  stop(): void;
}

export interface WorkerSource<Api extends WorkerMethods<Api>> {
  /** Throws where workers are refused. The bundler must see `new Worker(new URL(…))` there. */
  readonly start: () => Worker;
  /** The same work in this thread: where workers are refused, or their script can't be loaded. */
  readonly here: () => Promise<Api>;
  /** What whoever takes over must be told first. */
  readonly remembered?: (call: WorkerCall<Api>) => Promise<void>;
}

interface WaitingCall {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Work away from the screen, so that the screen never waits for it; in this thread where there is no other way. */
export function openWorker<Api extends WorkerMethods<Api>>(source: WorkerSource<Api>): WorkerCalls<Api> {
  let worker: Worker | null = null;
  let here: Promise<Api> | null = null;
  /** Settled when the one that answers knows what is remembered. */
  let ready: Promise<void> = Promise.resolve();
  let number = 0;
  const waiting = new Map<number, WaitingCall>();

  function settle({ data }: MessageEvent<WorkerAnswer>): void {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (!call) return;
    if ('failure' in data) call.reject(revivedFailure(data.failure));
    else call.resolve(data.value);
  }

  function refuseAll(error: Error): void {
    const calls = [...waiting.values()];
    waiting.clear();
    for (const call of calls) call.reject(error);
  }

  /** A worker whose script can't load says nothing more: its calls go on in this thread. */
  function takeOver(): void {
    worker?.terminate();
    worker = null;
    here ??= source.here().then(async (api) => {
      await source.remembered?.((method, ...given) => api[method](...given) as never);
      return api;
    });
  }

  function begin(): void {
    if (worker || here) return;
    try {
      worker = source.start();
    } catch {
      takeOver();
      return;
    }
    worker.onmessage = settle;
    worker.onerror = () => {
      takeOver();
      refuseAll(new WorkerLost());
    };
    ready = remind();
    // Whoever calls next hears of a failure here.
    ready.catch(() => undefined);
  }

  /** Whoever takes over from a lost worker is told by itself. */
  async function remind(): Promise<void> {
    try {
      await source.remembered?.(ask as WorkerCall<Api>);
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
    }
  }

  async function ask(method: keyof Api & string, ...given: readonly unknown[]): Promise<unknown> {
    if (!worker) throw here ? new WorkerLost() : stopped();
    const id = ++number;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, method, given } satisfies WorkerRequest);
    return answer;
  }

  async function run(method: keyof Api & string, ...given: readonly unknown[]): Promise<unknown> {
    try {
      return await ask(method, ...given);
    } catch (error) {
      if (!(error instanceof WorkerLost) || !here) throw error;
      return (await here)[method](...given);
    }
  }

  return {
    call: (async (method: keyof Api & string, ...given: readonly unknown[]) => {
      begin();
      await ready;
      return run(method, ...given);
    }) as WorkerCall<Api>,
    warm: begin,
    stop: () => {
      worker?.terminate();
      worker = null;
      refuseAll(stopped());
    },
  };
}

class WorkerLost extends Error {}

const stopped = (): Error => new DOMException('cancelled', 'AbortError');
