import { StorageFailure, type StorageTrouble } from '../storage-failure.ts';

/** SQLSTATE classes and codes, and the codes of a socket: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const TROUBLES: readonly (readonly [RegExp, StorageTrouble])[] = [
  [/^53100$/, 'full'],
  [/^25006$/, 'read-only'],
  [/^(?:58|XX00[12])/, 'unreadable'],
  [/^(?:08|28|3D|53|57P)|^E[A-Z]+$/, 'unreachable'],
];

/** A failure of disk or connection as such; anything else stays what it is. */
export function failureOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const trouble = TROUBLES.find(([pattern]) => pattern.test(code))?.[1];
  return trouble ? new StorageFailure(trouble, error) : error;
}
