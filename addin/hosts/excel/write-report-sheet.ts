import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import { briefRange, rangeOfArea } from './brief-range.ts';
import { asTypedText } from './cell-text.ts';
import { addReportCharts } from './report-charts.ts';
import { findReportSheets, freeSheetName, signSheet } from './report-sheets.ts';
import { styleReport } from './report-styles.ts';
import { type Batch, runExcel } from './run-excel.ts';
import type { ExcelSession } from './session.ts';
import { writeMuted } from './write-muted.ts';

/** Cells in one request; the web takes 5 MB. */
const CELLS_PER_WRITE = 20_000;

/** Adds a sheet of ours, or writes the one of the same name that we made anew in place, so that links to it stay. */
export async function writeReportSheet(
  session: ExcelSession,
  report: ReportSheet,
): Promise<{ readonly name: string }> {
  return runExcel(session, async (batch) => {
    const { sheets, freeSign } = await findReportSheets(batch);
    const own = sheets.find((sheet) => sheet.signs.length > 0 && sheet.name === report.name);
    if (!own) await refuseProtectedStructure(batch);
    const name =
      own?.name ??
      freeSheetName(
        report.name,
        sheets.map((sheet) => sheet.name),
      );
    const id = own ? await emptySheet(batch, own.id) : await addSheet(batch, name, freeSign);
    await fillSheet(batch, id, report);
    return { name };
  });
}

/** Deletes every sheet of ours; the last visible sheet of a workbook must stay. */
export async function removeReportSheets(session: ExcelSession): Promise<void> {
  await runExcel(session, async (batch) => {
    const { sheets } = await findReportSheets(batch);
    const ours = sheets.filter((sheet) => sheet.signs.length > 0);
    if (ours.length === 0) return;
    await refuseProtectedStructure(batch);
    const othersShow = sheets.some((sheet) => sheet.signs.length === 0 && sheet.visible);
    const goes = othersShow ? ours : ours.slice(1);
    await writeMuted(batch, () => {
      for (const sheet of goes) {
        // The name first: afterwards it would point nowhere.
        for (const sign of sheet.signs) batch.context.workbook.names.getItem(sign).delete();
        batch.context.workbook.worksheets.getItem(sheet.id).delete();
      }
    });
  });
}

async function refuseProtectedStructure(batch: Batch): Promise<void> {
  const { protection } = batch.context.workbook;
  protection.load('protected');
  await batch.sync();
  if (protection.protected) throw new HostRefusal('protected', { what: 'structure' });
}

async function addSheet(batch: Batch, name: string, sign: string): Promise<string> {
  const sheet = await writeMuted(batch, () => {
    const added = batch.context.workbook.worksheets.add(name);
    signSheet(batch.context, added, sign);
    added.load('id');
    return added;
  });
  return sheet.id;
}

async function emptySheet(batch: Batch, id: string): Promise<string> {
  const sheet = batch.context.workbook.worksheets.getItem(id);
  sheet.charts.load('items/id');
  sheet.protection.load('protected');
  await batch.sync();
  if (sheet.protection.protected) throw new HostRefusal('protected', { what: 'report' });
  await writeMuted(batch, () => {
    for (const chart of sheet.charts.items) chart.delete();
    sheet.freezePanes.unfreeze();
    const all = briefRange(sheet.getRange());
    all.conditionalFormats.clearAll();
    all.unmerge();
    all.clear();
  });
  return id;
}

/** Values first, then manner: formats set on cells that are still empty cost a second layout. */
async function fillSheet(batch: Batch, id: string, report: ReportSheet): Promise<void> {
  const sheet = batch.context.workbook.worksheets.getItem(id);
  const width = Math.max(1, ...report.rows.map((row) => row.length));
  const height = Math.max(1, Math.floor(CELLS_PER_WRITE / width));
  for (let top = 0; top < report.rows.length; top += height) {
    const rows = report.rows.slice(top, top + height);
    await writeMuted(batch, () => {
      batch.context.application.suspendScreenUpdatingUntilNextSync();
      const range = rangeOfArea(sheet, { top, left: 0, bottom: top + rows.length - 1, right: width - 1 });
      range.values = rows.map((row) =>
        Array.from({ length: width }, (_, column) => typed(row[column] ?? null)),
      );
    });
  }
  await writeMuted(batch, () => {
    batch.context.application.suspendScreenUpdatingUntilNextSync();
    styleReport(sheet, report);
    addReportCharts(sheet, report.charts);
  });
}

/** Numbers as numbers, everything else as exactly the text it is. */
function typed(cell: ReportSheet['rows'][number][number]): string | number {
  if (cell === null || cell.text === '') return '';
  const number = cell.style === 'number' ? Number(cell.text) : Number.NaN;
  return Number.isFinite(number) ? number : asTypedText(cell.text);
}
