import type { Measure, PointsNode, RuleKind } from '../rule-pack/scoring-rule.ts';
import {
  type Assembly,
  constant,
  higher,
  labelOf,
  note,
  plain,
  statementInput,
  times,
  valueInput,
} from './assembly.ts';
import { buildLadder, type Rung, scaled } from './band-table.ts';
import { type Scale, targetStart } from './build-rates.ts';
import { NotUnderstood } from './diagnostic.ts';
import type { Group } from './group-statements.ts';
import type { Award, Bound, NumericCondition, Statement } from './statement.ts';
import { areCompatible, factorBetween, familyOf } from './unit-family.ts';

export interface Base {
  readonly points: PointsNode;
  readonly most: string | null;
  readonly kind: RuleKind;
  readonly scale: Scale;
  /** Wrapped around the part once its rates are in: a gate that must hold, or zero lines. */
  readonly wrap: ((points: PointsNode) => PointsNode) | null;
}

/** The ladder, threshold, statement or completion a part starts from. */
export function buildBase(group: Group, assembly: Assembly, alone: boolean): Base {
  if (group.ratio) return buildCompletion(group, group.ratio, assembly, alone);
  if (group.rungs.length > 0) return buildLadderBase(group, assembly);
  const base = group.base;
  if (!base) throw new NotUnderstood('base-missing', group.span);
  const value = pointsOf(base.award, group, assembly);
  const moved = group.rates.length > 0;
  const numeric =
    base.head.relation?.says === 'reached' &&
    !assembly.hint.isStatement &&
    (moved ? movesTarget(group) : assembly.hint.unit !== null);
  if (numeric) return buildTargetBase(group, base, value, assembly);
  if (moved && !group.otherwise) {
    return {
      points: constant(value),
      most: value,
      kind: 'deduction',
      scale: scaleOfStatement(base),
      wrap: null,
    };
  }
  const holds = { test: 'holds' as const, input: statementInput(assembly, labelOf(base.head.words)) };
  const otherwise = group.otherwise ? pointsOf(group.otherwise.award, group, assembly) : '0';
  if (!group.otherwise) assembly.assumed.add('zero-otherwise');
  const gate = (points: PointsNode): PointsNode => ({
    node: 'when',
    cases: [{ when: holds, then: points }],
    otherwise: constant(otherwise),
  });
  if (moved)
    return {
      points: constant(value),
      most: value,
      kind: 'compound',
      scale: scaleOfStatement(base),
      wrap: gate,
    };
  return {
    points: gate(constant(value)),
    most: higher(value, otherwise),
    kind: 'yes-no',
    scale: { kind: 'none' },
    wrap: null,
  };
}

const movesTarget = (group: Group): boolean => group.rates.some((rated) => rated.per.direction !== 'count');

const scaleOfStatement = (base: Statement): Scale =>
  base.head.relation ? { kind: 'symbolic', reference: base.head.relation.reference } : { kind: 'none' };

/** Points an award stands for: numbers, 满分, 基本分, a share of them. */
export function pointsOf(award: Award, group: Group, assembly: Assembly): string {
  const full = group.worth ?? assembly.maxPoints;
  const basis = assembly.base ?? group.worth ?? assembly.maxPoints;
  const need = (value: string | null): string => {
    if (value === null) throw new NotUnderstood('maximum-missing', award, {}, 'question');
    return value;
  };
  switch (award.what) {
    case 'points':
      if (award.points.length !== 1) throw new NotUnderstood('not-understood', award);
      return plain(award.points[0] ?? '0');
    case 'none':
      return '0';
    case 'full':
      return plain(need(full));
    case 'base':
      return plain(need(basis));
    case 'half':
      return times(need(full), '0.5');
    case 'share':
      return times(need(basis), times(award.points[0] ?? '0', '0.01'));
    default:
      throw new NotUnderstood('not-understood', award);
  }
}

