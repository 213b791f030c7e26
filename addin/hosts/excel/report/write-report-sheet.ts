import { HostRefusal, type SheetOwnership } from '#addin/hosts/workbook-host.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import { briefRange, rangeOfArea } from '../address/brief-range.ts';
import { mapExcelError, throwUnlessAnswerable } from '../session/map-excel-error.ts';
import { type Batch, runExcel } from '../session/run-excel.ts';
import type { ExcelSession } from '../session/session.ts';
import { asTypedText } from '../write/cell-text.ts';
import { writeMuted } from '../write/write-muted.ts';
import { addReportChart } from './report-charts.ts';
import { findReportSheets, freeSheetName, signSheet } from './report-sheets.ts';
import {
  fitRemarks,
  freezeHead,
  linksOf,
  mergeCells,
  paintLooks,
  setLinks,
  setNumberFormats,
  setWidths,
} from './report-styles.ts';

/** Cells in one request, and links, which take about 1 kB each; the web takes 5 MB. */
const CELLS_PER_WRITE = 20_000;
const LINKS_PER_WRITE = 1_000;

/**
 * Adds a sheet of ours, or writes the one of the same name that we made anew in place, so that links to it stay.
 * Two round trips for a new sheet of usual size, three for one that was there.
 */
export async function writeReportSheet(
  session: ExcelSession,
  report: ReportSheet,
  owner?: SheetOwnership,
): Promise<{ readonly name: string }> {
  return runExcel(session, async (batch) => {
    const { sheets, freeSign, structureProtected } = await findReportSheets(batch);
    const own =
      owner === 'user'
        ? undefined
        : sheets.find((sheet) => sheet.signs.length > 0 && sheet.name === report.name);
    const sign = owner === 'user' ? null : freeSign;
    if (!own && structureProtected) throw new HostRefusal('protected', { what: 'structure' });
    const taken = sheets.map((sheet) => sheet.name);
    const name = own?.name ?? freeSheetName(report.name, taken);
    const sheet = (): Excel.Worksheet => batch.context.workbook.worksheets.getItem(name);
    const contents = typing(sheet, report);
    const looks = dressing(sheet, report);
    const isUsual =
      report.rows.length * widthOf(report) <= CELLS_PER_WRITE && linksOf(report).length <= LINKS_PER_WRITE;
    try {
      const prepare = own ? await emptying(batch, own.id) : () => addSheet(batch, name, sign);
      const whole = [prepare, ...contents, ...looks];
      for (const portion of isUsual ? [whole] : whole.map((step) => [step]))
        await writeMuted(batch, () => runAll(portion), { holdsScreen: true });
    } catch (error) {
      if (mapExcelError(error).code === 'protected') throw error;
      throwUnlessAnswerable(error);
      await writeWhatGoes(batch, name, owner, { contents, looks });
    }
    return { name };
  });
}

type Step = () => void;

const runAll = (steps: readonly Step[]): void => {
  for (const step of steps) step();
};

/**
 * After a step that Excel refused: what it did before that step stays, so the sheet is emptied and filled again, its
 * contents in any case, looks and charts one by one as far as this Excel takes them.
 */
async function writeWhatGoes(
  batch: Batch,
  name: string,
  owner: SheetOwnership | undefined,
  { contents, looks }: { readonly contents: readonly Step[]; readonly looks: readonly Step[] },
): Promise<void> {
  const { sheets, freeSign } = await findReportSheets(batch);
  const begun = sheets.find((sheet) => sheet.name === name);
  if (!begun) await writeMuted(batch, () => addSheet(batch, name, owner === 'user' ? null : freeSign));
  else if (begun.signs.length === 0 && owner !== 'user')
    await writeMuted(batch, () =>
      signSheet(batch.context, batch.context.workbook.worksheets.getItem(begun.id), freeSign),
    );
  else {
    const sheet = batch.context.workbook.worksheets.getItem(begun.id);
    await writeMuted(batch, () => briefRange(sheet.getRange()).clear());
    await unlessRefused(async () => writeMuted(batch, await emptying(batch, begun.id)));
  }
  for (const step of contents) await writeMuted(batch, step);
  for (const step of looks) await unlessRefused(() => writeMuted(batch, step));
}

