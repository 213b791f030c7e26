import { add, compare, divide, type Exact, exact, multiply, ONE, subtract, ZERO } from '../model/exact.ts';
import type { InputValues } from '../score/evaluation.ts';
import type { Curve } from './least-value.ts';
import type { Lever } from './lever.ts';
import { type ItemChange, itemInputs, itemPoints, itemValue, type PlanItem } from './plan-item.ts';
import { itemByKey, type PlanModel } from './plan-model.ts';
import { ruleBreakpoints, sortedUnique } from './rule-breakpoints.ts';

/** Sum of the points of the items a lever moves, as a function of what is added to it. */
export function leverCurve(model: PlanModel, lever: Lever): Curve {
  const effects = lever.effects.map((effect) => ({ effect, item: itemByKey(model, effect.item) }));
  const changeBy = (more: Exact): Map<PlanItem, ItemChange> => {
    const changes = new Map<PlanItem, ItemChange>();
    for (const { effect, item } of effects) {
      const scaled = multiply(more, effect.factor);
      const known = changes.get(item) ?? {};
      changes.set(
        item,
        effect.role === 'input'
          ? { ...known, inputs: { ...known.inputs, [effect.input!]: scaled } }
          : { ...known, [effect.role]: scaled },
      );
    }
    return changes;
  };
  // An item without points now (not reported, undecided) neither counts nor stops the others.
  const scored = [...changeBy(ZERO).keys()].filter((item) => itemPoints(item) !== null);
  return {
    at: (more) => {
      const changes = changeBy(more);
      let total = ZERO;
      for (const item of scored) {
        const points = itemPoints(item, changes.get(item)!);
        if (points === null) return null;
        total = add(total, points);
      }
      return total;
    },
    breakpoints: sortedUnique(
      scored.flatMap((item) => itemBreakpoints(item, (more) => changeBy(more).get(item)!)),
    ),
  };
}

/** Breakpoints of one item's rule, carried back from its inputs to what is added. */
function itemBreakpoints(item: PlanItem, changeBy: (more: Exact) => ItemChange): Exact[] {
  const rule = item.indicator.scoring?.rule;
  const before = itemInputs(item, changeBy(ZERO));
  if (!rule || !before) return [];
  const crossing = targetCrossing(item, changeBy);
  // Measures against a target (完成率, 差额 …) bend where the target is met: look at both sides.
  const starts = [ZERO, ...(crossing ? [crossing] : [])];
  const found = starts.flatMap((start) => {
    const [low, high] = [itemInputs(item, changeBy(start)), itemInputs(item, changeBy(add(start, ONE)))];
    return low && high
      ? movedInputs(low, high).flatMap(({ name, from, slope }) =>
          ruleBreakpoints({ rule, input: name, others: without(low, name) }).map((end) =>
            add(start, divide(subtract(end, from), slope)!),
          ),
        )
      : [];
  });
  return [...found, ...(crossing ? [crossing] : [])];
}

function movedInputs(low: InputValues, high: InputValues): { name: string; from: Exact; slope: Exact }[] {
  return Object.entries(low).flatMap(([name, from]) => {
    const to = high[name];
    if (typeof from !== 'object' || typeof to !== 'object' || compare(from, to) === 0) return [];
    return [{ name, from, slope: subtract(to, from) }];
  });
}

const without = (values: InputValues, name: string): InputValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));

/** What must be added for the value to equal the target; null when it does not move. */
function targetCrossing(item: PlanItem, changeBy: (more: Exact) => ItemChange): Exact | null {
  if (item.targetValue === null) return null;
  const [from, to] = [itemValue(item, changeBy(ZERO)), itemValue(item, changeBy(ONE))];
  if (!from || !to) return null;
  return divide(subtract(exact(item.targetValue), from), subtract(to, from));
}
