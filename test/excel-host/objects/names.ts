import { ExcelError } from '../excel-error.ts';
import { type HostObject, method, type ObjectType, scalar } from '../object-type.ts';
import type { ModelName, ModelSheet, WorkbookModel } from '../workbook-model.ts';
import { qualified, type RangeSubject } from './range.ts';

interface Scope {
  readonly model: WorkbookModel;
  /** Names of a sheet are kept apart; this emulation has workbook names only. */
  readonly sheet: ModelSheet | null;
}

const nameType: ObjectType = {
  name: 'NamedItem',
  id: (name: ModelName) => name.name,
  members: {
    name: scalar<ModelName>(1, (name) => name.name),
    type: scalar<ModelName>(1, (name) => (name.formula.includes('#REF!') ? 'Error' : 'Range')),
    formula: scalar<ModelName>(
      7,
      (name) => name.formula,
      (name, value) => {
        name.formula = String(value);
      },
    ),
    value: scalar<ModelName>(1, (name) => {
      if (name.formula.includes('#REF!')) throw new ExcelError('GeneralException');
      return name.formula.slice(1);
    }),
    visible: scalar<ModelName>(
      1,
      (name) => name.visible,
      (name, value) => {
        name.visible = value === true;
      },
    ),
    delete: method<ModelName>(4, (name, _, world) => {
      world.model.names = world.model.names.filter((each) => each !== name);
    }),
  },
};

const object = (subject: ModelName): HostObject => ({ type: nameType, subject });

function find({ model }: Scope, key: unknown): HostObject {
  const found = model.names.find((name) => name.name.toLowerCase() === String(key).toLowerCase());
  if (!found) throw new ExcelError('ItemNotFound');
  return object(found);
}

export const nameCollection: ObjectType = {
  name: 'NamedItemCollection',
  items: ({ model, sheet }: Scope) => (sheet ? [] : model.names.map(object)),
  item: (scope: Scope, key) => find(scope, key),
  members: {
    getItem: method<Scope>(1, (scope, [key]) => find(scope, key)),
    getItemOrNullObject: method<Scope>(4, ({ model }, [key]) => {
      const found = model.names.find((name) => name.name === key);
      return found ? object(found) : null;
    }),
    add: method<Scope>(4, ({ model }, [name, reference]) => {
      if (model.names.some((each) => each.name === name)) throw new ExcelError('ItemAlreadyExists');
      const made: ModelName = { name: String(name), formula: `=${referenceText(reference)}`, visible: true };
      model.names.push(made);
      return object(made);
    }),
  },
};

function referenceText(reference: unknown): string {
  if (typeof reference === 'string') return reference.replace(/^=/, '');
  const { sheet, areas } = Object(reference).subject as RangeSubject;
  return qualified(sheet, areas[0]!).replace(
    /!(.*)$/,
    (_, cells: string) => `!${cells.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`,
  );
}
