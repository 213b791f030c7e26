import { cellAddress } from '../../workbook/address.ts';
import type { CellEdit } from '../../workbook/report-sheet.ts';
import { cellNumber } from '../read/cell-number.ts';
import type { Splice } from '../xml/text-splices.ts';
import { isOn, readAttributes } from '../xml/xml-element.ts';
import { encodeCellText } from '../xml/xml-text.ts';
import { freeFollowers } from './free-followers.ts';
import {
  cellsOfRow,
  elementOf,
  type PlacedCell,
  type PlacedRow,
  type SheetPlaces,
  visitRows,
} from './sheet-places.ts';
import { placeRefusal, type SheetRules, sheetRules } from './sheet-rules.ts';
import type { PatchRefusalReason } from './workbook-patch.ts';

export interface SheetEdit {
  readonly row: number;
  readonly column: number;
  /** `stale`: a formula stays and only its cached value goes. */
  readonly value: CellEdit['value'] | 'stale';
}

export interface SheetEditOutcome {
  readonly splices: readonly Splice[];
  readonly refused: readonly { readonly edit: SheetEdit; readonly reason: PatchRefusalReason }[];
  readonly written: readonly SheetEdit[];
  /** True when a formula was replaced, so that the calculation chain names a cell without one. */
  readonly formulasReplaced: boolean;
}

export interface SheetGuard {
  /** Style numbers that protection leaves writable. */
  readonly unlocked: readonly boolean[];
  /** Refuses cells inside a table's header. */
  readonly isTableHeader: (row: number, column: number) => boolean;
  /** Leaves formulas alone instead of replacing them. */
  readonly keepFormulas?: boolean;
}

interface Work {
  readonly places: SheetPlaces;
  readonly guard: SheetGuard;
  readonly splices: Splice[];
  readonly refused: { readonly edit: SheetEdit; readonly reason: PatchRefusalReason }[];
  readonly written: SheetEdit[];
  /** Groups of shared formulas whose first cell is overwritten. */
  readonly orphaned: Set<string>;
  /** Cells that are overwritten, so that nothing else is changed in them. */
  readonly overwritten: Set<string>;
  formulasReplaced: boolean;
}

/** Works out the changes that type values into cells of one sheet, keeping styles and everything around. */
export function editSheetCells(
  places: SheetPlaces,
  edits: readonly SheetEdit[],
  guard: SheetGuard,
): SheetEditOutcome {
  const work: Work = {
    places,
    guard,
    splices: [],
    refused: [],
    written: [],
    orphaned: new Set(),
    overwritten: new Set(),
    formulasReplaced: false,
  };
  const rules = sheetRules(places);
  const byRow = new Map<number, SheetEdit[]>();
  for (const edit of uniqueEdits(edits)) {
    const reason = edit.value === 'stale' ? null : refusalOf(edit, rules, guard);
    if (reason) work.refused.push({ edit, reason });
    else {
      const list = byRow.get(edit.row) ?? [];
      list.push(edit);
      byRow.set(edit.row, list);
    }
  }
  editRows(work, byRow, rules);
  if (work.orphaned.size > 0)
    for (const splice of freeFollowers(places, { groups: work.orphaned, overwritten: work.overwritten }))
      work.splices.push(splice);
  return work;
}

/** Of two edits of one cell the later one counts. */
const uniqueEdits = (edits: readonly SheetEdit[]): readonly SheetEdit[] => [
  ...new Map(edits.map((edit) => [`${edit.row}:${edit.column}`, edit])).values(),
];

const refusalOf = (edit: SheetEdit, rules: SheetRules, guard: SheetGuard): PatchRefusalReason | null =>
  placeRefusal(edit, rules) ?? (guard.isTableHeader(edit.row, edit.column) ? 'table-header' : null);

function editRows(work: Work, byRow: ReadonlyMap<number, readonly SheetEdit[]>, rules: SheetRules): void {
  const { places } = work;
  const wanted = [...byRow.keys()].sort((a, b) => a - b);
  let next = 0;
  const data = elementOf(places, 'sheetData');
  if (!data) {
    for (const row of wanted)
      for (const edit of byRow.get(row)!)
        if (edit.value !== 'stale') work.refused.push({ edit, reason: 'bad-address' });
    return;
  }
  visitRows(places, (row) => {
    while (next < wanted.length && wanted[next]! < row.row) {
      addRow(work, row.start, wanted[next]!, byRow.get(wanted[next]!)!, rules);
      next++;
    }
    if (wanted[next] === row.row) {
      editRow(work, row, byRow.get(row.row)!, rules);
      next++;
    }
    return next < wanted.length;
  });
  const missing = wanted.slice(next);
  if (missing.length === 0) return;
  if (!data.selfClosed) {
    for (const row of missing) addRow(work, data.innerEnd, row, byRow.get(row)!, rules);
    return;
  }
  const inner: Work = { ...work, splices: [] };
  for (const row of missing) addRow(inner, data.start, row, byRow.get(row)!, rules);
  const { prefix } = places;
  const rows = inner.splices.map(({ text }) => text).join('');
  if (rows !== '')
    work.splices.push({
      start: data.start,
      end: data.end,
      text: `<${prefix}sheetData>${rows}</${prefix}sheetData>`,
    });
}