async function unlessRefused(does: () => Promise<unknown>): Promise<void> {
  try {
    await does();
  } catch (error) {
    throwUnlessAnswerable(error);
  }
}

/** Deletes every sheet of ours; the last visible sheet of a workbook must stay. */
export async function removeReportSheets(session: ExcelSession): Promise<void> {
  await runExcel(session, async (batch) => {
    const { sheets, structureProtected } = await findReportSheets(batch);
    const ours = sheets.filter((sheet) => sheet.signs.length > 0);
    if (ours.length === 0) return;
    if (structureProtected) throw new HostRefusal('protected', { what: 'structure' });
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

/** A sheet without a sign is the user's. */
function addSheet(batch: Batch, name: string, sign: string | null): void {
  const sheet = batch.context.workbook.worksheets.add(name);
  if (sign !== null) signSheet(batch.context, sheet, sign);
}

/** Looks at a sheet of ours and answers the step that empties it. */
async function emptying(batch: Batch, id: string): Promise<() => void> {
  const sheet = batch.context.workbook.worksheets.getItem(id);
  sheet.charts.load('items/id');
  sheet.protection.load('protected');
  await batch.sync();
  if (sheet.protection.protected) throw new HostRefusal('protected', { what: 'report' });
  return () => {
    for (const chart of sheet.charts.items) chart.delete();
    sheet.freezePanes.unfreeze();
    const all = briefRange(sheet.getRange());
    all.conditionalFormats.clearAll();
    all.unmerge();
    all.clear();
  };
}

/** Values first, then manner: formats set on cells that are still empty cost a second layout. */
function typing(sheet: () => Excel.Worksheet, report: ReportSheet): readonly Step[] {
  const width = widthOf(report);
  const height = Math.max(1, Math.floor(CELLS_PER_WRITE / width));
  const steps: Step[] = [];
  for (let top = 0; top < report.rows.length; top += height)
    steps.push(() => typeRows(sheet(), report.rows.slice(top, top + height), top, width));
  return steps;
}

/** Links, looks and charts; without them the sheet still says everything. */
function dressing(sheet: () => Excel.Worksheet, report: ReportSheet): readonly Step[] {
  const steps: Step[] = [];
  const links = linksOf(report);
  for (let from = 0; from < links.length; from += LINKS_PER_WRITE)
    steps.push(() => setLinks(sheet(), links.slice(from, from + LINKS_PER_WRITE)));
  // After the links, since Excel gives a linked cell a look of its own.
  for (const style of [paintLooks, setNumberFormats, setWidths, mergeCells, fitRemarks, freezeHead])
    steps.push(() => style(sheet(), report));
  for (const chart of report.charts) steps.push(() => addReportChart(sheet(), chart));
  return steps;
}

/** office.js cuts larger arrays up itself, through members that are not documented. */
const CELLS_PER_RANGE = 1_500;

function typeRows(sheet: Excel.Worksheet, rows: ReportSheet['rows'], first: number, width: number): void {
  const height = Math.max(1, Math.floor(CELLS_PER_RANGE / width));
  for (let from = 0; from < rows.length; from += height) {
    const part = rows.slice(from, from + height);
    const top = first + from;
    rangeOfArea(sheet, { top, left: 0, bottom: top + part.length - 1, right: width - 1 }).values = part.map(
      (row) => Array.from({ length: width }, (_, column) => typed(row[column] ?? null)),
    );
  }
}

const widthOf = (report: ReportSheet): number => Math.max(1, ...report.rows.map((row) => row.length));

/** Numbers as numbers, everything else as exactly the text it is. */
function typed(cell: ReportSheet['rows'][number][number]): string | number {
  if (cell === null || cell.text === '') return '';
  const number = cell.style === 'number' ? Number(cell.text) : Number.NaN;
  return Number.isFinite(number) ? number : asTypedText(cell.text);
}
