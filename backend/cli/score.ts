import { readFileSync } from 'node:fs';
import { scoreReport } from '#shared/check/score-report.ts';
import { traceSentence } from '#shared/messages/trace.ts';
import { periodText } from '#shared/model/period.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Decision } from '#shared/rule-pack/rule-pack.ts';
import type { AdjustmentEvent } from '#shared/score/adjustments.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { type CheckedFile, checkSeveral } from './check-files.ts';
import { refusalReport, refusalSentence } from './refusal-sentence.ts';
import { workbookPaths } from './workbook-paths.ts';

/** `kezhi score FILE…`: 评分. `--decisions` and `--events` name JSON files with the issuer's answers and the 加减分 events. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      pack: { type: 'string' },
      region: { type: 'string' },
      period: { type: 'string' },
      decisions: { type: 'string' },
      events: { type: 'string' },
      json: { type: 'boolean' },
    });
    const { paths } = workbookPaths(files);
    const decisions = textOption(options, 'decisions');
    const events = textOption(options, 'events');
    const checked = [
      ...checkSeveral(paths, {
        packId: textOption(options, 'pack'),
        region: textOption(options, 'region'),
        period: textOption(options, 'period'),
        ...(decisions ? { decisions: readList<Decision>(decisions) } : {}),
        ...(events ? { events: readList<AdjustmentEvent>(events) } : {}),
      }),
    ];
    return options.json ? printJson(checked) : printText(checked);
  });

/** A JSON file that holds one list. What is in it is checked where it is used: unknown questions and rules are ignored there. */
function readList<T>(path: string): readonly T[] {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(value)) return value as readonly T[];
  } catch (error) {
    throw new UsageError(`读不了 ${path}:应为一个 JSON 数组。`, { cause: error });
  }
  throw new UsageError(`${path} 应为一个 JSON 数组。`);
}

const statusOf = (checked: readonly CheckedFile[]): number => (checked.some((one) => one.refusal) ? 2 : 0);

function printJson(checked: readonly CheckedFile[]): number {
  const scores = checked.flatMap((one) => one.result?.scores.map(scoreReport) ?? []);
  const files = checked.flatMap((one) => (one.refusal ? [refusalReport(one.file, one.refusal)] : []));
  const [refused] = files;
  if (checked.length === 1 && refused) process.stdout.write(`${JSON.stringify(refused)}\n`);
  else process.stdout.write(`${JSON.stringify({ scores, ...(files.length > 0 ? { files } : {}) })}\n`);
  return statusOf(checked);
}

function printText(checked: readonly CheckedFile[]): number {
  for (const { file, result, refusal } of checked) {
    if (refusal) process.stderr.write(`${file}:${refusalSentence(refusal)}\n`);
    for (const sheet of result?.scores ?? []) process.stdout.write(sheetText(sheet));
    if (result && result.scores.length === 0) process.stdout.write(`${file}:没有可评分的指标表。\n`);
  }
  return statusOf(checked);
}

function sheetText(sheet: ScoreSheet): string {
  const place = `${sheet.region ? regionName(sheet.region) : ''} ${periodText(sheet.period)}`.trim();
  const head = sheet.total
    ? `${place} ${sheet.pack.id}:${sheet.total} 分(可计 ${sheet.maxCounted} / 满分 ${sheet.max})${sheet.provisional ? ',暂计' : ''}`
    : `${place} ${sheet.pack.id}`;
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
  return `${[head, ...lines, ...events, ...unread].join('\n')}\n`;
}
