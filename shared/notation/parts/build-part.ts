import type { Condition, PointsNode, RuleKind } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { answerMissed } from '../groups/answer-missed.ts';
import { doneInTitle } from '../groups/done-in-title.ts';
import { buildGradeLines } from '../groups/grade-lines.ts';
import type { Group } from '../groups/group.ts';
import { isAccident } from '../groups/is-accident.ts';
import { isChangeBeside } from '../groups/place-none.ts';
import { ownCap } from '../groups/rate-limits.ts';
import { refuseIdleRate } from '../groups/refuse-idle-rate.ts';
import {
  type Assembly,
  constant,
  isBelow,
  labelOf,
  type Part,
  plain,
  plus,
  statementInput,
} from '../rule/assembly.ts';
import type { Limit, Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';
import { buildBase } from './build-base.ts';
import { buildCounts } from './build-counts.ts';
import { buildCross } from './build-cross.ts';
import { fixedParts, sentenceOf } from './build-fixed.ts';
import { buildPlaces } from './build-places.ts';
import { buildRates, isBareChange, type Scale } from './build-rates.ts';
import { conditionOf } from './condition-of.ts';
import { branch } from './when-branch.ts';

/** The points of one part: its base or ladder, what is added and taken, what overrides it, its caps and floor. */
export function buildPart(group: Group, assembly: Assembly, alone: boolean): Part {
  const owned = group.rates.map((rated) => ownCap(rated, group));
  const limits = readLimits(group.limits.filter((limit) => !owned.includes(limit)));
  if (group.places.length > 0) {
    const built = buildPlaces(group, assembly);
    // 前3名分别奖10分、5分、3分;被通报表扬的奖5分: besides the places.
    const fixed = fixedParts(group, assembly, { kind: 'none' });
    const [unused] = group.discretion;
    if (unused) throw new NotUnderstood('not-understood', unused);
    const { floor } = limits;
    const kept: PointsNode = limits.floorPrinted
      ? { node: 'clamp', of: built.points, floor: plain(floor) as never, cap: null }
      : built.points;
    if (fixed.length === 0)
      return finish(group, assembly, { ...built, points: kept }, limits, 'ranked', false);
    const points: PointsNode = { node: 'sum', parts: [kept, ...fixed] };
    return finish(group, assembly, { points, most: null }, limits, 'compound', false);
  }
  if (group.grades.length > 0)
    return finish(group, assembly, buildGradeLines(group, assembly), limits, 'one-of', false);
  if (group.cross.length > 0)
    return finish(group, assembly, buildCross(group, assembly), limits, 'step-bands', false);
  if (group.base === null && group.ratio === null && group.rungs.every(isAccident)) {
    const overrides = [...group.rungs, ...group.overrides];
    return buildOpen({ ...group, rungs: [], overrides }, assembly, limits, alone);
  }
  const unnamed = group.rates.find((rated) =>
    isBareChange(`${rated.statement.head.subject}${rated.per.label}`),
  );
  // 有规划得1分,有预算得1分,缺一项扣1分: from which of them? A semicolon before the last would tell.
  const apart = !group.follows || group.base?.boundary === 'semicolon' || group.base?.boundary === 'stop';
  if (!alone && group.base && unnamed && group.base.head.relation === null && !apart)
    throw new NotUnderstood('reference-unclear', unnamed.statement, {}, 'question');
  // 按比例得分 and 每低1%扣 both say what is lost.
  const both =
    group.ratio &&
    group.rates.find((rated) => rated.statement.award.verb === 'take' && rated.per.direction === 'less');
  if (both) throw new NotUnderstood('reference-unclear', both.statement, {}, 'question');
  answerMissed(group);
  const base = buildBase(group, assembly, alone);
  const moved = buildRates(group, base.scale, assembly);
  refuseIdleRate(base.points, moved.parts, group.span);
  const entered = group.discretion.map((statement) => enteredPoints(statement, assembly, true));
  const parts = [base.points, ...moved.parts, ...fixedParts(group, assembly, base.scale), ...entered];
  const takes = moved.takes || group.fixed.some((statement) => statement.award.verb === 'take');
  const adds = moved.adds || group.fixed.some((statement) => statement.award.verb === 'add');
  let points = parts.length === 1 ? (parts[0] as PointsNode) : ({ node: 'sum', parts } as PointsNode);
  if (takes && !limits.hasTakeLimit && !limits.noFloor)
    points = floored(points, limits.floor, assembly, limits.floorPrinted);
  if (base.wrap) points = base.wrap(points);
  const kind: RuleKind =
    group.rates.length + group.fixed.length === 0
      ? base.kind
      : adds && !takes
        ? 'increment'
        : takes && !adds
          ? 'deduction'
          : 'compound';
  const most = adds
    ? moved.mostAdded === null || base.most === null || group.fixed.length > 0
      ? null
      : plus(base.most, moved.mostAdded)
    : base.most;
  const bonus =
    adds && base.most !== null && assembly.maxPoints !== null && !isBelow(base.most, assembly.maxPoints);
  // 工业增加值(20分):完成得20分,每超1%加0.5分: the title's points are the base, the additions stand above them.
  const above = adds && base.most !== null && group.worth !== null && !isBelow(base.most, group.worth);
  return finish(group, assembly, { points, most }, { ...limits, noCap: limits.noCap || above }, kind, bonus);
}

/** No base of its own: counts, pure additions, pure deductions, points entered by a person. */
function buildOpen(group: Group, assembly: Assembly, limits: PartLimits, alone: boolean): Part {
  const takes =
    group.rates.filter((rated) => rated.statement.award.verb === 'take').length +
    group.fixed.filter((one) => one.award.verb === 'take').length;
  const others = group.rates.length + group.fixed.length - takes;
  if (takes > 0 && others === 0) {
    const start = assembly.baseIsPrinted
      ? assembly.base
      : (group.worth ?? (alone ? assembly.maxPoints : null));
    const scale: Scale = { kind: 'none' };
    const moved = buildRates(group, scale, assembly);
    const parts = [
      ...(start === null ? [] : [constant(start)]),
      ...moved.parts,
      ...fixedParts(group, assembly, scale),
    ];
    let points: PointsNode = parts.length === 1 ? (parts[0] as PointsNode) : { node: 'sum', parts };
    if (start !== null && !limits.noFloor)
      points = floored(points, limits.floor, assembly, limits.floorPrinted);
    return finish(
      group,
      assembly,
      { points, most: start ?? '0' },
      limits,
      start === null ? 'event' : 'deduction',
      false,
    );
  }
  if (assembly.baseIsPrinted && assembly.base !== null && group.rates.length > 0)
    return buildFromBase(group, assembly.base, assembly, limits);
  // 最多加5分 in an item of five points: it starts from nothing.
  const fromNothing = group.limits.some(
    (limit) =>
      limit.says === 'cap-add' && assembly.maxPoints !== null && limit.value === plain(assembly.maxPoints),
  );
  if (takes > 0 && group.worth === null && assembly.maxPoints !== null && alone && !fromNothing) {
    throw new NotUnderstood('base-missing', group.span, { max: assembly.maxPoints }, 'question');
  }
  const counts = buildCounts(group, assembly);
  const entered = group.discretion.map((statement) =>
    enteredPoints(statement, assembly, group.rates.length + group.fixed.length > 0),
  );
  const parts = [...counts.parts, ...fixedParts(group, assembly, { kind: 'none' }), ...entered];
  if (parts.length === 0) {
    const done = doneInTitle(group);
    if (group.worth !== null && done !== '') {
      assembly.assumed.add('zero-otherwise');
      const holds = { test: 'holds' as const, input: statementInput(assembly, done) };
      const points: PointsNode = {
        node: 'when',
        cases: [branch(holds, constant(group.worth))],
        otherwise: constant('0'),
      };
      return finish(
        { ...group, overrides: [] },
        assembly,
        { points, most: group.worth },
        limits,
        'yes-no',
        false,
      );
    }
    const full = group.worth ?? (alone ? assembly.maxPoints : null);
    // 出现事故不得分: the full mark unless it holds.
    if (group.overrides.length > 0 && full !== null && group.otherwise === null) {
      assembly.assumed.add('full-unless');
      return finish(group, assembly, { points: constant(full), most: full }, limits, 'yes-no', false);
    }
    if (group.vetoes.length > 0)
      return {
        kind: 'veto',
        points: constant(group.worth ?? '0'),
        most: group.worth,
        bonus: false,
        span: group.span,
      };
    throw new NotUnderstood('not-understood', group.span);
  }
  const points: PointsNode = parts.length === 1 ? (parts[0] as PointsNode) : { node: 'sum', parts };
  const kind: RuleKind = entered.length === parts.length ? 'discretionary' : counts.kind;
  return finish(
    group,
    assembly,
    { points, most: entered.length > 0 ? null : mostOf(group, counts.most) },
    cappedTogether(group, limits),
    kind,
    false,
  );
}

/** What counts and single additions bring at most. */
function mostOf(group: Group, counted: string | null): string | null {
  const adds = group.fixed.map(({ award }) =>
    award.what === 'points' && award.points.length === 1 && award.verb !== 'take'
      ? (award.points[0] ?? null)
      : null,
  );
  if (group.fixed.length === 0) return counted;
  if (group.rates.length > 0 && counted === null) return null;
  return adds.every((one) => one !== null)
    ? adds.map((one) => one ?? '0').reduce(plus, counted ?? '0')
    : null;
}

/** 被市委推广的加2分,被县委推广的加1分,最高加2分: the limit on additions cuts them together. */
function cappedTogether(group: Group, limits: PartLimits): PartLimits {
  const limit = group.limits.find((one) => one.says === 'cap-add');
  const adds =
    group.fixed.length > 0 &&
    [...group.fixed, ...group.rates.map((rated) => rated.statement)].every(
      ({ award }) => award.verb !== 'take',
    );
  return adds && limit?.value && limits.cap === null ? { ...limits, cap: limit.value } : limits;
}

/** 基础分60分,每增加1个加2分,每减少1个扣2分. */
function buildFromBase(group: Group, base: string, assembly: Assembly, limits: PartLimits): Part {
  const moved = buildRates(group, { kind: 'none' }, assembly);
  let points: PointsNode = {
    node: 'sum',
    parts: [constant(base), ...moved.parts, ...fixedParts(group, assembly, { kind: 'none' })],
  };
  if (moved.takes && !limits.noFloor) points = floored(points, limits.floor, assembly, limits.floorPrinted);
  const most = moved.mostAdded === null ? null : plus(base, moved.mostAdded);
  return finish(
    group,
    assembly,
    { points, most: moved.adds ? most : base },
    limits,
    moved.adds ? 'increment' : 'deduction',
    moved.adds && assembly.maxPoints !== null && !isBelow(base, assembly.maxPoints),
  );
}

/** 酌情得分: entered by a person, within the printed range, else within the maximum. */
function enteredPoints(statement: Statement, assembly: Assembly, beside: boolean): PointsNode {
  const { award } = statement;
  const name = labelOf(statement.head.subject || statement.head.words) || '酌情分';
  if (award.verb === 'take') throw new NotUnderstood('reward-without-limit', statement, {}, 'question');
  const [bounded, another] = statement.head.conditions;
  const upTo = bounded?.unit === '分' && bounded.low === null ? bounded.high?.value : undefined;
  // 5分以内酌情加分.
  if (bounded && (another || upTo === undefined)) throw new NotUnderstood('not-understood', statement);
  const [low = '0', high] =
    award.points.length === 2
      ? [...award.points].sort((a, b) => Number(a) - Number(b))
      : ['0', award.points[0] ?? upTo ?? assembly.maxPoints ?? undefined];
  assembly.inputs.push({
    name,
    label: name,
    type: 'number',
    unit: '分',
    measure: 'points',
    ...(beside ? { absent: '0' as never } : {}),
  });
  const entered: PointsNode = { node: 'quantity', input: name };
  if (high === undefined) return entered;
  const [floor, cap] = [beside ? '0' : low, high];
  return { node: 'clamp', of: entered, floor: plain(floor) as never, cap: plain(cap) as never };
}

function floored(points: PointsNode, floor: string, assembly: Assembly, printed: boolean): PointsNode {
  if (!printed) assembly.assumed.add('floor-zero');
  return { node: 'clamp', of: points, floor: floor as never, cap: null };
}

export interface PartLimits {
  readonly cap: string | null;
  readonly floor: string;
  readonly floorPrinted: boolean;
  readonly noFloor: boolean;
  readonly noCap: boolean;
  readonly fullStop: boolean;
  readonly hasTakeLimit: boolean;
}

function readLimits(limits: readonly Limit[]): PartLimits {
  const value = (says: string): string | null => limits.find((limit) => limit.says === says)?.value ?? null;
  const has = (says: string): boolean => limits.some((limit) => limit.says === says);
  return {
    cap: value('cap'),
    floor: value('floor') ?? '0',
    floorPrinted: has('floor-zero') || has('floor'),
    noFloor: has('no-floor'),
    noCap: has('no-cap'),
    fullStop: has('full-stop'),
    hasTakeLimit: has('cap-take') && !has('floor-zero'),
  };
}

/** Overrides, then the cap of the part. */
function finish(
  group: Group,
  assembly: Assembly,
  built: { points: PointsNode; most: string | null },
  limits: PartLimits,
  kind: RuleKind,
  bonus: boolean,
): Part {
  let { points, most } = built;
  const cap =
    limits.cap ??
    (limits.fullStop ? (group.worth ?? assembly.maxPoints) : null) ??
    (bonus || limits.noCap ? null : group.worth);
  const onlyTakes =
    group.rates.length > 0 &&
    group.rates.every((rated) => rated.statement.award.verb === 'take') &&
    group.fixed.every((statement) => statement.award.verb === 'take');
  if (cap !== null && !onlyTakes && (most === null || isBelow(cap, most))) {
    points = { node: 'clamp', of: points, floor: null, cap: plain(cap) as never };
    most = cap;
  }
  if (group.overrides.length > 0) {
    for (const statement of group.overrides) refuseTrend(statement, group);
    const cases = group.overrides.map((statement) =>
      branch(overrideCondition(statement, group, assembly), constant('0')),
    );
    points = { node: 'when', cases, otherwise: points };
  }
  const nothing = group.otherwise?.award.what === 'none' ? labelOf(group.otherwise.head.words) : '';
  const exceeds =
    group.ratio !== null && cap !== null && assembly.maxPoints !== null && isBelow(assembly.maxPoints, cap);
  return { kind, points, most, bonus, exceeds, ...(nothing === '' ? {} : { nothing }), span: group.span };
}

function overrideCondition(statement: Statement, group: Group, assembly: Assembly): Condition {
  const counted =
    group.rates.length > 0 &&
    group.rates.every((rated) => rated.per.direction === 'count' || familyOf(rated.per.unit) === 'count');
  const { head } = statement;
  const [only] = head.conditions;
  // 总数低于上年的不得分 beside a count of what is new: a statement of its own.
  if (only?.symbolic && only.reference !== 'target' && counted && head.conditions.length === 1)
    return { test: 'holds', input: statementInput(assembly, sentenceOf(statement), true) };
  const [line] = group.rungs.flatMap((rung) => rung.head.conditions);
  if (isChangeBeside(only, line) && head.conditions.length === 1)
    return { test: 'holds', input: statementInput(assembly, sentenceOf(statement), true) };
  if (head.conditions.length > 0) return conditionOf(statement, assembly, { kind: 'none' });
  return { test: 'holds', input: statementInput(assembly, labelOf(head.subject || head.words), true) };
}

/** 回落的不得分 beside numbers speaks of the number, not of a statement of its own. */
function refuseTrend(statement: Statement, group: Group): void {
  const numeric = group.rungs.length > 0 || group.rates.length > 0 || group.ratio !== null;
  const speaksOfNumber =
    statement.head.change !== null || /[降落减退增升]|负|低于|不足|未达|达不到/.test(statement.head.subject);
  if (numeric && statement.head.conditions.length === 0 && speaksOfNumber)
    throw new NotUnderstood('not-understood', statement);
}
