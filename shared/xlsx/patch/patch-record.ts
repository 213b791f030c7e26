import { type PackageDraft, setDraftText } from '../package/package-draft.ts';
import {
  OFFICE,
  type PackagePlan,
  planPart,
  planPartName,
  planRelationship,
} from '../package/package-plan.ts';
import type { PartSource } from '../package/part-source.ts';
import { readRelationships } from '../package/relationships.ts';
import type { WorkbookParts } from '../package/workbook-parts.ts';
import type { ReverseSplice } from '../xml/text-splices.ts';
import { parseXml, textOf } from '../xml/xml-element.ts';
import { encodeXmlText } from '../xml/xml-text.ts';
import { isPatchRecord } from './is-patch-record.ts';
import { RECORD_NAMESPACE, STATE_NAMESPACE } from './our-marks.ts';
import type { WorkbookPatch } from './workbook-patch.ts';

/** What an earlier patch put into a workbook, apart from the state. */
export type OurAdditions = Required<Pick<WorkbookPatch, 'fills' | 'marks' | 'comments' | 'sheets'>>;

/** Kept inside the workbook: what we added, and how each changed part gets back to what it was. */
export interface PatchRecord {
  readonly format: 'kezhi-record/1';
  readonly changed: readonly {
    readonly part: string;
    readonly crc: number;
    readonly reverse: readonly ReverseSplice[];
  }[];
  readonly added: readonly string[];
  readonly additions: OurAdditions;
}

export interface OurItems {
  /** Parts of the custom XML items that are ours. */
  readonly parts: readonly string[];
  readonly state: string | null;
  readonly record: PatchRecord | null;
}

/** Finds our custom XML items, whatever number a program gave them. */
export function readOurItems(source: PartSource, workbook: WorkbookParts): OurItems {
  const parts: string[] = [];
  let state: string | null = null;
  let record: PatchRecord | null = null;
  // LibreOffice hangs custom XML on the package instead of the workbook.
  for (const { type, target, external } of [...workbook.relationships, ...readRelationships(source, '')]) {
    if (type !== 'customXml' || external || !source.has(target) || parts.includes(target)) continue;
    const text = source.text(target);
    if (!text.includes(STATE_NAMESPACE) && !text.includes(RECORD_NAMESPACE)) continue;
    const root = parseXml(text, target);
    const namespace = root.attributes[root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix.slice(0, -1)}`];
    if (namespace !== STATE_NAMESPACE && namespace !== RECORD_NAMESPACE) continue;
    parts.push(target);
    // A record that is not as we write it is none: the structural way of removing does not need one.
    const value = parseItem(textOf(text, root));
    if (namespace === STATE_NAMESPACE) state = typeof value === 'string' ? value : null;
    else record = isPatchRecord(value) ? value : null;
  }
  return { parts, state, record };
}

/** Items hold JSON: of the state its text as a JSON string, since XML can't hold every character. */
function parseItem(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const DATA_STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
/** Fixed ids: equal content gives equal bytes. */
const ITEM_IDS = {
  [STATE_NAMESPACE]: '{6B1D6C52-7D5F-4E0B-9B7E-2E1C0A5D7F01}',
  [RECORD_NAMESPACE]: '{6B1D6C52-7D5F-4E0B-9B7E-2E1C0A5D7F02}',
} as const;

/** Plans a custom XML item and answers its part; its text may be set later. */
export function planItem(
  plan: PackagePlan,
  workbookPart: string,
  namespace: keyof typeof ITEM_IDS,
  value: unknown,
): string {
  const properties = planPartName(plan, 'customXml/itemProps', '.xml', (name) => name.replace('Props', ''));
  const part = properties.replace('Props', '');
  planPart(plan, part, itemXml(namespace, value));
  planPart(
    plan,
    properties,
    `<ds:datastoreItem ds:itemID="${ITEM_IDS[namespace]}" xmlns:ds="${DATA_STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    PROPERTIES_TYPE,
  );
  planRelationship(plan, workbookPart, `${OFFICE}customXml`, part);
  planRelationship(plan, part, `${OFFICE}customXmlProps`, properties);
  plan.extensions.set('xml', 'application/xml');
  return part;
}

export function setRecordText(draft: PackageDraft, part: string, record: PatchRecord): void {
  setDraftText(
    draft,
    part,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${itemXml(RECORD_NAMESPACE, record)}`,
  );
}

/** The root is named for what it holds; Excel's add-in host writes and reads the state in the same form. */
function itemXml(namespace: keyof typeof ITEM_IDS, value: unknown): string {
  const name = namespace === STATE_NAMESPACE ? 'state' : 'record';
  const json = JSON.stringify(value).replace(
    /[\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
  return `<${name} xmlns="${namespace}">${encodeXmlText(json)}</${name}>`;
}
