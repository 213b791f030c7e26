import { scoreReport } from '#shared/check/score-report.ts';
import { traceSentence } from '#shared/messages/trace.ts';
import { periodText } from '#shared/model/period.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, reportingUsage, textOption } from './arguments.ts';
import { type CheckedFile, checkSeveral } from './check/check-files.ts';
import { ISSUED_OPTIONS, readIssuedOptions } from './issued-options.ts';
import { noteLines, noteReport } from './print-notes.ts';
import { refusalReport, refusalSentence } from './refusal-sentence.ts';
import { workbookPaths } from './workbook-paths.ts';

/**
 * `kezhi score FILE…`: 评分. `--decisions` names a JSON file with the issuer's answers; `--events` a 加减分台账 (or JSON),
 * `--list` the year's 责任清单 and `--issued` the 分解表, as workbooks.
 */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      pack: { type: 'string' },
      region: { type: 'string' },
      period: { type: 'string' },
      ...ISSUED_OPTIONS,
      json: { type: 'boolean' },
    });
    const { paths } = workbookPaths(files);
    const scope = { packId: textOption(options, 'pack'), period: textOption(options, 'period') };
    const checked = [
      ...checkSeveral(paths, {
        ...scope,
        region: textOption(options, 'region'),
        ...readIssuedOptions(options, scope),
      }),
    ];
    return options.json ? printJson(checked) : printText(checked);
  }, args);

const statusOf = (checked: readonly CheckedFile[]): number => (checked.some((one) => one.refusal) ? 2 : 0);

function printJson(checked: readonly CheckedFile[]): number {
  const scores = checked.flatMap((one) => one.result?.scores.map(scoreReport) ?? []);
  const files = checked.flatMap((one) => (one.refusal ? [refusalReport(one.file, one.refusal)] : []));
  const notes = checked.flatMap((one) =>
    (one.result?.notes ?? []).map((note) => ({ file: one.file, ...noteReport(note) })),
  );
  const [refused] = files;
  if (checked.length === 1 && refused) process.stdout.write(`${JSON.stringify(refused)}\n`);
  else
    process.stdout.write(
      `${JSON.stringify({ scores, ...(notes.length > 0 ? { notes } : {}), ...(files.length > 0 ? { files } : {}) })}\n`,
    );
  return statusOf(checked);
}

function printText(checked: readonly CheckedFile[]): number {
  for (const { file, result, refusal } of checked) {
    if (refusal) process.stderr.write(`${file}:${refusalSentence(refusal)}\n`);
    for (const sheet of result?.scores ?? []) process.stdout.write(sheetText(sheet));
    for (const line of noteLines(result?.notes ?? [])) process.stdout.write(`  ${line}\n`);
    if (result && result.scores.length === 0) process.stdout.write(`${file}:没有可评分的指标表。\n`);
  }
  return statusOf(checked);
}

function sheetText(sheet: ScoreSheet): string {
  const place = `${sheet.region ? regionName(sheet.region) : ''} ${periodText(sheet.period)}`.trim();
  const head = sheet.total
    ? `${place} ${sheet.pack.id}:${sheet.total} 分(可计 ${sheet.maxCounted} / 满分 ${sheet.max})${sheet.provisional ? ',暂计' : ''}`
    : `${place} ${sheet.pack.id}${sheet.max === null ? '' : `:总分还算不出(满分 ${sheet.max})`}`;
  const lines = sheet.items
    .filter((item) => item.state !== 'not-reported')
    .map((item) => {
      const points = item.points === null ? '—' : `${item.points} / ${item.max}`;
      const steps = item.trace.map((step) => traceSentence(step, 'zh')).join(';');
      return `  ${item.indicator}${item.scope ? `(${item.scope})` : ''} ${item.value ?? ''} ${sheet.max === null ? '' : points} ${steps}`;
    });
  const events = sheet.adjustments.map((one) => `  ${one.label} ${one.points}`);
  const unread = (sheet.unreadEvents ?? []).map(
    (event) => `  未能计入的加减分:${event}(规则或级别不在规则包内)`,
  );
  const merged = (sheet.mergedEvents ?? []).map(
    ({ label, evidence, into }) =>
      `  ${label}${evidence === null ? '' : `(${evidence})`} 视为同一事项,已按${into}计,不重复计(同一事项只计最高一级)`,
  );
  return `${[head, ...lines, ...events, ...merged, ...unread].join('\n')}\n`;
}
