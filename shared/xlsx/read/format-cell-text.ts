import type { CellValue } from '../../workbook/raw-workbook.ts';
import { formatDate } from './format-date.ts';
import { type FormatSection, type FormatToken, parseNumberFormat } from './number-format.ts';

/**
 * What a cell shows: the text of its value under its number format, as Excel in Chinese writes it. A display only:
 * never computed with. `formatCellText({type:'number',text:'0.0116'}, '0.00%')` → `1.16%`.
 */
export function formatCellText(value: CellValue, format?: string, date1904 = false): string {
  if (value === null) return '';
  if (value.type === 'boolean') return value.value ? 'TRUE' : 'FALSE';
  if (value.type === 'error') return value.text;
  if (value.type === 'text') return formatText(value.text, format);
  if (format === undefined || format === '' || /^general$/i.test(format) || format === '@')
    return generalText(value.text);
  return formatNumber(value.text, parseNumberFormat(format), date1904);
}

function formatText(text: string, format: string | undefined): string {
  const sections = format === undefined ? [] : parseNumberFormat(format);
  const section = sections[3] ?? sections.find(({ tokens }) => tokens.some(({ type }) => type === 'text'));
  if (!section?.tokens.some(({ type }) => type === 'text')) return text;
  return section.tokens
    .map((token) => (token.type === 'text' ? text : token.type === 'literal' ? token.text : ''))
    .join('');
}

function formatNumber(text: string, sections: readonly FormatSection[], date1904: boolean): string {
  const value = Number(text);
  const { section, signed } = pickSection(value, sections);
  if (!section || section.tokens.length === 0) return '';
  const { tokens } = section;
  if (tokens.some((token) => token.type === 'date'))
    return formatDate(value, tokens, date1904) ?? '#'.repeat(8);
  const size = text.replace(/^-/, '');
  const body = writeTokens(size, tokens);
  return signed && text.startsWith('-') && /[1-9]/.test(body.replace(/[^\d]/g, '')) ? `-${body}` : body;
}

/** The section for a number, and whether its sign is still to be written. */
function pickSection(
  value: number,
  sections: readonly FormatSection[],
): { readonly section: FormatSection | undefined; readonly signed: boolean } {
  if (sections.some(({ condition }) => condition)) {
    const section =
      sections.find(({ condition }) => !condition || meets(value, condition)) ?? sections.at(-1);
    return { section, signed: true };
  }
  if (sections.length === 1) return { section: sections[0], signed: true };
  if (value < 0) return { section: sections[1], signed: false };
  if (value === 0 && sections.length > 2) return { section: sections[2], signed: false };
  return { section: sections[0], signed: false };
}

function meets(value: number, { operator, value: limit }: NonNullable<FormatSection['condition']>): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
    case '<>':
      return value !== limit;
  }
}

function writeTokens(size: string, tokens: readonly FormatToken[]): string {
  const percents = tokens.filter(({ type }) => type === 'percent').length;
  const digits = tokens.findIndex(({ type }) => type === 'digits');
  const pattern = digits < 0 ? null : tokens[digits]!;
  const exponent = tokens.findIndex(({ type }) => type === 'exponent');
  // A fraction (`# ?/?`) is shown as the number itself: nothing on these forms uses it.
  const number =
    pattern?.type !== 'digits'
      ? ''
      : pattern.text.includes('/')
        ? generalText(size)
        : exponent > digits
          ? scientific(size, pattern.text)
          : fixed(shifted(size, percents * 2), pattern.text);
  return tokens
    .map((token, index) => {
      if (token.type === 'literal') return token.text;
      if (token.type === 'percent') return '%';
      if (token.type === 'general') return generalText(size);
      if (index === digits) return number;
      return '';
    })
    .join('');
}

/** Digits under a pattern like `#,##0.00`; a comma at its end divides by a thousand. */
function fixed(size: string, pattern: string): string {
  const trailing = /,+$/.exec(pattern)?.[0].length ?? 0;
  const core = pattern.slice(0, pattern.length - trailing);
  const [whole = '', places = ''] = core.split('.');
  const rounded = roundHalfUp(shifted(size, -3 * trailing), places.replace(/[^0#?]/g, '').length);
  const [integer = '0', fraction = ''] = rounded.split('.');
  const zeros = whole.replace(/[^0]/g, '').length;
  let left = integer === '0' && zeros === 0 ? '' : integer.padStart(zeros, '0');
  if (whole.includes(',')) left = left.replace(/\B(?=(\d{3})+$)/g, ',');
  const optional = places.replace(/[^0#?]/g, '');
  let right = fraction;
  while (right.length > 0 && optional[right.length - 1] !== '0' && right.endsWith('0'))
    right = right.slice(0, -1);
  return core.includes('.') ? `${left}.${right}` : left;
}

function scientific(size: string, pattern: string): string {
  const places = pattern.split('.')[1]?.replace(/[^0#?]/g, '').length ?? 0;
  const [mantissa = '0', power = '+0'] = Number(size).toExponential(places).split('e');
  return `${mantissa}E${power.slice(0, 1)}${power.slice(1).padStart(2, '0')}`;
}

/** The decimal point moved to the right (or left) by exact text, so that 0.285 % stays what it is. */
function shifted(size: string, by: number): string {
  if (by === 0) return size;
  const [whole = '0', fraction = ''] = size.split('.');
  const digits = whole + fraction;
  const point = whole.length + by;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at);
  return right === '' ? left : `${left}.${right}`;
}

/** Excel rounds what it shows half up, by the decimal digits of the number. */
function roundHalfUp(size: string, places: number): string {
  const [whole = '0', fraction = ''] = size.split('.');
  const kept = (whole + fraction.slice(0, places).padEnd(places, '0')).replace(/^0+(?=\d)/, '');
  const up = (fraction[places] ?? '0') >= '5' ? 1n : 0n;
  const digits = String(BigInt(kept === '' ? '0' : kept) + up).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** General: at most eleven characters, beyond that rounded or with an exponent. */
function generalText(text: string): string {
  const sign = text.startsWith('-') ? '-' : '';
  const size = text.slice(sign.length);
  const [whole = '0', fraction = ''] = size.split('.');
  if (size.replace('.', '').length <= 10 && whole.length <= 11)
    return sign + size.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const value = Number(size);
  if (whole.length > 11 || (value !== 0 && value < 1e-9)) {
    const [mantissa = '', power = '+0'] = value.toExponential(5).split('e');
    return `${sign}${mantissa.replace(/\.?0+$/, '')}E${power.slice(0, 1)}${power.slice(1).padStart(2, '0')}`;
  }
  const rounded = roundHalfUp(size, Math.min(fraction.length, Math.max(0, 10 - whole.length)));
  return sign + (rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded);
}
