import type { NumericCondition, Statement } from './statement.ts';

/** 按时完成得3分;逾期10日内得2分: on time is no day late, the top line of the same ladder. */
export function asOnTime(statement: Statement, following: Statement | undefined): Statement {
  const { head, award } = statement;
  const [late] = following?.head.conditions ?? [];
  const onTime =
    /(?:按时|按期|如期|及时|准时|限期内|期限内|规定时间内|规定时限内|时限内|未逾期)/.test(head.words) &&
    !head.negative &&
    head.conditions.length === 0 &&
    head.per === null &&
    award.verb === 'get';
  const measured =
    late !== undefined &&
    following?.head.per === null &&
    following.award.verb === 'get' &&
    !late.symbolic &&
    late.high !== null &&
    /(?:逾期|超期|延期|延迟|推迟|迟交|迟报|超时|滞后)[^,;。]{0,6}$/.test(late.before);
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
