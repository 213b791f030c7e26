import type { Language } from '../messages/language.ts';
import { uiReports } from '../messages/ui/ui-reports.ts';
import { uiScore } from '../messages/ui/ui-score.ts';
import { exact, toDecimalText } from '../model/exact.ts';
import type { ScoreItem, ScoreSheet } from '../model/score.ts';
import type { ReportCell, ReportSheet } from '../workbook/report-sheet.ts';
import { groupScore, percentText } from './score-groups.ts';

const cell = (text: string, style: ReportCell['style'] = 'text', format?: string): ReportCell => ({
  text,
  style,
  ...(format ? { format } : {}),
});
/** Empty where there is no figure, so that the table's lines go through. */
const figure = (text: string | null, format?: string): ReportCell => cell(text ?? '', 'number', format);

/** 评分表 as a sheet: one row per item under its section, the total last, a bar chart of the sections beside it. */
export function scoreReport(
  sheet: ScoreSheet,
  packTitle: string,
  subtitle: string,
  language: Language,
): ReportSheet {
  const texts = uiReports[language];
  const header = texts.scoreHeader.split('|').map((text) => cell(text, 'header'));
  const rows: (readonly (ReportCell | null)[])[] = [
    [cell(texts.scoreTitle(packTitle), 'title')],
    [cell(subtitle, 'subtitle')],
    header,
  ];
  for (const group of groupScore(sheet)) {
    if (group.title !== null)
      rows.push([
        cell(group.title, 'strong'),
        figure(null),
        figure(null),
        figure(null),
        figure(null),
        figure(toDecimalText(exact(group.points), 2), '0.00'),
        figure(group.max),
      ]);
    for (const item of group.items) rows.push(itemRow(item, language));
  }
  for (const adjustment of sheet.adjustments)
    rows.push([
      cell(adjustment.label),
      figure(null),
      figure(null),
      figure(null),
      figure(null),
      figure(adjustment.points),
      figure(null),
      cell(adjustment.clause ?? ''),
    ]);
  if (sheet.total !== null)
    rows.push([
      cell(texts.total, 'strong'),
      figure(null),
      figure(null),
      figure(null),
      figure(null),
      figure(sheet.total, '0.00'),
      figure(sheet.max),
    ]);
  const remark = rows.length;
  if (sheet.provisional) rows.push([cell(texts.provisional, 'note')]);
  return {
    name: texts.scoreSheet,
    columnWidths: [44, 10, 12, 12, 10, 10, 10, 44],
    rows,
    merges: [0, ...(sheet.provisional ? [remark] : [])].map((row) => ({
      top: row,
      left: 0,
      bottom: row,
      right: 7,
    })),
    freeze: { rows: 3, columns: 1 },
    charts: [],
  };
}

function itemRow(item: ScoreItem, language: Language): readonly (ReportCell | null)[] {
  return [
    cell(item.indicator),
    cell(item.scope ?? ''),
    figure(item.value),
    figure(item.target),
    item.attainment === null ? figure(null) : cell(`${percentText(item.attainment)}%`),
    item.points === null
      ? cell(uiScore[language].state[item.state], 'missing')
      : figure(toDecimalText(exact(item.points), 2), '0.00'),
    figure(item.max),
    cell([uiScore[language].state[item.state], item.clause].filter(Boolean).join(' ')),
  ];
}
