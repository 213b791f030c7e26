import { WorkbookRefusal } from '../model/workbook-refusal.ts';
import type { CellValue, RawCell } from '../workbook/raw-workbook.ts';
import { cellNumber, serialOfIsoDate } from './cell-number.ts';
import type { CellStyles } from './cell-styles.ts';
import { richText } from './shared-strings.ts';
import { type FormulaPattern, parseFormulaPattern, shiftFormula } from './shift-formula.ts';
import { isOn, readAttributes, tagEnd } from './xml-element.ts';
import { decodeCellText, decodeXmlText } from './xml-text.ts';
import type { XmlWindow } from './xml-window.ts';

export interface ScanContext {
  readonly strings: readonly CellValue[];
  readonly styles: CellStyles;
  readonly date1904: boolean;
  /** Cells that the workbook may still hold. */
  readonly cellsLeft: number;
  /** Rows that say nothing about hiding are hidden (`zeroHeight`). */
  readonly rowsHidden: boolean;
}

export interface ScannedRows {
  readonly cells: RawCell[];
  readonly hiddenRows: Set<number>;
}

/** Mutable state of one scan: one object, so that the inner functions need no closures. */
interface Scan {
  readonly window: XmlWindow;
  readonly context: ScanContext;
  readonly cells: RawCell[];
  readonly hidden: number[];
  readonly shared: Map<number, SharedFormula>;
  readonly waiting: { readonly index: number; readonly group: number }[];
  row: number;
  column: number;
  ordered: boolean;
  lastKey: number;
}

interface SharedFormula {
  readonly pattern: FormulaPattern;
  readonly row: number;
  readonly column: number;
}

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;

/**
 * Reads `<row>` and `<c>` from behind the `<sheetData>` tag to its end. Cells that hold nothing are never made:
 * a million formatted empty rows cost their scanning and no memory.
 */
export function scanRows(window: XmlWindow, context: ScanContext): ScannedRows {
  const scan: Scan = {
    window,
    context,
    cells: [],
    hidden: [],
    shared: new Map(),
    waiting: [],
    row: -1,
    column: -1,
    ordered: true,
    lastKey: -1,
  };
  while (scanTag(scan));
  for (const { index, group } of scan.waiting) fillShared(scan, index, group);
  const cells = scan.ordered ? scan.cells : inOrder(scan.cells);
  const last = cells.at(-1)?.row ?? -1;
  return { cells, hiddenRows: new Set(scan.hidden.filter((row) => row <= last)) };
}

/** Takes one tag or one whole cell; false at the end of the rows. */
function scanTag(scan: Scan): boolean {
  const { window } = scan;
  const { text } = window;
  let start = window.at;
  while (start < text.length && text.charCodeAt(start) !== LT) start++;
  if (start + 8 >= text.length && window.more(start)) return true;
  if (start >= text.length) throw damaged(scan);
  // The local name starts behind the prefix, if there is one.
  let name = start + 1;
  let at = name;
  let sign = text.charCodeAt(at);
  while (sign > 32 && sign !== GT && sign !== SLASH) {
    if (sign === 58) name = at + 1;
    sign = text.charCodeAt(++at);
  }
  const length = at - name;
  const first = text.charCodeAt(name);
  if (length === 1 && first === 99) return scanCell(scan, start, at);
  if (length === 3 && first === 114 && text.startsWith('row', name)) return scanRow(scan, start, at);
  if (length === 0 && sign === SLASH) return scanClosing(scan, start);
  return skipTag(scan, start);
}

/** `</row>` goes on, `</sheetData>` ends the scan. */
function scanClosing(scan: Scan, start: number): boolean {
  const { window } = scan;
  const end = window.text.indexOf('>', start);
  if (end < 0) return needMore(scan, start);
  window.at = end + 1;
  return !window.text.slice(start, end).trimEnd().endsWith('sheetData');
}

function skipTag(scan: Scan, start: number): boolean {
  const { window } = scan;
  const comment = window.text.startsWith('<!--', start);
  const end = comment ? window.text.indexOf('-->', start) : tagEnd(window.text, start);
  if (end < 0) return needMore(scan, start);
  window.at = end + (comment ? 3 : 1);
  return true;
}

function scanRow(scan: Scan, start: number, from: number): boolean {
  const { window, context } = scan;
  const { text } = window;
  const end = tagEnd(text, start);
  if (end < 0) return needMore(scan, start);
  let row = scan.row + 1;
  let hidden = context.rowsHidden;
  // Rows carry many attributes and come by the million, so they are not all read.
  for (let at = from; at < end; ) {
    while (at < end && text.charCodeAt(at) <= 32) at++;
    const nameAt = at;
    while (at < end && text.charCodeAt(at) !== EQUALS) at++;
    const length = at - nameAt;
    const valueAt = quoteAfter(text, at, end);
    at = valueAt;
    const quote = text.charCodeAt(valueAt - 1);
    while (at < end && text.charCodeAt(at) !== quote) at++;
    if (length === 1 && text.charCodeAt(nameAt) === 114) row = Number(text.slice(valueAt, at)) - 1;
    else if (length === 6 && text.startsWith('hidden', nameAt)) hidden = isOn(text.slice(valueAt, at));
    at++;
  }
  if (!(row >= 0 && row < MAX_ROW)) throw damaged(scan);
  scan.row = row;
  scan.column = -1;
  if (hidden) scan.hidden.push(row);
  window.at = end + 1;
  return true;
}

