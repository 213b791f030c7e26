import { findingSentence, findingTitle } from '../messages/finding-text.ts';
import type { Language } from '../messages/language.ts';
import { uiCheck } from '../messages/ui/ui-check.ts';
import { uiReports } from '../messages/ui/ui-reports.ts';
import { type Finding, SEVERITIES } from '../model/finding.ts';
import type { ReportCell, ReportSheet } from '../workbook/report-sheet.ts';

/** 核验结果 as a sheet of its own: one row per finding, its cell as a link. */
export function findingsSheet(
  findings: readonly Finding[],
  workbookName: string,
  language: Language,
): ReportSheet {
  const texts = uiReports[language];
  const severities = uiCheck[language].severity;
  const cell = (text: string, style: ReportCell['style'] = 'text'): ReportCell => ({ text, style });
  const byWeight = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const rows = byWeight.map((finding, index): readonly (ReportCell | null)[] => [
    cell(String(index + 1), 'number'),
    cell(severities[finding.severity], finding.severity),
    finding.sheet !== null && finding.cell !== null
      ? {
          text: `${finding.sheet}!${finding.cell}`,
          style: 'link',
          link: { sheet: finding.sheet, cell: finding.cell },
        }
      : cell(''),
    cell(finding.indicator ?? ''),
    cell(findingTitle(finding.code, language)),
    cell(findingSentence(finding, language)),
    cell(finding.clause ?? ''),
  ]);
  return {
    name: texts.findingsSheet,
    columnWidths: [6, 12, 22, 34, 16, 60, 30],
    rows: [
      [cell(texts.findingsTitle, 'title')],
      [cell(workbookName, 'subtitle')],
      texts.findingsHeader.split('|').map((text) => cell(text, 'header')),
      ...rows,
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 6 }],
    freeze: { rows: 3, columns: 0 },
    charts: [],
  };
}
