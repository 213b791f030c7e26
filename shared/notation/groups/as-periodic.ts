import { type Assembly, same, times } from '../rule/assembly.ts';
import type { Per, Statement } from '../statements/statement.ts';

const PERIODS: Readonly<Record<string, { readonly unit: string; readonly times: string }>> = {
  月: { unit: '个月', times: '12' },
  季度: { unit: '个季度', times: '4' },
  半年: { unit: '个半年', times: '2' },
};

/** 每季度完成得2.5分 under a weight of ten: points for each of the four quarters. */
export function asPeriodic(statement: Statement, assembly: Assembly): Statement {
  const { head, award } = statement;
  const [points, another] = award.points;
  const period = PERIODS[/每个?(月|季度|半年)/.exec(head.words)?.[1] ?? ''];
  const plain =
    head.per === null &&
    head.conditions.length === 0 &&
    head.places.length === 0 &&
    !head.negative &&
    award.verb === 'get' &&
    award.what === 'points' &&
    !award.bare &&
    another === undefined;
  if (!plain || !period || points === undefined || assembly.maxPoints === null) return statement;
  if (!same(times(points, period.times), assembly.maxPoints)) return statement;
  const per: Per = {
    start: statement.start,
    end: award.start,
    size: '1',
    unit: period.unit,
    direction: 'count',
    whole: false,
    reference: null,
    label: '',
  };
  return { ...statement, head: { ...head, per, relation: null } };
}
