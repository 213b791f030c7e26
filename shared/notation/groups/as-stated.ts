import type { Assembly } from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

/** 有一名专职人员的得4分, given as yes or no: that one is part of what is stated. */
export function asStated(statement: Statement, assembly: Assembly): Statement {
  const { conditions } = statement.head;
  const [trend] = conditions;
  // 占比逐年增长得2分: whether it grew.
  if (assembly.hint.isStatement && conditions.length === 1 && trend?.trend) {
    const words = `${trend.before}${trend.text ?? ''}`;
    return { ...statement, head: { ...statement.head, conditions: [], words, subject: words } };
  }
  // 少1次扣0.25分 counts.
  if (statement.award.verb === 'take' && statement.head.change !== null) return statement;
  const single = conditions.every(
    (one) => one.exact && one.low?.value === '1' && familyOf(one.unit) === 'count',
  );
  return assembly.hint.isStatement && conditions.length > 0 && single
    ? { ...statement, head: { ...statement.head, conditions: [] } }
    : statement;
}
