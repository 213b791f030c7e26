import { same, times } from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

/** 每年召开两次会议(8分),每次4分: the points in brackets are the worth of what is then counted. */
export function asTitle(statement: Statement, following: Statement | undefined): Statement {
  const [condition] = statement.head.conditions;
  const per = following?.head.per;
  const counts =
    statement.award.bracketed &&
    statement.award.points.length === 1 &&
    statement.head.conditions.length === 1 &&
    condition?.low !== undefined &&
    per?.direction === 'count' &&
    following?.award.verb === 'get' &&
    following.award.points.length === 1 &&
    familyOf(condition.unit) === familyOf(per.unit);
  const [count, each, all] = [condition?.low?.value, following?.award.points[0], statement.award.points[0]];
  const whole =
    count !== undefined && each !== undefined && all !== undefined && same(times(count, each), all);
  return counts && whole ? { ...statement, head: { ...statement.head, conditions: [] } } : statement;
}
