import type { DecimalText } from '../model/brands.ts';
import { add, type Exact, exact, multiply } from '../model/exact.ts';
import type { ItemChange } from './plan-item.ts';
import type { PlanModel } from './plan-model.ts';

/** One change of a what-if: this much more (or less) of a lever, in its unit; or a statement that now holds or not. */
export type PlanChange =
  | { readonly lever: string; readonly add: DecimalText }
  | { readonly item: string; readonly input: string; readonly holds: boolean };

type Changes = ReadonlyMap<string, ItemChange>;

/** What several changes at once do to each item, by item key. Unknown levers and items are a bug of the caller. */
export function applyChanges(model: PlanModel, changes: readonly PlanChange[]): Changes {
  const byItem = new Map<string, ItemChange>();
  for (const change of changes) {
    if ('holds' in change) {
      const known = byItem.get(change.item) ?? {};
      byItem.set(change.item, { ...known, inputs: { ...known.inputs, [change.input]: change.holds } });
      continue;
    }
    const lever = model.levers.find((one) => one.id === change.lever);
    if (!lever) throw new Error(`no such lever in the plan: ${change.lever}`);
    for (const effect of lever.effects) {
      const more = multiply(exact(change.add), effect.factor);
      byItem.set(effect.item, addTo(byItem.get(effect.item) ?? {}, effect.role, effect.input, more));
    }
  }
  return byItem;
}

function addTo(
  known: ItemChange,
  role: 'value' | 'numerator' | 'denominator' | 'input',
  input: string | null,
  more: Exact,
): ItemChange {
  if (role === 'input' && input !== null) {
    const before = known.inputs?.[input];
    return {
      ...known,
      inputs: { ...known.inputs, [input]: typeof before === 'object' ? add(before, more) : more },
    };
  }
  const figure = role === 'input' ? 'value' : role;
  return { ...known, [figure]: known[figure] ? add(known[figure], more) : more };
}
