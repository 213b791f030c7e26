import { readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { CheckResult } from '#shared/check/check-result.ts';
import { findingsSheet } from '#shared/report/findings-sheet.ts';
import { marksOf } from '#shared/report/marks-of.ts';
import { selfScoreEdits } from '#shared/report/self-score-edits.ts';
import { clearPatch, patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import type { PatchRefusal } from '#shared/xlsx/patch/workbook-patch.ts';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { checkSeveral } from './check/check-files.ts';
import { openWorkbookFile } from './open-workbook-file.ts';
import { refusalSentence } from './refusal-sentence.ts';
import { writeOutput } from './write-output.ts';
import { nodeZipEngine } from './zip-engine.ts';

/**
 * `kezhi mark FILE -o OUT`: marks, a 核验结果 sheet and scores into empty 自评得分 cells; `--comments` adds notes,
 * `--no-scores` leaves scores out. `--clear` gives every part back as it was before the first mark.
 */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      output: { type: 'string', short: 'o' },
      clear: { type: 'boolean' },
      comments: { type: 'boolean' },
      'no-scores': { type: 'boolean' },
    });
    const [file, ...more] = files;
    const output = textOption(options, 'output');
    if (file === undefined || more.length > 0 || output === undefined)
      throw new UsageError('用法:kezhi mark 文件.xlsx -o 输出.xlsx [--clear] [--comments] [--no-scores]');
    if (resolve(file) === resolve(output)) throw new UsageError('输出文件不能与原文件相同:原文件不被改动。');
    requireSameKind(file, output);
    return options.clear
      ? clearMarks(file, output)
      : writeMarks(file, output, {
          comments: options.comments === true,
          scores: options['no-scores'] !== true,
        });
  }, args);

function clearMarks(file: string, output: string): number {
  const opened = openWorkbookFile(file);
  if ('refusal' in opened) {
    process.stderr.write(`${file}:${refusalSentence(opened.refusal)}\n`);
    return 2;
  }
  const { bytes, exact } = clearPatch(opened.bytes, nodeZipEngine);
  writeOutput(output, bytes);
  process.stdout.write(`${clearedText(exact, Buffer.compare(opened.bytes, bytes) === 0)}\n`);
  return 0;
}

/** The name of a workbook tells Excel whether it may hold macros: under the other name it is not opened at all. */
function requireSameKind(file: string, output: string): void {
  const [before, after] = [file, output].map((path) => extname(path).toLowerCase());
  const kinds = ['.xlsx', '.xlsm'];
  if (before !== after && kinds.includes(before ?? '') && kinds.includes(after ?? ''))
    throw new UsageError(
      `输出文件也应是 ${before}:换成 ${after},Excel 打不开。 / Keep the extension ${before}.`,
    );
}

function clearedText(exact: boolean, isUntouched: boolean): string {
  if (exact) return '已清除标注,各部分与标注前逐字节相同。';
  return isUntouched ? '文件里没有标注,已原样另存。' : '已清除标注(文件在标注后被其他程序另存过)。';
}

function writeMarks(
  file: string,
  output: string,
  how: { readonly comments: boolean; readonly scores: boolean },
): number {
  const [checked] = [...checkSeveral([file], {})];
  if (!checked || checked.result === null) {
    if (checked) process.stderr.write(`${file}:${refusalSentence(checked.refusal)}\n`);
    return 2;
  }
  const { result } = checked;
  const patch = {
    marks: marksOf(result.findings, 'zh'),
    comments: how.comments,
    sheets: [findingsSheet(result.findings, basename(file), 'zh')],
    ...(how.scores ? { fills: selfScoreEdits(result) } : {}),
  };
  const patched = patchWorkbook(new Uint8Array(readFileSync(file)), patch, nodeZipEngine);
  writeOutput(output, patched.bytes);
  const unmarked = patched.refused.filter(({ what }) => what === 'mark').length;
  process.stdout.write(summary(result, patch.marks.length - unmarked, patched.written));
  for (const line of refusedLines(patched.refused)) process.stderr.write(`${line}\n`);
  return result.verdict === 'fail' ? 1 : 0;
}

const summary = (result: CheckResult, marks: number, scores: number): string =>
  `标注 ${marks} 个单元格,核验结果 ${result.findings.length} 条${scores > 0 ? `,写入自评得分 ${scores} 格` : ''}。\n`;

const REASONS: Readonly<Record<PatchRefusal['reason'], string>> = {
  protected: '工作表受保护,该单元格已锁定',
  'structure-protected': '工作簿结构受保护,不能添加工作表',
  'missing-sheet': '没有这个工作表',
  merged: '在合并单元格内部',
  'array-formula': '属于数组公式',
  'table-header': '是表格的标题行',
  'has-formula': '已有公式',
  'bad-address': '地址不对',
  'has-comment': '已有批注',
};

/** One line for each sheet and reason: a locked sheet refuses all its cells alike. */
function refusedLines(refused: readonly PatchRefusal[]): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const { sheet, cell, reason } of refused) {
    const key = `${sheet}\n${reason}`;
    lines.set(key, [...(lines.get(key) ?? []), ...(cell ? [cell] : [])]);
  }
  return [...lines].map(([key, cells]) => {
    const [sheet, reason] = key.split('\n') as [string, PatchRefusal['reason']];
    const places = [...new Set(cells)].join('、');
    return `未写入 ${sheet}${places === '' ? '' : `!${places}`}:${REASONS[reason]}。`;
  });
}
