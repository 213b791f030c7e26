import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ENGINE } from '#shared/model/snapshot.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { createSessions } from './actions/identity/sessions.ts';
import { createRefusalJournal } from './actions/log/refusal-journal.ts';
import { createMemory } from './actions/memory.ts';
import type { Ports } from './actions/ports.ts';
import { createPackLibrary } from './actions/rules/pack-library.ts';
import { ConfigurationError } from './configuration.ts';
import { nativeSha256 } from './keys/native-sha256.ts';
import { openServerKeys } from './keys/server-keys.ts';
import { createVerifier } from './keys/verify-jws.ts';
import { createRecompute } from './recompute.ts';
import type { SiteRecord } from './storage/records.ts';
import { openStore } from './storage/sql/open-store.ts';
import { openDatabase as openSqlite } from './storage/sqlite/open-database.ts';
import { StorageFailure } from './storage/storage-failure.ts';
import type { Store } from './storage/store.ts';

export interface Place {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
}

export const DATABASE_FILE = 'kezhi.sqlite';
const TABLES_KEPT = 500;

/** Opens the data of an installation, new or not. Throws a ConfigurationError when the folder can't be used. */
export async function openData({ dataFolder, databaseUrl }: Place): Promise<Store> {
  makeWritable(dataFolder);
  try {
    if (databaseUrl !== null) {
      const { openDatabase } = await import('./storage/postgres/open-database.ts');
      return await openStore(await openDatabase(databaseUrl), nativeSha256);
    }
    const file = join(dataFolder, DATABASE_FILE);
    keepPrivate(file);
    return await openStore(openSqlite(file), nativeSha256);
  } catch (cause) {
    throw cause instanceof StorageFailure ? new ConfigurationError(sentenceOf(cause), { cause }) : cause;
  }
}

/** With what PostgreSQL itself said: whether it was the address, the name or the password. */
function sentenceOf({ message, cause, trouble }: StorageFailure): string {
  return trouble === 'unreachable' && cause instanceof Error ? `${message}(${cause.message})` : message;
}

/** Makes the data folder where there is none. Throws a ConfigurationError when nothing can be written there. */
export function makeWritable(dataFolder: string): void {
  if (statSync(dataFolder, { throwIfNoEntry: false })?.isFile())
    throw new ConfigurationError(
      `${dataFolder} 是一个文件,不是数据文件夹:请用 --data 或 KEZHI_DATA 指定文件夹。 / The data folder is a file.`,
    );
  try {
    makeFolder(dataFolder);
    accessSync(dataFolder, constants.W_OK);
  } catch (cause) {
    throw new ConfigurationError(
      `不能写入数据文件夹 ${dataFolder}:请检查权限,或用 --data 指定别处。 / Cannot write to the data folder.`,
      { cause },
    );
  }
}

/** One level after the other: Node's own recursion never ends where nothing can be made (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** The file is its owner's from the first byte; SQLite gives its side files the same rights. */
export function keepPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch (cause) {
    throw new StorageFailure('read-only', cause);
  }
}

export const readClock = (): string => new Date().toISOString();
export const randomOf = (count: number): Uint8Array => new Uint8Array(randomBytes(count));

/** Everything the actions need, over an installation that has a site. `pace` holds back keys that ask too often; nobody where it is absent. */
export async function openPorts(
  store: Store,
  site: SiteRecord,
  dataFolder: string,
  pace: Ports['pace'] = () => undefined,
): Promise<Ports> {
  const keys = await openServerKeys(dataFolder, readClock());
  const memory = createMemory(TABLES_KEPT);
  return {
    store,
    site,
    packs: createPackLibrary({ builtIn: allPacks, store, hash: nativeSha256, memory, parse: parsePosted }),
    sessions: createSessions({ now: () => Date.now() / 1000, random: randomOf }),
    recompute: createRecompute(nativeSha256),
    engine: ENGINE,
    verifier: createVerifier(),
    serverKey: keys.current,
    serverKeys: keys.listed,
    hash: nativeSha256,
    clock: readClock,
    random: randomOf,
    pace,
    refusals: createRefusalJournal({ store, clock: readClock }),
    memory,
  };
}

/** Reads a posted pack to the last field; throws the first thing that is wrong with it. */
function parsePosted(value: unknown): RulePack {
  const parsed = parseRulePack(value);
  if (parsed.ok) return parsed.pack;
  const [first] = parsed.problems;
  throw new Error(first ? `${first.code} ${first.at}` : 'pack');
}
