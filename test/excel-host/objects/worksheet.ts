import { parseArea } from '#shared/workbook/address.ts';
import { ExcelError } from '../excel-error.ts';
import {
  eventMethods,
  type HostObject,
  method,
  navigation,
  type ObjectType,
  scalar,
} from '../object-type.ts';
import { raise } from '../raise-event.ts';
import { MAXIMUM, type ModelSheet, newSheet, usedArea, type WorkbookModel } from '../workbook-model.ts';
import type { World } from '../world.ts';
import { chartCollection } from './charts.ts';
import { freezePanes } from './freeze-panes.ts';
import { nameCollection } from './names.ts';
import { areaOfText, range } from './range.ts';
import { rangeAreas } from './range-areas.ts';

const object = (sheet: ModelSheet): HostObject => ({ type: worksheetType, subject: sheet });

const protection: ObjectType = {
  name: 'WorksheetProtection',
  members: {
    protected: scalar<ModelSheet>(2, (sheet) => sheet.protected),
    options: scalar<ModelSheet>(2, (sheet, world) =>
      sheet.protected
        ? { allowFormatCells: false, ...sheet.options }
        : world.options.quirks?.looseOptions === 'all-allowed'
          ? { allowFormatCells: true, allowAutoFilter: true, selectionMode: 'Normal' }
          : null,
    ),
    protect: method<ModelSheet>(2, (sheet) => {
      if (sheet.protected) throw new ExcelError('AccessDenied');
      sheet.protected = true;
    }),
    unprotect: method<ModelSheet>(2, (sheet) => {
      if (!sheet.protected) throw new ExcelError('AccessDenied');
      sheet.protected = false;
    }),
  },
};

export const worksheetType: ObjectType = {
  name: 'Worksheet',
  id: (sheet: ModelSheet) => sheet.id,
  members: {
    id: scalar<ModelSheet>(1, (sheet) => sheet.id),
    name: scalar<ModelSheet>(
      1,
      (sheet) => sheet.name,
      (sheet, value, world) => {
        if (world.model.structureProtected) throw new ExcelError('AccessDenied');
        sheet.name = String(value);
      },
    ),
    visibility: scalar<ModelSheet>(
      1,
      (sheet) => sheet.visibility,
      (sheet, value, world) => {
        if (world.model.structureProtected) throw new ExcelError('AccessDenied');
        sheet.visibility = value === 'Hidden' || value === 'VeryHidden' ? value : 'Visible';
      },
    ),
    position: scalar<ModelSheet>(1, (sheet, world) => world.model.sheets.indexOf(sheet)),
    protection: navigation<ModelSheet>(2, (sheet) => ({ type: protection, subject: sheet })),
    charts: navigation<ModelSheet>(1, (sheet) => ({ type: chartCollection, subject: sheet })),
    names: navigation<ModelSheet>(4, (sheet, world) => ({
      type: nameCollection,
      subject: { model: world.model, sheet },
    })),
    freezePanes: navigation<ModelSheet>(7, (sheet) => ({ type: freezePanes, subject: sheet })),
    getRange: method<ModelSheet>(1, (sheet, [address]) =>
      range(sheet, address ? areaOfText(String(address)) : MAXIMUM),
    ),
    getCell: method<ModelSheet>(1, (sheet, [row, column]) =>
      range(sheet, { top: Number(row), left: Number(column), bottom: Number(row), right: Number(column) }),
    ),
    getRangeByIndexes: method<ModelSheet>(7, (sheet, [row, column, rows, columns]) => {
      const [top, left, height, width] = [Number(row), Number(column), Number(rows), Number(columns)];
      if (top < 0 || left < 0 || height < 1 || width < 1 || top + height > 1_048_576 || left + width > 16_384)
        throw new ExcelError('InvalidArgument');
      return range(sheet, { top, left, bottom: top + height - 1, right: left + width - 1 });
    }),
    getRanges: method<ModelSheet>(9, (sheet, [address]) => {
      const text = String(address ?? '');
      if (text.length > 8192) throw new ExcelError('InvalidArgument');
      return rangeAreas(sheet, text === '' ? [MAXIMUM] : text.split(',').map(areaOfText));
    }),
    getUsedRange: method<ModelSheet>(1, (sheet, [valuesOnly]) => {
      const used = usedArea(sheet, MAXIMUM, valuesOnly === true);
      return range(sheet, used ?? parseArea('A1') ?? MAXIMUM);
    }),
    getUsedRangeOrNullObject: method<ModelSheet>(4, (sheet, [valuesOnly]) => {
      const used = usedArea(sheet, MAXIMUM, valuesOnly === true);
      return used ? range(sheet, used) : null;
    }),
    activate: method<ModelSheet>(1, (sheet, _, world) => {
      if (sheet.visibility !== 'Visible') throw new ExcelError('InvalidOperation');
      world.model.active = sheet.id;
    }),
    delete: method<ModelSheet>(1, (sheet, _, world) => {
      const { model } = world;
      const visible = model.sheets.filter((each) => each.visibility === 'Visible');
      if (model.structureProtected) throw new ExcelError('AccessDenied');
      if (visible.length === 1 && visible[0] === sheet) throw new ExcelError('InvalidOperation');
      model.sheets = model.sheets.filter((each) => each !== sheet);
      raise(world, 'Deleted', { worksheetId: sheet.id });
    }),
    ...eventMethods('DataChanged', 'SelectionChanged', 'Activated', 'Deactivated', 'Calculated'),
  },
};

/** A sheet by id or, ignoring case, by name. */
export function findSheet(model: WorkbookModel, key: unknown): ModelSheet | null {
  const text = String(key);
  return (
    model.sheets.find((sheet) => sheet.id === text || sheet.name.toLowerCase() === text.toLowerCase()) ?? null
  );
}

function sheetOrError(model: WorkbookModel, key: unknown): HostObject {
  const sheet = findSheet(model, key);
  if (!sheet) throw new ExcelError('ItemNotFound');
  return object(sheet);
}

export const worksheetCollection: ObjectType = {
  name: 'WorksheetCollection',
  items: (model: WorkbookModel) => model.sheets.map(object),
  item: (model: WorkbookModel, key) => sheetOrError(model, key),
  members: {
    getItem: method<WorkbookModel>(1, (model, [key]) => sheetOrError(model, key)),
    getItemOrNullObject: method<WorkbookModel>(4, (model, [key]) => {
      const sheet = findSheet(model, key);
      return sheet ? object(sheet) : null;
    }),
    getActiveWorksheet: method<WorkbookModel>(1, (model) => sheetOrError(model, model.active)),
    getFirst: method<WorkbookModel>(5, (model) => object(model.sheets[0]!)),
    add: method<WorkbookModel>(1, (model, [name], world) => addSheet(model, name, world)),
    ...eventMethods(
      'DataChanged',
      'Added',
      'Deleted',
      'Activated',
      'Deactivated',
      'Calculated',
      'SelectionChanged',
      'FormatChanged',
    ),
  },
};

function addSheet(model: WorkbookModel, wanted: unknown, world: World): HostObject {
  if (model.structureProtected) throw new ExcelError('AccessDenied');
  const name = wanted ? String(wanted) : `Sheet${model.sheets.length + 1}`;
  if (name.length > 31 || /[\\/?*[\]:]/.test(name)) throw new ExcelError('InvalidArgument');
  if (findSheet(model, name)) throw new ExcelError('ItemAlreadyExists');
  const sheet = newSheet(model, name);
  model.sheets.push(sheet);
  raise(world, 'Added', { worksheetId: sheet.id });
  return object(sheet);
}
