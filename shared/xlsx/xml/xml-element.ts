import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import { decodeXmlText, refuseDoctype } from './xml-text.ts';

/** An element of a small part, with its places in the text so that an edit can leave all the rest as it is. */
export interface XmlElement {
  /** Name without prefix. */
  readonly name: string;
  /** Prefix with colon, or nothing. */
  readonly prefix: string;
  /** Attributes by full name; values decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** From `<` to behind the closing `>`. */
  readonly start: number;
  readonly end: number;
  /** Content; for `<a/>` both stand behind the tag. */
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly selfClosed: boolean;
}

type Draft = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlElement[] };

const DEEPEST = 200;

/** Parses a whole small part into elements. Comments, instructions and text stay in the source text only. */
export function parseXml(text: string, part: string): XmlElement {
  const damaged = (): WorkbookRefusal => new WorkbookRefusal('damaged-xml', { part });
  const open: Draft[] = [];
  let root: XmlElement | null = null;
  let at = refuseDoctype(text, part);
  for (;;) {
    const start = text.indexOf('<', at);
    if (start < 0) break;
    const sign = text.charCodeAt(start + 1);
    if (sign === 33 || sign === 63) {
      at = skipMarkup(text, start);
      if (at < 0) throw damaged();
      continue;
    }
    const end = tagEnd(text, start);
    if (end < 0) throw damaged();
    at = end + 1;
    if (sign === 47) {
      const element = open.pop();
      if (!element || text.slice(start + 2, end).trim() !== element.prefix + element.name) throw damaged();
      element.innerEnd = start;
      element.end = at;
      continue;
    }
    const element = readTag(text, start, end);
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else if (root) throw damaged();
    else root = element;
    if (!element.selfClosed) open.push(element);
    if (open.length > DEEPEST) throw damaged();
  }
  if (!root || open.length > 0) throw damaged();
  return root;
}

/** Behind a comment, CDATA section or instruction; -1 when it does not end. */
export function skipMarkup(text: string, start: number): number {
  const close = text.startsWith('<!--', start) ? '-->' : text.startsWith('<![CDATA[', start) ? ']]>' : '>';
  const end = text.indexOf(close, start + 2);
  return end < 0 ? -1 : end + close.length;
}

/** The `>` that ends a tag; attribute values may hold one too. -1 when it does not end. */
export function tagEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 62) return at;
    if (sign === 34 || sign === 39) {
      at = text.indexOf(sign === 34 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function readTag(text: string, start: number, end: number): Draft {
  const selfClosed = text.charCodeAt(end - 1) === 47;
  const body = text.slice(start + 1, selfClosed ? end - 1 : end);
  const nameEnd = body.search(/[\s]|$/);
  const fullName = body.slice(0, nameEnd);
  const colon = fullName.indexOf(':') + 1;
  return {
    name: fullName.slice(colon),
    prefix: fullName.slice(0, colon),
    attributes: nameEnd === body.length ? {} : readAttributes(body.slice(nameEnd)),
    children: [],
    start,
    end: end + 1,
    innerStart: end + 1,
    innerEnd: end + 1,
    selfClosed,
  };
}

/** Attributes of the inside of a tag, by full name. Read by letters: a pattern costs several times as much. */
export function readAttributes(body: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  const { length } = body;
  for (let at = 0; at < length; ) {
    while (at < length && body.charCodeAt(at) <= 32) at++;
    const nameAt = at;
    while (at < length && body.charCodeAt(at) !== 61) at++;
    const name = body.slice(nameAt, at).trimEnd();
    at++;
    while (at < length && body.charCodeAt(at) <= 32) at++;
    const quote = body.charCodeAt(at);
    if (quote !== 34 && quote !== 39) break;
    const close = body.indexOf(quote === 34 ? '"' : "'", at + 1);
    if (close < 0) break;
    attributes[name] = decodeXmlText(body.slice(at + 1, close));
    at = close + 1;
  }
  return attributes;
}

/** First child of this name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** Characters between the tags of an element without children. */
export const textOf = (text: string, element: XmlElement): string =>
  decodeXmlText(text.slice(element.innerStart, element.innerEnd));

/** Attribute by local name, whatever its prefix: `r:id`, `d2p1:id`. A plain `id` is another attribute. */
export function prefixedAttribute(element: XmlElement, name: string): string | undefined {
  const key = Object.keys(element.attributes).find((candidate) => candidate.endsWith(`:${name}`));
  return key === undefined ? undefined : element.attributes[key];
}

/** `1`, `true`, `on` and nothing else. */
export const isOn = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on';
