import type { PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import { pointsOf } from '../groups/points-of.ts';
import { type Assembly, plain, plus } from '../rule/assembly.ts';
import type { Bound, NumericCondition, Statement } from '../statements/statement.ts';
import { factorBetween, familyOf, scaled } from '../tokens/unit-family.ts';
import type { Rung } from './band-table.ts';

/** 完成80%计32分 in a ladder means 80 % or more; 3项得6分 means three. */
export function rungOf(
  statement: Statement,
  all: readonly Statement[],
  group: Group,
  assembly: Assembly,
): Rung {
  const { award, head } = statement;
  const isBetween = award.what === 'between';
  const points = isBetween
    ? ['0', '0']
    : award.what === 'points'
      ? award.points
      : [pointsOf(award, group, assembly)];
  if (award.what === 'points' && (award.points.length > 2 || (award.points.length === 2 && !award.range)))
    throw new NotUnderstood('not-understood', award);
  if (head.joined === 'and' && head.conditions.length > 1)
    throw new NotUnderstood('two-conditions', statement, {}, 'question');
  const condition = beyondTarget(mergedCondition(statement), assembly);
  if (!condition) {
    const edge: Bound = { value: '100', included: head.relation?.says === 'reached', firm: true };
    const missed = head.relation?.says === 'missed';
    return {
      condition: {
        ...EVERYTHING,
        start: statement.start,
        end: statement.end,
        low: missed ? null : edge,
        high: missed ? edge : null,
        unit: '%',
        reference: 'target',
      },
      points,
      span: statement,
    };
  }
  if (isBetween) return { condition, points, span: statement, between: true };
  // 超额20%以上 speaks of what lies beyond the target, its neighbours of the whole.
  if (
    /超额(?:完成)?$/.test(condition.before) &&
    familyOf(condition.unit) === 'share' &&
    assembly.hint.measure !== 'excess'
  )
    throw new NotUnderstood('reference-unclear', statement, {}, 'question');
  const reached = /(?:完成|达到?|实现)/.test(condition.before.slice(-8)) || head.relation?.says === 'reached';
  // 达30%计4分,25%计3分: what holds for the first line holds for those behind it.
  const led =
    condition.before === '' &&
    all.some(({ head: other }) => other.conditions.some((one) => one.low && !one.high && !one.symbolic));
  const ladder =
    all.length > 1 && condition.exact && familyOf(condition.unit) === 'share' && points.length === 1;
  // 完成8%的目标: that much or more.
  const aimed = condition.exact && points.length === 1 && /^的?(?:目标|任务|计划|指标)/.test(condition.after);
  if ((ladder && (reached || led)) || aimed)
    return {
      condition: {
        ...condition,
        high: null,
        exact: false,
        low: condition.low && { ...condition.low, firm: true },
      },
      points,
      span: statement,
    };
  return { condition, points, span: statement };
}

const BEYOND = /超(?:额|出|过)?(?:完成)?(?:年度|全年)?(?:目标|任务|计划|指标){0,2}[值数]?的?$/;

/** 超额完成任务20%以上, where the attainment is given: 120 % of it and more. */
export function beyondTarget(
  condition: NumericCondition | null,
  assembly: Assembly,
  ofWhole = assembly.hint.measure === 'attainment',
): NumericCondition | null {
  const beyond =
    condition !== null && BEYOND.test(condition.before) && familyOf(condition.unit) === 'share' && ofWhole;
  const edges = [condition?.low, condition?.high].filter((edge) => edge != null);
  if (!condition || !beyond || edges.some((edge) => Number(edge.value) >= 100)) return condition;
  const moved = (edge: Bound | null): Bound | null => edge && { ...edge, value: plus(edge.value, '100') };
  return { ...condition, low: moved(condition.low), high: moved(condition.high), before: '完成' };
}

const EVERYTHING: NumericCondition = {
  start: 0,
  end: 0,
  low: null,
  high: null,
  unit: null,
  absolute: false,
  exact: false,
  descending: false,
  reference: null,
  symbolic: false,
  before: '',
  after: '',
  clause: 0,
};

/** The one condition of a statement; a title repeating it (以100%为标准) goes, two of them must be the ends of one range. */
export function mergedCondition(statement: Statement): NumericCondition | null {
  const conditions = statement.head.conditions;
  const [first] = conditions;
  if (conditions.length <= 1) return first ?? null;
  const last = conditions.at(-1) as NumericCondition;
  const repeated = conditions
    .slice(0, -1)
    .every(
      (other) =>
        (other.exact && [last.low?.value, last.high?.value].includes(other.low?.value)) ||
        (other.symbolic && !last.symbolic),
    );
  if (repeated) return last;
  // 基数为50家,达到基数得6分: the base is that number.
  const [stated, , another] = conditions;
  const isBase =
    stated?.exact &&
    !stated.symbolic &&
    /(?:基数|目标|任务|目标值|任务数|基准)(?:数|值)?(?:为|是|定为|:)?$/.test(stated.before);
  if (
    isBase &&
    stated &&
    another === undefined &&
    last.symbolic &&
    last.reference === 'target' &&
    last.low?.included
  )
    return { ...stated, high: null, exact: false };
  throw new NotUnderstood(
    'two-conditions',
    { start: first?.start ?? statement.start, end: last.end },
    {},
    'question',
  );
}

/** A ladder over the difference to a reference, read as attainment: 0 stands for 100. */
export function shift(rung: Rung, from: string): Rung {
  const { offset } = rung.condition;
  if (!rung.condition.symbolic && !offset) return rung;
  const move = (bound: Bound | null): Bound | null =>
    bound && { ...bound, value: offset ? plus(from, bound.value) : from };
  return {
    ...rung,
    condition: { ...rung.condition, low: move(rung.condition.low), high: move(rung.condition.high) },
  };
}

export function within(condition: NumericCondition, of: PointsNode, unit: string | null) {
  const factor = factorBetween(condition.unit, unit);
  const value = (bound: Bound): never => (factor ? scaled(bound.value, factor) : plain(bound.value)) as never;
  const tests = [
    ...(condition.low
      ? [
          {
            test: 'compare' as const,
            of,
            comparator: condition.low.included === false ? ('>' as const) : ('>=' as const),
            to: value(condition.low),
          },
        ]
      : []),
    ...(condition.high
      ? [
          {
            test: 'compare' as const,
            of,
            comparator: condition.high.included === false ? ('<' as const) : ('<=' as const),
            to: value(condition.high),
          },
        ]
      : []),
  ];
  const [only] = tests;
  return tests.length === 1 && only ? only : { test: 'all' as const, of: tests };
}

export function unitFor(units: readonly string[], assembly: Assembly): string | null {
  const first = units.find((unit) => familyOf(unit) !== null) ?? null;
  const hinted = assembly.hint.unit;
  if (first !== null && hinted !== null && factorBetween(first, hinted)) return hinted;
  return first ?? hinted;
}
