import type { DecimalText, IndicatorId } from '../model/brands.ts';
import { add, exact, formatFixed, maximum, minimum, subtract, toDecimalText, ZERO } from '../model/exact.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';

export interface EnteredPoints {
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly points: DecimalText;
}

/** Puts in points that a person entered (酌情), between 0 and the item's maximum, and sums anew. The last entry counts. */
export function applyDiscretionaryPoints(
  sheet: ScoreSheet,
  entered: readonly EnteredPoints[],
  rounding: RulePack['rounding'],
): ScoreSheet {
  if (entered.length === 0) return sheet;
  let total = sheet.totalExact === null ? null : exact(sheet.totalExact);
  const items = sheet.items.map((item) => {
    const entry = entered.findLast((one) => one.indicatorId === item.indicatorId && one.scope === item.scope);
    if (!entry) return item;
    const floored = maximum(exact(entry.points), ZERO);
    const points = item.max === null ? floored : minimum(floored, exact(item.max));
    if (total) total = add(total, subtract(points, item.points === null ? ZERO : exact(item.points)));
    return { ...item, points: toDecimalText(points), state: 'discretionary' as const };
  });
  if (!total) return { ...sheet, items };
  return {
    ...sheet,
    items,
    totalExact: toDecimalText(total),
    total: formatFixed(total, rounding.places, rounding.mode),
  };
}
