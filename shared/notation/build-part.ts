import type { Band, Condition, PointsNode, RuleKind } from '../rule-pack/scoring-rule.ts';
import {
  type Assembly,
  constant,
  isBelow,
  labelOf,
  numberInput,
  type Part,
  plain,
  plus,
  statementInput,
  valueInput,
} from './assembly.ts';
import { buildLadder, type Rung } from './band-table.ts';
import { buildBase } from './build-base.ts';
import { buildCounts } from './build-counts.ts';
import { buildPlaces } from './build-places.ts';
import { buildRates, isBareChange, levelLabels, type Scale } from './build-rates.ts';
import { conditionOf } from './condition-of.ts';
import { NotUnderstood } from './diagnostic.ts';
import type { Group } from './group-statements.ts';
import { unitFor } from './rung.ts';
import type { Limit, Statement } from './statement.ts';
import { areCompatible, familyOf } from './unit-family.ts';
import { branch } from './when-branch.ts';

/** The points of one part: its base or ladder, what is added and taken, what overrides it, its caps and floor. */
export function buildPart(group: Group, assembly: Assembly, alone: boolean): Part {
  const limits = readLimits(group.limits);
  if (group.places.length > 0)
    return finish(group, assembly, buildPlaces(group, assembly), limits, 'ranked', false);
  if (group.base === null && group.rungs.length === 0 && group.ratio === null)
    return buildOpen(group, assembly, limits, alone);
  const unnamed = group.rates.find((rated) =>
    isBareChange(`${rated.statement.head.subject}${rated.per.label}`),
  );
  // 有规划得1分,有预算得1分,缺一项扣1分: from which of them?
  if (!alone && group.base && unnamed && group.base.head.relation === null)
    throw new NotUnderstood('reference-unclear', unnamed.statement, {}, 'question');
  const base = buildBase(group, assembly, alone);
  const moved = buildRates(group, base.scale, assembly);
  const parts = [base.points, ...moved.parts, ...fixedParts(group, assembly, base.scale)];
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
  if (takes > 0 && group.worth === null && assembly.maxPoints !== null && alone) {
    throw new NotUnderstood('base-missing', group.span, { max: assembly.maxPoints }, 'question');
  }
  const counts = buildCounts(group, assembly);
  const entered = group.discretion.map((statement) =>
    enteredPoints(statement, assembly, group.rates.length + group.fixed.length > 0),
  );
  const parts = [...counts.parts, ...fixedParts(group, assembly, { kind: 'none' }), ...entered];
  if (parts.length === 0) {
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
    if (group.worth !== null || group.otherwise) throw new NotUnderstood('not-understood', group.span);
    throw new NotUnderstood('not-understood', group.span);
  }
  const points: PointsNode = parts.length === 1 ? (parts[0] as PointsNode) : { node: 'sum', parts };
  const kind: RuleKind = entered.length === parts.length ? 'discretionary' : counts.kind;
  return finish(
    group,
    assembly,
    { points, most: group.fixed.length + entered.length === 0 ? counts.most : null },
    limits,
    kind,
    false,
  );
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
  const [low = '0', high] =
    award.points.length === 2
      ? [...award.points].sort((a, b) => Number(a) - Number(b))
      : ['0', award.points[0] ?? assembly.maxPoints ?? undefined];
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

/** Points for or against something that simply holds: 获表彰加3分, 低于80%扣2分. */
function fixedParts(group: Group, assembly: Assembly, scale: Scale): PointsNode[] {
  const laddered = numericLadder(group, assembly, scale);
  const single = group.fixed.filter((statement) => !laddered?.statements.includes(statement));
  const parts = single.flatMap((statement): PointsNode[] => {
    const { award, head } = statement;
    if (award.what === 'points' && award.points.length > 1 && !award.range)
      return levelParts(statement, assembly);
    const value =
      award.what === 'points'
        ? award.points[0]
        : award.what === 'full' || award.what === 'base'
          ? (group.worth ?? assembly.maxPoints ?? undefined)
          : undefined;
    if (value === undefined || award.range || award.points.length > 1)
      throw new NotUnderstood('not-understood', statement);
    const signed = award.verb === 'take' ? `-${value}` : value;
    const [only] = head.conditions;
    // 增幅超过平均值的另加1分, beside a base on another scale, is a statement of its own.
    const compared = head.conditions.length === 1 && only?.symbolic && only.reference !== 'target';
    const when: Condition =
      compared && scale.kind !== 'none' && !(scale.kind === 'symbolic' && scale.reference === only.reference)
        ? { test: 'holds', input: statementInput(assembly, sentenceOf(statement), true) }
        : head.conditions.length > 0
          ? sparing(conditionOf(statement, assembly, scale), statement)
          : { test: 'holds', input: statementInput(assembly, labelOf(head.subject || head.words), true) };
    return [{ node: 'when', cases: [branch(when, constant(plain(signed)))], otherwise: constant('0') }];
  });
  const adding = single.every((statement) => statement.award.verb === 'add');
  const picked: PointsNode[] =
    group.highest && adding && parts.length > 1 ? [{ node: 'pick', which: 'highest', of: parts }] : parts;
  return laddered ? [laddered.node, ...picked] : picked;
}

const REFERENCE_WORDS = { target: '目标', mean: '平均值', last: '上年', first: '第一名' } as const;

/** A comparison with a reference as words. */
function sentenceOf(statement: Statement): string {
  const [only] = statement.head.conditions;
  const side = only?.low && !only.high ? '高于' : only?.high && !only.low ? '低于' : '等于';
  return `${labelOf(only?.before ?? '')}${side}${REFERENCE_WORDS[only?.reference ?? 'target']}`;
}

/** 1次扣1分,2次扣3分,3次及以上扣5分: one of them applies, never several. */
function numericLadder(
  group: Group,
  assembly: Assembly,
  scale: Scale,
): { node: PointsNode; statements: readonly Statement[] } | null {
  const [first, ...others] = group.fixed.filter((statement) =>
    statement.head.conditions.some((condition) => !condition.symbolic),
  );
  if (!first) return null;
  const statements = [first, ...others.filter((other) => other.award.verb === first.award.verb)];
  const onLadder = group.rungs.filter((rung) => rung.award.what !== 'none').length > 1;
  if (onLadder) throw new NotUnderstood('not-understood', first);
  if (statements.length < 2) return null;
  const sign = first.award.verb === 'take' ? '-' : '';
  const rungs = statements.map((statement): Rung => {
    const [condition, second] = statement.head.conditions;
    const [points, more] = statement.award.points;
    if (
      !condition ||
      second ||
      points === undefined ||
      more !== undefined ||
      statement.award.what !== 'points'
    )
      throw new NotUnderstood('not-understood', statement);
    return { condition, points: [`${sign}${points}`], span: statement };
  });
  const units = rungs.flatMap((rung) => (rung.condition.unit === null ? [] : [rung.condition.unit]));
  const unit = unitFor(units, assembly);
  if (!units.every((one) => areCompatible(one, unit)))
    throw new NotUnderstood('unit-mismatch', first, { units: units.join('、') });
  const of =
    scale.kind === 'numeric' && areCompatible(scale.unit, unit) ? scale.of : valueInput(assembly, unit);
  const ladder = buildLadder(rungs, unit, assembly, { otherwise: '0' });
  // 5%以内扣1分,5%-10%扣3分: what takes more the more there is of it takes nothing at nothing.
  const worsens = ladder.bands.length > 2 && !ladder.rising;
  const bands = sign === '-' ? sparingNone(ladder.bands, worsens || isAmiss(first), assembly) : ladder.bands;
  return { node: { node: 'bands', of, bands, outside: 'unscored' }, statements };
}

/** 逾期5天以内扣1分 takes nothing where nothing is late. */
function sparingNone(bands: readonly Band[], amiss: boolean, assembly: Assembly): readonly Band[] {
  const [first, ...others] = bands;
  if (!first || first.from !== null || first.to === null || first.pointsFrom === '0' || !amiss) return bands;
  assembly.assumed.add('nothing-at-zero');
  const zero = '0' as never;
  return [
    { from: null, fromIncluded: false, to: zero, toIncluded: true, pointsFrom: zero, pointsTo: zero },
    { ...first, from: zero, fromIncluded: false },
    ...others,
  ];
}

/** The same for a single line. */
function sparing(condition: Condition, statement: Statement): Condition {
  const [only] = statement.head.conditions;
  const open =
    only && only.low === null && only.high !== null && statement.award.verb === 'take' && isAmiss(statement);
  if (!open || condition.test !== 'compare') return condition;
  return { test: 'all', of: [{ ...condition, comparator: '>', to: '0' as never }, condition] };
}

/** What is measured is how much went wrong, so that nothing means nothing wrong. */
function isAmiss(statement: Statement): boolean {
  const [only] = statement.head.conditions;
  const family = familyOf(only?.unit ?? null);
  return (
    family === 'count' ||
    family === 'days' ||
    /滞后|逾期|超期|延期|延误|相差|偏差|误差|落后|超出|超过|超标/.test(only?.before ?? '')
  );
}

/** 被省、市通报批评的分别扣5分、3分: each time, by level. */
function levelParts(statement: Statement, assembly: Assembly): PointsNode[] {
  const { award, head } = statement;
  const labels = levelLabels(head.pieces, '');
  if (labels.length !== award.points.length || head.conditions.length > 0) {
    throw new NotUnderstood('level-list-mismatch', statement, {
      levels: String(labels.length),
      points: String(award.points.length),
    });
  }
  assembly.assumed.add('each-time');
  return labels.map((label, index) => ({
    node: 'rate',
    of: numberInput(assembly, { name: label, label, unit: '次', measure: 'count', absent: '0' }),
    points: plain(`${award.verb === 'take' ? '-' : ''}${award.points[index]}`) as never,
    per: '1' as never,
    steps: 'proportional',
    from: '0' as never,
    side: 'above',
    most: null,
  }));
}

function floored(points: PointsNode, floor: string, assembly: Assembly, printed: boolean): PointsNode {
  if (!printed) assembly.assumed.add('floor-zero');
  return { node: 'clamp', of: points, floor: floor as never, cap: null };
}

export interface PartLimits {
  readonly cap: string | null;
  readonly capAdd: string | null;
  readonly capTake: string | null;
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
    capAdd: value('cap-add'),
    capTake: value('cap-take'),
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
    group.rates.length > 0 && group.rates.every((rated) => rated.statement.award.verb === 'take');
  if (cap !== null && !onlyTakes && (most === null || isBelow(cap, most))) {
    points = { node: 'clamp', of: points, floor: null, cap: plain(cap) as never };
    most = cap;
  }
  if (group.overrides.length > 0) {
    for (const statement of group.overrides) refuseTrend(statement, group);
    const cases = group.overrides.map((statement) =>
      branch(overrideCondition(statement, assembly), constant('0')),
    );
    points = { node: 'when', cases, otherwise: points };
  }
  return { kind, points, most, bonus, span: group.span };
}

function overrideCondition(statement: Statement, assembly: Assembly): Condition {
  const { head } = statement;
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
