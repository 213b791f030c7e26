import { HostRefusal, type HostRefusalCode } from '#addin/hosts/workbook-host.ts';
import { WorkbookRefusal, type WorkbookRefusalCode } from '#shared/model/workbook-refusal.ts';
import type { CarriedFailure } from './worker-messages.ts';

/** A failure on its way out of a worker. */
export function carryFailure(error: unknown): CarriedFailure {
  if (!(error instanceof Error)) return { name: 'Error', text: String(error) };
  const text = error.stack ?? error.message;
  if (error instanceof WorkbookRefusal || error instanceof HostRefusal)
    return { name: error.name, text, code: error.code, params: error.params };
  return { name: error.name, text };
}

/** The same failure where it is told to a person: a refusal is a refusal again, anything else a bug with its text. */
export function revivedFailure({ name, text, code, params }: CarriedFailure): Error {
  if (name === 'WorkbookRefusal') return new WorkbookRefusal(code as WorkbookRefusalCode, params);
  if (name === 'HostRefusal') return new HostRefusal(code as HostRefusalCode, params);
  return new Error(text);
}
