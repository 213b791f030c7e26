import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import type { RawSheet } from '../../workbook/raw-workbook.ts';
import {
  childOf,
  childrenOf,
  isOn,
  parseXml,
  prefixedAttribute,
  textOf,
  type XmlElement,
} from '../xml/xml-element.ts';
import type { PartSource } from './part-source.ts';
import { type Relationship, readRelationships, relatedPart } from './relationships.ts';

/** The workbook part and what it names: where every sheet lies. */
export interface WorkbookParts {
  /** Name and text of the workbook part. */
  readonly part: string;
  readonly text: string;
  readonly root: XmlElement;
  readonly relationships: readonly Relationship[];
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  readonly theme: string | undefined;
  readonly hasMacros: boolean;
  readonly date1904: boolean;
  readonly structureProtected: boolean;
  /** Written in the strict dialect, whose namespaces differ. */
  readonly strict: boolean;
  readonly names: readonly DefinedName[];
}

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly sheetId: number;
  readonly visibility: RawSheet['visibility'];
  /** Place among all sheets of the workbook, chart sheets included: what local names count by. */
  readonly index: number;
}

export interface DefinedName {
  readonly name: string;
  readonly reference: string;
  readonly sheetIndex: number | null;
  readonly element: XmlElement;
}

/** Follows the package from its root to the workbook and its sheets. Chart and dialog sheets are left out. */
export function readWorkbookParts(source: PartSource): WorkbookParts {
  const part = workbookPart(source);
  const text = source.text(part);
  const root = parseXml(text, part);
  const relationships = readRelationships(source, part);
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const sheets: SheetPart[] = [];
  for (const [index, element] of childrenOf(childOf(root, 'sheets'), 'sheet').entries()) {
    const relationship = byId.get(prefixedAttribute(element, 'id') ?? '');
    if (relationship?.type !== 'worksheet') continue;
    const { name = '', sheetId, state } = element.attributes;
    sheets.push({
      name,
      part: relationship.target,
      sheetId: Number(sheetId),
      visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      index,
    });
  }
  return {
    part,
    text,
    root,
    relationships,
    sheets,
    sharedStrings: relatedPart(relationships, 'sharedStrings'),
    styles: relatedPart(relationships, 'styles'),
    theme: relatedPart(relationships, 'theme'),
    hasMacros: relationships.some(({ type }) => type === 'vbaProject'),
    date1904: isOn(childOf(root, 'workbookPr')?.attributes.date1904),
    structureProtected: isOn(childOf(root, 'workbookProtection')?.attributes.lockStructure),
    strict: text.slice(root.start, root.innerStart).includes('http://purl.oclc.org/ooxml/'),
    names: childrenOf(childOf(root, 'definedNames'), 'definedName').map((element) => ({
      name: element.attributes.name ?? '',
      reference: textOf(text, element),
      sheetIndex:
        element.attributes.localSheetId === undefined ? null : Number(element.attributes.localSheetId),
      element,
    })),
  };
}

function workbookPart(source: PartSource): string {
  const named = relatedPart(readRelationships(source, ''), 'officeDocument');
  if (named !== undefined && source.has(named)) {
    if (/\.bin$/i.test(named)) throw new WorkbookRefusal('xlsb-format');
    return named;
  }
  const found = source.names().find((name) => /(^|\/)workbook\.xml$/i.test(name));
  if (!found) throw new WorkbookRefusal('not-a-workbook');
  return found;
}
