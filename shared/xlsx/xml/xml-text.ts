import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import type { ZipEngine } from '../package/zip-engine.ts';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character references and CDATA of element content or an attribute → text. Unknown entities stay as they are. */
export function decodeXmlText(raw: string): string {
  let text = raw.indexOf('\r') < 0 ? raw : raw.replace(/\r\n?/g, '\n');
  if (text.indexOf('<') >= 0) text = decodeMarkup(text);
  else if (text.indexOf('&') >= 0) text = decodeReferences(text);
  return text;
}

function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot|apos));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Content with CDATA sections or comments between its characters. */
function decodeMarkup(text: string): string {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    result += decodeReferences(text.slice(at, open));
    const cdata = text.startsWith('<![CDATA[', open);
    const end = text.indexOf(cdata ? ']]>' : '>', open);
    if (end < 0) return result;
    if (cdata) result += text.slice(open + 9, end);
    at = end + (cdata ? 3 : 1);
  }
  return result + decodeReferences(text.slice(at));
}

/** Cell texts write control characters as `_x000D_`, and an underscore that would read so as `_x005F_`. */
export function decodeCellText(raw: string): string {
  const text = decodeXmlText(raw);
  if (text.indexOf('_x') < 0) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for element content or an attribute in double quotes. */
export function encodeXmlText(text: string): string {
  return text
    .replace(NOT_IN_XML, '')
    .replace(/[&<>"]/g, (sign) =>
      sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;',
    )
    .replace(/[\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Text of a cell: control characters in the `_x0000_` way; halves of surrogate pairs, which XML can't hold, likewise. */
export function encodeCellText(text: string): string {
  const escaped = text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(NOT_IN_XML, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return escaped.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}

/** The characters of a whole part. UTF-16 parts are allowed by the standard and read too. */
export function decodePart(bytes: Uint8Array, engine: ZipEngine, part: string): string {
  const text = decodeBytes(bytes, engine, part);
  refuseDoctype(text, part);
  return text;
}

function decodeBytes(bytes: Uint8Array, engine: ZipEngine, part: string): string {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  // Written back it is UTF-8, and must say so.
  if (little || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return decodeUtf16(bytes, little).replace(
      /^(\ufeff?<\?xml[^>]{0,200}encoding\s*=\s*["'])UTF-16/i,
      '$1UTF-8',
    );
  try {
    return engine.decodeUtf8(bytes);
  } catch (cause) {
    throw new WorkbookRefusal('damaged-xml', { part }, cause);
  }
}

function decodeUtf16(bytes: Uint8Array, little: boolean): string {
  const pieces: string[] = [];
  for (let from = 0; from + 1 < bytes.length; from += 8192) {
    const codes: number[] = [];
    for (let at = from; at + 1 < bytes.length && at < from + 8192; at += 2)
      codes.push(little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!);
    pieces.push(String.fromCharCode(...codes));
  }
  return pieces.join('');
}

/** Bytes that the windowed scanner can take: UTF-16 becomes UTF-8 first. */
export function utf8Bytes(bytes: Uint8Array, engine: ZipEngine): Uint8Array {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return utf16 ? engine.encodeUtf8(decodeUtf16(bytes, bytes[0] === 0xff)) : bytes;
}

/**
 * Place of the root element. A document type may define entities that expand without end, and no
 * spreadsheet program writes one: refused before anything else is read.
 */
export function refuseDoctype(text: string, part: string): number {
  for (let at = 0; ; ) {
    const open = text.indexOf('<', at);
    if (open < 0) throw new WorkbookRefusal('damaged-xml', { part });
    const next = text.charCodeAt(open + 1);
    if (next === 63) at = endOf(text, '?>', open, part);
    else if (next !== 33) return open;
    else if (text.startsWith('<!--', open)) at = endOf(text, '-->', open, part);
    else throw new WorkbookRefusal('xml-entities', { part });
  }
}

function endOf(text: string, mark: string, from: number, part: string): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new WorkbookRefusal('damaged-xml', { part });
  return at + mark.length;
}
