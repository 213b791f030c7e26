import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import { columnIndex } from '../../workbook/address.ts';
import { readAttributes, skipMarkup, tagEnd } from '../xml/xml-element.ts';

/** Where things stand in the text of a worksheet part, for changing it in place. */
export interface SheetPlaces {
  readonly text: string;
  /** Prefix of its element names, with colon, or nothing. */
  readonly prefix: string;
  /** Elements directly under `<worksheet>`, in order. */
  readonly elements: readonly PlacedElement[];
  /** End of the content of `<worksheet>`. */
  readonly end: number;
}

export interface PlacedElement {
  readonly name: string;
  readonly start: number;
  /** Behind the start tag. */
  readonly innerStart: number;
  /** Where its closing tag begins; `end` for `<a/>`. */
  readonly innerEnd: number;
  readonly end: number;
  readonly selfClosed: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface PlacedRow extends PlacedElement {
  readonly row: number;
}

export interface PlacedCell extends PlacedElement {
  readonly column: number;
}

/** Finds the top elements of a worksheet without looking into its rows. */
export function placeSheet(text: string, part: string): SheetPlaces {
  const damaged = (): WorkbookRefusal => new WorkbookRefusal('damaged-xml', { part });
  const behindMarkup = (start: number): number => {
    const end = skipMarkup(text, start);
    if (end < 0) throw damaged();
    return text.indexOf('<', end);
  };
  let at = text.indexOf('<');
  while (at >= 0 && (text[at + 1] === '?' || text[at + 1] === '!')) at = behindMarkup(at);
  const rootEnd = tagEnd(text, at);
  if (at < 0 || rootEnd < 0) throw damaged();
  const prefix = /^<([\w.-]+:)?/.exec(text.slice(at, at + 80))?.[1] ?? '';
  const elements: PlacedElement[] = [];
  at = text.indexOf('<', rootEnd);
  while (at >= 0 && text[at + 1] !== '/') {
    if (text[at + 1] === '!' || text[at + 1] === '?') {
      at = behindMarkup(at);
      continue;
    }
    const element = placeElement(text, at, text.length);
    if (!element) throw damaged();
    elements.push(element);
    at = text.indexOf('<', element.end);
  }
  if (at < 0) throw damaged();
  return { text, prefix, elements, end: at };
}

/** The element that starts at `start`; null when it does not end before `limit`. */
function placeElement(text: string, start: number, limit: number): PlacedElement | null {
  const tail = tagEnd(text, start);
  if (tail < 0 || tail >= limit) return null;
  const selfClosed = text[tail - 1] === '/';
  const tag = /^[^\s/>]+/.exec(text.slice(start + 1, Math.min(tail, start + 200)))?.[0] ?? '';
  const attributes = readAttributes(text.slice(start + 1 + tag.length, selfClosed ? tail - 1 : tail));
  const name = tag.slice(tag.indexOf(':') + 1);
  const innerStart = tail + 1;
  if (selfClosed)
    return { name, start, innerStart, innerEnd: innerStart, end: innerStart, selfClosed, attributes };
  const innerEnd = closingTag(text, tag, innerStart);
  const close = innerEnd < 0 ? -1 : text.indexOf('>', innerEnd);
  if (close < 0 || close >= limit) return null;
  return { name, start, innerStart, innerEnd, end: close + 1, selfClosed, attributes };
}

/** The matching `</tag>`, counting elements of the same name inside. */
function closingTag(text: string, tag: string, from: number): number {
  let depth = 1;
  let at = from;
  for (;;) {
    const close = text.indexOf(`</${tag}`, at);
    if (close < 0) return -1;
    for (
      let open = text.indexOf(`<${tag}`, at);
      open >= 0 && open < close;
      open = text.indexOf(`<${tag}`, open + 1)
    ) {
      if (!/[\s/>]/.test(text[open + tag.length + 1] ?? '')) continue;
      const end = tagEnd(text, open);
      if (end > 0 && text[end - 1] !== '/') depth++;
    }
    at = close + tag.length + 2;
    if (/[\s>]/.test(text[at] ?? '') && --depth === 0) return close;
  }
}

export const elementOf = (places: SheetPlaces, name: string): PlacedElement | undefined =>
  places.elements.find((element) => element.name === name);

/** Elements of one name under `<worksheet>` in the order the schema demands (ECMA-376 part 1, 18.3.1.99). */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/** Where a new element of this name must be inserted. */
export function placeFor(places: SheetPlaces, name: string): number {
  const rank = ORDER.indexOf(name);
  const before = places.elements.findLast((element) => {
    const other = ORDER.indexOf(element.name);
    return other >= 0 && other <= rank;
  });
  return before?.end ?? places.elements[0]?.start ?? places.end;
}

/** Calls `visit` for the rows in order until it answers false. Rows without a number follow the one before. */
export function visitRows(places: SheetPlaces, visit: (row: PlacedRow) => boolean): void {
  const data = elementOf(places, 'sheetData');
  if (!data) return;
  const { text, prefix } = places;
  let row = -1;
  visitElements(text, `<${prefix}row`, data.innerStart, data.innerEnd, (start) => {
    const end = tagEnd(text, start);
    const selfClosed = text[end - 1] === '/';
    const close = selfClosed ? end + 1 : text.indexOf(`</${prefix}row`, end);
    const stop = selfClosed ? end + 1 : text.indexOf('>', close) + 1;
    if (end < 0 || close < 0 || stop <= 0) return -1;
    const attributes = readAttributes(text.slice(start + prefix.length + 4, selfClosed ? end - 1 : end));
    row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
    const goOn = visit({
      name: 'row',
      row,
      start,
      innerStart: end + 1,
      innerEnd: close,
      end: stop,
      selfClosed,
      attributes,
    });
    return goOn ? stop : -1;
  });
}

/** The cells of a row, in the order written. */
export function cellsOfRow(places: SheetPlaces, row: PlacedRow): readonly PlacedCell[] {
  const { text, prefix } = places;
  const cells: PlacedCell[] = [];
  let column = -1;
  visitElements(text, `<${prefix}c`, row.innerStart, row.innerEnd, (start) => {
    const element = placeElement(text, start, row.innerEnd + 1);
    if (!element) return -1;
    const letters = /^\$?([A-Z]{1,3})/.exec(element.attributes.r ?? '')?.[1];
    column = letters === undefined ? column + 1 : columnIndex(letters);
    cells.push({ ...element, column });
    return element.end;
  });
  return cells;
}

/** Finds each `<name` that is that whole name; `visit` answers where to go on, or -1 to stop. */
function visitElements(
  text: string,
  open: string,
  from: number,
  to: number,
  visit: (start: number) => number,
): void {
  let at = from;
  while (at >= 0) {
    const start = text.indexOf(open, at);
    if (start < 0 || start >= to) return;
    const next = text.charCodeAt(start + open.length);
    at = next === 62 || next === 47 || next <= 32 ? visit(start) : start + open.length;
  }
}
