import type { DecimalText, RegionCode } from '../../model/brands.ts';
import type { IssuedList, IssuedTargets, RulePack, Target } from '../../rule-pack/rule-pack.ts';

/** One figure or text that is not as in the version in force. */
export interface IssuedChange {
  /** Name of the indicator or of the list's item. */
  readonly of: string;
  readonly scope: string | null;
  /** null for an item of a list: the whole list is one unit's. */
  readonly region: RegionCode | null;
  readonly part: Target['kind'] | 'points' | 'standard';
  /** null = it was, or will be, not there. */
  readonly before: DecimalText | string | null;
  readonly after: DecimalText | string | null;
}

/** What issuing a 分解表 would change against the one in force (null = none). Its year decides nothing here. */
export function compareTargets(
  pack: RulePack,
  before: IssuedTargets | null,
  after: IssuedTargets,
): readonly IssuedChange[] {
  const names = new Map(pack.indicators.map(({ id, name }) => [id, name]));
  const line = (target: Target): Line => ({
    key: [target.indicatorId, target.scope, target.region, target.period, target.kind].join('|'),
    place: {
      of: names.get(target.indicatorId) ?? target.indicatorId,
      scope: target.scope,
      region: target.region,
      part: target.kind,
    },
    value: target.value ?? target.raw,
  });
  return differences((before?.targets ?? []).map(line), after.targets.map(line));
}

/** What issuing a unit's list would change against the one in force (null = none). */
export const compareLists = (before: IssuedList | null, after: IssuedList): readonly IssuedChange[] =>
  differences(before ? linesOf(before) : [], linesOf(after));

interface Line {
  readonly key: string;
  readonly place: Pick<IssuedChange, 'of' | 'scope' | 'region' | 'part'>;
  readonly value: string;
}

function linesOf({ items }: IssuedList): Line[] {
  return items.flatMap(({ name, maxPoints, target, text }) => {
    const line = (part: IssuedChange['part'], value: string): Line => ({
      key: `${name}|${part}`,
      place: { of: name, scope: null, region: null, part },
      value,
    });
    return [
      line('points', maxPoints),
      ...(target === null ? [] : [line('target', target)]),
      ...(text === '' ? [] : [line('standard', text)]),
    ];
  });
}

function differences(before: readonly Line[], after: readonly Line[]): IssuedChange[] {
  const old = new Map(before.map((line) => [line.key, line]));
  const now = new Map(after.map((line) => [line.key, line]));
  const removed = before.filter(({ key }) => !now.has(key));
  return [
    ...after
      .filter(({ key, value }) => old.get(key)?.value !== value)
      .map(({ key, place, value }) => ({ ...place, before: old.get(key)?.value ?? null, after: value })),
    ...removed.map(({ place, value }) => ({ ...place, before: value, after: null })),
  ];
}
