import { ExcelError } from '../excel-error.ts';
import { type HostObject, method, type ObjectType, scalar } from '../object-type.ts';
import { newId, type WorkbookModel } from '../workbook-model.ts';

type Part = WorkbookModel['xmlParts'][number];

interface Scope {
  readonly model: WorkbookModel;
  readonly namespace: string | null;
}

const namespaceOf = (part: Part): string =>
  /<[^?!][^>]*?\sxmlns(?::\w+)?="([^"]*)"/.exec(part.xml)?.[1] ?? '';

const wellFormed = (xml: unknown): string => {
  const text = String(xml);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them, and Excel refuses such a part
  if (!/<[\s\S]+>/.test(text) || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new ExcelError('InvalidArgument');
  return text;
};

const partType: ObjectType = {
  name: 'CustomXmlPart',
  id: (part: Part) => part.id,
  members: {
    id: scalar<Part>(5, (part) => part.id),
    namespaceUri: scalar<Part>(5, namespaceOf),
    getXml: method<Part>(5, (part) => part.xml),
    setXml: method<Part>(5, (part, [xml], world) => {
      if (world.model.readOnly) throw new ExcelError('AccessDenied');
      part.xml = wellFormed(xml);
    }),
    delete: method<Part>(5, (part, _, world) => {
      world.model.xmlParts = world.model.xmlParts.filter((each) => each !== part);
    }),
  },
};

const object = (subject: Part): HostObject => ({ type: partType, subject });
const present = ({ model, namespace }: Scope): readonly Part[] =>
  model.xmlParts.filter((part) => namespace === null || namespaceOf(part) === namespace);

function find(scope: Scope, id: unknown): HostObject {
  const found = present(scope).find((part) => part.id === id);
  if (!found) throw new ExcelError('ItemNotFound');
  return object(found);
}

/** Parts of one namespace: a collection of its own kind, the only one that knows its only item. */
const partsOfNamespace: ObjectType = {
  name: 'CustomXmlPartScopedCollection',
  items: (scope: Scope) => present(scope).map(object),
  item: (scope: Scope, id) => find(scope, id),
  members: {
    getItem: method<Scope>(5, (scope, [id]) => find(scope, id)),
    getCount: method<Scope>(5, (scope) => present(scope).length),
    getOnlyItemOrNullObject: method<Scope>(5, (scope) => {
      const parts = present(scope);
      return parts.length === 1 ? object(parts[0]!) : null;
    }),
  },
};

export const customXmlParts: ObjectType = {
  name: 'CustomXmlPartCollection',
  items: (scope: Scope) => present(scope).map(object),
  item: (scope: Scope, id) => find(scope, id),
  members: {
    getItem: method<Scope>(5, (scope, [id]) => find(scope, id)),
    getCount: method<Scope>(5, (scope) => present(scope).length),
    getByNamespace: method<Scope>(5, ({ model }, [namespace]) => ({
      type: partsOfNamespace,
      subject: { model, namespace },
    })),
    add: method<Scope>(5, ({ model }, [xml]) => {
      if (model.readOnly) throw new ExcelError('AccessDenied');
      const part = { id: `{${newId(model)}}`, xml: wellFormed(xml) };
      model.xmlParts.push(part);
      return object(part);
    }),
  },
};
