import type { DecimalText, IndicatorId } from '../model/brands.ts';
import { exact, maximum, minimum, toDecimalText, ZERO } from '../model/exact.ts';
import type { ScoreSheet } from '../model/score.ts';
import { type TotalRules, totalOf } from '../score/total-of.ts';

export interface EnteredPoints {
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly points: DecimalText;
}

/** Puts in points that a person entered (酌情), between 0 and the item's maximum, and sums anew. The last entry counts. */
export function applyDiscretionaryPoints(
  sheet: ScoreSheet,
  entered: readonly EnteredPoints[],
  rules: TotalRules,
): ScoreSheet {
  if (entered.length === 0) return sheet;
  const items = sheet.items.map((item) => {
    const entry = entered.findLast((one) => one.indicatorId === item.indicatorId && one.scope === item.scope);
    if (!entry) return item;
    const floored = maximum(exact(entry.points), ZERO);
    const points = item.max === null ? floored : minimum(floored, exact(item.max));
    return { ...item, points: toDecimalText(points), state: 'discretionary' as const };
  });
  if (sheet.max === null && sheet.totalExact === null) return { ...sheet, items };
  const { questions: _, ...rest } = sheet;
  return { ...rest, items, ...totalOf(rules, items, sheet.adjustments) };
}
