import { statSync } from 'node:fs';
import { join } from 'node:path';
import { regionCode } from '#shared/contract/primitives.ts';
import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { blankForm } from '#shared/report/blank-form.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { readArguments, textOption, UsageError } from './arguments.ts';
import { reportingFailure } from './report-failure.ts';
import { periodOption } from './scope-named.ts';
import { listsForForms, type UnitOfForm, unitsOfForms } from './template/form-units.ts';
import { writeOutput } from './write-output.ts';
import { nodeZipEngine } from './zip-engine.ts';

const USAGE =
  '用法:kezhi template --pack 规则包 -o 输出.xlsx [--period 2022] [--region 621125] [--list 责任清单.xlsx | --server 地址]';

/**
 * `kezhi template --pack ID -o OUT.xlsx`: a blank form with data validation and formulas. With the year's 责任清单, from its
 * workbook (`--list`) or as the city issued it (`--server`), each unit's form holds its own list: one unit by `--region`, or
 * all of them into a folder.
 */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, {
      pack: { type: 'string' },
      period: { type: 'string' },
      region: { type: 'string' },
      list: { type: 'string' },
      server: { type: 'string' },
      output: { type: 'string', short: 'o' },
    });
    const id = textOption(options, 'pack');
    const output = textOption(options, 'output');
    if (id === undefined || output === undefined) throw new UsageError(USAGE);
    const pack = packById(id);
    if (!pack) throw new UsageError(`没有规则包“${id}”。可用的见:npx kezhi packs`);
    const asked = periodOption(options);
    const lists = await listsForForms(
      pack,
      { file: textOption(options, 'list'), server: textOption(options, 'server') },
      asked,
    );
    const period = asked ?? lists?.[0]?.period ?? pack.effective.from;
    const units = unitsOfForms(pack, lists, period, regionOf(textOption(options, 'region')));
    for (const { path, unit } of pathsOf(units, output, period)) {
      writeOutput(path, writeNewWorkbook(blankForm(pack, period, unit), nodeZipEngine));
      const list = unit.list ? `,责任清单 ${unit.list.items.length} 项` : '';
      process.stdout.write(`已生成 ${path}:${pack.title}${unit.name && `,${unit.name}`}${list}\n`);
    }
    return 0;
  }, args);

function regionOf(text: string | undefined): RegionCode | undefined {
  if (text === undefined) return undefined;
  const parsed = regionCode.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--region 应为行政区划代码,如 621125,不是“${text}”。`);
}

/** One form is the file named; several go into a folder, each under the name of its unit. */
function pathsOf(units: readonly UnitOfForm[], output: string, period: PeriodId) {
  const isFolder = statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
  if (units.length > 1 && !isFolder)
    throw new UsageError(
      `清单里有 ${units.length} 个单位(${units.map(({ name }) => name || '各单位').join('、')}):用 --region 选一个,或者 -o 给出已有的文件夹,每个单位一份。`,
    );
  return units.map((unit) => ({
    path: isFolder ? join(output, `${unit.name || '空白'}-${period}-填报表.xlsx`) : output,
    unit,
  }));
}
