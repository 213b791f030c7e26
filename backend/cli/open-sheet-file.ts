import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { UsageError } from './arguments.ts';
import { openWorkbookFile } from './open-workbook-file.ts';
import { refusalReport, refusalSentence } from './refusal-sentence.ts';

/** Opens a workbook that a verb can't do without. */
export function openSheetFile(path: string): RawWorkbook {
  const opened = openWorkbookFile(path);
  if ('refusal' in opened) throw new UsageError(`${path}:${refusalSentence(opened.refusal)}`);
  return opened.raw;
}

/** The same for a verb that answers in JSON also for a refused file. null = refused and told. */
export function openOrRefuse(path: string, json: boolean): RawWorkbook | null {
  const opened = openWorkbookFile(path);
  if (!('refusal' in opened)) return opened.raw;
  if (json) process.stdout.write(`${JSON.stringify(refusalReport(path, opened.refusal))}\n`);
  else process.stderr.write(`${path}:${refusalSentence(opened.refusal)}\n`);
  return null;
}
