import type { Measure, PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import { pointsOf } from '../groups/points-of.ts';
import { type Assembly, constant, isBelow, plain, same, valueInput } from '../rule/assembly.ts';
import type { NumericCondition, Statement } from '../statements/statement.ts';
import { factorBetween, scaled } from '../tokens/unit-family.ts';
import type { Base } from './build-base.ts';
import { buildLadderBase } from './build-ladder.ts';
import { buildRelative } from './build-relative.ts';
import { mergedCondition, unitFor, within } from './rung.ts';
import { branch } from './when-branch.ts';

/** 按完成比例得分: actual ÷ target × weight, capped at the weight. */
export function buildCompletion(group: Group, ratio: Statement, assembly: Assembly, alone: boolean): Base {
  if (ratio.head.words.includes('第一名') || ratio.head.words.includes('第1名') || group.places.length > 0)
    throw new NotUnderstood('first-ratio-direction', ratio, {}, 'question');
  // 高于基准的得3分: what is below it, in proportion to what?
  if (
    group.base &&
    group.base.head.relation === null &&
    /高于|超过|优于|快于|好于|领先/.test(group.base.head.words)
  )
    throw new NotUnderstood('reference-unclear', group.base, {}, 'question');
  if (assembly.hint.isDistance) throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  const positive = group.rungs.filter((statement) => statement.award.what !== 'none');
  const zeros = group.rungs.filter((statement) => statement.award.what === 'none');
  if (positive.length > 1) return belowLadder(group, ratio, assembly, alone);
  const threshold =
    positive[0] ?? (ratio.head.conditions.length > 0 && ratio.head.otherwise ? ratio : undefined);
  const condition = threshold ? mergedCondition(threshold) : null;
  const source = positive[0] ?? group.base;
  const [printed, line] = ratio.award.points;
  const weight = source
    ? pointsOf(source.award, group, assembly)
    : (printed ?? group.worth ?? (alone ? assembly.maxPoints : null));
  // 得分=完成率×10 beside 完成的得8分: which of them is the weight?
  if (weight !== null && printed !== undefined && !same(printed, weight))
    throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  if (weight === null) throw new NotUnderstood('maximum-missing', ratio, {}, 'question');
  let unit: string | null = '%';
  let target = assembly.hint.isFraction ? '1' : '100';
  let measure: Measure | undefined = 'attainment';
  // 目标为60%,完成目标得5分, with the share of the target given: the number printed is what a hundred per cent are.
  const stated =
    assembly.hint.measure === 'attainment' &&
    /(?:目标|任务|计划)(?:值|数)?(?:为|是|:)?$/.test(condition?.before ?? '');
  if (condition && !condition.symbolic && condition.reference === null && !stated) {
    if (!condition.low || (condition.high && !condition.exact) || condition.absolute)
      throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
    unit = unitFor(condition.unit === null ? [] : [condition.unit], assembly);
    const factor = factorBetween(condition.unit, unit);
    target = factor ? scaled(condition.low.value, factor) : plain(condition.low.value);
    measure = undefined;
  } else if (condition?.symbolic && (condition.reference !== 'target' || !condition.low)) {
    const plainly = group.rates.length + group.fixed.length + zeros.length === 0 && !group.otherwise;
    const { reference } = condition;
    const takes = /[扣减]/.test(ratio.award.text ?? '');
    if (!takes && (reference === 'mean' || reference === 'last') && condition.low && plainly) {
      if (assembly.hint.measure === null) return buildRelative(weight, reference, assembly);
      if (assembly.hint.measure === 'attainment') return shareOf(weight, assembly);
    }
    throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  }
  // 实际比例÷20%×5 goes with 20%以上得5分 and with nothing else.
  if (line !== undefined && !same(line, target))
    throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  const of = valueInput(assembly, unit, measure);
  // 最高不超过分值的120%, and nothing else that brings what lies above the weight.
  const beyond =
    group.rates.length === 0 &&
    group.limits.some((limit) => limit.says === 'cap' && isBelow(weight, limit.value ?? '0'));
  const rate: PointsNode = {
    node: 'rate',
    of,
    points: weight as never,
    per: target as never,
    steps: 'proportional',
    from: '0' as never,
    side: 'above',
    most: (beyond ? null : weight) as never,
  };
  const capped = group.limits.some(
    (limit) => limit.says === 'full-stop' || limit.says === 'ratio-cap' || limit.says === 'cap',
  );
  if (!capped) assembly.assumed.add('completion-capped');
  if (measure === undefined && ratio !== threshold) refuseOpenRange(ratio, weight, target, unit);
  const gate =
    !ratio.head.otherwise && ratio.head.conditions.length > 0 && ratio !== threshold
      ? gateOf(ratio, of, unit, target)
      : null;
  const cases = [
    ...zeros.map((statement) =>
      branch(within(mergedCondition(statement) as NumericCondition, of, unit), constant('0')),
    ),
    ...(gate && !zeros.some((zero) => endsWhere(zero, ratio)) ? [gate] : []),
  ];
  return {
    points: rate,
    most: beyond ? null : weight,
    kind: 'completion',
    scale: { kind: 'numeric', of, unit, above: target, below: target },
    wrap: cases.length > 0 ? (points) => ({ node: 'when', cases, otherwise: points }) : null,
  };
}

/** 完成90%以上得90分,80%以上得80分,不足80%的按实际完成率计分: in proportion only below the lowest line. */
function belowLadder(group: Group, ratio: Statement, assembly: Assembly, alone: boolean): Base {
  const [condition, another] = ratio.head.conditions;
  const full = group.worth ?? (alone ? assembly.maxPoints : null);
  const edge = condition?.high;
  const below =
    condition !== undefined && another === undefined && condition.low === null && !condition.symbolic;
  if (!below || !edge || full === null || ratio.award.points.length > 0)
    throw new NotUnderstood('not-understood', ratio);
  const base = buildLadderBase({ ...group, ratio: null, otherwise: null }, assembly);
  if (base.points.node !== 'bands' || base.scale.kind !== 'numeric' || base.scale.unit !== '%')
    throw new NotUnderstood('not-understood', ratio);
  const { of } = base.points;
  const lowest = base.points.bands.find((band) => band.pointsFrom !== '0');
  if (!lowest?.from || !same(lowest.from, edge.value) || group.otherwise)
    throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  const rate: PointsNode = {
    node: 'rate',
    of,
    points: plain(full) as never,
    per: '100' as never,
    steps: 'proportional',
    from: '0' as never,
    side: 'above',
    most: null,
  };
  return {
    ...base,
    points: { node: 'when', cases: [branch(within(condition, of, '%'), rate)], otherwise: base.points },
    kind: 'completion',
  };
}

/** The share of the mean is given itself. */
function shareOf(weight: string, assembly: Assembly): Base {
  const of = valueInput(assembly, '%', 'attainment');
  const rate = { node: 'rate', of, per: '100' as never, from: '0' as never, side: 'above' } as const;
  return {
    points: { ...rate, points: weight as never, steps: 'proportional', most: weight as never },
    most: weight,
    kind: 'relative',
    scale: { kind: 'numeric', of, unit: '%', above: '100', below: '100' },
    wrap: null,
  };
}

/** 90%以上得满分,60%-90%按比例得分: 75 ÷ 90 of the points, or half of them? */
function refuseOpenRange(ratio: Statement, weight: string, line: string, unit: string | null): void {
  const [low] = ratio.head.conditions.map((condition) => condition.low);
  if (!low || Number(low.value) === 0 || same(line, '100')) return;
  if (COMPLETES.test(ratio.award.text ?? '') && unit !== '%') return;
  const params = { low: `${plain(low.value)}${unit ?? ''}`, line: `${line}${unit ?? ''}`, points: weight };
  throw new NotUnderstood('share-or-line', ratio, params, 'question');
}

const COMPLETES = /完成|实际|达标|达成/;

/** 80%以上按比例得分,80%以下不得分: the gate is said twice. */
const endsWhere = (zero: Statement, ratio: Statement): boolean => {
  const end = zero.head.conditions[0]?.high?.value;
  const start = ratio.head.conditions[0]?.low?.value;
  return end !== undefined && start !== undefined && same(end, start);
};

/** 80%以上的按比例得分: below that nothing. 未达到100%的按比例: says nothing new. */
function gateOf(ratio: Statement, of: PointsNode, unit: string | null, target: string) {
  const condition = mergedCondition(ratio);
  if (!condition || condition.symbolic) return null;
  if (condition.high && !condition.low) {
    if (condition.high.value === target) return null;
    throw new NotUnderstood('reference-unclear', ratio, {}, 'question');
  }
  return branch({ test: 'not', of: within({ ...condition, high: null }, of, unit) }, constant('0'));
}
