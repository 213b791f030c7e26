import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { planModels, planWorkbook } from '#shared/check/plan-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { differenceUnit } from '#shared/messages/trace.ts';
import type { DecimalText, PackId } from '#shared/model/brands.ts';
import { exact, parseExact, round, toDecimalText } from '#shared/model/exact.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { TargetPlan } from '#shared/plan/plan-targets.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { checkSeveral } from './check/check-files.ts';
import { type WaysQuestion, waysOf, waysText } from './print-ways.ts';
import { refusalReport, refusalSentence } from './refusal-sentence.ts';
import { workbookPaths } from './workbook-paths.ts';

/** `kezhi plan FILE`: 差多少. `--pack ID --points N [--within 20]`: the cheapest ways to N points more. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      json: { type: 'boolean' },
      pack: { type: 'string' },
      points: { type: 'string' },
      within: { type: 'string' },
    });
    const question = waysQuestion(options);
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
    const prepared = preparePacks(allPacks, nativeSha256);
    if (question) {
      const ways = waysOf(planModels(checked.result.recognition, {}, prepared), question);
      process.stdout.write(options.json ? `${JSON.stringify(ways)}\n` : ways.map(waysText).join(''));
      return 0;
    }
    const plans = planWorkbook(checked.result.recognition, {}, prepared);
    process.stdout.write(options.json ? `${JSON.stringify(plans)}\n` : plans.map(planText).join(''));
    return 0;
  }, args);

function waysQuestion(options: Parameters<typeof textOption>[0]): WaysQuestion | null {
  const [pack, points, within] = ['pack', 'points', 'within'].map((name) => textOption(options, name));
  if (points === undefined) return null;
  if (pack === undefined || !packById(pack))
    throw new UsageError('--points 要和 --pack 一起用,如 --pack county-leap --points 2。');
  const room = within ?? '20';
  if (!parseExact(points) || !parseExact(room)) throw new UsageError('--points 和 --within 应为数字。');
  return { pack: pack as PackId, points: points as DecimalText, within: room as DecimalText };
}

/** Figures worked out from parts have many places; a person reads four, as in what a point came from. */
const printed = (text: string): string => toDecimalText(round(exact(text), 4));

function planText(plan: TargetPlan): string {
  const name = `${plan.region ? `${regionName(plan.region)} ` : ''}${plan.indicator}${plan.scope ? `(${plan.scope})` : ''}`;
  const current = plan.current === null ? '' : printed(plan.current);
  if (plan.current === null) return `${name}:未报,目标 ${plan.target} ${plan.unit}\n`;
  if (plan.met) return `${name}:${current} ${plan.unit},已达目标 ${plan.target} ${plan.unit}\n`;
  const steps = plan.needed.map((step) => {
    const items = step.gainItems.map(
      (item) => `${item.number ? `第 ${item.number} 项` : item.indicator} +${item.gain} 分`,
    );
    return `  再增 ${step.component} ${step.add} ${step.unit} 达标${items.length > 0 ? `;${items.join(',')}` : ''}\n`;
  });
  return `${name}:${current} ${plan.unit},目标 ${plan.target} ${plan.unit},差 ${printed(plan.gap ?? '0')} ${differenceUnit(plan.unit, 'zh')}\n${steps.join('')}`;
}
