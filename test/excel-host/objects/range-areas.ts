import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { type HostObject, navigation, type ObjectType, scalar } from '../object-type.ts';
import type { ModelSheet } from '../workbook-model.ts';
import { conditionalFormats } from './conditional-formats.ts';
import { type RangeSubject, range, shownAddress } from './range.ts';
import { rangeFormat } from './range-format.ts';

export const rangeAreas = (sheet: ModelSheet, areas: readonly CellArea[]): HostObject => ({
  type: rangeAreasType,
  subject: { sheet, areas },
});

const areaCollection: ObjectType = {
  name: 'RangeCollection',
  items: ({ sheet, areas }: RangeSubject) => areas.map((area) => range(sheet, area)),
  members: {},
};

export const rangeAreasType: ObjectType = {
  name: 'RangeAreas',
  kept: true,
  members: {
    // Cut off above the documented length, without a word.
    address: scalar<RangeSubject>(9, ({ sheet, areas }, world) =>
      shownAddress(world, sheet, areas).slice(0, 8192),
    ),
    areaCount: scalar<RangeSubject>(9, ({ areas }) => areas.length),
    cellCount: scalar<RangeSubject>(9, ({ areas }) =>
      areas.reduce((sum, area) => sum + (area.bottom - area.top + 1) * (area.right - area.left + 1), 0),
    ),
    areas: navigation<RangeSubject>(9, (subject) => ({ type: areaCollection, subject })),
    format: navigation<RangeSubject>(9, (subject) => ({ type: rangeFormat, subject })),
    conditionalFormats: navigation<RangeSubject>(9, (subject) => ({ type: conditionalFormats, subject })),
  },
};
