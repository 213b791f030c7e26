import { checkReport } from '#shared/check/check-report.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import { findingRemedy, findingSentence, findingTitle } from '#shared/messages/finding-text.ts';
import { severityNames } from '#shared/messages/severities.ts';
import { verdictLine } from '#shared/messages/verdict.ts';
import type { Finding } from '#shared/model/finding.ts';
import { countVerdict } from '#shared/validate/verdict.ts';
import { describeFault } from '../report-fault.ts';
import type { CheckedFile } from './check-files.ts';
import { type RenderedCheck, renderRefusal } from './render-refusal.ts';

/** 0 fine, 1 blocking findings, 2 nothing recognised. */
const statusOf = ({ verdict }: CheckResult): RenderedCheck['status'] =>
  verdict === 'fail' ? 1 : verdict === 'unrecognised' ? 2 : 0;

/** A checked file as it is printed: its part of the JSON document, or what a person reads. */
export function renderCheck(checked: CheckedFile, json: boolean): RenderedCheck {
  const { file, result, refusal } = checked;
  if (result === null) return renderRefusal(file, refusal, json);
  try {
    const out = json ? JSON.stringify(checkReport(file, result)) : textReport(result);
    return { file, out, error: '', status: statusOf(result) };
  } catch (error) {
    // A report too long for one text, for one: the files behind it still have their turn.
    return renderRefusal(file, { code: 'program-fault', params: { detail: describeFault(error) } }, json);
  }
}

/** More findings of one kind than this are folded into a line that only names their cells; --json lists every one. */
const SHOWN = 5;
const CELLS_AT_MOST = 60;

/** `Sheet1!D9、D10;Sheet2!E4`: where the folded findings stand. */
function placesOf(findings: readonly Finding[]): string {
  const cells = new Map<string, string[]>();
  for (const { sheet, cell } of findings.slice(0, CELLS_AT_MOST))
    cells.set(sheet ?? '', [...(cells.get(sheet ?? '') ?? []), ...(cell === null ? [] : [cell])]);
  const places = [...cells].map(([sheet, list]) =>
    list.length === 0 ? sheet : `${sheet}!${list.join('、')}`,
  );
  return `${places.join(';')}${findings.length > CELLS_AT_MOST ? ' 等' : ''}`;
}

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
      if (group.length > SHOWN)
        lines.push(
          `  其余 ${group.length - SHOWN} 处同样(${findingTitle(code)}):${placesOf(group.slice(SHOWN))}`,
        );
      lines.push(`    → ${findingRemedy(code)}`);
    }
  }
  if (recognition.unplaced.length > 0)
    lines.push('', `未归入指标的文字 ${recognition.unplaced.length} 处(--json 列出)`);
  return `${lines.join('\n')}\n`;
}
