import type { NumericCondition, Statement } from './statement.ts';

const ALL_DONE = /(?:全部|均|都|全面)(?:完成|办结|达标|落实|到位|整改|合格)$/;

/** 按时完成得3分;逾期10日内得2分: on time is no day late, the top line of the same ladder. So is 全部完成 beside 1项未完成. */
export function asNoneMissing(statement: Statement, following: Statement | undefined): Statement {
  const { head, award } = statement;
  const [next] = following?.head.conditions ?? [];
  const onTime =
    (ALL_DONE.test(head.words) ||
      /(?:按时|按期|如期|及时|准时|限期内|期限内|规定时间内|规定时限内|时限内|未逾期)/.test(head.words)) &&
    !head.negative &&
    head.conditions.length === 0 &&
    head.per === null &&
    award.verb === 'get';
  const late = next;
  const allDone = ALL_DONE.test(head.words);
  const measured =
    late !== undefined &&
    following?.head.per === null &&
    following.award.verb === 'get' &&
    !late.symbolic &&
    ((allDone && late.low !== null && /未|没有|不达标|不合格/.test(`${late.before}${late.after}`)) ||
      late.high !== null) &&
    (allDone || /(?:逾期|超期|延期|延迟|推迟|迟交|迟报|超时|滞后)[^,;。]{0,6}$/.test(late.before));
  if (!onTime || !measured || !late) return statement;
  const none: NumericCondition = {
    ...late,
    start: statement.start,
    end: award.start,
    low: null,
    high: { value: '0', included: true, firm: true },
    exact: false,
  };
  return { ...statement, head: { ...head, conditions: [none], subject: late.before, words: late.before } };
}
