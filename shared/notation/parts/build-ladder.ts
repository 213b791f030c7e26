import type { Measure, PointsNode, RuleKind } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import { CHANGES } from '../groups/place-none.ts';
import { pointsOf } from '../groups/points-of.ts';
import { type Assembly, constant, higher, labelOf, valueInput } from '../rule/assembly.ts';
import type { Reference, Statement } from '../statements/statement.ts';
import { areCompatible, familyOf } from '../tokens/unit-family.ts';
import { buildLadder, type Rung } from './band-table.ts';
import type { Base } from './build-base.ts';
import type { Scale } from './build-rates.ts';
import { fillBetween } from './fill-between.ts';
import { rungOf, shift, unitFor, within } from './rung.ts';
import { scaleOf } from './scale-of.ts';
import { targetStart } from './target-start.ts';
import { branch } from './when-branch.ts';

/** Lines with numeric conditions: a ladder, or one threshold that rates start from. */
export function buildLadderBase(group: Group, assembly: Assembly): Base {
  const trends = group.rungs.every(
    (one) => one.head.conditions.length === 1 && one.head.conditions[0]?.trend,
  );
  const changes = group.rungs.some(({ head }) =>
    head.conditions.some((one) => one.unit !== null && !one.symbolic && CHANGES.test(one.before)),
  );
  const statements = group.rungs.map((one) =>
    trends || (changes && one.head.conditions[0]?.trend) ? againstNothing(one) : one,
  );
  if (group.base?.head.relation) statements.unshift(group.base);
  else if (group.base) throw new NotUnderstood('not-understood', group.base);
  const rungs = opened(
    fillBetween(statements.map((statement) => rungOf(statement, statements, group, assembly))),
    group,
  );
  const positive = rungs.filter((rung) => rung.points.some((points) => points !== '0'));
  if (positive.length === 0) throw new NotUnderstood('not-understood', group.span);
  if (countsViolations(group, rungs, assembly))
    return {
      points: constant(rungs[0]?.points[0] ?? '0'),
      most: rungs[0]?.points[0] ?? '0',
      kind: 'deduction',
      scale: { kind: 'none' },
      wrap: null,
    };
  const distant = fromLine(rungs, positive, group, assembly);
  if (distant) return distant;
  refuseDistance(positive, assembly);
  const references = new Set(rungs.map((rung) => rung.condition.reference).filter((one) => one !== null));
  if (references.size > 1) throw new NotUnderstood('reference-unclear', group.span);
  const reference = [...references][0] ?? null;
  const ownNumbers = rungs.some(
    (rung) => !rung.condition.symbolic && !rung.condition.offset && rung.condition.unit !== null,
  );
  if (reference !== null && reference !== 'target' && ownNumbers)
    throw new NotUnderstood('reference-unclear', group.span, {}, 'question');
  const units = rungs.map((rung) => rung.condition.unit).filter((one) => one !== null);
  const unit = unitFor(units, assembly);
  if (!units.every((one) => areCompatible(one, unit)))
    throw new NotUnderstood('unit-mismatch', group.span, { units: units.join('、') });
  const offset = rungs.some((rung) => rung.condition.offset);
  const afloat = rungs.some(({ condition }) => condition.offset && /^[高超]/.test(condition.text ?? ''));
  if (afloat && reference === null) throw new NotUnderstood('reference-unclear', group.span, {}, 'question');
  const symbolic = offset || rungs.some((rung) => rung.condition.symbolic);
  const start = reference !== null && symbolic ? targetStart(group, { reference }, assembly, unit) : null;
  if (start?.measure === 'shortfall') return reachedOrShort(group, positive, rungs, reference ?? 'target');
  // Percentage points from a target are no share of it, and a share of it no points.
  const inShares = rungs.some((rung) => rung.condition.offset && rung.condition.unit === '%');
  const fits = inShares ? reference === 'target' && start?.from === '100' : start?.from === '0';
  if (offset && reference !== null && !fits)
    throw new NotUnderstood('reference-unclear', group.span, {}, 'question');
  const measure = measureOf(rungs, reference, start?.measure ?? null, assembly);
  const shifted = start && start.from !== '0' ? rungs.map((rung) => shift(rung, start.from)) : rungs;
  const value = valueInput(assembly, start?.unit ?? unit, measure, start?.reference);
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
  const scale: Scale = scaleOf(positive, of, start?.unit ?? unit, start?.from ?? null);
  const takesOnScale = group.rates.some(
    (rated) =>
      rated.statement.award.verb === 'take' &&
      rated.per.direction !== 'count' &&
      areCompatible(rated.per.unit, unit),
  );
  const kept = positive.find((rung) => rung.keeps);
  if (kept && !takesOnScale) {
    const value = kept.points[0] ?? '0';
    if (rungs.length > 1 || group.otherwise || kept.points.length > 1)
      throw new NotUnderstood('not-understood', kept.span);
    return { points: constant(value), most: value, kind: 'increment', scale, wrap: null };
  }
  const otherwise = group.otherwise ? pointsOf(group.otherwise.award, group, assembly) : null;
  if (takesOnScale) return withTakes(group, positive, shifted, of, unit, scale, assembly);
  const ladder = buildLadder(withNothing(shifted, group), unit, assembly, { otherwise });
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

/** 100万元以下1分;没有,0分: nothing is a line of its own where the lowest one is open. */
function withNothing(rungs: readonly Rung[], group: Group): readonly Rung[] {
  const words = labelOf(group.otherwise?.head.words ?? '');
  const none = group.otherwise && /^(?:没有|无|为零|零|未开展|空白)$/.test(words);
  const open = rungs.some(
    (rung) => rung.condition.low === null && rung.points.some((points) => points !== '0'),
  );
  const [first] = rungs;
  if (!none || !open || !first || !group.otherwise) return rungs;
  const zero = { value: '0', included: true, firm: true };
  const condition = {
    ...first.condition,
    low: null,
    high: zero,
    exact: false,
    symbolic: false,
    descending: false,
  };
  return [...rungs, { condition, points: ['0'], span: group.otherwise }];
}

/** 同比增长的得2分,与上年持平的得1分: all of them against last year, whether it is named or not. */
function againstNothing(statement: Statement): Statement {
  const conditions = statement.head.conditions.map((one) => ({ ...one, reference: null, symbolic: false }));
  return { ...statement, head: { ...statement.head, conditions } };
}

/** 达到进度的得满分, with what is missing given: reached where nothing is missing, and the rates take from there. */
function reachedOrShort(
  group: Group,
  positive: readonly Rung[],
  rungs: readonly Rung[],
  reference: Reference,
): Base {
  const [only] = positive;
  const takes = group.rates.filter((rated) => rated.per.direction === 'less');
  const plainly =
    only?.condition.symbolic && only.condition.low !== null && only.points.length === 1 && rungs.length === 1;
  if (!plainly || takes.length === 0 || takes.length !== group.rates.length || group.otherwise)
    throw new NotUnderstood('reference-unclear', group.span, {}, 'question');
  const value = only.points[0] ?? '0';
  const scale: Scale = { kind: 'symbolic', reference };
  return { points: constant(value), most: value, kind: 'deduction', scale, wrap: null };
}

/** 达到80%得5分 says what was reached; the number of what is missing, or of the difference, says nothing about it. */
function refuseDistance(positive: readonly Rung[], assembly: Assembly): void {
  const [first] = positive;
  const { hint } = assembly;
  // 下降得3分 reads the change itself; how far it fell is the same number with the other sign.
  if (hint.measure === 'excess' && first?.condition.trend === 'down')
    throw new NotUnderstood('reference-unclear', first.span, {}, 'question');
  if (!first || !hint.isDistance || positive.some((rung) => rung.condition.symbolic)) return;
  const words = positive.map((rung) => `${rung.condition.before}${rung.condition.after}`).join('');
  const reached = hint.measure === 'shortfall' || /率|达到|完成|实现/.test(words);
  if (reached && !MISSING.test(words) && !DISTANCE.test(words) && !/[超高低增减降升]/.test(words))
    throw new NotUnderstood('reference-unclear', first.span, {}, 'question');
}

const MISSING = /缺|少|未|漏|差|欠|迟|逾|滞后|落后|没|不|退/;

/** What is itself a distance: 偏差5%以内, 逾期3天以内. */
const DISTANCE = /偏差|误差|滞后|逾期|延期|超期|差距|缺口|相差|差额|短缺|未完成|超额|高出|高于|低于/;

/** 认定2家以上得15分,每少1家扣3分, with the number of those missed given: the threshold is where that number is 0. */
function fromLine(
  rungs: readonly Rung[],
  positive: readonly Rung[],
  group: Group,
  assembly: Assembly,
): Base | null {
  const [line] = positive;
  const moved = group.rates.filter((rated) => rated.per.direction !== 'count');
  const { hint } = assembly;
  if (
    !hint.isDistance ||
    !line ||
    moved.length === 0 ||
    line.condition.symbolic ||
    DISTANCE.test(line.condition.before)
  )
    return null;
  if (positive.length !== rungs.length || rungs.length > 1 || line.points.length !== 1 || group.otherwise)
    throw new NotUnderstood('reference-unclear', line.span, {}, 'question');
  const value = line.points[0] ?? '0';
  const scale: Scale = { kind: 'symbolic', reference: 'target' };
  const known = hint.measure !== 'difference' || moved.some((rated) => rated.statement.award.verb === 'take');
  if (known) return { points: constant(value), most: value, kind: 'deduction', scale, wrap: null };
  const of = valueInput(assembly, moved[0]?.per.unit ?? hint.unit, 'difference');
  const reached = { test: 'compare' as const, of, comparator: '>=' as const, to: '0' as never };
  return {
    points: { node: 'when', cases: [branch(reached, constant(value))], otherwise: constant('0') },
    most: value,
    kind: 'increment',
    scale,
    wrap: null,
  };
}

/** 引进3个得6分,每多1个加2分: three or more. */
function opened(rungs: readonly Rung[], group: Group): readonly Rung[] {
  const positive = rungs.filter((rung) => rung.points.some((points) => points !== '0'));
  const grows = group.rates.some(
    (rated) => rated.per.direction === 'more' && rated.statement.award.verb !== 'take',
  );
  const [only] = positive;
  // 30家以下得2分,每增加10家加1分: what the low line brings, the higher ones keep.
  if (only && positive.length === 1 && grows && only.condition.low === null && !only.condition.symbolic)
    return rungs.map((rung) => (rung === only ? { ...rung, keeps: true } : rung));
  if (!grows || !positive.every((rung) => rung.condition.exact)) return rungs;
  // 每提升1位得1分,位次不变得1分: instead of each other, or together?
  const flat = positive.find((rung) => rung.condition.trend === 'flat');
  if (flat && group.rates.some((rated) => rated.statement.award.verb === 'get'))
    throw new NotUnderstood('which-applies', flat.span, {}, 'question');
  const top = positive.reduce(
    (best, rung) => (Number(rung.condition.low?.value) > Number(best.condition.low?.value) ? rung : best),
    positive[0] as Rung,
  );
  return rungs.map((rung) =>
    rung === top ? { ...rung, condition: { ...rung.condition, exact: false, high: null } } : rung,
  );
}

/** 均不低于平均数的1/2得1.5分;每有1个达不到的扣0.5分: only the exceptions are counted. */
const countsViolations = (group: Group, rungs: readonly Rung[], assembly: Assembly): boolean =>
  rungs.length === 1 &&
  (rungs[0]?.condition.symbolic === true ||
    (assembly.hint.unit !== null &&
      familyOf(assembly.hint.unit) === 'count' &&
      familyOf(rungs[0]?.condition.unit ?? null) === 'share')) &&
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
  const cases = zeros.map((rung) => branch(within(rung.condition, of, unit), constant('0')));
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
        /完成$|完成(?:年度|目标|任务|计划)/.test(rung.condition.before) &&
        !/^的?(?:目标|任务|计划|指标)/.test(rung.condition.after) &&
        rung.condition.unit === '%',
    )
  )
    return 'attainment';
  // A drop may be a rise: it is no number that cannot be negative.
  if (assembly.hint.measure === 'excess' && !assembly.hint.isDistance) return undefined;
  if (assembly.hint.measure && assembly.hint.measure !== 'rank') return assembly.hint.measure;
  return undefined;
}
