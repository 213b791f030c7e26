import type { PointsNode } from '../../rule-pack/scoring-rule.ts';
import { type Assembly, constant } from '../rule/assembly.ts';
import { branch } from './when-branch.ts';

export interface Option {
  /** Name of the statement it was read as. */
  readonly name: string;
  readonly points: string;
}

/** 博士5分,硕士4分,本科3分: one of them is chosen, in place of the statements they were read as. */
export function choiceOf(options: readonly Option[], assembly: Assembly): PointsNode {
  const names = new Set(options.map((option) => option.name));
  for (let at = assembly.inputs.length - 1; at >= 0; at -= 1)
    if (names.has(assembly.inputs[at]?.name ?? '')) assembly.inputs.splice(at, 1);
  const { name } = assembly.own;
  assembly.inputs.push({
    name,
    label: assembly.own.label,
    type: 'choice',
    unit: null,
    options: options.map((option) => option.name),
  });
  assembly.assumed.delete('zero-otherwise');
  return {
    node: 'when',
    cases: options.map((option) =>
      branch({ test: 'chosen', input: name, option: option.name }, constant(option.points)),
    ),
    otherwise: null,
  };
}

/** A part that only asks whether one statement holds. */
export function optionOf(points: PointsNode): Option | null {
  if (points.node !== 'when' || points.cases.length !== 1) return null;
  const [only] = points.cases;
  const nothing = points.otherwise?.node === 'constant' && points.otherwise.points === '0';
  if (only?.when.test !== 'holds' || only.then.node !== 'constant' || !nothing) return null;
  return { name: only.when.input, points: only.then.points };
}
