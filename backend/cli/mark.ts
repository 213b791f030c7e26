import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { CheckResult } from '#shared/check/check-result.ts';
import { sayWorkbookRefusal } from '#shared/messages/workbook-refusals.ts';
import { WorkbookRefusal } from '#shared/model/workbook-refusal.ts';
import { findingsSheet } from '#shared/report/findings-sheet.ts';
import { marksOf } from '#shared/report/marks-of.ts';
import { selfScoreEdits } from '#shared/report/self-score-edits.ts';
import { clearPatch, patchWorkbook } from '#shared/xlsx/patch-workbook.ts';
import type { PatchRefusal } from '#shared/xlsx/workbook-patch.ts';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { checkSeveral } from './check-files.ts';
import { refusalSentence } from './refusal-sentence.ts';
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
    return options.clear
      ? clearMarks(file, output)
      : writeMarks(file, output, {
          comments: options.comments === true,
          scores: options['no-scores'] !== true,
        });
  });

function clearMarks(file: string, output: string): number {
  try {
    const { bytes, exact } = clearPatch(new Uint8Array(readFileSync(file)), nodeZipEngine);
    writeFileSync(output, bytes);
    process.stdout.write(
      exact ? '已清除标注,各部分与标注前逐字节相同。\n' : '已清除标注(文件在标注后被其他程序另存过)。\n',
    );
    return 0;
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error;
    process.stderr.write(`${file}:${sayWorkbookRefusal(error.code, error.params)}\n`);
    return 2;
  }
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
  writeFileSync(output, patched.bytes);
  process.stdout.write(summary(result, patch.marks.length, patched.written));
  for (const refusal of patched.refused) process.stderr.write(`${refusedText(refusal)}\n`);
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

const refusedText = ({ sheet, cell, reason }: PatchRefusal): string =>
  `未写入 ${sheet}${cell ? `!${cell}` : ''}:${REASONS[reason]}。`;
