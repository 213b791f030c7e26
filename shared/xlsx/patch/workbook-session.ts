import type { RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { CellEdit, ReportSheet } from '../../workbook/report-sheet.ts';
import { copyDraft, draftPackage, draftText, type PackageDraft } from '../package/package-draft.ts';
import { draftSource } from '../package/part-source.ts';
import { readWorkbookParts } from '../package/workbook-parts.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { readSheet } from '../read/read-sheet.ts';
import { type CellContext, openPackage, readArchive, readCellContext } from '../read/read-workbook.ts';
import { ourSheetNames } from './our-marks.ts';
import type { OurAdditions } from './patch-record.ts';
import { addOurs, addUserSheet, fillsBeside, finishPatch, typeEdits } from './patch-workbook.ts';
import type { PlannedAdditions } from './plan-additions.ts';
import type { PlannedEdits } from './plan-cell-edits.ts';
import { removeOurSheets } from './remove-ours.ts';
import { takeBack } from './take-back.ts';
import type { PatchResult } from './workbook-patch.ts';

/**
 * A workbook file held open for a series of changes: nothing is compressed until its bytes are wanted.
 * Every change answers a new session, so that an earlier state can be returned to.
 */
export interface WorkbookSession {
  /** The cells as they are now; formulas that build on typed cells have lost their cached values. */
  readonly workbook: RawWorkbook;
  /** What earlier patches had put into the file when it was opened. */
  readonly additions: OurAdditions;
  readonly state: string | null;
  readonly structureProtected: boolean;
  readonly draft: PackageDraft;
  readonly context: CellContext;
}

/** Opens a file for changes. Throws WorkbookRefusal. */
export function openSession(bytes: Uint8Array, name: string, engine: ZipEngine): WorkbookSession {
  const archive = openPackage(bytes, name, engine);
  const workbook = readArchive(archive, name);
  const draft = draftPackage(archive);
  const { additions, state } = takeBack(draft, { marks: true, sheets: false, state: true });
  const parts = readWorkbookParts(draftSource(draft));
  return {
    workbook,
    additions,
    state,
    structureProtected: parts.structureProtected,
    draft,
    context: readCellContext(archive, parts),
  };
}

/** The session without any sheet of ours, also those that another host put into the file. */
export function withoutOurSheets(session: WorkbookSession): WorkbookSession {
  const draft = copyDraft(session.draft);
  const parts = readWorkbookParts(draftSource(draft));
  removeOurSheets(draft, parts, ourSheetNames(parts));
  return { ...session, draft };
}

/** Types values into cells; what can't be written is listed in the outcome. */
export function typeIntoSession(
  session: WorkbookSession,
  edits: readonly CellEdit[],
): { readonly session: WorkbookSession; readonly outcome: PlannedEdits } {
  const draft = copyDraft(session.draft);
  const outcome = typeEdits(draft, edits, session.workbook);
  const touched = [...edits.map(({ sheet }) => sheet), ...outcome.stale.map(({ sheet }) => sheet)];
  const fills = fillsBeside(session.additions.fills, edits);
  const changed = { ...session, draft, additions: { ...session.additions, fills } };
  return {
    session: outcome.written === 0 ? session : { ...changed, workbook: readAgain(changed, touched) },
    outcome,
  };
}

/** The session with one more sheet of the user at its end. */
export function withUserSheet(
  session: WorkbookSession,
  sheet: ReportSheet,
): { readonly session: WorkbookSession; readonly name: string } {
  const draft = copyDraft(session.draft);
  const name = addUserSheet(draft, sheet);
  const { workbook } = session;
  const added: RawSheet = {
    name,
    visibility: 'visible',
    protected: false,
    merges: [],
    cells: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  };
  const changed = { ...session, draft, workbook: { ...workbook, sheets: [...workbook.sheets, added] } };
  return { session: { ...changed, workbook: readAgain(changed, [name]) }, name };
}

/** What adding would refuse and how the sheets would be named, without writing anything. */
export const tryAdditions = (session: WorkbookSession, additions: OurAdditions): PlannedAdditions =>
  addOurs(copyDraft(session.draft), additions, null);

/** The file with all changes and additions. */
export const sessionBytes = (
  session: WorkbookSession,
  additions: OurAdditions,
  state: string | null,
): PatchResult => finishPatch(copyDraft(session.draft), { ...additions, state }, session);

/** The draft with what earlier patches filled in, as a reader of the file sees it. */
function withFills({ draft, additions }: WorkbookSession): PackageDraft {
  if (additions.fills.length === 0) return draft;
  const filled = copyDraft(draft);
  addOurs(filled, { fills: additions.fills, marks: [], comments: false, sheets: [] }, null);
  return filled;
}

/** Reads the named sheets anew from the draft: the model always says what the file would. */
function readAgain(session: WorkbookSession, sheets: readonly string[]): RawWorkbook {
  const { workbook, context } = session;
  const draft = withFills(session);
  const parts = readWorkbookParts(draftSource(draft));
  const cellLimit = draft.archive.limits.cells;
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const part = parts.sheets.find(({ name }) => name === sheet.name)?.part;
      if (part === undefined || !sheets.includes(sheet.name)) return sheet;
      const bytes = draft.engine.encodeUtf8(draftText(draft, part));
      return {
        name: sheet.name,
        visibility: sheet.visibility,
        ...readSheet(bytes, draft.engine, part, { ...context, cellsLeft: cellLimit, cellLimit }),
      };
    }),
  };
}
