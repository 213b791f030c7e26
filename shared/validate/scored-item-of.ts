import type { Fact, WorkbookFact } from './fact.ts';
import type { WorkbookView } from './rule.ts';
import type { ScoredItem } from './whole-workbook.ts';

/** The computed points that stand against a typed 自评得分; null where the rule of the item leaves anything open. */
export function scoredItemOf(
  view: WorkbookView,
  score: Fact & Pick<WorkbookFact, 'reading'>,
  items: readonly ScoredItem[],
): ScoredItem | null {
  const found = itemAt(view, score, items);
  return found?.item.state === 'scored' && found.item.points !== null ? found : null;
}

/** The computed item that a typed 自评得分 is about, decided or not. */
export const itemAt = (
  { workbook }: WorkbookView,
  score: Fact & Pick<WorkbookFact, 'reading'>,
  items: readonly ScoredItem[],
): ScoredItem | undefined =>
  items.find(
    ({ sheet, item }) =>
      item.scope === score.scope &&
      sheet.period === score.period &&
      (sheet.region ?? workbook.areaOf({ ...score.reading, region: null })) === score.area,
  );
