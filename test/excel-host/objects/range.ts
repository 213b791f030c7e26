import { areaAddress, parseArea } from '#shared/workbook/address.ts';
import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { ExcelError } from '../excel-error.ts';
import { type HostObject, method, navigation, type ObjectType, scalar } from '../object-type.ts';
import { raise } from '../raise-event.ts';
import { settle } from '../recalculate.ts';
import { typeInto } from '../typed-value.ts';
import {
  cellKey,
  type ModelCell,
  type ModelSheet,
  newCell,
  type Scalar,
  usedArea,
} from '../workbook-model.ts';
import type { World } from '../world.ts';
import { conditionalFormats } from './conditional-formats.ts';
import { rangeAreas } from './range-areas.ts';
import { rangeFormat } from './range-format.ts';

export interface RangeSubject {
  readonly sheet: ModelSheet;
  readonly areas: readonly CellArea[];
}

export const range = (sheet: ModelSheet, area: CellArea): HostObject => ({
  type: rangeType,
  subject: { sheet, areas: [area] },
});

/** Area of `A1:B3`, `A:C` or `Sheet!A1`; InvalidArgument otherwise. */
export function areaOfText(text: string): CellArea {
  const bare = text
    .slice(text.lastIndexOf('!') + 1)
    .replaceAll('$', '')
    .trim();
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/.exec(bare);
  const area = columns ? parseArea(`${columns[1]}1:${columns[2]}1048576`) : parseArea(bare);
  if (!area || area.right > 16_383 || area.bottom > 1_048_575) throw new ExcelError('InvalidArgument');
  return area;
}

/** The address that Excel shows of one or several areas. */
export function shownAddress(world: World, sheet: ModelSheet, areas: readonly CellArea[]): string {
  const { dollars, quotes, comma = ',' } = world.options.quirks ?? {};
  return areas
    .map((area) => {
      const [name = '', cells = ''] = qualified(sheet, area).split(/!(?=[^!]*$)/);
      const shown = quotes && !name.startsWith("'") ? `'${name}'` : name;
      return `${shown}!${dollars ? cells.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2') : cells}`;
    })
    .join(comma);
}

