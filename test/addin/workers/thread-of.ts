import { answerTo } from '#addin/workers/serve-worker.ts';
import type { WorkerMethods, WorkerRequest } from '#addin/workers/worker-messages.ts';

/** Stands in for a worker: requests and answers are cloned as between threads, and nothing is answered at once. */
export function threadOf<Api extends WorkerMethods<Api>>(api: Api): Worker {
  let ended = false;
  const thread = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    onerror: null,
    postMessage: (request: WorkerRequest) => {
      const asked = structuredClone(request);
      setTimeout(async () => {
        if (ended) return;
        const answer = structuredClone(await answerTo(api, asked));
        if (!ended) thread.onmessage?.({ data: answer } as MessageEvent);
      });
    },
    terminate: () => {
      ended = true;
    },
  };
  return thread as unknown as Worker;
}
