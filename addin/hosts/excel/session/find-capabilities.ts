import type { HostCapabilities } from '#addin/hosts/workbook-host.ts';
import { calculates } from '../read/note-calculation.ts';
import { askWorkbookList, loadWorkbookList, type WorkbookList } from './load-sheets.ts';
import { mapExcelError, throwUnlessAnswerable } from './map-excel-error.ts';
import { type Batch, runExcel } from './run-excel.ts';
import type { ExcelSession } from './session.ts';

/** Longer than an Excel that is free takes; the pane shows itself then, and the first reading says what it waits for. */
const PATIENCE = 10_000;

/** Capabilities of the opened workbook: what Excel can, less what this workbook forbids. One round trip. */
export async function findCapabilities(session: ExcelSession): Promise<HostCapabilities> {
  const { readOnly, structureProtected, list } = await runExcel(
    session,
    (batch) => askWorkbook(batch, session),
    { byUser: false, reads: true, patience: PATIENCE },
  ).catch(assumeForNow);
  session.name = list?.name ?? null;
  session.sheets = (list?.sheets ?? []).map((sheet) => ({ ...sheet, used: undefined, merges: [] }));
  const { abilities } = session;
  const limits = [
    ...(readOnly ? ['read-only'] : []),
    ...(structureProtected ? ['structure-protected'] : []),
    ...(abilities.comments ? [] : ['no-comments']),
    ...(abilities.mergedAreas ? [] : ['merges-from-file']),
  ];
  return {
    write: !readOnly,
    marks: !readOnly,
    comments: abilities.comments && !readOnly,
    addSheets: !readOnly && !structureProtected,
    charts: !readOnly && !structureProtected,
    events: true,
    state: !readOnly,
    limits,
  };
}

/** The list of sheets comes along, and who calculates, so that the first reading need not ask for them. */
async function askWorkbook(
  batch: Batch,
  session: ExcelSession,
): Promise<{ readOnly: boolean; structureProtected: boolean; list: WorkbookList | null }> {
  const { workbook } = batch.context;
  workbook.load('readOnly');
  workbook.protection.load('protected');
  workbook.application.load('calculationMode');
  // The state comes with the first reading, which is the one that is used.
  const list = askWorkbookList(batch.context, new Set([...session.lacking, 'state']));
  try {
    await batch.sync();
    session.calculates = calculates(workbook.application);
    return {
      readOnly: workbook.readOnly || isReadOnlyDocument(),
      structureProtected: workbook.protection.protected,
      list: list(),
    };
  } catch (error) {
    throwUnlessAnswerable(error);
    return {
      readOnly:
        isReadOnlyDocument() ||
        (await asks(
          batch,
          () => workbook.load('readOnly'),
          () => workbook.readOnly,
        )),
      structureProtected: await asks(
        batch,
        () => workbook.protection.load('protected'),
        () => workbook.protection.protected,
      ),
      list: await loadWorkbookList(batch, session.lacking),
    };
  }
}

/** One fact alone. False when Excel can't say: a write that is not allowed is refused when it is tried. */
async function asks(batch: Batch, load: () => unknown, read: () => boolean): Promise<boolean> {
  try {
    load();
    await batch.sync();
    return read();
  } catch (error) {
    throwUnlessAnswerable(error);
    return false;
  }
}

/** Opening the pane while a cell is being edited is common; the first reading will say what it waits for, or what failed. */
function assumeForNow(error: unknown): Awaited<ReturnType<typeof askWorkbook>> {
  if (mapExcelError(error).params.code === 'Unknown') throw error;
  return { readOnly: isReadOnlyDocument(), structureProtected: false, list: null };
}

/** The web opens a workbook for viewing without making the file read-only. */
function isReadOnlyDocument(): boolean {
  return Office.context.document?.mode === Office.DocumentMode?.ReadOnly;
}
