import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { ExcelError } from '../excel-error.ts';
import { type HostObject, method, navigation, type ObjectType, scalar } from '../object-type.ts';
import { type ModelFormat, newId } from '../workbook-model.ts';
import type { World } from '../world.ts';
import { type RangeSubject, refuseFormat } from './range.ts';

const sheetOf = (world: World, format: ModelFormat) =>
  world.model.sheets.find((sheet) => sheet.formats.includes(format))!;

/** Each change is refused on a protected sheet that doesn't allow formats. */
function field(api: number, name: 'formula' | 'fill' | 'font') {
  return scalar<ModelFormat>(
    api,
    (format, world) =>
      name === 'formula' && world.options.quirks?.bareRules ? format.formula.replace(/^=/, '') : format[name],
    (format, value, world) => {
      refuseFormat(world, sheetOf(world, format));
      format[name] = String(value);
    },
  );
}

const rule: ObjectType = { name: 'ConditionalFormatRule', members: { formula: field(6, 'formula') } };
const fill: ObjectType = { name: 'ConditionalRangeFill', members: { color: field(6, 'fill') } };
const font: ObjectType = { name: 'ConditionalRangeFont', members: { color: field(6, 'font') } };
const look: ObjectType = {
  name: 'ConditionalRangeFormat',
  members: {
    fill: navigation<ModelFormat>(6, (subject) => ({ type: fill, subject })),
    font: navigation<ModelFormat>(6, (subject) => ({ type: font, subject })),
  },
};
const custom: ObjectType = {
  name: 'CustomConditionalFormat',
  members: {
    rule: navigation<ModelFormat>(6, (subject) => ({ type: rule, subject })),
    format: navigation<ModelFormat>(6, (subject) => ({ type: look, subject })),
  },
};

const formatType: ObjectType = {
  name: 'ConditionalFormat',
  id: (format: ModelFormat) => format.id,
  members: {
    id: scalar<ModelFormat>(6, (format) => format.id),
    type: scalar<ModelFormat>(6, (format) => format.type),
    custom: navigation<ModelFormat>(6, (subject) => {
      if (subject.type !== 'Custom') throw new ExcelError('InvalidOperation');
      return { type: custom, subject };
    }),
    customOrNullObject: navigation<ModelFormat>(6, (subject) =>
      subject.type === 'Custom' ? { type: custom, subject } : null,
    ),
    delete: method<ModelFormat>(6, (format, _, world) => {
      const sheet = sheetOf(world, format);
      refuseFormat(world, sheet);
      sheet.formats = sheet.formats.filter((each) => each !== format);
    }),
  },
};

const object = (subject: ModelFormat): HostObject => ({ type: formatType, subject });

const touches = (a: CellArea, b: CellArea): boolean =>
  a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;

const present = ({ sheet, areas }: RangeSubject): readonly ModelFormat[] =>
  sheet.formats.filter((format) => format.areas.some((area) => areas.some((each) => touches(area, each))));

function find(subject: RangeSubject, id: unknown): HostObject {
  const found = present(subject).find((format) => format.id === id);
  if (!found) throw new ExcelError('ItemNotFound');
  return object(found);
}

export const conditionalFormats: ObjectType = {
  name: 'ConditionalFormatCollection',
  items: (subject: RangeSubject) => present(subject).map(object),
  item: (subject: RangeSubject, id) => find(subject, id),
  members: {
    getItem: method<RangeSubject>(6, (subject, [id]) => find(subject, id)),
    getCount: method<RangeSubject>(6, (subject) => present(subject).length),
    clearAll: method<RangeSubject>(6, (subject, _, world) => {
      refuseFormat(world, subject.sheet);
      const gone = present(subject);
      subject.sheet.formats = subject.sheet.formats.filter((format) => !gone.includes(format));
    }),
    add: method<RangeSubject>(6, ({ sheet, areas }, [type], world) => {
      refuseFormat(world, sheet);
      const made: ModelFormat = {
        id: newId(world.model),
        type: String(type),
        areas,
        formula: '',
        fill: '',
        font: '',
      };
      sheet.formats.push(made);
      return object(made);
    }),
  },
};