/** Place behind the quote that opens the value of an attribute. */
function quoteAfter(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== 34 && text.charCodeAt(at) !== 39) at++;
  return at + 1;
}

/** Reads a cell from its tag to its end. When the window ends inside, it is read again in a larger one. */
function scanCell(scan: Scan, start: number, from: number): boolean {
  const { text } = scan.window;
  const limit = text.length;
  let at = from;
  let row = scan.row;
  let column = scan.column + 1;
  let style = 0;
  let type = 110;
  let typeLength = 1;
  for (;;) {
    let sign = text.charCodeAt(at);
    while (sign <= 32) sign = text.charCodeAt(++at);
    if (sign === GT || sign === SLASH) break;
    const name = sign;
    const nameAt = at;
    while (at < limit && text.charCodeAt(at) !== 61) at++;
    const single = at - nameAt === 1;
    at++;
    while (at < limit && text.charCodeAt(at) <= 32) at++;
    const quote = text.charCodeAt(at);
    const valueAt = ++at;
    if (single && name === 114) {
      let parsedColumn = 0;
      sign = text.charCodeAt(at);
      for (; sign >= 65 && sign <= 90; sign = text.charCodeAt(++at))
        parsedColumn = parsedColumn * 26 + sign - 64;
      let parsedRow = 0;
      for (; sign >= 48 && sign <= 57; sign = text.charCodeAt(++at)) parsedRow = parsedRow * 10 + sign - 48;
      if (at < limit && (sign !== quote || parsedColumn < 1 || parsedRow < 1)) throw damaged(scan);
      row = parsedRow - 1;
      column = parsedColumn - 1;
    } else {
      while (at < limit && text.charCodeAt(at) !== quote) at++;
      if (single && name === 115) style = Number(text.slice(valueAt, at));
      else if (single && name === 116) {
        type = text.charCodeAt(valueAt);
        typeLength = at - valueAt;
      }
    }
    if (at >= limit) return needMore(scan, start);
    at++;
  }
  const empty = text.charCodeAt(at) === SLASH;
  if (empty) at++;
  if (at >= limit) return needMore(scan, start);
  if (row < 0 || row >= MAX_ROW || column < 0 || column >= MAX_COLUMN) throw damaged(scan);
  if (empty) {
    scan.window.at = at + 1;
  } else {
    const end = scanContent(scan, at + 1, row, column, style, type, typeLength);
    if (end < 0) return needMore(scan, start);
    scan.window.at = end;
  }
  scan.row = row;
  scan.column = column;
  return true;
}

/** Reads what stands inside a cell and keeps the cell if it holds something. Returns the place behind `</c>`, or -1. */
function scanContent(
  scan: Scan,
  from: number,
  row: number,
  column: number,
  style: number,
  type: number,
  typeLength: number,
): number {
  const { text } = scan.window;
  let valueFrom = -1;
  let valueTo = -1;
  let inline: string | undefined;
  let formula: string | undefined;
  let group = -1;
  let at = from;
  for (;;) {
    while (at < text.length && text.charCodeAt(at) !== LT) at++;
    let name = at + 1;
    let stop = name;
    let sign = text.charCodeAt(stop);
    const closing = sign === SLASH;
    if (closing) {
      name = ++stop;
      sign = text.charCodeAt(stop);
    }
    while (sign > 32 && sign !== GT && sign !== SLASH) {
      if (sign === 58) name = stop + 1;
      sign = text.charCodeAt(++stop);
    }
    if (stop >= text.length) return -1;
    const single = stop - name === 1;
    const first = text.charCodeAt(name);
    const end = sign === GT ? stop : tagEnd(text, at);
    if (end < 0) return -1;
    if (closing) {
      if (!single || first !== 99) throw damaged(scan);
      at = end + 1;
      break;
    }
    const alone = text.charCodeAt(end - 1) === SLASH;
    if (single && first === 118 && !alone) {
      valueFrom = end + 1;
      valueTo = text.indexOf('</', valueFrom);
      if (valueTo < 0) return -1;
      at = text.indexOf('>', valueTo) + 1;
      if (at === 0) return -1;
    } else if (single && first === 102) {
      const close = alone ? end + 1 : text.indexOf('</', end);
      if (close < 0) return -1;
      const content = alone ? '' : decodeXmlText(text.slice(end + 1, close)).trim();
      if (sign === GT) formula = content;
      else {
        const attributes = readAttributes(text.slice(stop, end));
        if (attributes.t === 'shared') group = Number(attributes.si);
        if (attributes.t !== 'dataTable') formula = content;
        if (group >= 0 && content !== '')
          scan.shared.set(group, { pattern: parseFormulaPattern(content), row, column });
      }
      at = alone ? close : text.indexOf('>', close) + 1;
      if (at === 0) return -1;
    } else if (stop - name === 2 && text.startsWith('is', name) && !alone) {
      const close = text.indexOf(`</${text.slice(at + 1, stop)}>`, end);
      if (close < 0) return -1;
      inline = richText(text, end + 1, close);
      at = close + stop - at + 2;
    } else if (alone) at = end + 1;
    else {
      // Something of a later version, an extLst: skipped to its end.
      const close = `</${text.slice(at + 1, stop)}>`;
      const found = text.indexOf(close, end);
      if (found < 0) return -1;
      at = found + close.length;
    }
  }
  const value =
    inline !== undefined && typeLength === 9
      ? inline === ''
        ? null
        : { type: 'text' as const, text: inline }
      : valueFrom < 0
        ? null
        : cellValue(scan, text.slice(valueFrom, valueTo), type, typeLength, formula !== undefined);
  if (value === null && formula === undefined) return at;
  if (formula === '') formula = group >= 0 ? sharedText(scan, group, row, column) : undefined;
  if (group >= 0 && formula === undefined) scan.waiting.push({ index: scan.cells.length, group });
  else if (value === null && formula === undefined) return at;
  keep(scan, row, column, value, formula, style);
  return at;
}

