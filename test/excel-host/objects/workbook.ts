import { method, navigation, type ObjectType, scalar } from '../object-type.ts';
import type { WorkbookModel } from '../workbook-model.ts';
import type { World } from '../world.ts';
import { commentCollection } from './comments.ts';
import { customXmlParts } from './custom-xml.ts';
import { nameCollection } from './names.ts';
import { settingCollection } from './settings.ts';
import { worksheetCollection } from './worksheet.ts';

const workbookProtection: ObjectType = {
  name: 'WorkbookProtection',
  members: { protected: scalar<WorkbookModel>(7, (model) => model.structureProtected) },
};

const runtime: ObjectType = {
  name: 'Runtime',
  members: {
    enableEvents: scalar<WorkbookModel>(
      8,
      (_, world) => world.eventsEnabled,
      (_, value, world) => {
        world.eventsEnabled = value === true;
      },
    ),
  },
};

const application: ObjectType = {
  name: 'Application',
  members: {
    calculationMode: scalar<WorkbookModel>(1, (_, world) =>
      world.options.calculates === false ? 'Manual' : 'Automatic',
    ),
    calculationState: scalar<WorkbookModel>(9, (_, world) => (world.isStale ? 'Pending' : 'Done')),
    suspendScreenUpdatingUntilNextSync: method<WorkbookModel>(9, () => null),
    suspendApiCalculationUntilNextSync: method<WorkbookModel>(6, () => null),
  },
};

export const workbookType: ObjectType = {
  name: 'Workbook',
  members: {
    name: scalar<WorkbookModel>(7, (model) => model.name),
    readOnly: scalar<WorkbookModel>(8, (model) => model.readOnly),
    isDirty: scalar<WorkbookModel>(9, () => true),
    worksheets: navigation<WorkbookModel>(1, (model) => ({ type: worksheetCollection, subject: model })),
    names: navigation<WorkbookModel>(1, (model) => ({
      type: nameCollection,
      subject: { model, sheet: null },
    })),
    protection: navigation<WorkbookModel>(7, (model) => ({ type: workbookProtection, subject: model })),
    customXmlParts: navigation<WorkbookModel>(5, (model) => ({
      type: customXmlParts,
      subject: { model, namespace: null },
    })),
    settings: navigation<WorkbookModel>(4, (model) => ({ type: settingCollection, subject: model })),
    comments: navigation<WorkbookModel>(10, (model) => ({
      type: commentCollection,
      subject: { model, sheet: null },
    })),
    application: navigation<WorkbookModel>(1, (model) => ({ type: application, subject: model })),
    _Runtime: navigation<WorkbookModel>(5, (model) => ({ type: runtime, subject: model })),
    _RemoveReference: method<WorkbookModel>(
      1,
      (_, [id], world: World) => void world.references.delete(String(id)),
    ),
    _RemoveAllReferences: method<WorkbookModel>(1, (_, __, world: World) => world.references.clear()),
  },
};
