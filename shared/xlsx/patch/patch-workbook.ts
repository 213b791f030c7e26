import { cellAddress } from '../../workbook/address.ts';
import type { RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { CellEdit, ReportSheet } from '../../workbook/report-sheet.ts';
import {
  draftCrc,
  draftHas,
  draftPackage,
  draftText,
  type PackageDraft,
  writeDraft,
} from '../package/package-draft.ts';
import { carryOut, planPackage } from '../package/package-plan.ts';
import { archiveSource, draftSource } from '../package/part-source.ts';
import { readWorkbookParts, type WorkbookParts } from '../package/workbook-parts.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { NO_STYLES, readCellStyles } from '../read/cell-styles.ts';
import { openPackage } from '../read/read-workbook.ts';
import { ourSheetNames, RECORD_NAMESPACE, STATE_NAMESPACE } from './our-marks.ts';
import { type OurAdditions, planItem, readOurItems, setRecordText } from './patch-record.ts';
import { type PlannedAdditions, planAdditions } from './plan-additions.ts';
import { calculationChain, type PlannedEdits, planCellEdits } from './plan-cell-edits.ts';
import { planReportSheets } from './plan-report-sheets.ts';
import { planWorkbookTail } from './plan-workbook-tail.ts';
import { removeOurSheets } from './remove-ours.ts';
import { removePartTree, removeRelationships } from './remove-parts.ts';
import { openStyleTable } from './style-table.ts';
import { type TakenBack, takeBack } from './take-back.ts';
import type { PatchResult, WorkbookPatch } from './workbook-patch.ts';

/**
 * Changes an .xlsx or .xlsm inside its own zip: every part that needs no change keeps its bytes as they lie there.
 * What was put in earlier and is not named by the patch stays. Throws WorkbookRefusal when the file can't be opened;
 * single cells and sheets that can't be written are listed in the result and the others are written.
 */
export function patchWorkbook(bytes: Uint8Array, patch: WorkbookPatch, engine: ZipEngine): PatchResult {
  const draft = draftPackage(openPackage(bytes, '', engine));
  const before = takeBack(draft, {
    marks: patch.marks !== undefined,
    sheets: patch.sheets !== undefined,
    state: patch.state !== undefined,
  });
  const typed = typeEdits(draft, patch.edits ?? []);
  const result = finishPatch(draft, patch, before);
  return {
    ...result,
    written: typed.written + result.written,
    refused: [...typed.refused, ...result.refused],
    stale: [
      ...typed.stale.map(({ sheet, row, column }) => ({ sheet, cell: cellAddress(row, column) })),
      ...result.stale,
    ],
  };
}

/** Adds what is ours to a draft that holds nothing of ours, and writes it. */
export function finishPatch(
  draft: PackageDraft,
  patch: WorkbookPatch,
  before: Pick<TakenBack, 'additions' | 'state'>,
): PatchResult {
  const added = addOurs(
    draft,
    withKept(patch, before),
    patch.state === undefined ? before.state : patch.state,
  );
  return {
    bytes: writeDraft(draft),
    written: patch.fills === undefined ? 0 : added.fills.written,
    refused: added.refused,
    sheetNames: added.sheetNames,
    stale: added.fills.stale.map(({ sheet, row, column }) => ({ sheet, cell: cellAddress(row, column) })),
  };
}

/** Takes everything of ours out again: every part gets back the characters it had before the first patch. */
export function clearPatch(
  bytes: Uint8Array,
  engine: ZipEngine,
): { readonly bytes: Uint8Array; readonly exact: boolean } {
  const draft = draftPackage(openPackage(bytes, '', engine));
  const { exact } = takeBack(draft, { marks: true, sheets: true, state: true });
  return { bytes: writeDraft(draft), exact };
}

/** The text that we keep in a workbook; null when there is none. */
export function readState(bytes: Uint8Array, engine: ZipEngine): string | null {
  const source = archiveSource(openPackage(bytes, '', engine));
  return readOurItems(source, readWorkbookParts(source)).state;
}

function withKept(patch: WorkbookPatch, { additions }: Pick<TakenBack, 'additions'>): OurAdditions {
  return {
    fills: patch.fills ?? fillsBeside(additions.fills, patch.edits ?? []),
    marks: patch.marks ?? additions.marks,
    comments: patch.comments ?? additions.comments,
    sheets: patch.sheets ?? additions.sheets,
  };
}

/** What we filled in where nobody typed since: a cell that a person typed into is that person's. */
export function fillsBeside(fills: readonly CellEdit[], edits: readonly CellEdit[]): readonly CellEdit[] {
  if (fills.length === 0) return fills;
  const typed = new Set(edits.map(({ sheet, cell }) => `${sheet}\n${cell}`));
  return fills.filter(({ sheet, cell }) => !typed.has(`${sheet}\n${cell}`));
}

/** Types values into a draft, for good. `workbook`: its cells, when they were read already. */
export function typeEdits(
  draft: PackageDraft,
  edits: readonly CellEdit[],
  workbook?: RawWorkbook,
): PlannedEdits {
  if (edits.length === 0) return { written: 0, refused: [], stale: [], formulasReplaced: false };
  const parts = readWorkbookParts(draftSource(draft));
  const plan = planPackage(draft, parts.strict);
  const outcome = planCellEdits(plan, edits, {
    parts,
    unlocked: unlockedStyles(draft, parts),
    what: 'edit',
    ...(workbook ? { workbook } : {}),
  });
  if (outcome.stale.length > 0) planWorkbookTail(plan, parts, '', true);
  carryOut(plan);
  // A chain that names a cell without formula makes Excel call the file damaged; without one it builds its own.
  const chain = outcome.formulasReplaced ? calculationChain(parts) : undefined;
  if (chain !== undefined) {
    removeRelationships(draft, parts.part, (target) => target === chain);
    removePartTree(draft, chain);
  }
  return outcome;
}

/** Adds what is ours to a draft that holds nothing of ours, with the record that takes it back. */
export function addOurs(
  draft: PackageDraft,
  additions: OurAdditions,
  state: string | null,
): PlannedAdditions {
  const parts = withoutReplacedSheets(draft, additions);
  const plan = planPackage(draft, parts.strict);
  const planned = planAdditions(plan, parts, additions, unlockedStyles(draft, parts));
  if (state !== null) planItem(plan, parts.part, STATE_NAMESPACE, state);
  if (plan.splices.size + plan.added.size === 0) return planned;
  const recordPart = planItem(plan, parts.part, RECORD_NAMESPACE, null);
  const trace = carryOut(plan);
  setRecordText(draft, recordPart, {
    format: 'kezhi-record/1',
    changed: trace.changed.map(({ part, reverse }) => ({ part, crc: draftCrc(draft, part), reverse })),
    added: trace.added,
    additions,
  });
  return planned;
}

/** Adds a sheet that is the user's own from now on, and answers its name. */
export function addUserSheet(draft: PackageDraft, sheet: ReportSheet): string {
  const parts = readWorkbookParts(draftSource(draft));
  const plan = planPackage(draft, parts.strict);
  const styles = openStyleTable(plan, parts);
  const [name] = planReportSheets(plan, parts, [sheet], styles, { ours: false, recalculate: false });
  styles.finish();
  carryOut(plan);
  return name ?? sheet.name;
}

/** Sheets of ours without a record (another host wrote them) make room for the new ones of their name. */
function withoutReplacedSheets(draft: PackageDraft, additions: OurAdditions): WorkbookParts {
  const parts = readWorkbookParts(draftSource(draft));
  const ours = ourSheetNames(parts);
  const replaced = new Set(additions.sheets.map(({ name }) => name).filter((name) => ours.has(name)));
  if (replaced.size === 0 || parts.structureProtected) return parts;
  removeOurSheets(draft, parts, replaced);
  return readWorkbookParts(draftSource(draft));
}

function unlockedStyles(draft: PackageDraft, { styles }: WorkbookParts): readonly boolean[] {
  return (
    styles !== undefined && draftHas(draft, styles) ? readCellStyles(draftText(draft, styles)) : NO_STYLES
  ).unlocked;
}
