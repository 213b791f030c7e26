import { type CheckedRoster, rostersOfWorkbook } from '#shared/check/roster-of-workbook.ts';
import type { QuotaSettings } from '#shared/issuing/rosters/report-roster.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { compare, exact, HUNDRED, parseExact, toDecimalText, ZERO } from '#shared/model/exact.ts';
import { packById } from '#shared/packs/registry.ts';
import type { RosterRules } from '#shared/rule-pack/rule-pack.ts';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { openOrRefuse, openSheetFile } from './open-sheet-file.ts';
import { noteLines, noteReport } from './print-notes.ts';

/**
 * `kezhi roster FILE.xlsx [--previous FILE.xlsx] [--quota 15] [--rounding down|half-up|up] [--json]`: 花名册 held against
 * the rules; only counts and cell addresses are printed, never a name.
 */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      previous: { type: 'string' },
      quota: { type: 'string' },
      rounding: { type: 'string' },
      pack: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [file] = files;
    if (file === undefined || files.length > 1)
      throw new UsageError(
        '用法:kezhi roster 花名册.xlsx [--previous 上年.xlsx] [--quota 15] [--rounding down|half-up|up]',
      );
    const rules = rulesOf(textOption(options, 'pack') ?? 'pingliang-teams');
    const settings = quotaSettings(textOption(options, 'quota'), textOption(options, 'rounding'));
    const previous = textOption(options, 'previous');
    const opened = openOrRefuse(file, options.json === true);
    if (opened === null) return 2;
    const before = previous === undefined ? null : openSheetFile(previous);
    const checked = rostersOfWorkbook(opened, rules, settings, before);
    if (checked.length === 0) {
      if (options.json) process.stdout.write(`${JSON.stringify({ file, rosters: [] })}\n`);
      process.stderr.write(`${file}:没有找到花名册(应有姓名,以及服务地点、团队或考核等次等列)。\n`);
      return 2;
    }
    if (options.json)
      process.stdout.write(`${JSON.stringify({ file, rosters: checked.map(rosterReport) })}\n`);
    else for (const one of checked) process.stdout.write(rosterText(one));
    return 0;
  }, args);

function rulesOf(id: string): RosterRules {
  const rules = packById(id)?.roster;
  if (!rules) throw new UsageError(`规则包“${id}”没有花名册规则。`);
  return rules;
}

function quotaSettings(quota: string | undefined, rounding: string | undefined): QuotaSettings {
  const percent = quota === undefined ? null : parseExact(quota.replace(/[%％]$/, ''));
  if (quota !== undefined && (!percent || compare(percent, ZERO) < 0 || compare(percent, HUNDRED) > 0))
    throw new UsageError(`优秀比例“${quota}”应为 0 到 100 之间的数,如 15。`);
  if (rounding !== undefined && rounding !== 'down' && rounding !== 'half-up' && rounding !== 'up')
    throw new UsageError(`不认识的取整方式“${rounding}”。可用 down(舍去)、half-up(四舍五入)、up(进一)。`);
  return {
    quotaPercent: percent === null ? null : (toDecimalText(exact(percentText(quota!))) as DecimalText),
    rounding: rounding ?? 'down',
  };
}

const percentText = (quota: string): string => quota.replace(/[%％]$/, '');

const rosterReport = ({ report, summary, notes }: CheckedRoster) => ({
  ...report,
  summary,
  notes: notes.map(noteReport),
});

function rosterText({ report, summary, notes }: CheckedRoster): string {
  const counts = (title: string, of: Readonly<Record<string, number>>): string[] =>
    Object.keys(of).length === 0
      ? []
      : [
          `  ${title}:${Object.entries(of)
            .map(([word, count]) => `${word} ${count}`)
            .join(',')}`,
        ];
  const lines = [
    `${report.sheets.join('、')} ${report.year === null ? '' : `${report.year}年 `}共 ${report.total} 人`,
    ...counts('类型', report.byKind),
    ...counts('服务方式', report.byService),
    ...counts('考核等次', report.byGrade),
    ...counts('入选年度', report.byEntryYear),
    ...(report.newThisYear === null ? [] : [`  新增 ${report.newThisYear} 人`]),
    ...(report.teams.count === 0
      ? []
      : [`  团队 ${report.teams.count} 个,不足人数的 ${report.teams.tooSmall} 个`]),
    ...report.steps.map((one) => `  ${one.step}:完成 ${one.done} 人,未完成 ${one.missing} 人`),
    ...summary
      .filter((one) => one.agrees)
      .map((one) => `  ${one.sheet}!${one.cell} ${one.label} ${one.typed},与花名册一致`),
    ...noteLines(notes).map((line) => `  ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}
