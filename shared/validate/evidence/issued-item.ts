import type { IndicatorId } from '../../model/brands.ts';
import { yearOf } from '../../model/period.ts';
import type { IssuedItem, IssuedList } from '../../rule-pack/rule-pack.ts';
import type { Fact } from '../fact.ts';
import type { IndicatorFamily } from '../indicator-family.ts';
import type { WholeWorkbook } from '../whole-workbook.ts';

export interface IssuedItemFound {
  readonly list: IssuedList;
  /** null = the list has no such item. */
  readonly item: IssuedItem | null;
}

/** Items of a year's list that a workbook prints carry ids of their own. */
export const isListItem = (indicatorId: IndicatorId): boolean => indicatorId.startsWith('list:');

/** The list issued to the unit of a figure, and the item of it that the figure is of. null = none was issued. */
export function issuedItemOf(
  workbook: WholeWorkbook,
  { packId, indicatorId }: Pick<IndicatorFamily, 'packId' | 'indicatorId'>,
  fact: Fact,
): IssuedItemFound | null {
  if (!isListItem(indicatorId)) return null;
  const ofYear = (workbook.context.lists ?? []).filter(
    (list) => list.pack === packId && list.period === yearOf(fact.period),
  );
  const list =
    ofYear.find(({ region }) => region === fact.area) ?? ofYear.find(({ region }) => region === null);
  return list ? { list, item: list.items.find(({ id }) => id === indicatorId) ?? null } : null;
}
