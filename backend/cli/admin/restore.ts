import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE, keepPrivate } from '../../open-backend.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { PLACE_OPTIONS, placeOf } from './open-site.ts';

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
    if (existsSync(join(dataFolder, DATABASE_FILE)))
      throw new UsageError(`${dataFolder} 里已有数据,不会覆盖。 / There is data already.`);
    refuseDamaged(source);
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    for (const name of ['server-keys.json', 'demonstration-keys.json', DATABASE_FILE])
      if (existsSync(join(from, name))) {
        keepPrivate(join(dataFolder, name));
        copyFileSync(join(from, name), join(dataFolder, name));
        keepPrivate(join(dataFolder, name));
      }
    process.stdout.write(`已恢复到 ${dataFolder}\n`);
    return 0;
  }, args);

function refuseDamaged(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  const [result] = database.prepare('PRAGMA integrity_check').all();
  database.close();
  if (result?.integrity_check !== 'ok')
    throw new UsageError('备份已损坏,没有恢复。 / The backup is damaged.');
}
