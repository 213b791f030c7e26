import { Worker } from 'node:worker_threads';
import { openEarlierWorkbooks, type PackedFigure } from '#shared/validate/earlier-figures.ts';
import { UsageError } from './arguments.ts';
import { type RenderedCheck, renderRefusal } from './render-refusal.ts';
import { describeFault } from './report-fault.ts';
import type { CheckJob, FromWorker, ToWorker } from './worker-messages.ts';

/** Files that one worker has at a time: one is read while the other waits for those before it. */
const AT_A_TIME = 2;
/** No file is begun this far ahead of the one to be printed next, so that memory does not grow with the folder. */
const AHEAD = 32;
/** A workbook that needs more than this is refused instead of taking the machine down. */
const HEAP_MB = 1536;

/** A small nursery: a sheet of 600,000 cells then takes 100 MB less, and no longer. */
const YOUNG_MB = 12;

export interface WorkerLimits {
  readonly threads: number;
  /** Heap of one worker in MB. */
  readonly heap?: number;
}

interface Hand {
  readonly worker: Worker;
  readonly files: Set<number>;
  /** Holds a file that was in a worker when it died, and nothing beside it. */
  alone: boolean;
}

/**
 * Many files: spread over threads, yielded in the order given, each compared with all before it as in one thread.
 * A worker that dies takes no other file with it: its files are tried again one by one, and the one that kills again is refused.
 */
export async function* checkInWorkers(
  paths: readonly string[],
  job: CheckJob,
  { threads, heap = HEAP_MB }: WorkerLimits,
): AsyncGenerator<RenderedCheck> {
  const hands = new Set<Hand>();
  const earlier = openEarlierWorkbooks();
  const figures = new Map<number, readonly PackedFigure[]>();
  const given = new Map<number, readonly PackedFigure[]>();
  const done = new Map<number, RenderedCheck>();
  const suspects: number[] = [];
  let begun = 0;
  let indexed = 0;
  let printed = 0;
  let usage: string | null = null;
  let wake = (): void => undefined;

  const send = (hand: Hand, message: ToWorker): void => hand.worker.postMessage(message);
  const handOf = (number: number): Hand | undefined => [...hands].find((hand) => hand.files.has(number));

  const begin = (hand: Hand, number: number): void => {
    hand.files.add(number);
    send(hand, { do: 'read', number, file: paths[number]! });
  };

  /** Gives work to whoever has room; suspects first, each alone. */
  const distribute = (): void => {
    for (const hand of hands) {
      if (hand.files.size === 0 && suspects.length > 0) {
        hand.alone = true;
        begin(hand, suspects.shift()!);
      }
      if (hand.files.size === 0) hand.alone = false;
      while (!hand.alone && hand.files.size < AT_A_TIME && begun < paths.length && begun < printed + AHEAD)
        begin(hand, begun++);
    }
  };

  /** Figures become known in the order of the files; each file then hears what was said before it. */
  const index = (): void => {
    for (let own = figures.get(indexed); own; own = figures.get(indexed)) {
      figures.delete(indexed);
      given.set(indexed, earlier.among(own.map(({ key }) => key)));
      earlier.add(own);
      judge(indexed);
      indexed++;
    }
  };

  const judge = (number: number): void => {
    const hand = handOf(number);
    if (hand) send(hand, { do: 'judge', number, earlier: given.get(number) ?? [] });
  };

  const finish = (number: number, rendered: RenderedCheck): void => {
    done.set(number, rendered);
    given.delete(number);
    wake();
  };

  const hear = (hand: Hand, message: FromWorker): void => {
    if (message.say === 'usage') usage = message.sentence;
    else if (message.say === 'figures' && message.number < indexed) judge(message.number);
    else if (message.say === 'figures') {
      figures.set(message.number, message.figures);
      index();
    } else {
      hand.files.delete(message.number);
      finish(message.number, message.rendered);
      distribute();
    }
    wake();
  };

  const bury = (hand: Hand, error: unknown): void => {
    if (!hands.delete(hand)) return;
    for (const number of hand.files)
      if (hand.alone) refuse(number, error);
      else suspects.push(number);
    hire();
    distribute();
  };

  const refuse = (number: number, error: unknown): void => {
    const outOfMemory = (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const code = outOfMemory ? 'too-much-memory' : 'program-fault';
    const refusal = { code, params: { detail: describeFault(error) } };
    if (number >= indexed) {
      figures.set(number, []);
      index();
    }
    finish(number, renderRefusal(paths[number]!, refusal, job.json));
  };

  const hire = (): void => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const hand: Hand = { worker, files: new Set(), alone: false };
    hands.add(hand);
    worker.on('message', (message: FromWorker) => hear(hand, message));
    worker.on('error', (error) => bury(hand, error));
  };

  try {
    for (let thread = 0; thread < threads; thread++) hire();
    distribute();
    while (printed < paths.length) {
      const rendered = done.get(printed);
      if (usage !== null) throw new UsageError(usage);
      if (rendered) {
        done.delete(printed++);
        yield rendered;
        distribute();
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    await Promise.all([...hands].map(({ worker }) => worker.terminate()));
  }
}
