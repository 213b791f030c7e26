import { StorageFailure } from '../../storage/storage-failure.ts';

/**
 * A fault of the program as the log tells it: where it happened, not what it said, because a message may repeat a value of
 *  a workbook. `isOpen` (KEZHI_DEBUG=1, a test machine) tells that too. What the storage cannot do comes with its remedy.
 */
export function describeFault(error: unknown, requestId: string, isOpen: boolean): string {
  if (error instanceof StorageFailure) return `request ${requestId}: ${error.message}\n`;
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [`request ${requestId} failed: ${name}${isOpen ? `: ${message}` : ''}`, ...frames, ''].join('\n');
}
