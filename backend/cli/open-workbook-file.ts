import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { WorkbookRefusal } from '#shared/model/workbook-refusal.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { UsageError } from './arguments.ts';
import { nodeZipEngine } from './zip-engine.ts';

/** What a file that can't be opened is refused for; its sentence is in shared/messages. */
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
    const { size } = statSync(path);
    if (size > MAX_BYTES)
      return {
        refusal: { code: 'too-large', params: { size: String(Math.round(size / 1048576)), limit: '100' } },
      };
    const bytes = new Uint8Array(readFileSync(path));
    return { raw: readWorkbook(bytes, basename(path), nodeZipEngine), bytes };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refusal: { code: error.code, params: error.params } };
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === 'ENOENT') return { refusal: { code: 'file-missing', params: {} } };
    if (reason === 'EACCES' || reason === 'EPERM' || reason === 'EISDIR')
      return { refusal: { code: 'file-unreadable', params: {} } };
    throw error;
  }
}

const WORKBOOKS = /\.(xlsx|xlsm|xls|et|xlsb)$/i;

/** Files named, and the workbooks inside folders named, in a fixed order. Lock files (`~$…`) are passed over. */
export function workbookPaths(named: readonly string[]): {
  readonly paths: readonly string[];
  readonly several: boolean;
} {
  if (named.length === 0) throw new UsageError('请给出要处理的工作簿文件或文件夹。');
  const paths: string[] = [];
  let folder = false;
  for (const path of named) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      folder = true;
      const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => WORKBOOKS.test(extname(name)) && !basename(name).startsWith('~$'))
        .sort();
      paths.push(...inside.map((name) => join(path, name)));
    } else paths.push(path);
  }
  return { paths, several: folder || named.length > 1 };
}
