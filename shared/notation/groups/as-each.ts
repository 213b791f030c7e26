import type { Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

/** 每个团队不少于3人得2分,每有1个团队不达标扣0.5分: what holds for every one of them; only the exceptions are counted. */
export function asEach(statement: Statement, following: Statement | undefined): Statement {
  const { head, award } = statement;
  const exceptions = following?.head.per?.direction === 'count' && following.award.verb === 'take';
  const distributed =
    head.per !== null &&
    head.per.size === '1' &&
    head.per.direction !== 'less' &&
    familyOf(head.per.unit) === 'count' &&
    award.verb === 'get' &&
    !award.bare &&
    award.what !== 'none';
  if (!exceptions || !distributed) return statement;
  const words = `${head.words}${head.per?.label ?? ''}`;
  const bounded = head.conditions.length > 0 || /均|都|全部|达标|达到|不少于|不低于|至少/.test(words);
  return bounded
    ? { ...statement, head: { ...head, per: null, conditions: [], words, subject: words } }
    : statement;
}
