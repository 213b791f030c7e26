import {
  compare,
  type Exact,
  equals,
  exact,
  multiply,
  subtract,
  toDecimalText,
  ZERO,
} from '../../model/exact.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { labelOf } from '../rule/assembly.ts';
import type { NumericCondition, Per, Statement } from '../statements/statement.ts';
import { areCompatible, familyOf } from '../tokens/unit-family.ts';
import { gradeNamed } from './grade-lines.ts';
import { halve } from './halve.ts';
import { spreadEach } from './spread-each.ts';

/** Writes out what the text says once for several lines: 分别, 以此类推, and a tariff that the next words go on with. */
export function expandStatements(statements: readonly Statement[]): Statement[] {
  return halve(
    inheritPer(
      collapseSeries(
        statements.flatMap(spreadList).flatMap(spreadEach).flatMap(spreadGrades).flatMap(spreadWays),
      ),
    ),
  );
}

/** 90%及以上、80%-90%、60%以下的,分别得5分、4分、0分: one line for each condition. */
function spreadList(statement: Statement): Statement[] {
  const { head, award } = statement;
  const { conditions } = head;
  if (
    award.what !== 'points' ||
    award.points.length < 2 ||
    award.range ||
    conditions.length !== award.points.length ||
    head.per
  )
    return [statement];
  return sharedSide(conditions).map((condition, index) => ({
    ...statement,
    head: { ...head, conditions: [condition], respectively: false },
    award: { ...award, points: [award.points[index] ?? '0'] },
    limits: index === conditions.length - 1 ? statement.limits : [],
    boundary: index === 0 ? statement.boundary : ('comma' as const),
  }));
}

/** 按100%、90%、80%以上分别得…, 低于80%、70%、60%的分别扣…: the comparator at either end of the list belongs to each of them. */
function sharedSide(conditions: readonly NumericCondition[]): readonly NumericCondition[] {
  const [edge, another] = conditions.filter((one) => !one.exact);
  const atEnd = edge === conditions[0] || edge === conditions.at(-1);
  if (!edge || another || !atEnd || edge.symbolic || (edge.low && edge.high)) return conditions;
  const { low, high } = edge;
  return conditions.map((one) =>
    one === edge || !one.low
      ? one
      : {
          ...one,
          exact: false,
          low: low && { ...one.low, included: low.included, firm: true },
          high: high && { ...one.low, included: high.included, firm: true },
        },
  );
}

/** 按优秀、良好、合格三个等次分别得10分、8分、6分: one line for each grade. */
function spreadGrades(statement: Statement): Statement[] {
  const { head, award } = statement;
  const listed = award.what === 'points' && award.verb === 'get' && award.points.length > 1 && !award.range;
  if (!listed || head.pieces.length !== award.points.length || head.per || head.places.length > 0)
    return [statement];
  const lines = head.pieces.map((piece, index) => ({
    ...statement,
    head: { ...head, words: piece, subject: piece, conditions: [], pieces: [], respectively: false },
    award: { ...award, points: [award.points[index] ?? '0'] },
    limits: index === head.pieces.length - 1 ? statement.limits : [],
    boundary: index === 0 ? statement.boundary : ('comma' as const),
  }));
  return lines.every((line) => gradeNamed(line) !== null) ? lines : [statement];
}

