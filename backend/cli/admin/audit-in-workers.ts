import { Worker } from 'node:worker_threads';
import type { AuditedOriginal } from '../../actions/log/audit-original.ts';
import type { DecisionEvent } from '../../actions/rules/rules-history.ts';
import type { Place } from '../../open-backend.ts';

/** What every worker of an audit is told at its start. */
export interface AuditJob {
  readonly place: Place;
  readonly decisions: readonly DecisionEvent[];
}

/** Originals of the log after one place and up to another. */
export interface AuditRange {
  readonly after: number;
  readonly upTo: number;
}

const RANGE = 200;
/** Ranges one worker has at a time: the next is there when one is done. */
const AT_A_TIME = 2;

/** The whole log, range by range and in its order, each looked at by whichever thread is free. */
export async function* auditInWorkers(
  job: AuditJob,
  size: number,
  threads: number,
): AsyncGenerator<readonly AuditedOriginal[]> {
  const count = Math.ceil(size / RANGE);
  const ranges = Array.from({ length: count }, createPending);
  // Who reads in order may come to a failed one late; it still fails there.
  for (const { promise } of ranges) promise.catch(() => undefined);
  let next = 0;
  const workers = Array.from({ length: Math.max(1, Math.min(threads, count)) }, () => {
    const worker = new Worker(new URL('./audit-worker.ts', import.meta.url), { workerData: job });
    const given: number[] = [];
    const give = (): void => {
      if (next >= count) return;
      const range: AuditRange = { after: next * RANGE, upTo: Math.min((next + 1) * RANGE, size) };
      given.push(next++);
      worker.postMessage(range);
    };
    worker.on('message', (page: readonly AuditedOriginal[]) => {
      ranges[given.shift()!]?.resolve(page);
      give();
    });
    worker.on('error', (error) => {
      for (const range of ranges) range.reject(error);
    });
    for (let at = 0; at < AT_A_TIME; at++) give();
    return worker;
  });
  try {
    for (const { promise } of ranges) yield await promise;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function createPending() {
  let resolve: (page: readonly AuditedOriginal[]) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<readonly AuditedOriginal[]>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}
