import type { SignedCityTable } from '../contract/city-table-schema.ts';
import type { Language } from '../messages/language.ts';
import { rankingReason, robustnessNote } from '../messages/standing.ts';
import { uiReports } from '../messages/ui/ui-reports.ts';
import { exact, toDecimalText } from '../model/exact.ts';
import { periodText } from '../model/period.ts';
import type { ReportCell, ReportChart, ReportSheet } from '../workbook/report-sheet.ts';

const cell = (text: string, style: ReportCell['style'] = 'text'): ReportCell => ({ text, style });
/** A cell of the table without a figure. */
const EMPTY = cell('', 'number');
const HEADER_ROW = 2;
const CITY_ROW = 3;

/** 全市汇总 as a sheet: the city first, one row per region, missing ones shown as such, charts below. */
export function citySheet(table: SignedCityTable, packTitle: string, language: Language): ReportSheet {
  const texts = uiReports[language];
  const scored = table.regions.some((region) => region.total !== null);
  const { robustness } = table.ranking;
  const ranges = new Map(robustness?.regions.map((one) => [one.region, one]));
  const lead = scored ? [texts.totalPoints, texts.rank, ...(robustness ? [texts.rankRange] : [])] : [];
  const header = [
    texts.region,
    ...lead,
    ...table.indicators.map((row) => `${row.indicator}${row.scope ? `(${row.scope})` : ''}(${row.unit})`),
  ];
  const city = [
    cell(texts.cityRow, 'strong'),
    ...lead.map(() => EMPTY),
    ...table.indicators.map((row) => (row.city ? cell(row.city.text, 'number') : EMPTY)),
  ];
  const regions = table.regions.map((region) => [
    cell(region.name),
    ...(scored
      ? [
          region.total === null ? cell(texts.missing, 'missing') : cell(region.total, 'number'),
          region.rank === null ? EMPTY : cell(String(region.rank), 'number'),
          ...(robustness ? [rangeCell(ranges.get(region.region))] : []),
        ]
      : []),
    ...table.indicators.map((row) => {
      const value = row.values[region.region]?.value ?? null;
      return value === null ? cell(texts.missing, 'missing') : cell(toDecimalText(exact(value), 4), 'number');
    }),
  ]);
  const last = CITY_ROW + regions.length;
  const further = furtherRows(table, language);
  return {
    name: texts.citySheet,
    columnWidths: [14, ...header.slice(1).map(() => 14)],
    rows: [
      [cell(texts.cityTitle(packTitle, periodText(table.period)), 'title')],
      [cell([texts.roundingNote, ...notesOf(table, language)].join(' '), 'note')],
      header.map((text) => cell(text, 'header')),
      city,
      ...regions,
      ...further,
    ],
    merges: [0, 1].map((row) => ({ top: row, left: 0, bottom: row, right: header.length - 1 })),
    freeze: { rows: HEADER_ROW + 1, columns: 1 },
    charts: chartsOf(table, texts.rankingChart, scored, last, last + further.length),
  };
}

/** `2–4`; a single place where no weights move it. */
const rangeCell = (range: { readonly best: number; readonly worst: number } | undefined) =>
  range ? cell(range.best === range.worst ? String(range.best) : `${range.best}–${range.worst}`) : EMPTY;

/** Why there are no ranks, or how far they depend on the weights. */
function notesOf({ ranking }: SignedCityTable, language: Language): readonly string[] {
  if (ranking.reasons.length > 0)
    return [
      uiReports[language].rankPending,
      ...ranking.reasons.map((one) => `${rankingReason(one, language)};`),
    ];
  return ranking.robustness ? [robustnessNote(ranking.robustness, language)] : [];
}

/** Rankings besides the one by total, below the table: title, then place, unit and figure. */
function furtherRows({ rankings, regions }: SignedCityTable, language: Language): (ReportCell | null)[][] {
  const texts = uiReports[language];
  const names = new Map(regions.map(({ region, name }) => [region, name]));
  return rankings
    .filter((one) => one.regions.length > 0)
    .flatMap((one) => [
      [],
      [cell(one.title, 'strong')],
      [texts.region, texts.rank, texts.figure].map((text) => cell(text, 'header')),
      ...one.regions
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ region, rank, value, of }) => [
          cell(names.get(region) ?? region),
          cell(String(rank), 'number'),
          of === null ? cell(value, 'number') : cell(`${value} / ${of}`),
        ]),
    ]);
}

/** The ranking where there are points; else the first indicator that has a city figure, county by county. */
function chartsOf(
  table: SignedCityTable,
  ranking: string,
  scored: boolean,
  last: number,
  foot: number,
): readonly ReportChart[] {
  if (scored) return [countyChart('bar', ranking, { column: 1, last, foot })];
  const lead = table.indicators.findIndex((row) => row.city !== null);
  const row = table.indicators[lead];
  if (!row) return [];
  const name = `${row.indicator}${row.scope ? `(${row.scope})` : ''}(${row.unit})`;
  return [countyChart('column', name, { column: lead + 1, last, foot })];
}

const countyChart = (
  type: ReportChart['type'],
  title: string,
  { column, last, foot }: { readonly column: number; readonly last: number; readonly foot: number },
): ReportChart => ({
  type,
  title,
  categories: { top: CITY_ROW + 1, left: 0, bottom: last, right: 0 },
  series: [{ name: title, values: { top: CITY_ROW + 1, left: column, bottom: last, right: column } }],
  at: { top: foot + 2, left: 0, bottom: foot + 20, right: 6 },
});
