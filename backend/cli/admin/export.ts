import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import type { Store } from '../../storage/store.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { PLACE_OPTIONS, withSite } from './open-site.ts';
import { writeWhole } from './write-whole.ts';

const PAGE = 500;

/** `kezhi admin export -o FILE.jsonl`: every signed original in the order of the log, one JSON line each: nothing is locked in. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, { ...PLACE_OPTIONS, output: { type: 'string', short: 'o' } });
    const output = textOption(options, 'output');
    if (output === undefined) throw new UsageError('用法:kezhi admin export -o 输出.jsonl');
    if (existsSync(output))
      throw new UsageError(`${output} 已存在,不会覆盖。 / The file exists and is not overwritten.`);
    let count = 0;
    await withSite(options, (store) =>
      writeWhole(output, async (part) => {
        count = await writeOriginals(store, part);
      }),
    );
    process.stdout.write(`已导出 ${count} 件到 ${output}\n`);
    return 0;
  }, args);

async function writeOriginals(store: Store, path: string): Promise<number> {
  const file = openSync(path, 'a');
  try {
    let last = 0;
    for (;;) {
      const page = await store.read.log.originals(null, last, PAGE);
      for (const original of page) writeFileSync(file, `${JSON.stringify(original)}\n`);
      last = page.at(-1)?.sequence ?? last;
      if (page.length < PAGE) return last;
    }
  } finally {
    closeSync(file);
  }
}
