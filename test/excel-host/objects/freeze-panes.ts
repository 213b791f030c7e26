import { areaAddress } from '#shared/workbook/address.ts';
import { method, type ObjectType } from '../object-type.ts';
import type { ModelSheet } from '../workbook-model.ts';
import type { RangeSubject } from './range.ts';

export const freezePanes: ObjectType = {
  name: 'WorksheetFreezePanes',
  members: {
    freezeAt: method<ModelSheet>(7, (sheet, [place]) => {
      sheet.frozen =
        typeof place === 'string' ? place : areaAddress((Object(place).subject as RangeSubject).areas[0]!);
    }),
    freezeRows: method<ModelSheet>(7, (sheet, [count]) => {
      sheet.frozen = `1:${Number(count)}`;
    }),
    freezeColumns: method<ModelSheet>(7, (sheet, [count]) => {
      sheet.frozen = `columns ${Number(count)}`;
    }),
    unfreeze: method<ModelSheet>(7, (sheet) => {
      sheet.frozen = null;
    }),
  },
};
