import { HostRefusal, type ReadOptions } from '#addin/hosts/workbook-host.ts';
import type { CellArea, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { cellCount } from '../address/brief-range.ts';
import { loadWorkbookList } from '../session/load-sheets.ts';
import { type Batch, runExcel } from '../session/run-excel.ts';
import type { ExcelSession } from '../session/session.ts';
import { detailTasks } from './detail-tasks.ts';
import { findPieces, type MeasuredSheet, measureSheets } from './measure-sheets.ts';
import { noteCalculation } from './note-calculation.ts';
import { type FileFacts, readFileFacts } from './read-file-facts.ts';
import { readMerges } from './read-merges.ts';
import { type ReadTask, SMALL_SHEET } from './read-task.ts';
import { type ReadSheets, readTogether, type SheetToRead } from './read-together.ts';
import { emptyResult, type ReadResult, runReadTasks } from './run-read-tasks.ts';
import { cellsOfGrid, emptyGrid } from './sheet-grid.ts';

/** More than any ledger of a county; beyond it the pane would not answer for minutes. */
const CELLS_AT_MOST = 5_000_000;

/**
 * All sheets in few round trips. A form takes one, as the sheets are known since the workbook was opened; a ledger
 * is measured first and then read in blocks.
 * Hidden sheets, rows and columns are read like the others and reported as hidden.
 */
export async function readWorkbook(session: ExcelSession, options: ReadOptions = {}): Promise<RawWorkbook> {
  const raw = await readWhole(session, options);
  await noteCalculation(session, raw);
  return raw;
}

async function readWhole(session: ExcelSession, options: ReadOptions): Promise<RawWorkbook> {
  const lacksMerges = session.lacking.has('merges');
  const raw = await readOnce(session, options, lacksMerges ? await readFileFacts(session) : null);
  // Found out just now: the file's bytes may tell what this Excel doesn't.
  if (lacksMerges || !session.lacking.has('merges')) return raw;
  const facts = await readFileFacts(session);
  return facts ? readOnce(session, options, facts) : raw;
}

function readOnce(
  session: ExcelSession,
  options: ReadOptions,
  facts: FileFacts | null,
): Promise<RawWorkbook> {
  return runExcel(
    session,
    async (batch) => {
      const { list, measured, result } = await readSheets(batch, session, options);
      tellLimits(session, result, facts);
      const mergesOf = (sheet: MeasuredSheet): readonly CellArea[] =>
        sheet.merges ?? facts?.merges.get(sheet.name) ?? [];
      session.name = list.name;
      session.fetchedState = list.state;
      session.sheets = measured.map((sheet) => ({
        id: sheet.id,
        name: sheet.name,
        visibility: sheet.visibility,
        protected: sheet.protected,
        used: sheet.used,
        merges: mergesOf(sheet),
      }));
      return {
        name: list.name,
        sheets: measured.map((sheet) => sheetOf(sheet, mergesOf(sheet), result)),
        date1904: facts?.date1904 ?? false,
        definedNames: list.definedNames,
        ...(/\.xlsm$/i.test(list.name) ? { hasMacros: true } : {}),
      };
    },
    { byUser: true, reads: true, quiet: options.background, signal: options.signal },
  );
}

/** Together where that is possible, else the list, the sizes and then the cells. */
async function readSheets(batch: Batch, session: ExcelSession, options: ReadOptions): Promise<ReadSheets> {
  const { lacking } = session;
  let known: readonly SheetToRead[] = session.sheets;
  // Once more when sheets came or went since they were last seen.
  for (let tries = 0; tries < 2; tries++) {
    if (known.length === 0) known = (await loadWorkbookList(batch, lacking)).sheets;
    const read = await readTogether(batch, known, lacking);
    if (read === null) break;
    if ('measured' in read) return readRest(batch, read, session, options);
    known = read.list.sheets;
  }
  const list = await loadWorkbookList(batch, lacking);
  const measured = await measureSheets(batch, list.sheets, lacking);
  return readRest(batch, { list, measured, result: emptyResult() }, session, options);
}

/** What this reading could not tell, said anew each time: an earlier one may have had a bad moment. */
function tellLimits(
  { limits, lacking }: ExcelSession,
  { givenUp }: ReadResult,
  facts: FileFacts | null,
): void {
  for (const limit of [...limits]) if (limit.startsWith('unread-')) limits.delete(limit);
  for (const part of givenUp) limits.add(`unread-${part}`);
  if (!facts && lacking.has('merges')) limits.add('unread-merges');
  if (lacking.has('hidden')) limits.add('unread-hidden-rows').add('unread-hidden-columns');
}

/** Reads the cells of the sheets that have no grid yet, merges that are too many, and what is hidden or unlocked on any. */
async function readRest(
  batch: Batch,
  read: ReadSheets,
  session: ExcelSession,
  options: ReadOptions,
): Promise<ReadSheets> {
  const measured = await withMerges(batch, read.measured, session);
  const { result } = read;
  const pieces = await findPieces(
    batch,
    measured.filter((sheet) => !result.grids.has(sheet.id)),
  );
  const cells = [...pieces.values()].flat().reduce((sum, area) => sum + cellCount(area), 0);
  if (cells > CELLS_AT_MOST)
    throw new HostRefusal('too-large', { cells: String(cells), most: String(CELLS_AT_MOST) });
  const tasks = measured.flatMap((sheet) => [
    ...tasksOfSheet(sheet, pieces.get(sheet.id) ?? []),
    ...detailTasks(sheet),
  ]);
  await runReadTasks(batch, tasks, result, options.onProgress);
  return { ...read, measured };
}

async function withMerges(
  batch: Batch,
  measured: readonly MeasuredSheet[],
  { lacking }: ExcelSession,
): Promise<readonly MeasuredSheet[]> {
  const crowded = lacking.has('merges')
    ? []
    : measured.filter((sheet) => sheet.used && sheet.merges === null);
  if (crowded.length === 0) return measured;
  const merges = await readMerges(batch, crowded);
  if (merges) return measured.map((sheet) => ({ ...sheet, merges: merges.get(sheet.id) ?? sheet.merges }));
  lacking.add('merges');
  return measured;
}

function tasksOfSheet(sheet: MeasuredSheet, pieces: readonly CellArea[]): readonly ReadTask[] {
  return pieces.flatMap((area): ReadTask[] => [
    { sheetId: sheet.id, part: 'values', area },
    { sheetId: sheet.id, part: cellCount(area) > SMALL_SHEET ? 'formula-areas' : 'formulas', area },
    { sheetId: sheet.id, part: 'formats', area },
  ]);
}

function sheetOf(sheet: MeasuredSheet, merges: readonly CellArea[], result: ReadResult): RawSheet {
  const cells = cellsOfGrid(result.grids.get(sheet.id) ?? emptyGrid());
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protected,
    cells: sheet.locked === 'none' ? cells.map((cell) => ({ ...cell, locked: false })) : cells,
    merges,
    hiddenRows:
      sheet.hiddenRows === 'all' && sheet.used
        ? span(sheet.used.top, sheet.used.bottom)
        : (result.hiddenRows.get(sheet.id) ?? new Set()),
    hiddenColumns:
      sheet.hiddenColumns === 'all' && sheet.used
        ? span(sheet.used.left, sheet.used.right)
        : (result.hiddenColumns.get(sheet.id) ?? new Set()),
  };
}

function span(first: number, last: number): ReadonlySet<number> {
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
