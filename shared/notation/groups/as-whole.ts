import type { Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

/** 全部完成得5分;完成80%以上得3分: all of it is the top line of the same ladder. */
export function asWhole(statement: Statement, following: Statement | undefined): Statement {
  const { head } = statement;
  const whole =
    /(?:全部|全面|足额|全额)[^,;。]{0,4}(?:完成|到位|兑现|落实)$/.test(head.words) && head.relation === null;
  const [next] = following?.head.conditions ?? [];
  const shares =
    familyOf(next?.unit ?? null) === 'share' && next?.low && /完成|到位|兑现|落实/.test(next.before);
  return whole && shares && head.conditions.length === 0
    ? { ...statement, head: { ...head, relation: { says: 'reached', reference: 'target' } } }
    : statement;
}