/** 每高(低)1个百分点加(减)1分: one line for each way. 每高(低)1%扣1分: any difference loses. */
function spreadWays(statement: Statement): Statement[] {
  const { head, award } = statement;
  const { per } = head;
  if (award.both === undefined && per?.both === undefined) return [statement];
  const clash = { start: statement.start, end: statement.end };
  if (!per || award.points.length !== 1 || award.range) throw new NotUnderstood('not-understood', clash);
  if (award.both === undefined) {
    if (award.verb !== 'take') throw new NotUnderstood('not-understood', clash);
    return [{ ...statement, head: { ...head, per: { ...per, direction: 'either' } } }];
  }
  if (per.both === undefined && per.direction !== 'either') throw new NotUnderstood('not-understood', clash);
  const first = per.direction === 'less' ? 'less' : 'more';
  const line = (
    direction: Per['direction'],
    verb: 'add' | 'take',
    limits: Statement['limits'],
  ): Statement => ({
    ...statement,
    head: { ...head, per: { ...per, direction } },
    award: { ...award, verb },
    limits,
  });
  const [verb, opposite] = award.verb === 'take' ? (['take', 'add'] as const) : (['add', 'take'] as const);
  const limits = statement.limits.flatMap((limit) =>
    limit.says === 'cap-both'
      ? [
          { ...limit, says: 'cap-add' },
          { ...limit, says: 'cap-take' },
        ]
      : [limit],
  );
  const ofTaking = limits.filter((limit) => /^(?:cap-take|floor|no-floor)/.test(limit.says));
  const ofAdding = limits.filter((limit) => !ofTaking.includes(limit));
  const limitsOf = (one: 'add' | 'take'): Statement['limits'] => (one === 'take' ? ofTaking : ofAdding);
  return [
    line(first, verb, limitsOf(verb)),
    line(first === 'more' ? 'less' : 'more', opposite, limitsOf(opposite)),
  ];
}

/** 签约1亿元得2分,2亿得4分,以此类推: one tariff, if the lines are in proportion. */
function collapseSeries(statements: readonly Statement[]): Statement[] {
  const last = statements.findIndex((statement) => statement.etcetera);
  if (last <= 0) return [...statements];
  let first = last;
  while (first > 0 && isLine(statements[first - 1]) && isLine(statements[first])) first -= 1;
  const series = statements.slice(first, last + 1);
  if (series.length < 2 || !series.every(isLine)) return [...statements];
  const [opening] = series;
  const sizes = series.map(sizeOf);
  const [base] = sizes;
  if (!opening || !base) return [...statements];
  if (familyOf(base.unit) === 'share' && opening.head.per === null)
    return [...statements.slice(0, last + 1), ...continued(series), ...statements.slice(last + 1)];
  for (const [index, size] of sizes.entries()) {
    const isProportional =
      size !== null &&
      isPositive(base.size) &&
      areCompatible(size.unit, base.unit) &&
      equals(multiply(base.points, size.size), multiply(size.points, base.size));
    if (!isProportional) throw new NotUnderstood('not-understood', series[index] ?? opening);
  }
  const per: Per = opening.head.per ?? {
    start: opening.start,
    end: opening.award.start,
    size: toDecimalText(base.size),
    unit: base.unit,
    direction: 'count',
    whole: false,
    reference: null,
    label: '',
  };
  const collapsed: Statement = {
    ...opening,
    head: { ...opening.head, per, conditions: [] },
    limits: series.flatMap((statement) => statement.limits),
    etcetera: false,
    end: series.at(-1)?.end ?? opening.end,
  };
  return [...statements.slice(0, first), collapsed, ...statements.slice(last + 1)];
}

/** 完成90%得9分,80%得8分,依次类推: further lines of the ladder, down to nothing. */
function continued(series: readonly Statement[]): Statement[] {
  const [last, before] = [...series].reverse();
  const end = last && sizeOf(last);
  const previous = before && sizeOf(before);
  if (!last || !end || !previous) return [];
  const step = { size: subtract(previous.size, end.size), points: subtract(previous.points, end.points) };
  const even = series.every((one, index) => {
    const here = sizeOf(one);
    const following = series[index + 1] && sizeOf(series[index + 1] as Statement);
    return (
      !here ||
      !following ||
      (equals(subtract(here.size, following.size), step.size) &&
        equals(subtract(here.points, following.points), step.points))
    );
  });
  if (!even || !isPositive(step.size) || !isPositive(step.points))
    throw new NotUnderstood('not-understood', last);
  const lines: Statement[] = [];
  for (let turn = 1; turn <= 100; turn += 1) {
    const size = subtract(end.size, multiply(exact(turn), step.size));
    const points = subtract(end.points, multiply(exact(turn), step.points));
    if (!isPositive(size) || !isPositive(points)) break;
    const edge = { value: toDecimalText(size), included: true, firm: true };
    const conditions = last.head.conditions.map((condition) => ({ ...condition, low: edge, high: edge }));
    lines.push({
      ...last,
      head: { ...last.head, conditions },
      award: { ...last.award, points: [toDecimalText(points)] },
      limits: [],
    });
  }
  return lines;
}

