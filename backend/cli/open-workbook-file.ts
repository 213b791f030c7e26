import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { WorkbookRefusal } from '#shared/model/workbook-refusal.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { nodeZipEngine } from './zip-engine.ts';

/** What a file that can't be opened is refused for; its sentence is in shared/messages or refusal-sentence.ts. */
export interface FileRefusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export type OpenedFile =
  | { readonly raw: RawWorkbook; readonly bytes: Uint8Array }
  | { readonly refusal: FileRefusal };

/** Larger files are refused before they are read into memory. */
const MAX_BYTES = 100 * 1024 * 1024;

/** Opens one workbook; what is no workbook comes back as a refusal, never as an exception. */
export function openWorkbookFile(path: string): OpenedFile {
  try {
    const entry = statSync(path);
    // A pipe or a device has no end.
    if (!entry.isFile()) return refused(entry.isDirectory() ? 'file-unreadable' : 'no-file');
    if (entry.size > MAX_BYTES)
      return refused('too-large', { size: String(Math.round(entry.size / 1048576)), limit: '100' });
    const { buffer, byteOffset, byteLength } = readFileSync(path);
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    return { raw: readWorkbook(bytes, basename(path), nodeZipEngine), bytes };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return refused(error.code, error.params);
    const code = refusalOfSystem(error as NodeJS.ErrnoException);
    if (code === null) throw error;
    return refused(code);
  }
}

const refused = (code: string, params: FileRefusal['params'] = {}): OpenedFile => ({
  refusal: { code, params },
});

/** What the operating system says of a file; null when it is no matter of the file at all. */
function refusalOfSystem({ code, syscall }: NodeJS.ErrnoException): string | null {
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE')
    return 'file-missing';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR' || code === 'EBUSY')
    return 'file-unreadable';
  return syscall === undefined ? null : 'file-changing';
}
