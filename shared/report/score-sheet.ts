import type { Language } from '../messages/ui-language.ts';
import { uiReports } from '../messages/ui-reports.ts';
import { uiScore } from '../messages/ui-score.ts';
import { exact, toDecimalText } from '../model/exact.ts';
import type { ScoreItem, ScoreSheet } from '../model/score.ts';
import type { ReportCell, ReportSheet } from '../workbook/report-sheet.ts';
import { groupScore, percentText } from './score-groups.ts';

const cell = (text: string, style: ReportCell['style'] = 'text', format?: string): ReportCell => ({
  text,
  style,
  ...(format ? { format } : {}),
});
const figure = (text: string | null, format?: string): ReportCell | null =>
  text === null ? null : cell(text, 'number', format);

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
        null,
        null,
        null,
        null,
        figure(toDecimalText(exact(group.points), 2), '0.00'),
        figure(group.max),
      ]);
    for (const item of group.items) rows.push(itemRow(item, language));
  }
  for (const adjustment of sheet.adjustments)
    rows.push([
      cell(adjustment.label),
      null,
      null,
      null,
      null,
      figure(adjustment.points),
      null,
      cell(adjustment.clause ?? '', 'note'),
    ]);
  if (sheet.total !== null)
    rows.push([
      cell(texts.total, 'strong'),
      null,
      null,
      null,
      null,
      figure(sheet.total, '0.00'),
      figure(sheet.max),
    ]);
  if (sheet.provisional) rows.push([cell(texts.provisional, 'note')]);
  return {
    name: texts.scoreSheet,
    columnWidths: [44, 10, 12, 12, 10, 10, 10, 44],
    rows,
    merges: [{ top: 0, left: 0, bottom: 0, right: 7 }],
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
    item.attainment === null ? null : cell(`${percentText(item.attainment)}%`),
    item.points === null
      ? cell(uiScore[language].state[item.state], 'missing')
      : figure(toDecimalText(exact(item.points), 2), '0.00'),
    figure(item.max),
    cell([uiScore[language].state[item.state], item.clause].filter(Boolean).join(' '), 'note'),
  ];
}