function cellValue(scan: Scan, raw: string, type: number, typeLength: number, computed: boolean): CellValue {
  if (type === 115 && typeLength === 1) {
    const index = Number(raw);
    const value = raw === '' ? null : scan.context.strings[index];
    if (value === undefined) throw damaged(scan);
    return value;
  }
  if (type === 110) return numberValue(raw);
  if (type === 98) return raw.trim() === '' ? null : { type: 'boolean', value: isOn(raw.trim()) };
  if (type === 101) return { type: 'error', text: decodeXmlText(raw) };
  if (type === 100) {
    const serial = serialOfIsoDate(raw, scan.context.date1904);
    return serial === null ? textValue(raw, computed) : { type: 'number', text: serial };
  }
  return textValue(raw, computed);
}

function numberValue(raw: string): CellValue {
  // The common case, decided by letters: digits with at most one point inside, short enough to be exact.
  const { length } = raw;
  let points = 0;
  let plain = length > 0 && length <= 15;
  for (let index = raw.charCodeAt(0) === 45 && length > 1 ? 1 : 0; plain && index < length; index++) {
    const sign = raw.charCodeAt(index);
    if (sign === 46 && index > 0 && index < length - 1 && raw.charCodeAt(index - 1) !== 45)
      plain = ++points === 1;
    else plain = sign >= 48 && sign <= 57;
  }
  if (plain && raw !== '-0') return { type: 'number', text: raw };
  if (raw.trim() === '') return null;
  const text = cellNumber(decodeXmlText(raw));
  return text === null ? textValue(raw, false) : { type: 'number', text };
}

function textValue(raw: string, computed: boolean): CellValue {
  const text = decodeCellText(raw);
  return text === '' && !computed ? null : { type: 'text', text };
}

function keep(
  scan: Scan,
  row: number,
  column: number,
  value: CellValue,
  formula: string | undefined,
  style: number,
): void {
  const { cells, context } = scan;
  if (cells.length >= context.cellsLeft)
    throw new WorkbookRefusal('too-many-cells', { limit: String(context.cellsLeft) });
  const key = row * MAX_COLUMN + column;
  if (key <= scan.lastKey) scan.ordered = false;
  scan.lastKey = key;
  const format = context.styles.formats[style];
  const unlocked = context.styles.unlocked[style] === true;
  // Few shapes: cells without a formula, format or lock stay three fields small.
  if (formula === undefined && !unlocked)
    cells.push(format === undefined ? { row, column, value } : { row, column, value, format });
  else
    cells.push({
      row,
      column,
      value,
      ...(formula === undefined ? {} : { formula }),
      ...(format === undefined ? {} : { format }),
      ...(unlocked ? { locked: false } : {}),
    });
}

function sharedText(scan: Scan, group: number, row: number, column: number): string | undefined {
  const master = scan.shared.get(group);
  return master && shiftFormula(master.pattern, row - master.row, column - master.column);
}

/** A follower that stood before its master. */
function fillShared(scan: Scan, index: number, group: number): void {
  const cell = scan.cells[index]!;
  const formula = sharedText(scan, group, cell.row, cell.column);
  if (formula !== undefined) scan.cells[index] = { ...cell, formula };
}

/** Rows written out of order; of a cell written twice the later one counts. */
function inOrder(cells: readonly RawCell[]): RawCell[] {
  const byPlace = new Map(cells.map((cell) => [cell.row * MAX_COLUMN + cell.column, cell]));
  return [...byPlace.entries()].sort((a, b) => a[0] - b[0]).map(([, cell]) => cell);
}

function needMore(scan: Scan, start: number): true {
  if (!scan.window.more(start)) throw damaged(scan);
  return true;
}

const damaged = (scan: Scan): WorkbookRefusal =>
  new WorkbookRefusal('damaged-xml', { part: scan.window.part });
