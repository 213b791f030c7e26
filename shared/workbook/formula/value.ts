import {
  type Exact,
  exact,
  formatFixed,
  isZero,
  parseExact,
  toApproximateNumber,
  toDecimalText,
} from '../../model/exact.ts';
import type { CellValue } from '../raw-workbook.ts';

/** What a part of a formula comes to. A blank cell stays blank until an operator needs a number or text of it. */
export type Value =
  | { readonly type: 'number'; readonly number: Exact }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'error'; readonly text: string }
  | { readonly type: 'blank' };

export const BLANK: Value = { type: 'blank' };
export const numberValue = (number: Exact): Value => ({ type: 'number', number });
export const booleanValue = (value: boolean): Value => ({ type: 'boolean', value });
export const errorValue = (text: string): Value => ({ type: 'error', text });

/** A cell's value as a formula sees it. */
export function valueOfCell(value: CellValue): Value {
  if (value === null) return BLANK;
  if (value.type === 'number') {
    const number = parseExact(value.text) ?? parseExact(plainNumber(value.text));
    return number ? numberValue(number) : errorValue('#VALUE!');
  }
  return value;
}

const plainNumber = (text: string): string => {
  const double = Number(text);
  return Number.isFinite(double) ? exactTextOf(double) : '';
};
const exactTextOf = (double: number): string => {
  const text = String(double);
  return text.includes('e') ? double.toFixed(20).replace(/0+$/, '') : text;
};

/** The value a cell would hold: numbers with the 15 significant digits that spreadsheets keep. */
export function cellValueOf(value: Value): CellValue {
  switch (value.type) {
    case 'number':
      return { type: 'number', text: significantText(value.number) };
    case 'blank':
      return { type: 'number', text: '0' };
    default:
      return value;
  }
}

function significantText(number: Exact): string {
  const text = toDecimalText(number, 20);
  const digits = text.replace(/^-?0?\.?0*|[-.]/g, '');
  if (digits.length <= 15) return text;
  const size = Math.abs(toApproximateNumber(number));
  const magnitude = size === 0 ? 0 : Math.floor(Math.log10(size));
  const places = Math.min(20, Math.max(0, 14 - magnitude));
  const fixed = formatFixed(number, places);
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** A number out of a value, or the error that stands in its place. Text that looks like a number counts as one. */
export function toNumber(value: Value): Exact | { readonly error: Value } {
  switch (value.type) {
    case 'number':
      return value.number;
    case 'blank':
      return exact('0');
    case 'boolean':
      return exact(value.value ? '1' : '0');
    case 'error':
      return { error: value };
    case 'text': {
      const plain = value.text.normalize('NFKC').replace(/[\s,]/g, '');
      const percent = plain.endsWith('%');
      const number = parseExact(percent ? plain.slice(0, -1) : plain);
      if (!number) return { error: errorValue('#VALUE!') };
      return percent ? exactHundredth(number) : number;
    }
  }
}

const exactHundredth = (number: Exact): Exact =>
  typeof number.n === 'number'
    ? { n: number.n, d: (number.d as number) * 100 }
    : { n: number.n, d: (number.d as bigint) * 100n };

export const isError = (value: Exact | { readonly error: Value }): value is { readonly error: Value } =>
  'error' in value;

export function toText(value: Value): string {
  switch (value.type) {
    case 'number':
      return significantText(value.number);
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'blank':
      return '';
    default:
      return value.text;
  }
}

/** True or false of a value, or the error it is. */
export function truthOf(value: Value): boolean | Value {
  if (value.type === 'boolean') return value.value;
  const number = toNumber(value);
  return isError(number) ? number.error : !isZero(number);
}