export const qualified = (sheet: ModelSheet, area: CellArea): string =>
  `${/^[\p{L}_][\p{L}\d_.]*$/u.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`}!${areaAddress(area)}`;

const CELLS_AT_MOST = 5_000_000;
const first = (subject: RangeSubject): CellArea => subject.areas[0]!;

/** A property of every cell; null for unbounded ranges and, where so set, beyond 5 million cells. */
function grid(
  read: (cell: ModelCell | undefined, world: World) => unknown,
): (subject: RangeSubject, world: World) => unknown {
  return ({ sheet, areas }, world) => {
    const area = areas[0]!;
    if (area.bottom - area.top === 1_048_575 || area.right - area.left === 16_383) return null;
    if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > CELLS_AT_MOST) {
      if (world.options.beyondLimit === 'null') return null;
      throw new ExcelError('RangeExceedsLimit');
    }
    const rows: unknown[][] = [];
    for (let row = area.top; row <= area.bottom; row++) {
      const values: unknown[] = [];
      for (let column = area.left; column <= area.right; column++)
        values.push(read(sheet.cells.get(cellKey(row, column)), world));
      rows.push(values);
    }
    return rows;
  };
}

/** Writes a block; its shape must be that of the range, null leaves a cell as it is. */
function writeGrid(
  { sheet, areas }: RangeSubject,
  value: unknown,
  write: (cell: ModelCell, value: Scalar) => void,
): void {
  const area = areas[0]!;
  const height = area.bottom - area.top + 1;
  const width = area.right - area.left + 1;
  const shaped =
    Array.isArray(value) &&
    value.length === height &&
    value.every((row) => Array.isArray(row) && row.length === width);
  if (!shaped)
    throw new ExcelError(
      'InvalidArgument',
      'The number of rows or columns in the input array does not match the size of the range.',
    );
  for (const [r, row] of value.entries())
    for (const [c, cell] of row.entries()) {
      const [y, x] = [area.top + r, area.left + c];
      if (cell !== null && !underMerge(sheet, y, x)) write(cellAt(sheet, y, x), cell);
    }
}

/** The cells under a merge take nothing. */
const underMerge = (sheet: ModelSheet, row: number, column: number): boolean =>
  sheet.merges.some(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left),
  );

function writeContents(subject: RangeSubject, value: unknown, world: World): void {
  const { sheet, areas } = subject;
  refuseWrite(world, sheet, areas[0]!);
  const { top, left } = areas[0]!;
  if (sheet.cells.get(cellKey(top, left))?.refusesWrites) throw new ExcelError('InvalidOperation');
  writeGrid(subject, value, typeInto);
  settle(world);
  raise(world, 'DataChanged', {
    worksheetId: sheet.id,
    address: areaAddress(areas[0]!),
    changeType: 'RangeEdited',
  });
}

export function cellAt(sheet: ModelSheet, row: number, column: number): ModelCell {
  const key = cellKey(row, column);
  const cell = sheet.cells.get(key) ?? newCell();
  sheet.cells.set(key, cell);
  return cell;
}

/** Locked cells of a protected sheet, and everything in a workbook opened for reading, refuse. */
export function refuseWrite(world: World, sheet: ModelSheet, area: CellArea): void {
  if (world.model.readOnly) throw new ExcelError('AccessDenied');
  if (!sheet.protected) return;
  for (let row = area.top; row <= Math.min(area.bottom, area.top + 5_000); row++)
    for (let column = area.left; column <= Math.min(area.right, area.left + 500); column++)
      if (sheet.cells.get(cellKey(row, column))?.locked !== false) throw new ExcelError('AccessDenied');
}

export function refuseFormat(world: World, sheet: ModelSheet): void {
  if (world.model.readOnly || (sheet.protected && sheet.options.allowFormatCells !== true))
    throw new ExcelError('AccessDenied');
}

function hidden(
  set: (sheet: ModelSheet) => ReadonlySet<number>,
  from: 'top' | 'left',
  to: 'bottom' | 'right',
) {
  return ({ sheet, areas }: RangeSubject): boolean | null => {
    let count = 0;
    for (const line of set(sheet)) if (line >= areas[0]![from] && line <= areas[0]![to]) count += 1;
    return count === 0 ? false : count === areas[0]![to] - areas[0]![from] + 1 ? true : null;
  };
}

const orEmpty = (value: Scalar | undefined, { options }: World): Scalar | null =>
  value === undefined || value === '' ? (options.quirks ? options.quirks.empty : '') : value;

/** The `formulas` of a cell without a formula are its value. */
const plainFormula = (value: Scalar | undefined, world: World): Scalar | null =>
  typeof value === 'number' && world.options.quirks?.numbersAsText ? String(value) : orEmpty(value, world);

const valueType = (cell: ModelCell | undefined): string =>
  !cell || (cell.value === '' && !cell.formula)
    ? 'Empty'
    : cell.isError
      ? 'Error'
      : { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof cell.value as 'string'];

export const rangeType: ObjectType = {
  name: 'Range',
  kept: true,
  members: {
    address: scalar<RangeSubject>(1, ({ sheet, areas }, world) => shownAddress(world, sheet, [areas[0]!])),
    rowIndex: scalar<RangeSubject>(1, (subject) => first(subject).top),
    columnIndex: scalar<RangeSubject>(1, (subject) => first(subject).left),
    rowCount: scalar<RangeSubject>(1, (subject) => first(subject).bottom - first(subject).top + 1),
    columnCount: scalar<RangeSubject>(1, (subject) => first(subject).right - first(subject).left + 1),
    cellCount: scalar<RangeSubject>(
      1,
      (subject) =>
        (first(subject).bottom - first(subject).top + 1) * (first(subject).right - first(subject).left + 1),
    ),
    values: scalar<RangeSubject>(
      1,
      grid((cell, world) => orEmpty(cell?.value, world)),
      writeContents,
    ),
    formulas: scalar<RangeSubject>(
      1,
      grid((cell, world) => cell?.formula ?? plainFormula(cell?.value, world)),
      writeContents,
    ),
    text: scalar<RangeSubject>(
      1,
      grid((cell) => String(cell?.value ?? '')),
    ),
    valueTypes: scalar<RangeSubject>(1, grid(valueType)),
    numberFormat: scalar<RangeSubject>(
      1,
      grid((cell) => cell?.format ?? 'General'),
      (subject, value, world) => {
        refuseFormat(world, subject.sheet);
        writeGrid(subject, value, (cell, format) => {
          cell.format = String(format);
        });
      },
    ),
    rowHidden: scalar<RangeSubject>(
      2,
      hidden((sheet) => sheet.hiddenRows, 'top', 'bottom'),
    ),
    columnHidden: scalar<RangeSubject>(
      2,
      hidden((sheet) => sheet.hiddenColumns, 'left', 'right'),
    ),
    hyperlink: scalar<RangeSubject>(
      7,
      ({ sheet, areas }) => sheet.cells.get(cellKey(areas[0]!.top, areas[0]!.left))?.hyperlink ?? null,
      ({ sheet, areas }, value, world) => {
        refuseWrite(world, sheet, areas[0]!);
        const cell = cellAt(sheet, areas[0]!.top, areas[0]!.left);
        cell.hyperlink = value;
        const text: unknown = Object(value).textToDisplay;
        if (typeof text === 'string') cell.value = text;
      },
    ),
    format: navigation<RangeSubject>(1, (subject) => ({ type: rangeFormat, subject })),
    conditionalFormats: navigation<RangeSubject>(6, (subject) => ({ type: conditionalFormats, subject })),
    // What office.js itself does with arrays above 1,500 cells.
    _ValidateArraySize: method<RangeSubject>(3, (subject, [rows, columns]) => {
      const { top, left, bottom, right } = first(subject);
      if (rows !== bottom - top + 1 || columns !== right - left + 1) throw new ExcelError('InvalidArgument');
    }),
    getRow: method<RangeSubject>(1, ({ sheet, areas }, [row]) =>
      range(sheet, { ...areas[0]!, top: areas[0]!.top + Number(row), bottom: areas[0]!.top + Number(row) }),
    ),
    getBoundingRect: method<RangeSubject>(1, ({ sheet, areas }, [other]) => {
      const [a, b] = [areas[0]!, (Object(other).subject as RangeSubject).areas[0]!];
      return range(sheet, {
        top: Math.min(a.top, b.top),
        left: Math.min(a.left, b.left),
        bottom: Math.max(a.bottom, b.bottom),
        right: Math.max(a.right, b.right),
      });
    }),
    getEntireColumn: method<RangeSubject>(1, (subject) =>
      range(subject.sheet, { ...first(subject), top: 0, bottom: 1_048_575 }),
    ),
    getUsedRangeOrNullObject: method<RangeSubject>(4, ({ sheet, areas }, [valuesOnly]) => {
      const used = usedArea(sheet, areas[0]!, valuesOnly === true);
      return used ? range(sheet, used) : null;
    }),
    getMergedAreasOrNullObject: method<RangeSubject>(13, ({ sheet, areas }) => {
      const { top, left, bottom, right } = areas[0]!;
      const merges = sheet.merges.filter(
        (merge) => merge.top >= top && merge.top <= bottom && merge.left >= left && merge.left <= right,
      );
      // As documented: above 512 the method fails.
      if (merges.length > 512) throw new ExcelError('GeneralException');
      return merges.length > 0 ? rangeAreas(sheet, merges) : null;
    }),
    getSpecialCellsOrNullObject: method<RangeSubject>(9, ({ sheet, areas }, [kind]) =>
      specialCells(sheet, areas[0]!, String(kind)),
    ),
    getRowProperties: method<RangeSubject>(9, ({ sheet, areas }) =>
      lines(areas[0]!.top, areas[0]!.bottom, (row) => ({ rowHidden: sheet.hiddenRows.has(row) })),
    ),
    getColumnProperties: method<RangeSubject>(9, ({ sheet, areas }) =>
      lines(areas[0]!.left, areas[0]!.right, (column) => ({ columnHidden: sheet.hiddenColumns.has(column) })),
    ),
    getCellProperties: method<RangeSubject>(9, ({ sheet, areas }) =>
      lines(areas[0]!.top, areas[0]!.bottom, (row) =>
        lines(areas[0]!.left, areas[0]!.right, (column) => ({
          format: {
            protection: {
              formulaHidden: false,
              locked: sheet.cells.get(cellKey(row, column))?.locked ?? true,
            },
          },
        })),
      ),
    ),
    select: method<RangeSubject>(1, ({ sheet, areas }, _, world) => {
      if (world.model.active !== sheet.id) throw new ExcelError('InvalidSelection');
      world.model.selected = areaAddress(areas[0]!);
    }),
    merge: method<RangeSubject>(2, ({ sheet, areas }, _, world) => {
      refuseFormat(world, sheet);
      sheet.merges.push(areas[0]!);
    }),
    unmerge: method<RangeSubject>(2, ({ sheet, areas }, _, world) => {
      refuseFormat(world, sheet);
      const { top, left, bottom, right } = areas[0]!;
      sheet.merges = sheet.merges.filter(
        (merge) => merge.bottom < top || merge.top > bottom || merge.right < left || merge.left > right,
      );
    }),
    clear: method<RangeSubject>(1, ({ sheet, areas }, _, world) => {
      refuseWrite(world, sheet, areas[0]!);
      const used = usedArea(sheet, areas[0]!, false);
      for (let row = used?.top ?? 0; used && row <= used.bottom; row++)
        for (let column = used.left; column <= used.right; column++) sheet.cells.delete(cellKey(row, column));
      raise(world, 'DataChanged', {
        worksheetId: sheet.id,
        address: areaAddress(areas[0]!),
        changeType: 'RangeEdited',
      });
    }),
  },
};

const lines = <T>(from: number, to: number, read: (line: number) => T): readonly T[] =>
  Array.from({ length: to - from + 1 }, (_, index) => read(from + index));

/** Runs down the columns become areas, as Excel reports them. */
function specialCells(sheet: ModelSheet, area: CellArea, kind: string): HostObject | null {
  if (kind !== 'Formulas') throw new ExcelError('InvalidArgument', `${kind} is not emulated`);
  const found: CellArea[] = [];
  for (let column = area.left; column <= area.right; column++)
    for (let row = area.top; row <= area.bottom; row++) {
      if (!sheet.cells.get(cellKey(row, column))?.formula) continue;
      const last = found.at(-1);
      if (last && last.left === column && last.bottom === row - 1)
        found[found.length - 1] = { ...last, bottom: row };
      else found.push({ top: row, left: column, bottom: row, right: column });
    }
  return found.length > 0 ? rangeAreas(sheet, found) : null;
}
