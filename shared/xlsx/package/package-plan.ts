import { applySplices, type ReverseSplice, type Splice } from '../xml/text-splices.ts';
import { childrenOf, parseXml } from '../xml/xml-element.ts';
import { encodeXmlText } from '../xml/xml-text.ts';
import { draftHas, draftText, type PackageDraft, setDraftText } from './package-draft.ts';
import { relationshipsName, resolveTarget } from './relationships.ts';

/**
 * Changes collected against one state of a draft and carried out together, so that each part gets one list of
 * splices and can be given back exactly.
 */
export interface PackagePlan {
  readonly draft: PackageDraft;
  /** The workbook is written in the strict dialect: what is added must be too. */
  readonly strict: boolean;
  readonly splices: Map<string, Splice[]>;
  readonly added: Map<string, string>;
  readonly contentTypes: Map<string, string>;
  readonly extensions: Map<string, string>;
  readonly relationships: Map<string, NewRelationship[]>;
}

interface NewRelationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a carried-out plan changed: enough to take it back. */
export interface PlanTrace {
  readonly changed: readonly { readonly part: string; readonly reverse: readonly ReverseSplice[] }[];
  readonly added: readonly string[];
}

export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const CONTENT_TYPES = '[Content_Types].xml';
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const planPackage = (draft: PackageDraft, strict: boolean): PackagePlan => ({
  draft,
  strict,
  splices: new Map(),
  added: new Map(),
  contentTypes: new Map(),
  extensions: new Map(),
  relationships: new Map(),
});

export function planSplice(plan: PackagePlan, part: string, splice: Splice): void {
  const list = plan.splices.get(part) ?? [];
  list.push({ ...splice, text: inDialect(plan, splice.text) });
  plan.splices.set(part, list);
}

/** Adds a part. `body` comes without the XML declaration; a content type is stated unless its extension says it. */
export function planPart(plan: PackagePlan, part: string, body: string, contentType?: string): void {
  plan.added.set(part, XML_HEAD + inDialect(plan, body));
  if (contentType !== undefined) plan.contentTypes.set(part, contentType);
}

/** Adds a relationship from a part (`''` = the package) to another and returns its id. */
export function planRelationship(plan: PackagePlan, from: string, type: string, to: string): string {
  const list = plan.relationships.get(from) ?? [];
  const taken = existingIds(plan, from);
  let number = list.length + 1;
  while (taken.has(`rIdKeZhi${number}`) || list.some(({ id }) => id === `rIdKeZhi${number}`)) number++;
  const id = `rIdKeZhi${number}`;
  plan.relationships.set(from, [...list, { id, type: inDialect(plan, type), target: `/${to}` }]);
  return id;
}

/** ECMA-376 part 1 and part 4 name the same things by other addresses. */
const STRICT: readonly (readonly [string, string])[] = [
  [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  [
    'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
    'http://purl.oclc.org/ooxml/officeDocument/customXml',
  ],
  [
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'http://purl.oclc.org/ooxml/spreadsheetml/main',
  ],
  ['http://schemas.openxmlformats.org/drawingml/2006/', 'http://purl.oclc.org/ooxml/drawingml/'],
];

const inDialect = (plan: PackagePlan, xml: string): string =>
  plan.strict
    ? STRICT.reduce((text, [transitional, strict]) => text.replaceAll(transitional, strict), xml)
    : xml;

function existingIds(plan: PackagePlan, from: string): ReadonlySet<string> {
  const name = relationshipsName(from);
  if (plan.added.has(name) || !draftHas(plan.draft, name)) return new Set();
  const root = parseXml(draftText(plan.draft, name), name);
  return new Set(childrenOf(root, 'Relationship').map(({ attributes }) => attributes.Id ?? ''));
}

/** Name no part of the draft or the plan has; `partner` names a second part that must be free as well. */
export function planPartName(
  plan: PackagePlan,
  before: string,
  after: string,
  partner: (name: string) => string = (name) => name,
): string {
  const isFree = (name: string): boolean => !plan.added.has(name) && !draftHas(plan.draft, name);
  for (let number = 1; ; number++) {
    const name = `${before}${number}${after}`;
    if (isFree(name) && isFree(partner(name))) return name;
  }
}

/** Carries the plan out in its draft. */
export function carryOut(plan: PackagePlan): PlanTrace {
  planRelationshipParts(plan);
  planContentTypes(plan);
  const changed: PlanTrace['changed'][number][] = [];
  for (const [part, splices] of plan.splices) {
    const result = applySplices(draftText(plan.draft, part), splices);
    setDraftText(plan.draft, part, result.text);
    changed.push({ part, reverse: result.reverse });
  }
  for (const [part, text] of plan.added) setDraftText(plan.draft, part, text);
  return { changed, added: [...plan.added.keys()] };
}

function planRelationshipParts(plan: PackagePlan): void {
  for (const [from, list] of plan.relationships) {
    const name = relationshipsName(from);
    const tags = (prefix: string): string =>
      list
        .map(
          ({ id, type, target }) =>
            `<${prefix}Relationship Id="${id}" Type="${encodeXmlText(type)}" Target="${encodeXmlText(target)}"/>`,
        )
        .join('');
    if (draftHas(plan.draft, name)) appendChild(plan, name, tags);
    else
      planPart(
        plan,
        name,
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags('')}</Relationships>`,
      );
  }
}

function planContentTypes(plan: PackagePlan): void {
  const root = parseXml(draftText(plan.draft, CONTENT_TYPES), CONTENT_TYPES);
  const known = new Set(
    childrenOf(root, 'Default').map(({ attributes }) => (attributes.Extension ?? '').toLowerCase()),
  );
  const overridden = new Set(
    childrenOf(root, 'Override').map(({ attributes }) =>
      resolveTarget('', attributes.PartName ?? '').toLowerCase(),
    ),
  );
  const extensions = [...plan.extensions].filter(([extension]) => !known.has(extension));
  const parts = [...plan.contentTypes].filter(([part]) => !overridden.has(part.toLowerCase()));
  if (extensions.length + parts.length === 0) return;
  appendChild(
    plan,
    CONTENT_TYPES,
    (prefix) =>
      extensions
        .map(([extension, type]) => `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`)
        .join('') +
      parts
        .map(
          ([part, type]) => `<${prefix}Override PartName="/${encodeXmlText(part)}" ContentType="${type}"/>`,
        )
        .join(''),
  );
}

/** Inserts before the end of the root element, opening it when it was written `<a/>`. */
function appendChild(plan: PackagePlan, part: string, tags: (prefix: string) => string): void {
  const text = draftText(plan.draft, part);
  const root = parseXml(text, part);
  planSplice(plan, part, insertInto(text, root, tags(root.prefix)));
}

/** The splice that puts `xml` at the end of an element, also of one written `<a/>`. */
export function insertInto(
  text: string,
  element: {
    readonly innerEnd: number;
    readonly end: number;
    readonly selfClosed: boolean;
    readonly prefix: string;
    readonly name: string;
  },
  xml: string,
): Splice {
  if (!element.selfClosed) return { start: element.innerEnd, end: element.innerEnd, text: xml };
  const slash = text.lastIndexOf('/', element.end);
  return { start: slash, end: element.end, text: `>${xml}</${element.prefix}${element.name}>` };
}
