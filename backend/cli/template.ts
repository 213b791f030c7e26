import type { PeriodId } from '#shared/model/brands.ts';
import { isPeriodId } from '#shared/model/period.ts';
import { packById } from '#shared/packs/registry.ts';
import { blankForm } from '#shared/report/blank-form.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { writeOutput } from './write-output.ts';
import { nodeZipEngine } from './zip-engine.ts';

/** `kezhi template --pack ID -o OUT.xlsx`: a blank form with data validation and formulas. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { options } = readArguments(args, {
      pack: { type: 'string' },
      period: { type: 'string' },
      output: { type: 'string', short: 'o' },
    });
    const id = textOption(options, 'pack');
    const output = textOption(options, 'output');
    if (id === undefined || output === undefined)
      throw new UsageError('用法:kezhi template --pack 规则包 -o 输出.xlsx [--period 2022]');
    const pack = packById(id);
    if (!pack) throw new UsageError(`没有规则包“${id}”。可用的见:npx kezhi packs`);
    const period = textOption(options, 'period') ?? pack.effective.from;
    if (!isPeriodId(period))
      throw new UsageError(`不认识的报告期“${period}”。写法如 2022、2022Q3、2022-09。`);
    writeOutput(output, writeNewWorkbook(blankForm(pack, period as PeriodId), nodeZipEngine));
    process.stdout.write(`已生成 ${output}:${pack.title}\n`);
    return 0;
  }, args);
