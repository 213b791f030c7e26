import { type Exact, exact } from '../model/exact.ts';
import type { TraceStep } from '../model/score.ts';
import type { RuleInput, ScoringRule } from '../rule-pack/scoring-rule.ts';
import type { Gap, InputValue, InputValues } from './evaluation.ts';

/** The inputs of one evaluation and the trace it leaves. */
export interface EvaluationScope {
  readonly inputs: ReadonlyMap<string, RuleInput>;
  readonly values: InputValues;
  readonly anyGiven: boolean;
  readonly trace: TraceStep[];
}

export function openScope(rule: ScoringRule, values: InputValues): EvaluationScope {
  return {
    inputs: new Map(rule.inputs.map((input) => [input.name, input])),
    values,
    anyGiven: rule.inputs.some((input) => Object.hasOwn(values, input.name)),
    trace: [],
  };
}

/** The given value, else what absence means once anything was given, else a gap: a blank is never a silent 0. */
export function inputValue(scope: EvaluationScope, name: string): InputValue | Gap {
  const given = Object.hasOwn(scope.values, name) ? scope.values[name] : undefined;
  if (given !== undefined) return given;
  const input = scope.inputs.get(name);
  const absent = scope.anyGiven ? input?.absent : undefined;
  if (absent === undefined) return { gap: 'not-reported', about: input?.label ?? name };
  return absent === false ? false : exact(absent);
}

export function numberInput(scope: EvaluationScope, name: string): Exact | Gap {
  const value = inputValue(scope, name);
  if (typeof value === 'object') return value;
  return { gap: 'not-reported', about: scope.inputs.get(name)?.label ?? name };
}
