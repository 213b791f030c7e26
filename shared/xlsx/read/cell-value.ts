import type { CellValue } from '../../workbook/raw-workbook.ts';
import { isOn } from '../xml/xml-element.ts';
import { decodeCellText, decodeXmlText } from '../xml/xml-text.ts';
import { cellNumber, serialOfIsoDate } from './cell-number.ts';
import { damaged, type SheetScan } from './sheet-scan.ts';

/** Value of a cell from the text of its `<v>`. `type`: first letter of its `t`; `computed`: it has a formula. */
export function cellValue(
  scan: SheetScan,
  raw: string,
  type: number,
  typeLength: number,
  computed: boolean,
): CellValue {
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
