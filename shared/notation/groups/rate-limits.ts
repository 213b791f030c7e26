import type { PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { type Assembly, plain, times } from '../rule/assembly.ts';
import type { Limit } from '../statements/statement.ts';
import type { Group, Rated } from './group.ts';

const SAYS = { add: ['cap-add', 'cap-both'], take: ['cap-take', 'cap', 'cap-both'] } as const;

/** The printed limit of one line of its own: 最多加9分, 最多加4次, 奖励分不超过基本分. null when it limits all lines together. */
export function ownLimit(rated: Rated, group: Group, assembly: Assembly): string | null {
  const { statement } = rated;
  const count = statement.limits.find((limit) => limit.says === 'times');
  if (count?.value) {
    if (statement.award.points.length > 1) throw new NotUnderstood('not-understood', count);
    return times(count.value, statement.award.points[0] ?? '0');
  }
  if (statement.limits.some((limit) => limit.says === 'cap-add-base')) {
    const base = assembly.base ?? group.worth ?? assembly.maxPoints;
    if (base === null) throw new NotUnderstood('maximum-missing', statement, {}, 'question');
    return base;
  }
  const capped = ownCap(rated, group);
  if (capped) return capped.value;
  const limit = limitOf(rated);
  return limit && sharedLimit(group, sideOf(rated)) === null ? limit.value : null;
}

/** 每次得0.5分,最高2分;每项得1分,最高3分: a cap that is not the last, or one of several, is that line's own. */
export function ownCap(rated: Rated, group: Group): Limit | null {
  if (sideOf(rated) === 'take' || group.rates.length < 2) return null;
  const capOf = (one: Rated): Limit | undefined =>
    one.statement.limits.find((limit) => limit.says === 'cap' && limit.value !== null);
  const own = capOf(rated);
  const capped = group.rates.filter((one) => capOf(one) !== undefined);
  const last = rated === group.rates.at(-1);
  if (!own || (capped.length < 2 && (own.overall || last))) return null;
  return own;
}

/** A limit on all additions (or all deductions) of a part together: set off, or printed only after the last of several. */
export function sharedLimit(group: Group, side: 'add' | 'take'): string | null {
  const rates = group.rates.filter((rated) => sideOf(rated) === side);
  const lines = rates.reduce((total, rated) => total + rated.statement.award.points.length, 0);
  const limited = rates.filter((rated) => limitOf(rated) !== null);
  const last = rates.at(-1);
  const only = limited[0];
  if (limited.length === 0) return elsewhere(group, side, rates);
  if (lines < 2 || limited.length !== 1 || !only || only !== last) return null;
  return limitOf(only)?.value ?? null;
}

/** 进1位加1分,退1位扣1分,最多加3分: the limit on the additions stands behind a deduction. */
function elsewhere(group: Group, side: 'add' | 'take', rates: readonly Rated[]): string | null {
  const says = side === 'add' ? /^cap-(?:add|both)$/ : /^cap-(?:take|both)$/;
  if (rates.length === 0) return null;
  return group.limits.find((limit) => says.test(limit.says) && limit.value !== null)?.value ?? null;
}

/** The lines of one side, cut together when they share a limit. */
export function withSharedLimit(
  parts: readonly PointsNode[],
  limit: string | null,
  side: 'add' | 'take',
): readonly PointsNode[] {
  if (limit === null || parts.length === 0) return parts;
  const [only] = parts;
  const of: PointsNode = parts.length === 1 && only ? only : { node: 'sum', parts };
  return [
    side === 'add'
      ? { node: 'clamp', of, floor: null, cap: plain(limit) as never }
      : { node: 'clamp', of, floor: plain(`-${limit}`) as never, cap: null },
  ];
}

export const sideOf = (rated: Rated): 'add' | 'take' =>
  rated.statement.award.verb === 'take' ? 'take' : 'add';

function limitOf(rated: Rated): Limit | null {
  const says: readonly string[] = SAYS[sideOf(rated)];
  return rated.statement.limits.find((limit) => says.includes(limit.says) && limit.value !== null) ?? null;
}

/** How parts of a step count: 每满, 不足…按…计, else in proportion. */
export function stepsOf(rated: Rated, group: Group): 'proportional' | 'whole' | 'up' {
  const said = group.limits.find((limit) => limit.says.startsWith('steps-'))?.says;
  if (said === 'steps-whole') return 'whole';
  if (said === 'steps-up') return 'up';
  return rated.per.whole ? 'whole' : 'proportional';
}