interface Size {
  readonly size: Exact;
  readonly unit: string | null;
  readonly points: Exact;
}

const isPositive = (value: Exact): boolean => compare(value, ZERO) > 0;

function sizeOf(statement: Statement): Size | null {
  const { head, award } = statement;
  const points = exact(award.points[0] ?? '0');
  if (head.per) return { size: exact(head.per.size), unit: head.per.unit, points };
  const condition = head.conditions.find((one) => one.exact);
  return condition?.low ? { size: exact(condition.low.value), unit: condition.unit, points } : null;
}

const isLine = (statement: Statement | undefined): boolean =>
  statement !== undefined &&
  statement.award.what === 'points' &&
  statement.award.points.length === 1 &&
  !statement.award.range &&
  (statement.head.per !== null ||
    (statement.head.conditions.length === 1 && statement.head.conditions[0]?.exact === true));

const DOES =
  /^(?:获|受|被|承办|完成|成立|制定|通过|建立|实现|落实|出台|达到|超额|被评|列入|进入|发生|发现|出现|未|不|没|无)/;

/** 每新增1家省级企业得1分,新增1家国家级企业得2分. */
const isOnce = ({ head }: Statement, per: Per | null | undefined): boolean =>
  head.conditions.length === 1 &&
  head.conditions[0]?.exact === true &&
  head.conditions[0].low?.value === per?.size &&
  head.conditions[0].unit === per?.unit;

/** 每引进1个5亿元以上项目得3分,1亿元至5亿元项目得1分; 每引进1个亿元以上项目得2分,5亿元以上得5分: the size says of what. */
const isSized = ({ head }: Statement, before: string): boolean =>
  head.conditions.length === 1 &&
  /^(?:money|area|mass)$/.test(familyOf(head.conditions[0]?.unit ?? null) ?? '') &&
  (/元及?以上/.test(before) || (/\d/.test(before) && (head.conditions[0]?.after ?? '') !== ''));

/** 每引进1名博士得2分、硕士得1分: the next words go on with the same 每. */
function inheritPer(statements: readonly Statement[]): Statement[] {
  const out: Statement[] = [];
  for (const statement of statements) {
    const before = out.at(-1);
    const per = before?.head.per;
    const { head, award } = statement;
    const [size] = head.conditions;
    const label = labelOf(size && !isOnce(statement, per) ? `${size.text ?? ''}${head.words}` : head.words);
    const continues =
      per &&
      (per.direction === 'count' ||
        (per.direction === 'more' && head.change === 'more' && isOnce(statement, per))) &&
      familyOf(per.unit) === 'count' &&
      statement.boundary === 'comma' &&
      head.per === null &&
      (head.conditions.length === 0 ||
        isOnce(statement, per) ||
        isSized(statement, `${per.label}${before.head.words}`)) &&
      head.places.length === 0 &&
      head.relation === null &&
      !head.otherwise &&
      !head.negative &&
      award.what === 'points' &&
      award.points.length === 1 &&
      !award.range &&
      award.verb === before.award.verb &&
      !award.bracketed &&
      label.length >= 2 &&
      label.length <= 16 &&
      !DOES.test(label) &&
      !/^(?:全年|年度|本年|合计|共计|总计|单项|本项)$/.test(label) &&
      before.award.points.length === 1;
    out.push(
      continues && per
        ? {
            ...statement,
            head: {
              ...head,
              conditions: [],
              words: label,
              subject: label,
              per: { ...per, label: '', start: statement.start, end: award.start },
            },
          }
        : statement,
    );
  }
  return out;
}
