import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '../../open-backend.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { unwritable } from '../write-output.ts';
import { KEY_FILES, PLACE_OPTIONS, placeOf } from './open-site.ts';
import { writeWhole } from './write-whole.ts';

/** `kezhi admin backup -o FOLDER`: a consistent copy while the server runs: the database, the receipt keys. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, { ...PLACE_OPTIONS, output: { type: 'string', short: 'o' } });
    const output = textOption(options, 'output');
    if (output === undefined) throw new UsageError('用法:kezhi admin backup -o 文件夹');
    const { dataFolder, databaseUrl } = placeOf(options);
    if (databaseUrl !== null)
      throw new UsageError(
        'PostgreSQL 请用 pg_dump 备份,并另存 server-keys.json。 / Use pg_dump for PostgreSQL.',
      );
    const source = join(dataFolder, DATABASE_FILE);
    if (!existsSync(source)) throw new UsageError(`${dataFolder} 里没有数据。 / No data here.`);
    if (existsSync(join(output, DATABASE_FILE)))
      throw new UsageError(`${output} 里已有备份,不会覆盖。 / There is a backup already.`);
    makeFolder(output);
    for (const name of KEY_FILES)
      if (existsSync(join(dataFolder, name)))
        await writeWhole(join(output, name), (part) => copyFileSync(join(dataFolder, name), part));
    // Last: where the database stands, the backup is whole.
    await writeWhole(join(output, DATABASE_FILE), (part) => copyDatabase(source, part));
    process.stdout.write(`已备份到 ${output}(内含服务器密钥,请妥善保管)\n`);
    return 0;
  }, args);

async function copyDatabase(source: string, target: string): Promise<void> {
  const database = new DatabaseSync(source);
  try {
    await backup(database, target);
  } finally {
    database.close();
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}
