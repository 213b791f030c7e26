import { ExcelError } from '../excel-error.ts';
import { type HostObject, method, type ObjectType, scalar } from '../object-type.ts';
import type { WorkbookModel } from '../workbook-model.ts';

interface Setting {
  readonly model: WorkbookModel;
  readonly key: string;
}

const settingType: ObjectType = {
  name: 'Setting',
  id: (setting: Setting) => setting.key,
  members: {
    key: scalar<Setting>(4, (setting) => setting.key),
    value: scalar<Setting>(4, ({ model, key }) => model.settings.get(key)),
    delete: method<Setting>(4, ({ model, key }) => void model.settings.delete(key)),
  },
};

const object = (model: WorkbookModel, key: string): HostObject => ({
  type: settingType,
  subject: { model, key },
});

export const settingCollection: ObjectType = {
  name: 'SettingCollection',
  items: (model: WorkbookModel) => [...model.settings.keys()].map((key) => object(model, key)),
  item: (model: WorkbookModel, key) => {
    if (!model.settings.has(String(key))) throw new ExcelError('ItemNotFound');
    return object(model, String(key));
  },
  members: {
    add: method<WorkbookModel>(4, (model, [key, value]) => {
      if (model.readOnly) throw new ExcelError('AccessDenied');
      model.settings.set(String(key), value);
      return object(model, String(key));
    }),
    getItem: method<WorkbookModel>(4, (model, [key]) => object(model, String(key))),
    getItemOrNullObject: method<WorkbookModel>(4, (model, [key]) =>
      model.settings.has(String(key)) ? object(model, String(key)) : null,
    ),
  },
};
