import { cellAddress, inArea, parseArea } from '../workbook/address.ts';
import type { CellEdit } from '../workbook/report-sheet.ts';
import { cellNumber } from './cell-number.ts';
import {
  cellsOfRow,
  elementOf,
  type PlacedCell,
  type PlacedRow,
  type SheetPlaces,
  visitRows,
} from './sheet-places.ts';
import { parseFormulaPattern, shiftFormula } from './shift-formula.ts';
import type { Splice } from './text-splices.ts';
import type { PatchRefusalReason } from './workbook-patch.ts';
import { isOn, readAttributes, tagEnd } from './xml-element.ts';
import { decodeXmlText, encodeCellText, encodeXmlText } from './xml-text.ts';

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
    const reason = edit.value === 'stale' ? null : placeRefusal(edit, rules, guard);
    if (reason) work.refused.push({ edit, reason });
    else {
      const list = byRow.get(edit.row) ?? [];
      list.push(edit);
      byRow.set(edit.row, list);
    }
  }
  editRows(work, byRow, rules);
  if (work.orphaned.size > 0) freeFollowers(work);
  return work;
}

/** Of two edits of one cell the later one counts. */
const uniqueEdits = (edits: readonly SheetEdit[]): readonly SheetEdit[] => [
  ...new Map(edits.map((edit) => [`${edit.row}:${edit.column}`, edit])).values(),
];

interface SheetRules {
  readonly protected: boolean;
  readonly columnStyle: (column: number) => number;
  readonly merges: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
  readonly arrays: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
}

function sheetRules(places: SheetPlaces): SheetRules {
  const { text } = places;
  const merges = elementOf(places, 'mergeCells');
  const columns = elementOf(places, 'cols');
  const styled = [...contentOf(text, columns).matchAll(/<(?:[\w.-]+:)?col\s([^>]*)>/g)].map((match) =>
    readAttributes(match[1]!),
  );
  return {
    protected: isOn(elementOf(places, 'sheetProtection')?.attributes.sheet),
    columnStyle: (column) =>
      Number(
        styled.find(({ min, max }) => column + 1 >= Number(min) && column + 1 <= Number(max))?.style ?? 0,
      ),
    merges: [...contentOf(text, merges).matchAll(/\bref\s*=\s*["']([^"']+)/g)].flatMap(
      (match) => parseArea(match[1]!) ?? [],
    ),
    arrays: arrayAreas(text),
  };
}

const contentOf = (
  text: string,
  element: { readonly innerStart: number; readonly innerEnd: number } | undefined,
): string => (element ? text.slice(element.innerStart, element.innerEnd) : '');

/** Areas of array formulas and data tables of more than one cell: Excel changes them only as a whole. */
function arrayAreas(text: string): SheetRules['arrays'] {
  if (!/t\s*=\s*["'](array|dataTable)/.test(text)) return [];
  return [...text.matchAll(/<(?:[\w.-]+:)?f\s([^>]*)>/g)].flatMap((match) => {
    const { t, ref } = readAttributes(match[1]!);
    const area = t === 'array' || t === 'dataTable' ? parseArea(ref ?? '') : null;
    return area && (area.top !== area.bottom || area.left !== area.right) ? [area] : [];
  });
}

function placeRefusal(
  { row, column }: SheetEdit,
  rules: SheetRules,
  guard: SheetGuard,
): PatchRefusalReason | null {
  if (rules.merges.some((area) => inArea(area, row, column) && (area.top !== row || area.left !== column)))
    return 'merged';
  if (rules.arrays.some((area) => inArea(area, row, column))) return 'array-formula';
  return guard.isTableHeader(row, column) ? 'table-header' : null;
}

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

/** Followers of a shared formula whose first cell is gone get the formula written out. */
function freeFollowers(work: Work): void {
  const { places } = work;
  const { text, prefix } = places;
  const masters = new Map<
    string,
    { readonly formula: string; readonly row: number; readonly column: number }
  >();
  visitRows(places, (row) => {
    if (text.slice(row.innerStart, row.innerEnd).includes('shared'))
      for (const cell of cellsOfRow(places, row)) freeFollower(work, cell, row.row, masters, prefix);
    return true;
  });
}

function freeFollower(
  work: Work,
  cell: PlacedCell,
  row: number,
  masters: Map<string, { readonly formula: string; readonly row: number; readonly column: number }>,
  prefix: string,
): void {
  const { text } = work.places;
  const start = text.indexOf(`<${prefix}f`, cell.innerStart);
  if (start < 0 || start >= cell.innerEnd) return;
  const end = tagEnd(text, start);
  const { t, si = '', ref } = readAttributes(text.slice(start + prefix.length + 2, end));
  if (t !== 'shared' || !work.orphaned.has(si)) return;
  const selfClosed = text[end - 1] === '/';
  const close = selfClosed ? end + 1 : text.indexOf('>', text.indexOf('</', end)) + 1;
  if (ref !== undefined)
    masters.set(si, {
      formula: decodeXmlText(text.slice(end + 1, text.indexOf('</', end))),
      row,
      column: cell.column,
    });
  const master = masters.get(si);
  if (!master || work.overwritten.has(cellAddress(row, cell.column))) return;
  const formula = shiftFormula(
    parseFormulaPattern(master.formula),
    row - master.row,
    cell.column - master.column,
  );
  work.splices.push({ start, end: close, text: `<${prefix}f>${encodeXmlText(formula)}</${prefix}f>` });
}
