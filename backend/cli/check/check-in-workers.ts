import { type ResourceLimits, Worker } from 'node:worker_threads';
import { UsageError } from '../arguments.ts';
import { describeFault } from '../report-fault.ts';
import { putFiguresInOrder } from './figures-in-order.ts';
import { type RenderedCheck, renderRefusal } from './render-refusal.ts';
import type { CheckJob, FromWorker, ToWorker } from './worker-messages.ts';

/** Files that one worker has at a time: one is read while the other waits for those before it. */
const AT_A_TIME = 2;
/** No file is begun this far ahead of the one to be printed next, so that memory does not grow with the folder. */
const AHEAD = 32;
/** A workbook that needs more than this is refused instead of taking the machine down. */
const HEAP_MB = 1536;
/** A small nursery: a sheet of 600,000 cells then takes 100 MB less, and no longer. */
const YOUNG_MB = 12;
/** Where no file is large, a wide one: what a form leaves behind is dead before it is looked at, a sixth of the time of a folder. */
const YOUNG_MB_OF_FORMS = 48;

export interface WorkerLimits {
  readonly threads: number;
  /** Heap of one worker in MB. */
  readonly heap?: number;
  /** Whether some file is large: each then takes its memory more slowly. */
  readonly large?: boolean;
}

/** A worker and the files it has. */
interface Hand {
  readonly worker: Worker;
  readonly files: Set<number>;
  /** Has a file that was in a worker when it died, and nothing beside it. */
  isTrial: boolean;
}

/**
 * Many files: spread over threads, yielded in the order given, each compared with all before it as in one thread.
 * A worker that dies takes no other file with it: its files are tried again one by one, and the one that kills again is refused.
 */
export async function* checkInWorkers(
  paths: readonly string[],
  job: CheckJob,
  { threads, heap = HEAP_MB, large = true }: WorkerLimits,
): AsyncGenerator<RenderedCheck> {
  const run = startRun(paths, job, {
    maxOldGenerationSizeMb: heap,
    maxYoungGenerationSizeMb: large ? YOUNG_MB : YOUNG_MB_OF_FORMS,
  });
  try {
    for (let thread = 0; thread < threads; thread++) run.hire();
    for (let number = 0; number < paths.length; number++) yield await run.result(number);
  } finally {
    await run.stop();
  }
}

function startRun(paths: readonly string[], job: CheckJob, resourceLimits: ResourceLimits) {
  const hands = new Set<Hand>();
  const suspects: number[] = [];
  const done = new Map<number, RenderedCheck>();
  let begun = 0;
  let printed = 0;
  let usage: string | null = null;
  let wake = (): void => undefined;

  const send = (hand: Hand, message: ToWorker): void => hand.worker.postMessage(message);
  const line = putFiguresInOrder((number, earlier) => {
    const hand = [...hands].find(({ files }) => files.has(number));
    if (hand) send(hand, { do: 'judge', number, earlier });
  });

  function begin(hand: Hand, number: number): void {
    hand.files.add(number);
    send(hand, { do: 'read', number, file: paths[number]! });
  }

  /** Gives work to whoever has room; suspects first, each alone. */
  function distribute(): void {
    for (const hand of hands) {
      if (hand.files.size === 0) {
        const suspect = suspects.shift();
        hand.isTrial = suspect !== undefined;
        if (suspect !== undefined) begin(hand, suspect);
      }
      const room = (): boolean => !hand.isTrial && hand.files.size < AT_A_TIME;
      while (room() && begun < Math.min(paths.length, printed + AHEAD)) begin(hand, begun++);
    }
  }

  function finish(number: number, rendered: RenderedCheck): void {
    line.finish(number);
    done.set(number, rendered);
  }

  function hear(hand: Hand, message: FromWorker): void {
    if (message.say === 'usage') usage = message.sentence;
    else if (message.say === 'figures') line.tell(message.number, message.figures);
    else {
      hand.files.delete(message.number);
      finish(message.number, message.rendered);
      distribute();
    }
    wake();
  }

  function bury(hand: Hand, error: unknown): void {
    hands.delete(hand);
    if (hand.isTrial) for (const number of hand.files) finish(number, refusalOf(paths[number]!, error, job));
    else suspects.push(...hand.files);
    hire();
    wake();
  }

  function hire(): void {
    const worker = new Worker(new URL('./start-check-worker.mjs', import.meta.url), {
      workerData: job,
      resourceLimits,
    });
    const hand: Hand = { worker, files: new Set(), isTrial: false };
    hands.add(hand);
    worker.on('message', (message: FromWorker) => hear(hand, message));
    worker.on('error', (error) => bury(hand, error));
    distribute();
  }

  return {
    hire,
    /** The report of a file, asked for in order. Throws UsageError when the options are misspelt. */
    async result(number: number): Promise<RenderedCheck> {
      printed = number;
      distribute();
      for (;;) {
        if (usage !== null) throw new UsageError(usage);
        const rendered = done.get(number);
        if (done.delete(number) && rendered) return rendered;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    stop: async (): Promise<void> => {
      await Promise.all([...hands].map(({ worker }) => worker.terminate()));
    },
  };
}

function refusalOf(path: string, error: unknown, { json }: CheckJob): RenderedCheck {
  const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  const code = isMemory ? 'too-much-memory' : 'program-fault';
  return renderRefusal(path, { code, params: { detail: describeFault(error) } }, json);
}
