import type { NumericCondition, Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

/** What is best is said in words, what is worse counted: the words stand for none of what is counted. */
const PAIRS: readonly { readonly best: RegExp; readonly counted: RegExp; readonly denies: boolean }[] = [
  {
    best: /按时|按期|如期|及时|准时|限期内|期限内|规定时间内|规定时限内|时限内|未逾期/,
    counted: /(?:逾期|超期|延期|延迟|推迟|迟交|迟报|超时|滞后)[^,;。]{0,6}$/,
    denies: false,
  },
  {
    best: /(?:全部|均|都|全面)(?:完成|办结|达标|落实|到位|整改|合格)$/,
    counted: /未|没有|不达标|不合格/,
    denies: false,
  },
  { best: /^(?:未|没有|无|零)(?:发生|出现|发现)/, counted: /^(?:发生|出现|发现|有)?$/, denies: true },
];

/** 按时完成得3分;逾期10日内得2分 · 全部完成得10分,1项未完成得8分 · 未发生事故得5分,发生1起不得分: the top line of the same ladder. */
export function asNoneMissing(statement: Statement, following: Statement | undefined): Statement {
  const { head, award } = statement;
  const [counted] = following?.head.conditions ?? [];
  const bare = head.conditions.length === 0 && head.per === null && award.verb === 'get';
  const follows = following?.head.per === null && following.award.verb === 'get';
  if (!counted || !bare || !follows || counted.symbolic) return statement;
  const words = `${counted.before}${counted.after}`;
  const pair = PAIRS.find(
    ({ best, counted: worse, denies }) =>
      best.test(head.words) && denies === head.negative && worse.test(words),
  );
  const bounded = counted.high !== null || /^(?:count|days)$/.test(familyOf(counted.unit) ?? '');
  if (!pair || !bounded) return statement;
  const none: NumericCondition = {
    ...counted,
    start: statement.start,
    end: award.start,
    low: null,
    high: { value: '0', included: true, firm: true },
    exact: false,
  };
  return {
    ...statement,
    head: { ...head, conditions: [none], subject: counted.before, words: counted.before, negative: false },
  };
}
