import type { Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

/** 到位资金1亿元以上的每个加2分: the amount says of what; the projects are counted. */
export function asSized(statement: Statement): Statement {
  const { head } = statement;
  const [size, other] = head.conditions;
  const counted = head.per?.direction === 'count' && familyOf(head.per.unit) === 'count';
  const sized =
    size !== undefined &&
    other === undefined &&
    !size.symbolic &&
    !size.exact &&
    /^(?:money|area|mass)$/.test(familyOf(size.unit) ?? '');
  if (!counted || !sized) return statement;
  const words = `${size.before}${size.text ?? ''}`;
  return { ...statement, head: { ...head, conditions: [], words, subject: words } };
}
