import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckJob, FromWorker, ToWorker } from './worker-messages.ts';

enableCompileCache();

// After the cache is on, so that a worker starts as fast as the command itself.
const { openEarlierWorkbooks } = await import('#shared/validate/earlier-figures.ts');
const { UsageError } = await import('./arguments.ts');
const { makeFileReader } = await import('./read-files.ts');
const { renderCheck } = await import('./render-check.ts');

const { scope, json } = workerData as CheckJob;
const say = (message: FromWorker): void => parentPort?.postMessage(message);

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
    say({ say: 'done', number: message.number, rendered: renderCheck({ file, ...checked }, json) });
  });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say({ say: 'usage', sentence: error.message });
}
