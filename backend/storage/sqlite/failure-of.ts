import { StorageFailure, type StorageTrouble } from '../storage-failure.ts';

/** SQLite's result codes, their lowest byte: https://www.sqlite.org/rescode.html */
const TROUBLES: ReadonlyMap<number, StorageTrouble> = new Map([
  [5, 'busy'],
  [8, 'read-only'],
  [10, 'unreadable'],
  [11, 'unreadable'],
  [13, 'full'],
  [14, 'read-only'],
  [26, 'unreadable'],
]);

/** A failure of disk or file as such; anything else stays what it is. */
export function failureOf(error: unknown): unknown {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  const trouble = typeof code === 'number' ? TROUBLES.get(code & 0xff) : undefined;
  return trouble ? new StorageFailure(trouble, error) : error;
}
