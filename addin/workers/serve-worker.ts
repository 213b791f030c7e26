import { carryFailure } from './carry-failure.ts';
import type { WorkerAnswer, WorkerMethods, WorkerRequest } from './worker-messages.ts';

/** Inside a worker: one request, one answer. */
export function serveWorker<Api extends WorkerMethods<Api>>(api: Api): void {
  globalThis.onmessage = async (event: MessageEvent<WorkerRequest>) => {
    globalThis.postMessage(await answerTo(api, event.data));
  };
}

export async function answerTo<Api extends WorkerMethods<Api>>(
  api: Api,
  { id, method, given }: WorkerRequest,
): Promise<WorkerAnswer> {
  try {
    return { id, value: await api[method as keyof Api](...given) };
  } catch (error) {
    return { id, failure: carryFailure(error) };
  }
}