/** 完成目标得10分, with points for more or less of it. */
function buildTargetBase(group: Group, base: Statement, value: string, assembly: Assembly): Base {
  const reference = base.head.relation?.reference ?? 'target';
  const scale: Scale = { kind: 'symbolic', reference };
  const start = targetStart(group, scale, assembly, null);
  const known = group.rates.some(
    (rated) => rated.statement.award.verb === 'take' && rated.per.direction !== 'count',
  );
  const otherwise = group.otherwise ? pointsOf(group.otherwise.award, group, assembly) : null;
  if (known && otherwise === null)
    return { points: constant(value), most: value, kind: 'deduction', scale, wrap: null };
  if (
    group.rates.length > 0 &&
    start.measure !== 'attainment' &&
    start.measure !== 'difference' &&
    otherwise === null
  ) {
    return { points: constant(value), most: value, kind: 'increment', scale, wrap: null };
  }
  const of = valueInput(assembly, start.unit, start.measure);
  const at = { comparator: '>=' as const, to: start.from as never };
  if (otherwise === null && group.rates.length > 0) note(assembly, 'below-target-open', base, {}, 'question');
  const below = otherwise === null ? (group.rates.length > 0 ? null : constant('0')) : constant(otherwise);
  if (otherwise === null && group.rates.length === 0) assembly.assumed.add('zero-otherwise');
  return {
    points: {
      node: 'when',
      cases: [{ when: { test: 'compare', of, ...at }, then: constant(value) }],
      otherwise: below,
    },
    most: value,
    kind: group.rates.length > 0 ? 'increment' : 'yes-no',
    scale,
    wrap: null,
  };
}

/** Lines with numeric conditions: a ladder, or one threshold that rates start from. */
function buildLadderBase(group: Group, assembly: Assembly): Base {
  const statements = [...group.rungs];
  if (group.base?.head.relation) statements.unshift(group.base);
  else if (group.base) throw new NotUnderstood('not-understood', group.base);
  const rungs = statements.map((statement) => rungOf(statement, statements, group, assembly));
  const positive = rungs.filter((rung) => rung.points.some((points) => points !== '0'));
  if (countsViolations(group, rungs))
    return {
      points: constant(rungs[0]?.points[0] ?? '0'),
      most: rungs[0]?.points[0] ?? '0',
      kind: 'deduction',
      scale: { kind: 'none' },
      wrap: null,
    };
  const references = new Set(rungs.map((rung) => rung.condition.reference).filter((one) => one !== null));
  if (references.size > 1) throw new NotUnderstood('reference-unclear', group.span);
  const reference = [...references][0] ?? null;
  const units = rungs.map((rung) => rung.condition.unit).filter((one) => one !== null);
  const unit = unitFor(units, assembly);
  if (!units.every((one) => areCompatible(one, unit)))
    throw new NotUnderstood('unit-mismatch', group.span, { units: units.join('、') });
  const symbolic = rungs.some((rung) => rung.condition.symbolic);
  const start = reference !== null && symbolic ? targetStart(group, { reference }, assembly, unit) : null;
  const measure = measureOf(rungs, reference, start?.measure ?? null, assembly);
  const shifted = start && start.from !== '0' ? rungs.map((rung) => shift(rung, start.from)) : rungs;
  const value = valueInput(assembly, start?.unit ?? unit, measure);
  const absolute = rungs.some((rung) => rung.condition.absolute);
  if (absolute && !rungs.every((rung) => rung.condition.absolute))
    throw new NotUnderstood('unit-mismatch', group.span);
  const of: PointsNode = absolute
    ? {
        node: 'pick',
        which: 'highest',
        of: [value, { node: 'arithmetic', operator: 'subtract', left: constant('0'), right: value }],
      }
    : value;
  const scale: Scale = scaleOf(positive, of, start?.unit ?? unit, reference, symbolic, start?.from ?? null);
  const takesOnScale = group.rates.some(
    (rated) =>
      rated.statement.award.verb === 'take' &&
      rated.per.direction !== 'count' &&
      areCompatible(rated.per.unit, unit),
  );
  const otherwise = group.otherwise ? pointsOf(group.otherwise.award, group, assembly) : null;
  if (takesOnScale) return withTakes(group, positive, shifted, of, unit, scale, assembly);
  const ladder = buildLadder(shifted, unit, assembly, { otherwise });
  const most = ladder.bands.map((band) => higher(band.pointsFrom, band.pointsTo)).reduce(higher);
  const kind: RuleKind = ladder.linear
    ? 'linear-bands'
    : reference === 'mean'
      ? 'relative'
      : measure === 'growth'
        ? 'growth'
        : 'step-bands';
  return {
    points: { node: 'bands', of, bands: ladder.bands, outside: 'unscored' },
    most,
    kind,
    scale,
    wrap: null,
  };
}

/** 均不低于平均数的1/2得1.5分;每有1个达不到的扣0.5分: only the exceptions are counted. */
const countsViolations = (group: Group, rungs: readonly Rung[]): boolean =>
  rungs.length === 1 &&
  rungs[0]?.condition.symbolic === true &&
  group.rates.length > 0 &&
  group.rates.every((rated) => rated.statement.award.verb === 'take' && rated.per.direction === 'count');

