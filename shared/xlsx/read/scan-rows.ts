import type { RawCell } from '../../workbook/raw-workbook.ts';
import { isOn, tagEnd } from '../xml/xml-element.ts';
import type { XmlWindow } from '../xml/xml-window.ts';
import { scanCell } from './scan-cell.ts';
import {
  damaged,
  MAX_COLUMN,
  MAX_ROW,
  needMore,
  type ScanContext,
  type SheetScan,
  sharedText,
} from './sheet-scan.ts';

export interface ScannedRows {
  readonly cells: RawCell[];
  readonly hiddenRows: Set<number>;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;

/**
 * Reads `<row>` and `<c>` from behind the `<sheetData>` tag to its end. Cells that hold nothing are never made:
 * a million formatted empty rows cost their scanning and no memory.
 */
export function scanRows(window: XmlWindow, context: ScanContext): ScannedRows {
  const scan: SheetScan = {
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
function scanTag(scan: SheetScan): boolean {
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
function scanClosing(scan: SheetScan, start: number): boolean {
  const { window } = scan;
  const end = window.text.indexOf('>', start);
  if (end < 0) return needMore(scan, start);
  window.at = end + 1;
  return !window.text.slice(start, end).trimEnd().endsWith('sheetData');
}

function skipTag(scan: SheetScan, start: number): boolean {
  const { window } = scan;
  const comment = window.text.startsWith('<!--', start);
  const end = comment ? window.text.indexOf('-->', start) : tagEnd(window.text, start);
  if (end < 0) return needMore(scan, start);
  window.at = end + (comment ? 3 : 1);
  return true;
}

function scanRow(scan: SheetScan, start: number, from: number): boolean {
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

/** A follower that stood before its master. */
function fillShared(scan: SheetScan, index: number, group: number): void {
  const cell = scan.cells[index]!;
  const formula = sharedText(scan, group, cell.row, cell.column);
  if (formula !== undefined) scan.cells[index] = { ...cell, formula };
}

/** Rows written out of order; of a cell written twice the later one counts. */
function inOrder(cells: readonly RawCell[]): RawCell[] {
  const byPlace = new Map(cells.map((cell) => [cell.row * MAX_COLUMN + cell.column, cell]));
  return [...byPlace.entries()].sort((a, b) => a[0] - b[0]).map(([, cell]) => cell);
}
