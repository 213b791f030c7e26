import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import type { CellValue } from '../../workbook/raw-workbook.ts';
import { readAttributes, tagEnd } from '../xml/xml-element.ts';
import { decodeXmlText } from '../xml/xml-text.ts';
import { cellValue } from './cell-value.ts';
import { richText } from './shared-strings.ts';
import { damaged, MAX_COLUMN, MAX_ROW, needMore, type SheetScan, sharedText } from './sheet-scan.ts';
import { parseFormulaPattern } from './shift-formula.ts';

const LT = 60;
const GT = 62;
const SLASH = 47;

/** Reads a cell from its tag to its end. When the window ends inside, it is read again in a larger one. */
export function scanCell(scan: SheetScan, start: number, from: number): boolean {
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
  scan: SheetScan,
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

function keep(
  scan: SheetScan,
  row: number,
  column: number,
  value: CellValue,
  formula: string | undefined,
  style: number,
): void {
  const { cells, context } = scan;
  if (cells.length >= context.cellsLeft)
    throw new WorkbookRefusal('too-many-cells', { limit: String(context.cellLimit) });
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
