import type { SignedCityTable } from '../contract/city-table-schema.ts';
import type { Language } from '../messages/ui-language.ts';
import { uiReports } from '../messages/ui-reports.ts';
import { exact, toDecimalText } from '../model/exact.ts';
import { periodText } from '../model/period.ts';
import type { ReportCell, ReportChart, ReportSheet } from '../workbook/report-sheet.ts';

const cell = (text: string, style: ReportCell['style'] = 'text'): ReportCell => ({ text, style });
const HEADER_ROW = 2;
const CITY_ROW = 3;

/** 全市汇总 as a sheet: the city first, one row per region, missing ones shown as such, charts below. */
export function citySheet(table: SignedCityTable, packTitle: string, language: Language): ReportSheet {
  const texts = uiReports[language];
  const scored = table.regions.some((region) => region.total !== null);
  const lead = scored ? [texts.totalPoints, texts.rank] : [];
  const header = [
    texts.region,
    ...lead,
    ...table.indicators.map((row) => `${row.indicator}${row.scope ? `(${row.scope})` : ''}(${row.unit})`),
  ];
  const city = [
    cell(texts.cityRow, 'strong'),
    ...lead.map(() => null),
    ...table.indicators.map((row) => (row.city ? cell(row.city.text, 'number') : null)),
  ];
  const regions = table.regions.map((region) => [
    cell(region.name),
    ...(scored
      ? [
          region.total === null ? cell(texts.missing, 'missing') : cell(region.total, 'number'),
          region.rank === null ? null : cell(String(region.rank), 'number'),
        ]
      : []),
    ...table.indicators.map((row) => {
      const value = row.values[region.region]?.value ?? null;
      return value === null ? cell(texts.missing, 'missing') : cell(toDecimalText(exact(value), 4), 'number');
    }),
  ]);
  const last = CITY_ROW + regions.length;
  return {
    name: texts.citySheet,
    columnWidths: [14, ...header.slice(1).map(() => 14)],
    rows: [
      [cell(texts.cityTitle(packTitle, periodText(table.period)), 'title')],
      [cell(texts.roundingNote, 'note')],
      header.map((text) => cell(text, 'header')),
      city,
      ...regions,
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: header.length - 1 }],
    freeze: { rows: HEADER_ROW + 1, columns: 1 },
    charts: chartsOf(table, texts.rankingChart, scored, last),
  };
}

/** The ranking where there are points; else the first indicator that has a city figure, county by county. */
function chartsOf(
  table: SignedCityTable,
  ranking: string,
  scored: boolean,
  last: number,
): readonly ReportChart[] {
  if (scored) return [countyChart('bar', ranking, 1, last)];
  const lead = table.indicators.findIndex((row) => row.city !== null);
  const row = table.indicators[lead];
  if (!row) return [];
  const name = `${row.indicator}${row.scope ? `(${row.scope})` : ''}(${row.unit})`;
  return [countyChart('column', name, lead + 1, last)];
}

const countyChart = (
  type: ReportChart['type'],
  title: string,
  column: number,
  last: number,
): ReportChart => ({
  type,
  title,
  categories: { top: CITY_ROW + 1, left: 0, bottom: last, right: 0 },
  series: [{ name: title, values: { top: CITY_ROW + 1, left: column, bottom: last, right: column } }],
  at: { top: last + 2, left: 0, bottom: last + 20, right: 6 },
});
