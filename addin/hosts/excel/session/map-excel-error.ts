import { HostRefusal, type HostRefusalCode } from '#addin/hosts/workbook-host.ts';

/**
 * Error codes of "Error handling with the application-specific JavaScript APIs" (Office Add-ins documentation).
 * A code that is not listed is `host-failed`; its own name always travels in the params.
 */
const REFUSALS: Readonly<Record<string, HostRefusalCode>> = {
  InvalidOperationInCellEditMode: 'cell-edit-mode',
  AccessDenied: 'protected',
  AccessConflict: 'read-only',
  NotSupportedInReadOnly: 'read-only',
  BadPassword: 'protected',
  UnsupportedSheet: 'protected',
  PermissionDenied: 'protected',
  ApiNotAvailable: 'host-unsupported',
  ApiNotFound: 'host-unsupported',
  NotImplemented: 'host-unsupported',
  UnsupportedFeature: 'host-unsupported',
  UnsupportedOperation: 'host-unsupported',
  MemoryLimitReached: 'too-large',
  OperationCellsExceedLimit: 'too-large',
  RangeExceedsLimit: 'too-large',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  FormulaLengthExceedsLimit: 'too-large',
  InactiveWorkbook: 'workbook-switched',
  InvalidSelection: 'workbook-switched',
  InvalidOrTimedOutSession: 'session-over',
  ItemNotFound: 'missing-sheet',
  // Refused before anything ran.
  ActivityLimitReached: 'host-busy',
  TooManyRequests: 'host-busy',
  ServiceNotAvailable: 'host-busy',
  Conflict: 'host-busy',
  WriteNotSupportedWhenModalDialogOpen: 'host-busy',
};

/** Turns whatever Office.js threw into a HostRefusal. Its message may quote cells, so only code and place go along. */
export function mapExcelError(error: unknown): HostRefusal {
  if (error instanceof HostRefusal) return error;
  const code = excelErrorCode(error);
  return new HostRefusal(REFUSALS[code] ?? 'host-failed', { code, where: errorLocation(error) }, error);
}

/** `RangeExceedsLimit` …; `Unknown` for anything that is not an error of Office.js. */
export function excelErrorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'Unknown';
  return typeof error.code === 'string' ? error.code : 'Unknown';
}

export const isTooLarge = (error: unknown): boolean => mapExcelError(error).code === 'too-large';

/** Throws on what asking for less can't help: an edit in progress, another workbook, a cancelled reading, a busy Excel. */
export function throwUnlessAnswerable(error: unknown): void {
  const refusal = mapExcelError(error);
  const isBug = refusal.params.code === 'Unknown';
  if (isBug) throw error;
  if (isForNow(refusal)) throw refusal;
}

const FOR_NOW: ReadonlySet<HostRefusalCode> = new Set([
  'cell-edit-mode',
  'workbook-switched',
  'session-over',
  'host-silent',
  'host-busy',
]);

/** What passes with the moment, whatever was asked. */
export const isForNow = ({ code }: HostRefusal): boolean => FOR_NOW.has(code);

function errorLocation(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('debugInfo' in error)) return '';
  const info: unknown = error.debugInfo;
  if (typeof info !== 'object' || info === null || !('errorLocation' in info)) return '';
  return typeof info.errorLocation === 'string' ? info.errorLocation : '';
}
