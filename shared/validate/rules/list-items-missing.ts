import { yearOf } from '../../model/period.ts';
import type { IssuedList } from '../../rule-pack/rule-pack.ts';
import { isListItem } from '../evidence/issued-item.ts';
import type { SheetRule, SheetView } from '../rule.ts';

/** Items of the issued list that a workbook which reports the list leaves out. */
export const listItemsMissing: SheetRule<'list-altered'> = {
  code: 'list-altered',
  basis: 'workbook',
  whole: true,
  kind: 'definition',
  severity: 'query',
  check: (view) =>
    (view.workbook.context.lists ?? []).flatMap((list) => {
      const printed = readingsOf(list, view);
      const [first] = printed;
      const known = new Set(printed.map(({ indicatorId }) => indicatorId));
      const missing = list.items.filter(({ id }) => id !== undefined && !known.has(id));
      if (!first || missing.length === 0) return [];
      return [
        {
          fact: null,
          place: { sheet: first.sheet, cell: null },
          params: {
            what: 'missing',
            printed: '',
            issued: missing.map(({ name }) => name).join('、'),
            document: list.document,
          },
        },
      ];
    }),
};

const readingsOf = (list: IssuedList, { workbook }: SheetView) =>
  workbook.recognition.readings.filter(
    (reading) =>
      reading.pack === list.pack &&
      isListItem(reading.indicatorId) &&
      yearOf(reading.period) === list.period &&
      (list.region === null || workbook.areaOf(reading) === list.region),
  );
