import { areaAddress } from '#shared/workbook/address.ts';
import type { ReportChart } from '#shared/workbook/report-sheet.ts';
import { rangeOfArea } from '../address/brief-range.ts';

const TYPES = { bar: 'BarClustered', column: 'ColumnClustered', line: 'Line' } as const;

/** A native chart, so that it stays with the workbook and prints; queued on the caller's round trip. */
export function addReportChart(
  sheet: Excel.Worksheet,
  { type, title, categories, series, at }: ReportChart,
): void {
  const [first, ...others] = series;
  if (!first) return;
  const chart = sheet.charts.add(TYPES[type], rangeOfArea(sheet, first.values), 'Columns');
  chart.title.text = title;
  const labels = rangeOfArea(sheet, categories);
  const drawn = [
    { ...first, on: chart.series.getItemAt(0) },
    ...others.map((each) => ({ ...each, on: chart.series.add(each.name) })),
  ];
  for (const { name, values, on } of drawn) {
    on.name = name;
    if (values !== first.values) on.setValues(rangeOfArea(sheet, values));
    on.setXAxisValues(labels);
  }
  const [from = 'A1', to = from] = areaAddress(at).split(':');
  chart.setPosition(from, to);
}
