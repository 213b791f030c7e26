import { cellAddress, inArea, parseArea, parseCellAddress } from '../../workbook/address.ts';
import type { CellArea, RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { CellEdit } from '../../workbook/report-sheet.ts';
import { draftText } from '../package/package-draft.ts';
import { type PackagePlan, planSplice } from '../package/package-plan.ts';
import { draftSource } from '../package/part-source.ts';
import { readRelationships } from '../package/relationships.ts';
import type { SheetPart, WorkbookParts } from '../package/workbook-parts.ts';
import { readArchive } from '../read/read-workbook.ts';
import { isOn, parseXml } from '../xml/xml-element.ts';
import { editSheetCells, type SheetEdit, type SheetGuard } from './edit-sheet-cells.ts';
import { type CellPlace, findStaleFormulas } from './find-stale-formulas.ts';
import { placeSheet } from './sheet-places.ts';
import type { PatchRefusal } from './workbook-patch.ts';

export interface PlannedEdits {
  readonly written: number;
  readonly refused: readonly PatchRefusal[];
  readonly stale: readonly CellPlace[];
  readonly formulasReplaced: boolean;
}

export interface CellEditContext {
  readonly parts: WorkbookParts;
  readonly unlocked: readonly boolean[];
  /** A `fill` never replaces a formula. */
  readonly what: 'edit' | 'fill';
  /** The cells as they are, when they were read already: formulas are looked for in them. */
  readonly workbook?: RawWorkbook;
}

/**
 * Plans values typed into cells. Formulas that build on them lose their cached value, so that every reader computes
 * them anew instead of trusting a number that no longer holds; Excel and WPS do so on opening.
 */
export function planCellEdits(
  plan: PackagePlan,
  edits: readonly CellEdit[],
  context: CellEditContext,
): PlannedEdits {
  const refused: PatchRefusal[] = [];
  const refuse = (edit: CellEdit, reason: PatchRefusal['reason']): void => {
    refused.push({ what: context.what, sheet: edit.sheet, cell: edit.cell, reason });
  };
  const bySheet = new Map<SheetPart, SheetEdit[]>();
  for (const edit of edits) {
    const sheet = context.parts.sheets.find(({ name }) => name === edit.sheet);
    const place = parseCellAddress(edit.cell);
    if (!sheet) refuse(edit, 'missing-sheet');
    else if (!place || place.row > 1_048_575 || place.column > 16_383) refuse(edit, 'bad-address');
    else {
      const list = bySheet.get(sheet) ?? [];
      list.push({ ...place, value: edit.value });
      bySheet.set(sheet, list);
    }
  }
  const changed = changedPlaces(plan, bySheet, context);
  const stale =
    changed.length > 0 && hasFormulas(plan, context.parts)
      ? findStaleFormulas(readArchive(plan.draft.archive, ''), changed)
      : [];
  let formulasReplaced = false;
  for (const { name, part } of context.parts.sheets) {
    const typed = [...bySheet.entries()].find(([sheet]) => sheet.name === name)?.[1] ?? [];
    const outdated = stale
      .filter(({ sheet }) => sheet === name)
      .map(({ row, column }) => ({ row, column, value: 'stale' as const }));
    if (typed.length + outdated.length === 0) continue;
    const outcome = editSheetCells(
      placeSheet(draftText(plan.draft, part), part),
      [...outdated, ...typed],
      guardOf(plan, part, context),
    );
    for (const splice of outcome.splices) planSplice(plan, part, splice);
    for (const { edit, reason } of outcome.refused)
      refused.push({ what: context.what, sheet: name, cell: cellAddress(edit.row, edit.column), reason });
    formulasReplaced ||= outcome.formulasReplaced;
  }
  return { written: changed.length, refused, stale, formulasReplaced };
}

/** The cells that really get a new value: a dry run, since refused ones make no formula stale. */
function changedPlaces(
  plan: PackagePlan,
  bySheet: ReadonlyMap<SheetPart, readonly SheetEdit[]>,
  context: CellEditContext,
): readonly CellPlace[] {
  return [...bySheet].flatMap(([{ name, part }, edits]) =>
    editSheetCells(
      placeSheet(draftText(plan.draft, part), part),
      edits,
      guardOf(plan, part, context),
    ).written.map(({ row, column }) => ({ sheet: name, row, column })),
  );
}

const hasFormulas = (plan: PackagePlan, parts: WorkbookParts): boolean =>
  parts.sheets.some(({ part }) => {
    const text = draftText(plan.draft, part);
    return text.includes('<f>') || text.includes('<f ') || /<[\w.-]+:f[\s>]/.test(text);
  });

function guardOf(plan: PackagePlan, part: string, { unlocked, what }: CellEditContext): SheetGuard {
  const headers = tableHeaders(plan, part);
  return {
    unlocked,
    keepFormulas: what === 'fill',
    isTableHeader: (row, column) => headers.some((area) => inArea(area, row, column)),
  };
}

/** Header rows of tables: a table names its columns itself, and Excel calls a file damaged where they differ. */
function tableHeaders(plan: PackagePlan, part: string): readonly CellArea[] {
  const source = draftSource(plan.draft);
  return readRelationships(source, part).flatMap(({ type, target }) => {
    if (type !== 'table' || !source.has(target)) return [];
    const root = parseXml(source.text(target), target);
    const area = parseArea(root.attributes.ref ?? '');
    const rows = root.attributes.headerRowCount === undefined ? 1 : Number(root.attributes.headerRowCount);
    return area && rows > 0 ? [{ ...area, bottom: area.top + rows - 1 }] : [];
  });
}

/** True when formatting the cells of a protected sheet is allowed to everyone. */
export const mayFormat = (attributes: Readonly<Record<string, string>>): boolean =>
  !isOn(attributes.sheet) || (attributes.formatCells !== undefined && !isOn(attributes.formatCells));

/** Part that tells programs the order of computing, if there is one. */
export const calculationChain = (parts: WorkbookParts): string | undefined =>
  parts.relationships.find(({ type }) => type === 'calcChain')?.target;
