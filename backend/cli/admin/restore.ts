import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { DATABASE_FILE, makeWritable } from '../../open-backend.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { KEY_FILES, PLACE_OPTIONS, placeOf } from './open-site.ts';
import { writeWhole } from './write-whole.ts';

/** `kezhi admin restore FOLDER [--data DIR]`: puts a backup into an empty data folder, after it was found sound. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { files, options } = readArguments(args, PLACE_OPTIONS);
    const [from] = files;
    if (from === undefined) throw new UsageError('用法:kezhi admin restore 备份文件夹 [--data 数据文件夹]');
    const { dataFolder } = placeOf(options);
    const source = join(from, DATABASE_FILE);
    if (!existsSync(source) || !existsSync(join(from, 'server-keys.json')))
      throw new UsageError(`${from} 里没有备份。 / No backup here.`);
    if ([DATABASE_FILE, ...KEY_FILES].some((name) => existsSync(join(dataFolder, name))))
      throw new UsageError(`${dataFolder} 里已有数据,不会覆盖。 / There is data already.`);
    refuseDamaged(source);
    makeWritable(dataFolder);
    await putInPlace(from, dataFolder);
    process.stdout.write(`已恢复到 ${dataFolder}\n`);
    return 0;
  }, args);

/** All of it or nothing: keys without their database would keep the next attempt out. */
async function putInPlace(from: string, dataFolder: string): Promise<void> {
  const names = [...KEY_FILES, DATABASE_FILE].filter((name) => existsSync(join(from, name)));
  try {
    for (const name of names)
      await writeWhole(join(dataFolder, name), (part) => copyFileSync(join(from, name), part));
  } catch (cause) {
    for (const name of names) rmSync(join(dataFolder, name), { force: true });
    throw cause;
  }
}

function refuseDamaged(file: string): void {
  if (!isSound(file)) throw new UsageError('备份已损坏,没有恢复。 / The backup is damaged.');
}

function isSound(file: string): boolean {
  try {
    // Immutable: a backup on a medium that is read-only is as good.
    const address = pathToFileURL(file);
    address.search = 'immutable=1';
    const database = new DatabaseSync(address, { readOnly: true });
    const [result] = database.prepare('PRAGMA integrity_check').all();
    const [site] = database.prepare("SELECT value FROM site WHERE key = 'site'").all();
    database.close();
    return result?.integrity_check === 'ok' && site !== undefined;
  } catch {
    // What is no database at all, or one of something else.
    return false;
  }
}
