import type { Assembly } from './assembly.ts';
import type { Statement } from './statement.ts';
import { familyOf } from './unit-family.ts';

/** 有一名专职人员的得4分, given as yes or no: that one is part of what is stated. */
export function asStated(statement: Statement, assembly: Assembly): Statement {
  const { conditions } = statement.head;
  const single = conditions.every(
    (one) => one.exact && one.low?.value === '1' && familyOf(one.unit) === 'count',
  );
  return assembly.hint.isStatement && conditions.length > 0 && single
    ? { ...statement, head: { ...statement.head, conditions: [] } }
    : statement;
}
