import { absolute, compare, divide, type Exact, exact, multiply, ONE, subtract } from '../model/exact.ts';
import type { PartDefinition } from '../rule-pack/rule-pack.ts';
import type { Lever, LeverEffect } from './lever.ts';
import { itemInputs, type PlanItem } from './plan-item.ts';
import { plannedPlaces } from './round-up.ts';

interface Found extends Lever {
  readonly names: ReadonlySet<string>;
}

/**
 * What can be moved: the numerator of every ratio whose parts are known, the value of every count and amount, and the
 * counts a 评分标准 asks for. Figures of the same thing in different packs (财政科技支出, 地方财政科技支出) are one lever.
 */
export function leversOf(items: readonly PlanItem[]): readonly Lever[] {
  const levers: Found[] = [];
  for (const found of items.flatMap(leversInside)) {
    const known = levers.findIndex((lever) => isSame(lever, found));
    if (known < 0) levers.push(found);
    else levers[known] = merge(levers[known]!, found);
  }
  return levers.map((lever) => ({
    ...withoutNames(lever),
    effects: [...lever.effects, ...denominatorEffects(lever, items)],
  }));
}

const withoutNames = ({ id, name, unit, current, places, effects }: Found): Lever => ({
  id,
  name,
  unit,
  current,
  places,
  effects,
});

function leversInside(item: PlanItem): Found[] {
  const { indicator } = item;
  const own = (
    role: 'value' | 'numerator',
    name: string,
    aliases: readonly string[],
    unit: string,
    current: Exact,
  ): Found => ({
    id: `${item.key}/${role}`,
    name,
    unit,
    current,
    places: plannedPlaces(unit),
    names: new Set([name, ...aliases]),
    effects: [{ item: item.key, pack: item.pack.id, role, input: null, factor: ONE }],
  });
  if (indicator.parts && item.numerator && item.denominator) {
    const { name, aliases, unit } = indicator.parts.numerator;
    return [own('numerator', name, aliases, unit, item.numerator)];
  }
  const movable = indicator.quantity === 'count' || indicator.quantity === 'amount';
  if (movable && item.reported)
    return [own('value', indicator.name, indicator.aliases, indicator.unit, item.reported)];
  if (indicator.quantity === 'choice' || item.stated.length > 0) return countLevers(item);
  return item.reported ? [own('value', indicator.name, [], indicator.unit, item.reported)] : [];
}

/** One more 省级重点实验室: counts of the rule are levers of their own. */
function countLevers(item: PlanItem): Found[] {
  const rule = item.indicator.scoring?.rule;
  const values = itemInputs(item);
  return (rule?.inputs ?? [])
    .filter((input) => input.type === 'number' && input.measure !== 'points' && input.name !== 'value')
    .map((input) => {
      const value = values?.[input.name];
      const unit = input.unit ?? '';
      return {
        id: `${item.key}/${input.name}`,
        name: input.label,
        unit,
        current: typeof value === 'object' ? value : exact('0'),
        places: plannedPlaces(unit),
        names: new Set([input.label]),
        effects: [
          { item: item.key, pack: item.pack.id, role: 'input' as const, input: input.name, factor: ONE },
        ],
      };
    });
}

/** The same thing: one is called what the other is also called, and the figures agree within 1 %. */
function isSame(a: Found, b: Found): boolean {
  if (!(a.names.has(b.name) || b.names.has(a.name)) || a.current === null || b.current === null) return false;
  if (a.effects[0]?.role === 'input' || b.effects[0]?.role === 'input') return false;
  const factor = unitFactor(a.unit, b.unit);
  return factor !== null && agree(multiply(a.current, factor), b.current);
}

function agree(a: Exact, b: Exact): boolean {
  const share = divide(absolute(subtract(a, b)), absolute(b));
  return share === null ? compare(a, b) === 0 : compare(share, exact('0.01')) <= 0;
}

/** The finer unit plans for both: 万元 rather than 亿元, 家 rather than 万家. */
function merge(a: Found, b: Found): Found {
  const factor = unitFactor(a.unit, b.unit)!;
  const finer = compare(factor, ONE) <= 0 ? a : b;
  const other = finer === a ? b : a;
  const scale = unitFactor(finer.unit, other.unit)!;
  return {
    ...finer,
    names: new Set([...a.names, ...b.names]),
    effects: [
      ...finer.effects,
      ...other.effects.map((effect) => ({ ...effect, factor: multiply(effect.factor, scale) })),
    ],
  };
}

const MONEY: Readonly<Record<string, string>> = { 元: '0.0001', 万元: '1', 亿元: '10000' };
const SAME_COUNTS = new Set(['家', '个', '户', '项', '件', '人', '名']);

/** One unit of `from` in `to`; null when they measure different things. */
function unitFactor(from: string, to: string): Exact | null {
  if (from === to) return ONE;
  const [left, right] = [MONEY[from], MONEY[to]];
  if (left !== undefined && right !== undefined) return divide(exact(left), exact(right));
  return SAME_COUNTS.has(from) && SAME_COUNTS.has(to) ? ONE : null;
}

/** More of a thing that is another ratio's denominator lowers that ratio: only where it has the very same name. */
function denominatorEffects(lever: Found, items: readonly PlanItem[]): LeverEffect[] {
  return items.flatMap((item) => {
    const part: PartDefinition | undefined = item.indicator.parts?.denominator;
    const factor = part ? unitFactor(lever.unit, part.unit) : null;
    if (!part || !factor || !item.denominator || !lever.current || part.name !== lever.name) return [];
    if (
      lever.effects.some((effect) => effect.item === item.key) ||
      !agree(multiply(lever.current, factor), item.denominator)
    )
      return [];
    return [{ item: item.key, pack: item.pack.id, role: 'denominator' as const, input: null, factor }];
  });
}
