import { type Member, navigation, type ObjectType, scalar } from '../object-type.ts';
import { cellKey } from '../workbook-model.ts';
import { cellAt, type RangeSubject, refuseFormat } from './range.ts';

/** A look of every cell: null where it differs, null for unbounded ranges. */
function look(api: number, name: string, standard: unknown): Member {
  return scalar<RangeSubject>(
    api,
    ({ sheet, areas }) => {
      const seen = new Set<unknown>();
      for (const area of areas)
        for (let row = area.top; row <= Math.min(area.bottom, area.top + 2_000); row++)
          for (let column = area.left; column <= Math.min(area.right, area.left + 200); column++)
            seen.add(sheet.cells.get(cellKey(row, column))?.look[name] ?? standard);
      return seen.size === 1 ? [...seen][0] : null;
    },
    ({ sheet, areas }, value, world) => {
      refuseFormat(world, sheet);
      for (const area of areas)
        for (let row = area.top; row <= area.bottom; row++)
          for (let column = area.left; column <= area.right; column++)
            cellAt(sheet, row, column).look[name] = value;
    },
  );
}

const fill: ObjectType = { name: 'RangeFill', members: { color: look(1, 'fill', '#FFFFFF') } };

const font: ObjectType = {
  name: 'RangeFont',
  members: {
    bold: look(1, 'bold', false),
    size: look(1, 'size', 11),
    color: look(1, 'font', '#000000'),
    name: look(1, 'name', '宋体'),
  },
};

const protection: ObjectType = {
  name: 'FormatProtection',
  members: {
    locked: scalar<RangeSubject>(2, ({ sheet, areas }) => {
      const seen = new Set<boolean>();
      for (const area of areas)
        for (let row = area.top; row <= area.bottom; row++)
          for (let column = area.left; column <= area.right; column++)
            seen.add(sheet.cells.get(cellKey(row, column))?.locked ?? true);
      return seen.size === 1 ? [...seen][0] : null;
    }),
  },
};

export const rangeFormat: ObjectType = {
  name: 'RangeFormat',
  members: {
    horizontalAlignment: look(1, 'horizontal', 'General'),
    verticalAlignment: look(1, 'vertical', 'Bottom'),
    wrapText: look(1, 'wrap', false),
    columnWidth: scalar<RangeSubject>(
      2,
      ({ sheet, areas }) => sheet.widths.get(areas[0]!.left) ?? 48,
      ({ sheet, areas }, value, world) => {
        refuseFormat(world, sheet);
        for (let column = areas[0]!.left; column <= areas[0]!.right; column++)
          sheet.widths.set(column, Number(value));
      },
    ),
    rowHeight: scalar<RangeSubject>(
      2,
      ({ sheet, areas }) => sheet.heights.get(areas[0]!.top) ?? 15,
      ({ sheet, areas }, value, world) => {
        refuseFormat(world, sheet);
        for (let row = areas[0]!.top; row <= areas[0]!.bottom; row++) sheet.heights.set(row, Number(value));
      },
    ),
    fill: navigation<RangeSubject>(1, (subject) => ({ type: fill, subject })),
    font: navigation<RangeSubject>(1, (subject) => ({ type: font, subject })),
    protection: navigation<RangeSubject>(2, (subject) => ({ type: protection, subject })),
  },
};
