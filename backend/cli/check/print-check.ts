import { once } from 'node:events';
import type { RenderedCheck } from './render-refusal.ts';

export interface PrintOptions {
  readonly json: boolean;
  /** Several files or a folder: one document around all of them, a heading before each. */
  readonly several: boolean;
  readonly total: number;
}

/** Prints file by file in the order given, no faster than it is read; returns the worst status. */
export async function printChecks(
  checks: Iterable<RenderedCheck> | AsyncIterable<RenderedCheck>,
  { json, several, total }: PrintOptions,
): Promise<number> {
  let status = 0;
  let count = 0;
  if (json && several) await write('{"files":[');
  for await (const { file, out, error, status: own } of checks) {
    status = Math.max(status, own);
    const before = json ? (count > 0 ? ',\n' : '') : several ? `\n■ ${file}\n` : '';
    await write(typeof out === 'string' ? before + out : Buffer.concat([Buffer.from(before), out]));
    if (error !== '') process.stderr.write(error);
    count++;
    if (several) tellProgress(count, total);
  }
  if (json) await write(several ? ']}\n' : '\n');
  return status;
}

async function write(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** On a terminal only, and only where the report itself goes elsewhere. */
function tellProgress(count: number, total: number): void {
  if (!process.stderr.isTTY || process.stdout.isTTY) return;
  process.stderr.write(`\r${count} / ${total}${count === total ? '\n' : ''}`);
}
