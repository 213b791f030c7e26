import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '../configuration.ts';

export interface HeldFolder {
  /** Tells a second server where the first one answers. */
  announce(url: string): void;
  release(): void;
}

/**
 * One server per data folder. The lock is SQLite's own on a file of nothing: the system lets go of it when the process ends,
 * however it ends. Tools that work beside a server (admin backup, invite, audit) don't ask for it.
 */
export function holdFolder(folder: string): HeldFolder {
  const note = join(folder, 'server.url');
  const lock = new DatabaseSync(join(folder, 'server.lock'));
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new ConfigurationError(sentenceOf(folder, readNote(note)), { cause });
  }
  return {
    announce: (url) => writeFileSync(note, url, { mode: 0o600 }),
    release() {
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

function readNote(note: string): string {
  try {
    return readFileSync(note, 'utf8').slice(0, 100);
  } catch {
    return '';
  }
}

const sentenceOf = (folder: string, url: string): string =>
  `数据文件夹 ${folder} 正由另一个科指服务器使用${url && `:${url},直接打开即可`}。要重新启动,先把它停掉;要另开一个,用 --data 换文件夹,用 PORT 换端口。 / Another server is using this data folder${url && ` at ${url}`}: stop it first, or choose another with --data and PORT.`;
