import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { planWorkbook } from '#shared/check/plan-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { allPacks } from '#shared/packs/registry.ts';
import type { TargetPlan } from '#shared/plan/plan-targets.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, reportingUsage, UsageError } from './arguments.ts';
import { checkSeveral } from './check-files.ts';
import { refusalReport, refusalSentence } from './refusal-sentence.ts';
import { workbookPaths } from './workbook-paths.ts';

/** `kezhi plan FILE`: 差多少. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, { json: { type: 'boolean' } });
    const { paths, several } = workbookPaths(files);
    if (several) throw new UsageError('plan 一次只看一个工作簿。');
    const [checked] = [...checkSeveral(paths, {})];
    if (!checked) return 2;
    if (checked.refusal) {
      if (options.json)
        process.stdout.write(`${JSON.stringify(refusalReport(checked.file, checked.refusal))}\n`);
      process.stderr.write(`${checked.file}:${refusalSentence(checked.refusal)}\n`);
      return 2;
    }
    const plans = planWorkbook(checked.result.recognition, {}, preparePacks(allPacks, nativeSha256));
    process.stdout.write(options.json ? `${JSON.stringify(plans)}\n` : plans.map(planText).join(''));
    return 0;
  });

function planText(plan: TargetPlan): string {
  const name = `${plan.region ? `${regionName(plan.region)} ` : ''}${plan.indicator}${plan.scope ? `(${plan.scope})` : ''}`;
  if (plan.current === null) return `${name}:未报,目标 ${plan.target} ${plan.unit}\n`;
  if (plan.met) return `${name}:${plan.current} ${plan.unit},已达目标 ${plan.target} ${plan.unit}\n`;
  const steps = plan.needed.map((step) => {
    const items = step.gainItems.map(
      (item) => `${item.number ? `第 ${item.number} 项` : item.indicator} +${item.gain} 分`,
    );
    return `  再增 ${step.component} ${step.add} ${step.unit} 达标${items.length > 0 ? `;${items.join(',')}` : ''}\n`;
  });
  return `${name}:${plan.current} ${plan.unit},目标 ${plan.target} ${plan.unit},差 ${plan.gap} ${plan.unit}\n${steps.join('')}`;
}
