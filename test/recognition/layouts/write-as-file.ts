import { cellAddress } from '#shared/workbook/address.ts';
import type { RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { ReportCell } from '#shared/workbook/report-sheet.ts';
import type { NewSheet } from '#shared/xlsx/patch/report-sheet-xml.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { nodeZipEngine } from '../node-zip-engine.ts';
import type { Layout } from './paper.ts';

/** The drawn workbook as the bytes of an .xlsx. Formulas lose their cached values, as some offices write them. */
export const writeAsFile = (layout: Layout): Uint8Array =>
  writeNewWorkbook(layout.raw.sheets.map(newSheet), nodeZipEngine);

function newSheet(sheet: RawSheet): NewSheet {
  const rows: (ReportCell | null)[][] = [];
  for (const cell of sheet.cells) {
    while (rows.length <= cell.row) rows.push([]);
    const row = rows[cell.row]!;
    while (row.length < cell.column) row.push(null);
    row[cell.column] = reportCell(cell);
  }
  return {
    name: sheet.name,
    columnWidths: [],
    rows,
    merges: sheet.merges,
    freeze: { rows: 0, columns: 0 },
    charts: [],
    hidden: sheet.visibility !== 'visible',
    formulas: sheet.cells.flatMap(({ row, column, formula }) =>
      formula === undefined ? [] : [{ cell: cellAddress(row, column), formula }],
    ),
  };
}

function reportCell({ value, format, formula }: RawCell): ReportCell | null {
  if (formula !== undefined) return { text: '', style: 'number' };
  if (value?.type === 'number')
    return { text: value.text, style: 'number', ...(format === undefined ? {} : { format }) };
  return value?.type === 'text' ? { text: value.text, style: 'text' } : null;
}
