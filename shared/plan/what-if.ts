import type { DecimalText, IndicatorId, PackId } from '../model/brands.ts';
import {
  add,
  compare,
  type Exact,
  exact,
  formatFixed,
  subtract,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';
import { applyChanges, type PlanChange } from './apply-changes.ts';
import { gapToTarget, meetsTarget, neededForTarget } from './need-for-target.ts';
import { decimalOf, type ItemChange, itemPoints, itemValue, type PlanItem } from './plan-item.ts';
import type { PlanModel } from './plan-model.ts';
import { plannedPlaces } from './round-up.ts';

/** One item before and after the changes; quantities unrounded unless said. */
export interface WhatIfItem {
  readonly key: string;
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  readonly number: string | null;
  readonly scope: string | null;
  readonly unit: string;
  readonly before: DecimalText | null;
  readonly after: DecimalText | null;
  /** As a report would print it: a ratio that prints as the target may still miss it. */
  readonly printed: DecimalText | null;
  readonly target: DecimalText | null;
  readonly met: boolean | null;
  /** Still missing in the indicator's unit; null when met or without target. */
  readonly missing: DecimalText | null;
  /** The same in the parts that could move, rounded up. */
  readonly needed: readonly {
    readonly lever: string;
    readonly component: string;
    readonly unit: string;
    readonly add: DecimalText;
  }[];
  readonly points: {
    readonly before: DecimalText | null;
    readonly after: DecimalText | null;
    readonly gain: DecimalText | null;
  };
}

export interface WhatIfTotal {
  readonly pack: PackId;
  readonly before: DecimalText;
  readonly after: DecimalText;
  readonly gain: DecimalText;
  /** True while an item gives no points. */
  readonly provisional: boolean;
}

export interface WhatIf {
  /** Items that the changes touch, in the order of their packs. */
  readonly items: readonly WhatIfItem[];
  readonly totals: readonly WhatIfTotal[];
}

/** What several changes at once would do: values, targets met or not, points and totals. Nothing is changed. */
export function whatIf(model: PlanModel, changes: readonly PlanChange[]): WhatIf {
  const byItem = applyChanges(model, changes);
  const items = model.items
    .filter((item) => byItem.has(item.key))
    .map((item) => outcomeOf(model, item, byItem.get(item.key)!));
  const packs = [
    ...new Set(model.items.filter((item) => item.indicator.scoring?.rule).map((item) => item.pack)),
  ];
  return { items, totals: packs.map((pack) => totalOf(model, pack.id, byItem)) };
}

function outcomeOf(model: PlanModel, item: PlanItem, change: ItemChange): WhatIfItem {
  const [before, after] = [itemValue(item), itemValue(item, change)];
  const [was, is] = [itemPoints(item), itemPoints(item, change)];
  const met = meetsTarget(item, change);
  const missing = met === false ? gapToTarget(item, change) : null;
  return {
    key: item.key,
    pack: item.pack.id,
    indicatorId: item.indicator.id,
    indicator: item.indicator.name,
    number: item.indicator.number,
    scope: item.scope,
    unit: item.indicator.unit,
    before: decimalOf(before),
    after: decimalOf(after),
    printed: after && formatFixed(after, printedPlacesOf(item)),
    target: item.targetValue,
    met,
    missing: decimalOf(missing),
    needed: missing ? stillNeeded(model, item, change) : [],
    points: {
      before: decimalOf(was),
      after: decimalOf(is),
      gain: was && is ? toDecimalText(subtract(is, was)) : null,
    },
  };
}

const printedPlacesOf = (item: PlanItem): number =>
  item.indicator.quantity === 'count' ? plannedPlaces(item.indicator.unit) : 2;

const stillNeeded = (model: PlanModel, item: PlanItem, change: ItemChange): WhatIfItem['needed'] =>
  model.levers.flatMap((lever) => {
    const more = neededForTarget(afterChange(item, change), lever);
    return more && compare(more, ZERO) > 0
      ? [{ lever: lever.id, component: lever.name, unit: lever.unit, add: formatFixed(more, lever.places) }]
      : [];
  });

/** The item as it would stand after the change. */
function afterChange(item: PlanItem, change: ItemChange): PlanItem {
  const moved = (figure: Exact | null, more: Exact | undefined): Exact | null =>
    figure && (more ? add(figure, more) : figure);
  return {
    ...item,
    reported: moved(item.reported, change.value),
    numerator: moved(item.numerator, change.numerator),
    denominator: moved(item.denominator, change.denominator),
  };
}

function totalOf(model: PlanModel, pack: PackId, byItem: ReadonlyMap<string, ItemChange>): WhatIfTotal {
  const items = model.items.filter((item) => item.pack.id === pack && item.indicator.scoring?.rule);
  const points = items.map((item) => ({
    before: itemPoints(item),
    after: itemPoints(item, byItem.get(item.key) ?? {}),
  }));
  const total = (side: 'before' | 'after'): Exact =>
    points.reduce((sum, one) => add(sum, one[side] ?? exact('0')), ZERO);
  const [before, after] = [total('before'), total('after')];
  return {
    pack,
    before: toDecimalText(before),
    after: toDecimalText(after),
    gain: toDecimalText(subtract(after, before)),
    provisional: points.some((one) => one.after === null),
  };
}
