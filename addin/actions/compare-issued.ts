import type { IndicatorId, RegionCode } from '#shared/model/brands.ts';
import type { IssuedItem, IssuedList, IssuedTargets, Target } from '#shared/rule-pack/rule-pack.ts';

/** A county's target that a new 分解表 would set otherwise than the one in force; null = not there. */
export interface TargetChange {
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Differences from the 分解表 in force, in the order of the new one, then what it no longer holds. */
export function compareTargets(before: IssuedTargets, after: IssuedTargets): readonly TargetChange[] {
  const held = new Map(before.targets.map((target) => [keyOf(target), target]));
  const changes: TargetChange[] = [];
  for (const target of after.targets) {
    const known = held.get(keyOf(target));
    held.delete(keyOf(target));
    if (known?.value === target.value && known.comparator === target.comparator) continue;
    changes.push({ ...placeOf(target), before: known ? textOf(known) : null, after: textOf(target) });
  }
  for (const gone of held.values()) changes.push({ ...placeOf(gone), before: textOf(gone), after: null });
  return changes;
}

const keyOf = ({ indicatorId, scope, region, period, kind }: Target): string =>
  [indicatorId, scope, region, period, kind].join('|');

const placeOf = ({ indicatorId, scope, region }: Target) => ({ indicatorId, scope, region });

const textOf = (target: Target): string => target.value ?? target.raw;

/** What a new list of one unit would change. */
export interface ListChange {
  readonly region: RegionCode | null;
  /** `new`: none is in force. `same`: nothing to sign. */
  readonly state: 'new' | 'changed' | 'same';
  readonly items: readonly {
    readonly name: string;
    readonly before: IssuedItem | null;
    readonly after: IssuedItem | null;
  }[];
}

/** Each unit's list against the one in force for it and the same year. */
export const compareLists = (
  before: readonly IssuedList[],
  after: readonly IssuedList[],
): readonly ListChange[] =>
  after.map((list) => {
    const held = before.find(({ region, period }) => region === list.region && period === list.period);
    if (!held) return { region: list.region, state: 'new', items: [] };
    const items = [...new Set([...list.items, ...held.items].map(({ name }) => name))].flatMap((name) => {
      const was = held.items.find((item) => item.name === name) ?? null;
      const is = list.items.find((item) => item.name === name) ?? null;
      return was && is && saysTheSame(was, is) ? [] : [{ name, before: was, after: is }];
    });
    const same = items.length === 0 && held.document === list.document;
    return { region: list.region, state: same ? 'same' : 'changed', items };
  });

/** Rules are compiled from the text: how they are kept is no difference to anybody. */
const saysTheSame = (a: IssuedItem, b: IssuedItem): boolean =>
  a.maxPoints === b.maxPoints && a.target === b.target && a.unit === b.unit && a.text === b.text;
