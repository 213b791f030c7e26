import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import type { CellValue } from '../../workbook/raw-workbook.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { tagEnd } from '../xml/xml-element.ts';
import { decodeCellText } from '../xml/xml-text.ts';
import { XmlWindow } from '../xml/xml-window.ts';

const PART = 'sharedStrings';

/**
 * The texts that cells point to, as ready cell values: one object per text however many cells show it.
 * An item without text is null: a cell that points to it holds nothing.
 */
export function readSharedStrings(bytes: Uint8Array, engine: ZipEngine): readonly CellValue[] {
  const window = new XmlWindow(bytes, engine, PART);
  const values: CellValue[] = [];
  for (;;) {
    const { text } = window;
    const start = text.indexOf('<', window.at);
    if (start < 0) {
      if (window.more()) continue;
      break;
    }
    const end = tagEnd(text, start);
    if (end < 0) {
      if (window.more(start)) continue;
      throw new WorkbookRefusal('damaged-xml', { part: PART });
    }
    const name = localName(text, start + 1);
    if (name !== 'si') {
      window.at = end + 1;
      continue;
    }
    if (text.charCodeAt(end - 1) === 47) {
      values.push(null);
      window.at = end + 1;
      continue;
    }
    const close = `</${prefixOf(text, start + 1)}si>`;
    const stop = text.indexOf(close, end);
    if (stop < 0) {
      if (window.more(start)) continue;
      throw new WorkbookRefusal('damaged-xml', { part: PART });
    }
    const content = richText(text, end + 1, stop);
    values.push(content === '' ? null : { type: 'text', text: content });
    window.at = stop + close.length;
  }
  return values;
}

/** Joins the runs of a rich text and leaves out the phonetic ones (`rPh`), which repeat the text in another script. */
export function richText(text: string, from: number, to: number): string {
  let result = '';
  let phonetic = false;
  for (let at = text.indexOf('<', from); at >= 0 && at < to; ) {
    const end = tagEnd(text, at);
    if (end < 0 || end > to) break;
    const closing = text.charCodeAt(at + 1) === 47;
    const name = localName(text, at + (closing ? 2 : 1));
    if (name === 'rPh') phonetic = !closing && text.charCodeAt(end - 1) !== 47;
    if (name !== 't' || closing || text.charCodeAt(end - 1) === 47) {
      at = text.indexOf('<', end);
      continue;
    }
    let stop = text.indexOf('</', end);
    if (stop < 0 || stop > to) stop = to;
    if (!phonetic) result += decodeCellText(text.slice(end + 1, stop));
    at = text.indexOf('<', stop);
  }
  return result;
}

function localName(text: string, from: number): string {
  let start = from;
  let at = from;
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 58) start = at + 1;
    else if (sign <= 32 || sign === 62 || sign === 47) break;
  }
  return text.slice(start, at);
}

function prefixOf(text: string, from: number): string {
  const match = /^[^\s/>:]+:/.exec(text.slice(from, from + 64));
  return match ? match[0] : '';
}
