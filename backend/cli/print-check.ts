import { checkReport } from '#shared/check/check-report.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import { findingRemedy, findingSentence, findingTitle } from '#shared/messages/finding-text.ts';
import { severityNames } from '#shared/messages/severities.ts';
import { verdictLine } from '#shared/messages/verdict.ts';
import { countVerdict } from '#shared/validate/verdict.ts';
import type { CheckedFile } from './check-files.ts';
import { refusalReport, refusalSentence } from './refusal-sentence.ts';

/** 0 fine, 1 blocking findings, 2 unusable input; several files: the worst. */
const statusOf = (checked: CheckedFile): number =>
  checked.result === null
    ? 2
    : checked.result.verdict === 'fail'
      ? 1
      : checked.result.verdict === 'unrecognised'
        ? 2
        : 0;

/** One JSON document on stdout, written file by file. */
export function printJsonReports(files: Iterable<CheckedFile>, several: boolean): number {
  let status = 0;
  let first = true;
  if (several) process.stdout.write('{"files":[');
  for (const checked of files) {
    status = Math.max(status, statusOf(checked));
    if (!first) process.stdout.write(',\n');
    first = false;
    const report =
      checked.result === null
        ? refusalReport(checked.file, checked.refusal)
        : checkReport(checked.file, checked.result);
    process.stdout.write(JSON.stringify(report));
    tellProgress(checked.file, several);
  }
  process.stdout.write(several ? ']}\n' : '\n');
  return status;
}

function tellProgress(file: string, several: boolean): void {
  if (several && process.stderr.isTTY) process.stderr.write(`${file}\n`);
}

/** What a person reads in a terminal: verdict, then findings by severity, repeats folded. */
export function printTextReports(files: Iterable<CheckedFile>, several: boolean): number {
  let status = 0;
  for (const checked of files) {
    status = Math.max(status, statusOf(checked));
    if (several) process.stdout.write(`\n■ ${checked.file}\n`);
    if (checked.result === null)
      process.stderr.write(`${checked.file}:${refusalSentence(checked.refusal)}\n`);
    else process.stdout.write(textReport(checked.result));
  }
  return status;
}

/** More findings of one kind than this are folded into a line; --json lists every one. */
const SHOWN = 5;

function textReport(result: CheckResult): string {
  const { recognition, findings } = result;
  const counts = countVerdict(findings, [], recognition.packs.length > 0);
  const lines = [verdictLine(counts)];
  for (const pack of result.packs) lines.push(`规则包 ${pack.id} ${pack.version}`);
  const tables = recognition.tables.filter((table) => table.pack !== null);
  for (const table of tables)
    lines.push(`表格 ${table.sheet}!${table.range}${table.title ? ` ${table.title}` : ''}`);
  for (const severity of ['blocking', 'query', 'notice'] as const) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    if (ofSeverity.length > 0) lines.push('', `${severityNames.zh[severity]} ${ofSeverity.length} 处`);
    for (const code of new Set(ofSeverity.map((finding) => finding.code))) {
      const group = ofSeverity.filter((finding) => finding.code === code);
      for (const finding of group.slice(0, SHOWN))
        lines.push(
          `  ${finding.number} ${finding.sheet ?? ''}!${finding.cell ?? ''} ${finding.indicator ?? ''} ${findingSentence(finding)}`,
        );
      if (group.length > SHOWN) lines.push(`  其余 ${group.length - SHOWN} 处同样:${findingTitle(code)}`);
      lines.push(`    → ${findingRemedy(code)}`);
    }
  }
  if (recognition.unplaced.length > 0)
    lines.push('', `未归入指标的文字 ${recognition.unplaced.length} 处(--json 列出)`);
  return `${lines.join('\n')}\n`;
}
