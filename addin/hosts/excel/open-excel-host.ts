import {
  type HostCapabilities,
  HostRefusal,
  type WorkbookHost,
  type WriteResult,
} from '#addin/hosts/workbook-host.ts';
import { clearMarks, markFindings } from './marks/mark-findings.ts';
import type { FileReader } from './read/file-reader.ts';
import { readAreas } from './read/read-areas.ts';
import { readWorkbook } from './read/read-workbook.ts';
import { removeReportSheets, writeReportSheet } from './report/write-report-sheet.ts';
import { selectCell } from './select-cell.ts';
import { findAbilities } from './session/excel-abilities.ts';
import { findCapabilities } from './session/find-capabilities.ts';
import { ifLoaded } from './session/if-loaded.ts';
import { nameOfDocument } from './session/load-sheets.ts';
import { runExcel } from './session/run-excel.ts';
import { type ExcelSession, openSession } from './session/session.ts';
import { opensWithWorkbook, openWithWorkbook } from './start/auto-open.ts';
import { diagnoseHost } from './start/diagnose-host.ts';
import { loadState, saveState } from './state/keep-state.ts';
import { watchChanges } from './watch-changes.ts';
import { undoCells } from './write/undo-cells.ts';
import { writeCells } from './write/write-cells.ts';

export interface ExcelHostOptions {
  /** Reads the file's bytes where this Excel can't tell its merged areas (below ExcelApi 1.13). */
  readonly readFile?: FileReader | undefined;
  /** Milliseconds that one round trip may take; a minute unless given. */
  readonly patience?: number;
}

/**
 * The workbook that Excel has open, as a WorkbookHost. Call after Office.onReady.
 * Refuses with `host-unsupported` below ExcelApi 1.9.
 */
export async function openExcelHost(options: ExcelHostOptions = {}): Promise<WorkbookHost> {
  const abilities = findAbilities();
  if (!abilities.core)
    throw new HostRefusal('host-unsupported', { api: abilities.api ?? 'none', needed: '1.9' });
  const session = openSession(abilities, options);
  const capabilities = await findCapabilities(session);
  const writable = async <T>(does: () => Promise<T>): Promise<T> => {
    if (!capabilities.write) throw new HostRefusal('read-only');
    return does();
  };
  // What a reading could not tell is known only afterwards. The same object until then, as a screen compares it.
  let told = capabilities;
  const withReadingLimits = (): HostCapabilities => {
    const limits = [...new Set([...capabilities.limits, ...session.limits])];
    if (limits.join() !== told.limits.join())
      told = { ...capabilities, events: !limits.includes('no-events'), limits };
    return told;
  };
  return {
    kind: 'excel',
    get capabilities() {
      return withReadingLimits();
    },
    name: () => (session.name === null ? askName(session) : Promise.resolve(session.name)),
    read: (readOptions) => readWorkbook(session, readOptions),
    readAreas: (areas) => readAreas(session, areas),
    write: (edits) => writable(() => writeCells(session, edits)),
    undo: (token) => writable(() => undo(session, token)),
    mark: (marks, markOptions) => writable(() => markFindings(session, marks, markOptions)),
    clearMarks: () => writable(() => clearMarks(session)),
    writeSheet: (sheet, owner) => writable(() => writeReportSheet(session, sheet, owner)),
    removeSheets: () => writable(() => removeReportSheets(session)),
    select: (place) => selectCell(session, place),
    onChange: (listener) => watchChanges(session, listener),
    loadState: () => loadState(session),
    saveState: (text) => writable(() => saveState(session, text)),
    onWaiting: (listener) => {
      session.waiting.add(listener);
      return () => session.waiting.delete(listener);
    },
    diagnose: diagnoseHost,
    autoOpen: { isOn: opensWithWorkbook, set: openWithWorkbook },
  };
}

async function undo(session: ExcelSession, token: string): Promise<WriteResult> {
  const step = session.undo.get(token);
  if (!step) return { token: null, written: 0, refused: [] };
  session.undo.delete(token);
  if (step.kind === 'cells') return undoCells(session, step.cells);
  if (step.before.length > 0)
    return { ...(await markFindings(session, step.before, { comments: step.comments })), token: null };
  const written = session.marks.length;
  await clearMarks(session);
  return { token: null, written, refused: [] };
}

function askName(session: ExcelSession): Promise<string> {
  return runExcel(session, async ({ context, sync }) => {
    context.workbook.load('name');
    await sync();
    session.name = ifLoaded<string>(() => context.workbook.name, '') || nameOfDocument();
    return session.name;
  });
}
