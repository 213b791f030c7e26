import { parseCellAddress } from '../../workbook/address.ts';
import type { CellEdit } from '../../workbook/report-sheet.ts';
import { draftHas, draftText, type PackageDraft, setDraftText } from '../package/package-draft.ts';
import { draftSource } from '../package/part-source.ts';
import {
  type DefinedName,
  readWorkbookParts,
  type SheetPart,
  type WorkbookParts,
} from '../package/workbook-parts.ts';
import { applySplices, type Splice } from '../xml/text-splices.ts';
import {
  childOf,
  childrenOf,
  parseXml,
  prefixedAttribute,
  textOf,
  type XmlElement,
} from '../xml/xml-element.ts';
import { decodeCellText, decodeXmlText } from '../xml/xml-text.ts';
import { editSheetCells } from './edit-sheet-cells.ts';
import { isMarkFormula, isOurName, ourSheetNames } from './our-marks.ts';
import { removeNotes } from './remove-notes.ts';
import { removePartTree, removeRelationships } from './remove-parts.ts';
import { cellsOfRow, placeSheet, type SheetPlaces, visitRows } from './sheet-places.ts';
import { parseSheetReference } from './sheet-reference.ts';

/** Removes from a draft whatever is recognisably ours, after another program saved the file. */
export function removeOurs(
  draft: PackageDraft,
  items: readonly string[],
  fills: readonly CellEdit[],
  wanted: { readonly marks: boolean; readonly sheets: boolean },
): void {
  const parts = readWorkbookParts(draftSource(draft));
  const ours = ourSheetNames(parts);
  if (wanted.sheets) removeOurSheets(draft, parts, ours);
  if (wanted.marks)
    for (const sheet of parts.sheets)
      if (!ours.has(sheet.name) && draftHas(draft, sheet.part)) cleanSheet(draft, sheet, fills);
  if (items.length === 0) return;
  const names = new Set(items.map((item) => item.toLowerCase()));
  for (const owner of [parts.part, ''])
    for (const item of removeRelationships(draft, owner, (target) => names.has(target.toLowerCase())))
      removePartTree(draft, item);
}

/**
 * Takes sheets of ours (all or some) and their hidden names out of the workbook part;
 * local names and the active tab count by place and are moved.
 */
export function removeOurSheets(draft: PackageDraft, parts: WorkbookParts, ours: ReadonlySet<string>): void {
  const isGone = ({ name, reference }: DefinedName): boolean => {
    const sheet = parseSheetReference(reference);
    return isOurName(name) && (sheet === null || ours.has(sheet));
  };
  const named = parts.names.filter(isGone);
  const all = childrenOf(childOf(parts.root, 'sheets'), 'sheet');
  const gone = all.filter(({ attributes }) => ours.has(attributes.name ?? ''));
  if (named.length + gone.length === 0) return;
  const goneIndexes = all.flatMap((element, index) => (gone.includes(element) ? [index] : []));
  const moved = (index: number): number => index - goneIndexes.filter((at) => at < index).length;
  const splices: Splice[] = gone.map(cut);
  const list = childOf(parts.root, 'definedNames');
  const names = parts.names.filter(
    (name) => isGone(name) || (name.sheetIndex !== null && goneIndexes.includes(name.sheetIndex)),
  );
  if (list && names.length === list.children.length) splices.push(cut(list));
  else {
    splices.push(...names.map(({ element }) => cut(element)));
    for (const { element, sheetIndex } of parts.names)
      if (sheetIndex !== null && !names.some((name) => name.element === element))
        splices.push(...renumbered(parts.text, element, 'localSheetId', moved));
  }
  const view = childOf(childOf(parts.root, 'bookViews'), 'workbookView');
  const last = all.length - gone.length - 1;
  for (const attribute of ['activeTab', 'firstSheet'])
    if (view)
      splices.push(
        ...renumbered(parts.text, view, attribute, (index) => Math.max(0, Math.min(last, moved(index)))),
      );
  setDraftText(draft, parts.part, applySplices(parts.text, splices).text);
  const ids = new Set(gone.map((element) => prefixedAttribute(element, 'id')));
  for (const part of removeRelationships(draft, parts.part, (_, id) => ids.has(id)))
    removePartTree(draft, part);
}

const cut = ({ start, end }: XmlElement): Splice => ({ start, end, text: '' });

function renumbered(
  text: string,
  element: XmlElement,
  attribute: string,
  change: (value: number) => number,
): readonly Splice[] {
  const match = new RegExp(`\\s${attribute}\\s*=\\s*["'](\\d+)`).exec(
    text.slice(element.start, element.innerStart),
  );
  if (!match) return [];
  const value = change(Number(match[1]));
  const end = element.start + match.index + match[0].length;
  return String(value) === match[1] ? [] : [{ start: end - match[1]!.length, end, text: String(value) }];
}

function cleanSheet(draft: PackageDraft, sheet: SheetPart, fills: readonly CellEdit[]): void {
  const text = draftText(draft, sheet.part);
  const own = fills.filter((fill) => fill.sheet === sheet.name);
  if (text.includes('kezhi:') || own.length > 0) {
    const places = placeSheet(text, sheet.part);
    const splices = [...markSplices(places, sheet.part), ...emptied(places, own)];
    if (splices.length > 0) setDraftText(draft, sheet.part, applySplices(text, splices).text);
  }
  removeNotes(draft, sheet.part);
}

/** Our rules, and the block around them when nothing else is in it. */
function markSplices(places: SheetPlaces, part: string): readonly Splice[] {
  return places.elements
    .filter(({ name }) => name === 'conditionalFormatting')
    .flatMap(({ start, end }) => {
      const block = places.text.slice(start, end);
      if (!block.includes('kezhi:')) return [];
      const rules = childrenOf(parseXml(block, part), 'cfRule');
      const ours = rules.filter((rule) =>
        childrenOf(rule, 'formula').some((formula) => isMarkFormula(textOf(block, formula))),
      );
      if (ours.length === rules.length) return [{ start, end, text: '' }];
      return ours.map((rule) => ({ start: start + rule.start, end: start + rule.end, text: '' }));
    });
}

/** Cells that still hold what we filled in become empty again; changed ones belong to the person. */
function emptied(places: SheetPlaces, fills: readonly CellEdit[]): readonly Splice[] {
  const wanted = new Map(fills.map((fill) => [fill.cell, fill.value]));
  const edits: { row: number; column: number; value: null }[] = [];
  const rows = new Set(fills.map((fill) => parseCellAddress(fill.cell)?.row));
  visitRows(places, (row) => {
    if (!rows.has(row.row)) return true;
    for (const cell of cellsOfRow(places, row)) {
      const fill = wanted.get(cell.attributes.r ?? '');
      const content = places.text.slice(cell.innerStart, cell.innerEnd);
      if (fill && fill.text !== '' && shownText(content) === fill.text)
        edits.push({ row: row.row, column: cell.column, value: null });
    }
    return true;
  });
  const guard = { unlocked: [], isTableHeader: () => false };
  return editSheetCells(
    { ...places, elements: places.elements.filter(({ name }) => name !== 'sheetProtection') },
    edits,
    guard,
  ).splices;
}

/** The number of a cell, or its inline text. A text that a program moved to the shared ones is left: rare, and harmless. */
function shownText(content: string): string | null {
  const value = /<(?:[\w.-]+:)?v>([^<]*)</.exec(content)?.[1];
  if (value !== undefined) return decodeXmlText(value);
  const inline = /<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)</.exec(content)?.[1];
  return inline === undefined ? null : decodeCellText(inline);
}
