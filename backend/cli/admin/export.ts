import { closeSync, openSync, writeSync } from 'node:fs';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { PLACE_OPTIONS, withSite } from './open-site.ts';

const PAGE = 500;

/** Never over what is there already. */
function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new UsageError(
      isThere
        ? `${path} 已存在,不会覆盖。 / The file exists and is not overwritten.`
        : `写不了 ${path}:请检查文件夹和权限。 / Cannot write there.`,
      { cause },
    );
  }
}

/** `kezhi admin export -o FILE.jsonl`: every signed original in the order of the log, one JSON line each: nothing is locked in. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, { ...PLACE_OPTIONS, output: { type: 'string', short: 'o' } });
    const output = textOption(options, 'output');
    if (output === undefined) throw new UsageError('用法:kezhi admin export -o 输出.jsonl');
    const count = await withSite(options, async (store) => {
      const file = openNew(output);
      let last = 0;
      for (;;) {
        const page = await store.read.log.originals(null, last, PAGE);
        for (const original of page) writeSync(file, `${JSON.stringify(original)}\n`);
        last = page.at(-1)?.sequence ?? last;
        if (page.length < PAGE) break;
      }
      closeSync(file);
      return last;
    });
    process.stdout.write(`已导出 ${count} 件到 ${output}\n`);
    return 0;
  }, args);
