import { parentPort, workerData } from 'node:worker_threads';
import { openEarlierWorkbooks } from '#shared/validate/earlier-figures.ts';
import { UsageError } from '../arguments.ts';
import { makeFileReader } from './read-files.ts';
import { renderCheck } from './render-check.ts';
import type { CheckJob, FromWorker, ToWorker } from './worker-messages.ts';

const encoder = new TextEncoder();
const { scope, json } = workerData as CheckJob;
const say = (message: FromWorker, handedOver: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, handedOver);

try {
  const read = makeFileReader(scope);
  /** Understood, and waiting for the figures of the files before them. */
  const waiting = new Map<number, { readonly file: string; readonly opened: ReturnType<typeof read> }>();
  parentPort?.on('message', (message: ToWorker) => {
    if (message.do === 'read') {
      const opened = read(message.file);
      waiting.set(message.number, { file: message.file, opened });
      say({ say: 'figures', number: message.number, figures: opened.refusal ? [] : opened.figures() });
      return;
    }
    const { file, opened } = waiting.get(message.number)!;
    waiting.delete(message.number);
    const earlier = openEarlierWorkbooks();
    earlier.add(message.earlier);
    const checked = opened.refusal ? opened : opened.judge(earlier);
    const rendered = renderCheck({ file, ...checked }, json);
    const out = encoder.encode(String(rendered.out));
    say({ say: 'done', number: message.number, rendered: { ...rendered, out } }, [out.buffer]);
  });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say({ say: 'usage', sentence: error.message });
}
