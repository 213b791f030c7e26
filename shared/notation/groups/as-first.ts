import { labelOf } from '../rule/assembly.ts';
import type { NumericCondition, Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

const FOUNDED = /^(?:[^,;。]{0,12}(?:新建|建成|建立|获批|获|引进|新增|认定|培育|成功|举办|承办|完成))/;

/** 实现零的突破: the first one. */
const FIRST = /零的?突破$/;

/** 新建研究院得3分,每多建1家加1分: the first one brings the three, every further one the one. */
export function asFirst(statement: Statement, following: Statement | undefined): Statement {
  const { head, award } = statement;
  const per = following?.head.per;
  const more =
    per?.direction === 'more' &&
    per.size === '1' &&
    per.reference === null &&
    familyOf(per.unit) === 'count' &&
    (/^(?:再)?多/.test(per.label) || FIRST.test(head.words)) &&
    following?.award.verb !== 'take' &&
    following?.head.conditions.length === 0;
  const plain =
    head.conditions.length === 0 &&
    head.per === null &&
    head.places.length === 0 &&
    head.relation === null &&
    !head.negative &&
    !head.otherwise &&
    award.verb === 'get' &&
    award.what === 'points' &&
    award.points.length === 1 &&
    !award.bare &&
    (FOUNDED.test(labelOf(head.words)) || FIRST.test(head.words));
  if (!more || !plain || !per) return statement;
  const edge = { value: '1', included: true, firm: true };
  const one: NumericCondition = {
    start: statement.start,
    end: award.start,
    low: edge,
    high: edge,
    unit: per.unit,
    absolute: false,
    exact: true,
    descending: false,
    reference: null,
    symbolic: false,
    before: head.words,
    after: '',
    clause: 0,
  };
  return { ...statement, head: { ...head, conditions: [one] } };
}
