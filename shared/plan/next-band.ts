import type { DecimalText, PackId } from '../model/brands.ts';
import { add, compare, type Exact, formatFixed, toDecimalText, ZERO } from '../model/exact.ts';
import { leastValue } from './least-value.ts';
import type { Lever } from './lever.ts';
import { leverCurve } from './lever-curve.ts';
import { itemPoints, type PlanItem } from './plan-item.ts';
import type { PlanModel } from './plan-model.ts';
import { gainsOf, type ItemGain } from './plan-targets.ts';
import { roundUp } from './round-up.ts';

/** The next end of a band above the present value: 再增 … 进入上一档. */
export interface NextBand {
  readonly pack: PackId;
  readonly item: string;
  readonly indicator: string;
  readonly lever: string;
  readonly component: string;
  readonly unit: string;
  readonly add: DecimalText;
  /** Points of the item at the end of the band, and what the step brings over all items. */
  readonly points: DecimalText;
  readonly gains: DecimalText | null;
  readonly gainItems: readonly ItemGain[];
}

/** For every scored item that one number moves: the next band within reach, or nothing at the top. */
export function nextBands(model: PlanModel): readonly NextBand[] {
  return model.items.flatMap((item) =>
    model.levers
      .filter((lever) =>
        lever.effects.some((effect) => effect.item === item.key && effect.role !== 'denominator'),
      )
      .flatMap((lever) => nextBand(model, item, lever) ?? []),
  );
}

function nextBand(model: PlanModel, item: PlanItem, lever: Lever): NextBand | null {
  const rule = item.indicator.scoring?.rule;
  const effect = lever.effects.find((one) => one.item === item.key)!;
  const own = { ...lever, effects: [effect] };
  const before = itemPoints(item);
  const curve = leverCurve(model, own);
  if (!rule || !before) return null;
  const end = curve.breakpoints.find((more) => compare(more, ZERO) > 0 && isHigher(curve.at(more), before));
  if (!end) return null;
  const more = roundUp({ value: end, beyond: false }, lever.places);
  return {
    pack: item.pack.id,
    item: item.key,
    indicator: item.indicator.name,
    lever: lever.id,
    component: lever.name,
    unit: lever.unit,
    add: formatFixed(more, lever.places),
    points: toDecimalText(curve.at(end)!),
    ...gainsOf(model, lever, more),
  };
}

const isHigher = (points: Exact | null, than: Exact): boolean => points !== null && compare(points, than) > 0;

/** What must be added to a lever so that all it moves brings `points` more; null when it never does within `limit`. */
export function leastStepFor(
  model: PlanModel,
  lever: Lever,
  points: Exact,
  limit: Exact | null = null,
): Exact | null {
  const curve = leverCurve(model, lever);
  const now = curve.at(ZERO);
  if (!now) return null;
  const wanted = add(now, points);
  const least = leastValue(curve, wanted, ZERO, limit);
  if (!least) return null;
  const more = roundUp(least, lever.places);
  if (limit !== null && compare(more, limit) > 0) return null;
  const reached = curve.at(more);
  return reached && compare(reached, wanted) >= 0 ? more : null;
}
