import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { CellEdit, FindingMark, ReportSheet } from '#shared/workbook/report-sheet.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';
import { partsOf } from './package-parts.ts';

export const number = (sheet: string, cell: string, text: string): CellEdit => ({
  sheet,
  cell,
  value: { type: 'number', text },
});
export const typed = (cell: string, text: string): CellEdit => ({
  sheet: '表',
  cell,
  value: { type: 'text', text },
});
export const mark = (
  cell: string,
  severity: FindingMark['severity'] = 'blocking',
  note = '不对',
): FindingMark => ({
  sheet: '表',
  cell,
  severity,
  note,
});

export const valuesOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    readWorkbook(bytes, '', engine).sheets.flatMap(({ cells }) =>
      cells.map(({ row, column, value, formula }) => [
        cellAddress(row, column),
        formula === undefined ? (value && 'text' in value ? value.text : value) : { value, formula },
      ]),
    ),
  );
export const sheetText = (bytes: Uint8Array, part = 'xl/worksheets/sheet1.xml'): string =>
  Buffer.from(partsOf(bytes).get(part)!, 'latin1').toString();

/** A sheet of ours with a title, a link and a chart. */
export const report: ReportSheet = {
  name: '核验结果',
  columnWidths: [10, 40],
  rows: [
    [{ text: '核验结果', style: 'title' }, null],
    [
      { text: '1', style: 'number' },
      { text: '不对', style: 'blocking', link: { sheet: '表', cell: 'A1' } },
    ],
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
  freeze: { rows: 1, columns: 0 },
  charts: [
    {
      type: 'bar',
      title: '得分',
      categories: { top: 1, left: 1, bottom: 1, right: 1 },
      series: [{ name: '分', values: { top: 1, left: 0, bottom: 1, right: 0 } }],
      at: { top: 3, left: 0, bottom: 9, right: 1 },
    },
  ],
};
