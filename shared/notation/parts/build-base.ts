import type { PointsNode, RuleKind } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import { pointsOf } from '../groups/points-of.ts';
import {
  type Assembly,
  constant,
  higher,
  labelOf,
  note,
  statementInput,
  valueInput,
} from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';
import { buildCompletion } from './build-completion.ts';
import { buildLadderBase } from './build-ladder.ts';
import type { Scale } from './build-rates.ts';
import { targetStart } from './target-start.ts';
import { branch } from './when-branch.ts';

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
    cases: [branch(holds, points)],
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
  const of = valueInput(assembly, start.unit, start.measure, start.reference);
  // Nothing missing is the target reached.
  const missing = start.measure === 'shortfall';
  const at = { comparator: missing ? ('<=' as const) : ('>=' as const), to: start.from as never };
  if (otherwise === null && group.rates.length > 0) note(assembly, 'below-target-open', base, {}, 'question');
  const below = otherwise === null ? (group.rates.length > 0 ? null : constant('0')) : constant(otherwise);
  if (otherwise === null && group.rates.length === 0) assembly.assumed.add('zero-otherwise');
  return {
    points: {
      node: 'when',
      cases: [branch({ test: 'compare', of, ...at }, constant(value))],
      otherwise: below,
    },
    most: value,
    kind: group.rates.length > 0 ? 'increment' : 'yes-no',
    scale,
    wrap: null,
  };
}
