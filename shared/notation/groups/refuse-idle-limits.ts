import { exact, isNegative } from '../../model/exact.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { isBelow, type Part, same } from '../rule/assembly.ts';
import type { Limit } from '../statements/statement.ts';
import type { Group } from './group.ts';

/** A limit that is printed and did not find its way into the points would be lost without a word. */
export function refuseIdleLimits(group: Group, part: Part): void {
  const used = endsOf(part.points);
  for (const limit of group.limits)
    if (isIdle(limit, part, used)) throw new NotUnderstood('limit-unused', limit);
  const stepped = group.limits.find((limit) => limit.says.startsWith('steps-'));
  // 每增加1000万元加1分;不足5000万元的按比例: parts of a step are parts of the step that is printed.
  const ofStep = (limit: Limit): boolean =>
    group.rates.some((rated) => limit.value === null || same(limit.value, rated.per.size));
  if (stepped && !ofStep(stepped)) throw new NotUnderstood('limit-unused', stepped);
}

function isIdle(limit: Limit, part: Part, used: readonly string[]): boolean {
  const { value, says } = limit;
  if (value === null || !/^(?:cap|cap-add|cap-take|cap-both|floor)$/.test(says)) return false;
  if (says === 'cap' && limit.overall) return false;
  if (says === 'cap-take' && Number(value) === 0) return true;
  if (used.some((end) => same(end.replace(/^-/, ''), value))) return false;
  // A limit above all that can be reached cuts nothing.
  const reachable = part.most !== null && !isNegative(exact(part.most)) && !isBelow(value, part.most);
  return !((says === 'cap' || says === 'cap-add') && reachable);
}

/** Every end at which something is cut. */
function endsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(endsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && /^(?:cap|floor|most)$/.test(key) ? [inner] : endsOf(inner),
  );
}