/** 不低于95%得2.5分;每减少1个百分点扣0.5分;低于90%不得分: a constant that rates wear down, zero lines around it. */
function withTakes(
  group: Group,
  positive: readonly Rung[],
  all: readonly Rung[],
  of: PointsNode,
  unit: string | null,
  scale: Scale,
  assembly: Assembly,
): Base {
  const zeros = all.filter((rung) => rung.points.every((points) => points === '0'));
  const cases = zeros.map((rung) => ({ when: within(rung.condition, of, unit), then: constant('0') }));
  const wrap =
    cases.length > 0
      ? (points: PointsNode): PointsNode => ({ node: 'when', cases, otherwise: points })
      : null;
  const single = positive[0];
  if (positive.length === 1 && single && single.points.length === 1) {
    const value = single.points[0] ?? '0';
    return { points: constant(value), most: value, kind: 'deduction', scale, wrap };
  }
  const ladder = buildLadder(positive, unit, assembly, { otherwise: null });
  if (ladder.linear || scale.kind !== 'numeric') throw new NotUnderstood('not-understood', group.span);
  // Below the lowest line its points go on, and the rate takes from them.
  const lowest = ladder.bands.find((band) => band.pointsFrom !== '0');
  const bands = ladder.bands
    .filter((band) => band.pointsFrom !== '0')
    .map((band) => (band === lowest ? { ...band, from: null, fromIncluded: false } : band));
  const most = bands.map((band) => band.pointsTo as string).reduce(higher);
  return { points: { node: 'bands', of, bands, outside: 'unscored' }, most, kind: 'deduction', scale, wrap };
}