/** A row that the file does not have. Clearing a cell of it needs nothing. */
function addRow(work: Work, at: number, row: number, edits: readonly SheetEdit[], rules: SheetRules): void {
  const { prefix } = work.places;
  const cells = allowed(work, edits, (edit) => rules.columnStyle(edit.column), rules)
    .filter(({ value }) => value !== null && value !== 'stale')
    .toSorted((a, b) => a.column - b.column)
    .map((edit) => cellXml(prefix, edit, rules.columnStyle(edit.column)));
  if (cells.length > 0)
    work.splices.push({
      start: at,
      end: at,
      text: `<${prefix}row r="${row + 1}">${cells.join('')}</${prefix}row>`,
    });
}

function editRow(work: Work, row: PlacedRow, edits: readonly SheetEdit[], rules: SheetRules): void {
  const { prefix, text } = work.places;
  const cells = cellsOfRow(work.places, row);
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  const rowStyle = isOn(row.attributes.customFormat) ? Number(row.attributes.s) : null;
  const styleOf = ({ column }: SheetEdit): number => {
    const cell = byColumn.get(column);
    return cell ? Number(cell.attributes.s ?? 0) : (rowStyle ?? rules.columnStyle(column));
  };
  const added: SheetEdit[] = [];
  for (const edit of allowed(work, edits, styleOf, rules)) {
    const cell = byColumn.get(edit.column);
    if (cell && edit.value !== 'stale' && work.guard.keepFormulas && hasFormula(text, cell)) {
      work.refused.push({ edit, reason: 'has-formula' });
      work.written.splice(work.written.indexOf(edit), 1);
    } else if (!cell) {
      if (edit.value !== null && edit.value !== 'stale') added.push(edit);
    } else if (edit.value === 'stale') dropCachedValue(work, cell);
    else overwrite(work, cell, edit);
  }
  const xml = (edit: SheetEdit): string => cellXml(prefix, edit, styleOf(edit));
  if (row.selfClosed) {
    const content = added
      .toSorted((a, b) => a.column - b.column)
      .map(xml)
      .join('');
    const slash = text.lastIndexOf('/', row.end);
    if (content !== '') work.splices.push({ start: slash, end: row.end, text: `>${content}</${prefix}row>` });
    return;
  }
  for (const edit of added.toSorted((a, b) => a.column - b.column)) {
    const at = cells.find((cell) => cell.column > edit.column)?.start ?? row.innerEnd;
    work.splices.push({ start: at, end: at, text: xml(edit) });
  }
}

/** Leaves out what protection forbids and what there is nothing to do for. */
function allowed(
  work: Work,
  edits: readonly SheetEdit[],
  styleOf: (edit: SheetEdit) => number,
  rules: SheetRules,
): readonly SheetEdit[] {
  return edits.filter((edit) => {
    if (edit.value === 'stale') return true;
    if (rules.protected && work.guard.unlocked[styleOf(edit)] !== true) {
      work.refused.push({ edit, reason: 'protected' });
      return false;
    }
    work.written.push(edit);
    return true;
  });
}

const hasFormula = (text: string, cell: PlacedCell): boolean =>
  /<(?:[\w.-]+:)?f[\s/>]/.test(text.slice(cell.innerStart, cell.innerEnd));

function overwrite(work: Work, cell: PlacedCell, edit: SheetEdit): void {
  const { text, prefix } = work.places;
  const content = text.slice(cell.innerStart, cell.innerEnd);
  const formula = /<(?:[\w.-]+:)?f(\s[^>]*)?>/.exec(content);
  if (formula) {
    work.formulasReplaced = true;
    const { t, si, ref } = readAttributes(formula[1] ?? '');
    if (t === 'shared' && ref !== undefined && si !== undefined) work.orphaned.add(si);
  }
  work.overwritten.add(cellAddress(edit.row, edit.column));
  work.splices.push({
    start: cell.start,
    end: cell.end,
    text: cellXml(prefix, edit, cell.attributes.s === undefined ? 0 : Number(cell.attributes.s)),
  });
}

function cellXml(prefix: string, { row, column, value }: SheetEdit, style: number): string {
  const head = `<${prefix}c r="${cellAddress(row, column)}"${style > 0 ? ` s="${style}"` : ''}`;
  if (value === null || value === 'stale') return `${head}/>`;
  // What is no number after all is kept as the text it is: a `<v>` that is none would make the file a damaged one.
  const number = value.type === 'number' ? cellNumber(value.text) : null;
  if (number !== null) return `${head}><${prefix}v>${number}</${prefix}v></${prefix}c>`;
  return `${head} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${encodeCellText(value.text)}</${prefix}t></${prefix}is></${prefix}c>`;
}

function dropCachedValue(work: Work, cell: PlacedCell): void {
  const { text } = work.places;
  const content = text.slice(cell.innerStart, cell.innerEnd);
  const value = /<((?:[\w.-]+:)?v)(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/\1\s*>)/.exec(content);
  if (!value || !/<(?:[\w.-]+:)?f[\s/>]/.test(content)) return;
  const start = cell.innerStart + value.index;
  work.splices.push({ start, end: start + value[0].length, text: '' });
}
