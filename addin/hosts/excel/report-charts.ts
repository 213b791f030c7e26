import { areaAddress } from '#shared/workbook/address.ts';
import type { ReportChart } from '#shared/workbook/report-sheet.ts';
import { rangeOfArea } from './brief-range.ts';

const TYPES = { bar: 'BarClustered', column: 'ColumnClustered', line: 'Line' } as const;

/** Native charts, so that they stay with the workbook and print; queued on the caller's round trip. */
export function addReportCharts(sheet: Excel.Worksheet, charts: readonly ReportChart[]): void {
  for (const { type, title, categories, series, at } of charts) {
    const [first, ...others] = series;
    if (!first) continue;
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
}
