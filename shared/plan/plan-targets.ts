import type { DecimalText, IndicatorId, PackId, RegionCode } from '../model/brands.ts';
import { compare, type Exact, exact, formatFixed, subtract, sum, toDecimalText } from '../model/exact.ts';
import { applyChanges } from './apply-changes.ts';
import type { Lever } from './lever.ts';
import { gapToTarget, meetsTarget, neededForTarget } from './need-for-target.ts';
import { decimalOf, itemPoints, itemValue, type PlanItem } from './plan-item.ts';
import { itemByKey, type PlanModel } from './plan-model.ts';

/** Points that the same step brings in one item. Rounded once, for print. */
export interface ItemGain {
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  /** Number of the item as printed, for 第 2 项. */
  readonly number: string | null;
  readonly gain: DecimalText;
}

/** One way to the target: this much more of one component while the others stand still. */
export interface NeededStep {
  readonly lever: string;
  readonly component: string;
  readonly unit: string;
  /** Rounded up to the component's decimals, so that the target is truly met. */
  readonly add: DecimalText;
  /** Points gained over all packs; null where nothing it moves is scored. */
  readonly gains: DecimalText | null;
  readonly gainItems: readonly ItemGain[];
}

export interface TargetPlan {
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly unit: string;
  /** Unrounded; null = not reported. */
  readonly current: DecimalText | null;
  readonly target: DecimalText | null;
  /** What is missing, in the indicator's unit; `0` when met. */
  readonly gap: DecimalText | null;
  readonly met: boolean | null;
  readonly needed: readonly NeededStep[];
  readonly clause: string;
}

/** Every indicator with a target: what is missing, and how much of which component would close it. */
export function planTargets(model: PlanModel): readonly TargetPlan[] {
  return model.items
    .filter((item) => item.targetValue !== null && item.target?.comparator !== 'rank-up')
    .map((item) => {
      const gap = gapToTarget(item);
      const met = meetsTarget(item);
      return {
        pack: item.pack.id,
        indicatorId: item.indicator.id,
        indicator: item.indicator.name,
        scope: item.scope,
        region: model.region,
        unit: item.indicator.unit,
        current: decimalOf(itemValue(item)),
        target: item.targetValue,
        gap: met === true ? ('0' as DecimalText) : decimalOf(gap),
        met,
        needed: met === false ? stepsFor(model, item) : [],
        clause: item.target?.clause ?? item.indicator.clause,
      };
    });
}

const stepsFor = (model: PlanModel, item: PlanItem): NeededStep[] =>
  model.levers.flatMap((lever) => {
    const more = neededForTarget(item, lever);
    return more
      ? [
          {
            lever: lever.id,
            component: lever.name,
            unit: lever.unit,
            add: formatFixed(more, lever.places),
            ...gainsOf(model, lever, more),
          },
        ]
      : [];
  });

/** Points of every item that a step of a lever moves. */
export function gainsOf(
  model: PlanModel,
  lever: Lever,
  more: Exact,
): Pick<NeededStep, 'gains' | 'gainItems'> {
  const changes = applyChanges(model, [{ lever: lever.id, add: toDecimalText(more, 20) }]);
  const gains = [...changes].flatMap(([key, change]) => {
    const item = itemByKey(model, key);
    const [before, after] = [itemPoints(item), itemPoints(item, change)];
    return before && after ? [{ item, gain: subtract(after, before) }] : [];
  });
  if (gains.length === 0) return { gains: null, gainItems: [] };
  return {
    gains: formatFixed(sum(gains.map((one) => one.gain)), 2),
    gainItems: gains
      .filter(({ gain }) => compare(gain, exact('0')) !== 0)
      .sort((a, b) => compare(b.gain, a.gain))
      .map(({ item, gain }) => ({
        pack: item.pack.id,
        indicatorId: item.indicator.id,
        indicator: item.indicator.name,
        number: item.indicator.number,
        gain: formatFixed(gain, 2),
      })),
  };
}
