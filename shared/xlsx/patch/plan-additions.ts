import { parseCellAddress } from '../../workbook/address.ts';
import type { FindingMark } from '../../workbook/report-sheet.ts';
import { draftText } from '../package/package-draft.ts';
import { type PackagePlan, planSplice } from '../package/package-plan.ts';
import { draftSource } from '../package/part-source.ts';
import { readRelationships } from '../package/relationships.ts';
import type { WorkbookParts } from '../package/workbook-parts.ts';
import { isOn } from '../xml/xml-element.ts';
import { noteTexts } from './our-marks.ts';
import type { OurAdditions } from './patch-record.ts';
import { mayFormat, type PlannedEdits, planCellEdits } from './plan-cell-edits.ts';
import { planMarks } from './plan-marks.ts';
import { planNotes } from './plan-notes.ts';
import { planReportSheets } from './plan-report-sheets.ts';
import { planWorkbookTail } from './plan-workbook-tail.ts';
import { cellsOfRow, elementOf, placeSheet, type SheetPlaces, visitRows } from './sheet-places.ts';
import { openStyleTable, type StyleTable } from './style-table.ts';
import type { PatchRefusal, PatchResult } from './workbook-patch.ts';

export interface PlannedAdditions {
  readonly fills: PlannedEdits;
  readonly refused: readonly PatchRefusal[];
  readonly sheetNames: PatchResult['sheetNames'];
}

const SEVERITY_ORDER = ['blocking', 'query', 'notice'] as const;

/** Plans everything of ours into a workbook that holds nothing of ours: fills, marks, notes, sheets. */
export function planAdditions(
  plan: PackagePlan,
  parts: WorkbookParts,
  additions: OurAdditions,
  unlocked: readonly boolean[],
): PlannedAdditions {
  const styles = openStyleTable(plan, parts);
  const fills = planCellEdits(plan, additions.fills, { parts, unlocked, what: 'fill' });
  const refused = [...fills.refused, ...planSheetMarks(plan, parts, additions, unlocked, styles)];
  const blocked = parts.structureProtected;
  const sheets = blocked ? [] : additions.sheets;
  if (blocked)
    refused.push(
      ...additions.sheets.map(({ name }) => ({
        what: 'sheet' as const,
        sheet: name,
        cell: null,
        reason: 'structure-protected' as const,
      })),
    );
  const recalculate = fills.stale.length > 0;
  const names =
    sheets.length > 0 ? planReportSheets(plan, parts, sheets, styles, { ours: true, recalculate }) : [];
  if (sheets.length === 0 && recalculate) planWorkbookTail(plan, parts, '', true);
  styles.finish();
  return { fills, refused, sheetNames: names.map((name, index) => ({ asked: sheets[index]!.name, name })) };
}

function planSheetMarks(
  plan: PackagePlan,
  parts: WorkbookParts,
  { marks, comments }: OurAdditions,
  unlocked: readonly boolean[],
  styles: StyleTable,
): readonly PatchRefusal[] {
  const refused: PatchRefusal[] = [];
  const bySheet = new Map<string, FindingMark[]>();
  for (const mark of marks) {
    const { sheet, cell } = mark;
    if (!parts.sheets.some(({ name }) => name === sheet))
      refused.push({ what: 'mark', sheet, cell, reason: 'missing-sheet' });
    else if (!parseCellAddress(cell)) refused.push({ what: 'mark', sheet, cell, reason: 'bad-address' });
    else {
      const list = bySheet.get(sheet) ?? [];
      list.push(mark);
      bySheet.set(sheet, list);
    }
  }
  for (const { name, part } of parts.sheets) {
    const wanted = bySheet.get(name);
    if (!wanted) continue;
    const places = placeSheet(draftText(plan.draft, part), part);
    const locked = lockedCells(places, wanted, unlocked);
    const allowed = wanted.filter(({ cell }) => !locked.has(cell));
    for (const cell of locked) refused.push({ what: 'mark', sheet: name, cell, reason: 'protected' });
    for (const splice of planMarks(places, gravest(allowed), (severity) => styles.markStyle(severity)))
      planSplice(plan, part, splice);
    if (comments) refused.push(...planSheetNotes(plan, name, part, places, allowed));
  }
  return refused;
}

function planSheetNotes(
  plan: PackagePlan,
  sheet: string,
  part: string,
  places: SheetPlaces,
  marks: readonly FindingMark[],
): readonly PatchRefusal[] {
  const texts = noteTexts(marks);
  const guard = elementOf(places, 'sheetProtection')?.attributes ?? {};
  if (isOn(guard.sheet) && isOn(guard.objects))
    return [...texts.keys()].map((cell) => ({ what: 'note', sheet, cell, reason: 'protected' }));
  const relationships = readRelationships(draftSource(plan.draft), part);
  const outcome = planNotes(
    plan,
    part,
    places,
    relationships,
    [...texts].map(([cell, text]) => ({ cell, text })),
  );
  for (const splice of outcome.splices) planSplice(plan, part, splice);
  return outcome.taken.map((cell) => ({ what: 'note', sheet, cell, reason: 'has-comment' }));
}

/** One mark a cell, the gravest: two formats at once would blend into a third that means nothing. */
function gravest(marks: readonly FindingMark[]): readonly FindingMark[] {
  const byCell = new Map<string, FindingMark>();
  for (const severity of SEVERITY_ORDER.toReversed())
    for (const mark of marks) if (mark.severity === severity) byCell.set(mark.cell, mark);
  return [...byCell.values()];
}

/** Cells of a protected sheet that may not be formatted. */
function lockedCells(
  places: SheetPlaces,
  marks: readonly FindingMark[],
  unlocked: readonly boolean[],
): ReadonlySet<string> {
  const guard = elementOf(places, 'sheetProtection');
  if (!guard || mayFormat(guard.attributes)) return new Set();
  const locked = new Set(marks.map(({ cell }) => cell));
  const rows = new Set([...locked].map((cell) => parseCellAddress(cell)?.row));
  visitRows(places, (row) => {
    if (rows.has(row.row))
      for (const { attributes } of cellsOfRow(places, row))
        if (unlocked[Number(attributes.s ?? 0)] === true) locked.delete(attributes.r ?? '');
    return true;
  });
  return locked;
}
