import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UnusableFile } from './arguments.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件夹。 / No such folder.',
  ENOTDIR: '没有这个文件夹。 / No such folder.',
  EISDIR: '这是一个文件夹,请写上文件名。 / That is a folder; name a file.',
  EACCES: '没有权限。 / Not allowed.',
  EPERM: '没有权限。 / Not allowed.',
  EROFS: '那里只能读。 / Read-only.',
  EBUSY: '正被别的程序打开,请先关闭。 / Open in another program.',
  ENOSPC: '磁盘已满。 / The disk is full.',
  ENAMETOOLONG: '文件名太长。 / The name is too long.',
};

/** Writes what a verb produces. A place that can't be written to is told in one sentence, status 2. */
export function writeOutput(path: string, content: string | Uint8Array): void {
  tellingWhy(path, () => writeFileSync(path, content));
}

/** Before something that can't be taken back: the place of its result has to be there. */
export function requireWritable(path: string): void {
  tellingWhy(path, () => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    accessSync(entry ? path : dirname(resolve(path)), constants.W_OK);
  });
}

function tellingWhy(path: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** What SQLite calls a full disk, a place that is read-only and one it cannot open. */
const SQLITE: ReadonlyMap<unknown, string> = new Map([
  [13, 'ENOSPC'],
  [8, 'EROFS'],
  [14, 'EACCES'],
]);

/** The sentence for a place that can't be written to; anything else stays what it is. */
export function unwritable(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const code = ('errcode' in cause && SQLITE.get(cause.errcode)) || ('code' in cause && String(cause.code));
  const reason = code ? REASONS[code] : undefined;
  return reason === undefined
    ? cause
    : new UnusableFile('output-unwritable', `写不了 ${path}:${reason}`, { cause });
}