function within(condition: NumericCondition, of: PointsNode, unit: string | null) {
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

/** 完成80%计32分 in a ladder means 80 % or more; 3项得6分 means three. */
function rungOf(statement: Statement, all: readonly Statement[], group: Group, assembly: Assembly): Rung {
  const { award, head } = statement;
  const points = award.what === 'points' ? award.points : [pointsOf(award, group, assembly)];
  if (award.what === 'points' && (award.points.length > 2 || (award.points.length === 2 && !award.range)))
    throw new NotUnderstood('not-understood', award);
  if (head.joined === 'and' && head.conditions.length > 1)
    throw new NotUnderstood('two-conditions', statement, {}, 'question');
  const condition = mergedCondition(statement);
  if (!condition) {
    const exceeded = head.relation?.says === 'exceeded';
    const low: Bound = { value: '100', included: !exceeded, firm: true };
    return {
      condition: {
        ...EVERYTHING,
        start: statement.start,
        end: statement.end,
        low,
        unit: '%',
        reference: 'target',
      },
      points,
      span: statement,
    };
  }
  const reached = /(?:完成|达到?|实现)/.test(condition.before.slice(-8)) || head.relation?.says === 'reached';
  const ladder =
    all.length > 1 && condition.exact && familyOf(condition.unit) === 'share' && points.length === 1;
  if (ladder && reached)
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
function mergedCondition(statement: Statement): NumericCondition | null {
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
  throw new NotUnderstood(
    'two-conditions',
    { start: first?.start ?? statement.start, end: last.end },
    {},
    'question',
  );
}

/** A ladder over the difference to a reference, read as attainment: 0 stands for 100. */
function shift(rung: Rung, from: string): Rung {
  if (!rung.condition.symbolic) return rung;
  const move = (bound: Bound | null): Bound | null => bound && { ...bound, value: from };
  return {
    ...rung,
    condition: { ...rung.condition, low: move(rung.condition.low), high: move(rung.condition.high) },
  };
}

function measureOf(
  rungs: readonly Rung[],
  reference: string | null,
  symbolic: Measure | null,
  assembly: Assembly,
): Measure | undefined {
  if (symbolic) return symbolic;
  if (
    reference !== null ||
    rungs.some(
      (rung) =>
        /完成$|完成(?:年度|目标|任务|计划)/.test(rung.condition.before) && rung.condition.unit === '%',
    )
  )
    return 'attainment';
  if (assembly.hint.measure && assembly.hint.measure !== 'rank') return assembly.hint.measure;
  return undefined;
}

function scaleOf(
  positive: readonly Rung[],
  of: PointsNode,
  unit: string | null,
  reference: string | null,
  symbolic: boolean,
  from: string | null,
): Scale {
  const lows = positive.map((rung) => rung.condition.low).filter((one) => one !== null);
  const highs = positive.map((rung) => rung.condition.high).filter((one) => one !== null);
  const value = (bound: Bound, rung: Rung | undefined): string => {
    if (from !== null && rung?.condition.symbolic) return from;
    const factor = factorBetween(rung?.condition.unit ?? null, unit);
    return factor ? scaled(bound.value, factor) : plain(bound.value);
  };
  const top =
    positive.find((rung) => rung.condition.low && !rung.condition.high) ??
    positive.find((rung) => rung.condition.exact);
  const bottom = [...positive].sort(
    (a, b) => Number(a.condition.low?.value ?? 0) - Number(b.condition.low?.value ?? 0),
  )[0];
  const ceiling = positive.find((rung) => rung.condition.high && !rung.condition.low);
  void symbolic;
  void reference;
  return {
    kind: 'numeric',
    of,
    unit,
    above: top?.condition.low
      ? value(top.condition.low, top)
      : ceiling?.condition.high
        ? value(ceiling.condition.high, ceiling)
        : highs.length > 0 && highs[0]
          ? value(highs[0], positive[0])
          : null,
    below:
      ceiling?.condition.high && lows.length === 0
        ? value(ceiling.condition.high, ceiling)
        : bottom?.condition.low
          ? value(bottom.condition.low, bottom)
          : null,
  };
}

/** 按完成比例得分: actual ÷ target × weight, capped at the weight. */
function buildCompletion(group: Group, ratio: Statement, assembly: Assembly, alone: boolean): Base {
  if (ratio.head.words.includes('第一名') || ratio.head.words.includes('第1名') || group.places.length > 0)
    throw new NotUnderstood('first-ratio-direction', ratio, {}, 'question');
  const positive = group.rungs.filter((statement) => statement.award.what !== 'none');
  const zeros = group.rungs.filter((statement) => statement.award.what === 'none');
  if (positive.length > 1) throw new NotUnderstood('not-understood', ratio);
  const threshold =
    positive[0] ?? (ratio.head.conditions.length > 0 && ratio.head.otherwise ? ratio : undefined);
  const condition = threshold ? mergedCondition(threshold) : null;
  const source = positive[0] ?? group.base;
  const weight = source
    ? pointsOf(source.award, group, assembly)
    : (group.worth ?? (alone ? assembly.maxPoints : null));
  if (weight === null) throw new NotUnderstood('maximum-missing', ratio, {}, 'question');
  let unit: string | null = '%';
  let target = assembly.hint.isFraction ? '1' : '100';
  let measure: Measure | undefined = 'attainment';
  if (condition && !condition.symbolic && condition.reference === null) {
    if (!condition.low || (condition.high && !condition.exact) || condition.absolute)
      throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
    unit = unitFor(condition.unit === null ? [] : [condition.unit], assembly);
    const factor = factorBetween(condition.unit, unit);
    target = factor ? scaled(condition.low.value, factor) : plain(condition.low.value);
    measure = undefined;
  } else if (condition?.symbolic && (condition.reference !== 'target' || !condition.low)) {
    throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  }
  const of = valueInput(assembly, unit, measure);
  const rate: PointsNode = {
    node: 'rate',
    of,
    points: weight as never,
    per: target as never,
    steps: 'proportional',
    from: '0' as never,
    side: 'above',
    most: weight as never,
  };
  const capped = group.limits.some(
    (limit) => limit.says === 'full-stop' || limit.says === 'ratio-cap' || limit.says === 'cap',
  );
  if (!capped) assembly.assumed.add('completion-capped');
  const gate =
    !ratio.head.otherwise && ratio.head.conditions.length > 0 && ratio !== threshold
      ? gateOf(ratio, of, unit, target)
      : null;
  const cases = [
    ...zeros.map((statement) => ({
      when: within(mergedCondition(statement) as NumericCondition, of, unit),
      then: constant('0'),
    })),
    ...(gate ? [gate] : []),
  ];
  return {
    points: rate,
    most: weight,
    kind: 'completion',
    scale: { kind: 'numeric', of, unit, above: target, below: target },
    wrap: cases.length > 0 ? (points) => ({ node: 'when', cases, otherwise: points }) : null,
  };
}

/** 80%以上的按比例得分: below that nothing. 未达到100%的按比例: says nothing new. */
function gateOf(ratio: Statement, of: PointsNode, unit: string | null, target: string) {
  const condition = mergedCondition(ratio);
  if (!condition || condition.symbolic) return null;
  if (condition.high && !condition.low) {
    if (condition.high.value === target) return null;
    throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  }
  return {
    when: { test: 'not' as const, of: within({ ...condition, high: null }, of, unit) },
    then: constant('0'),
  };
}
