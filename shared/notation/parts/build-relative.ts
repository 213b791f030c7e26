import type { PointsNode } from '../../rule-pack/scoring-rule.ts';
import { type Assembly, constant, numberInput, valueInput } from '../rule/assembly.ts';
import type { Base } from './build-base.ts';
import { branch } from './when-branch.ts';

const NAMES = { mean: '平均值', last: '上年值' } as const;

/** 不低于平均增速得满分,低于的按比例得分: own ÷ mean of the points, where the mean is above nothing. */
export function buildRelative(weight: string, reference: 'mean' | 'last', assembly: Assembly): Base {
  const { unit } = assembly.hint;
  const of = valueInput(assembly, unit);
  const name = NAMES[reference];
  const other = numberInput(assembly, {
    name,
    label: name,
    unit,
    measure: reference === 'mean' ? 'mean' : 'baseline',
  });
  const above: PointsNode = { node: 'arithmetic', operator: 'subtract', left: of, right: other };
  const share: PointsNode = {
    node: 'arithmetic',
    operator: 'multiply',
    left: { node: 'arithmetic', operator: 'divide', left: of, right: other },
    right: constant(weight),
  };
  const nothing = '0' as never;
  return {
    points: {
      node: 'when',
      cases: [
        branch({ test: 'compare', of: above, comparator: '>=', to: nothing }, constant(weight)),
        branch(
          { test: 'compare', of: other, comparator: '>', to: nothing },
          { node: 'clamp', of: share, floor: nothing, cap: null },
        ),
      ],
      otherwise: null,
    },
    most: weight,
    kind: 'relative',
    scale: { kind: 'none' },
    wrap: null,
  };
}
