import type { Assembly } from '../rule/assembly.ts';
import type { NumericCondition, Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

const NONE = /^(.*?)(?:全年|年内|当年)?(?:未|没有|无|零)(发生|出现|发现|被)?(.*)$/;

/** 未发生安全事故得5分, with the number of accidents given: none of them, and nothing once there is one. */
export function asNoneCounted(statements: readonly Statement[], assembly: Assembly): readonly Statement[] {
  const [best, ...others] = statements;
  const { hint } = assembly;
  const counted = familyOf(hint.unit) === 'count' && hint.measure === null && !hint.isStatement;
  if (!best || !counted || !others.every((other) => opposes(other, best) && other.limits.length === 0))
    return statements;
  const { head, award } = best;
  const bare =
    head.conditions.length === 0 && head.per === null && head.places.length === 0 && head.relation === null;
  const brings = award.verb === 'get' && /^(?:points|full|base)$/.test(award.what) && !award.range;
  const [, before = '', , thing = ''] = NONE.exec(head.words) ?? [];
  if (!bare || !head.negative || !brings || thing === '' || before.length > 12) return statements;
  const none: NumericCondition = {
    start: best.start,
    end: award.start,
    low: null,
    high: { value: '0', included: true, firm: true },
    unit: hint.unit,
    absolute: false,
    exact: false,
    descending: false,
    reference: null,
    symbolic: false,
    before: `${before}${thing}`,
    after: '',
    clause: 0,
  };
  const words = none.before;
  return [{ ...best, head: { ...head, conditions: [none], words, subject: words, negative: false } }];
}

/** 发生的不得分 after 未发生事故得5分 says nothing new. */
export function opposes({ head, award }: Statement, best: Statement): boolean {
  const said = head.words.replace(/的$/, '');
  return (
    award.what === 'none' &&
    head.conditions.length === 0 &&
    head.per === null &&
    (head.otherwise ||
      said === '' ||
      (best.head.negative &&
        !head.negative &&
        ['未', '没有', '无', '不', '没'].some((no) =>
          best.head.words.includes(`${no}${said.replace(/^(?:有|存在)/, '')}`),
        )))
  );
}
