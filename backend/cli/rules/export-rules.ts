import { packSheet } from '#shared/issuing/standards/pack-sheet.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { packNamed } from '../pack-named.ts';
import { writeOutput } from '../write-output.ts';
import { nodeZipEngine } from '../zip-engine.ts';

/** `kezhi rules export --pack ID|FILE -o OUT.xlsx`: the pack as a table that a person can edit and give back. */
export function exportRules(args: readonly string[]): number {
  const { options } = readArguments(args, {
    pack: { type: 'string' },
    output: { type: 'string', short: 'o' },
  });
  const id = textOption(options, 'pack');
  const output = textOption(options, 'output');
  if (id === undefined || output === undefined)
    throw new UsageError('用法:kezhi rules export --pack 规则包 -o 输出.xlsx');
  const pack = packNamed(id);
  writeOutput(output, writeNewWorkbook([packSheet(pack)], nodeZipEngine));
  process.stdout.write(`已生成 ${output}:${pack.title}\n`);
  return 0;
}
