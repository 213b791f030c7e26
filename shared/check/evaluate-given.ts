import { toDecimalText } from '../model/exact.ts';
import type { TraceStep } from '../model/score.ts';
import type { Compiled } from '../notation/compile-notation.ts';
import { type GivenInput, matchInputs } from '../notation/match-inputs.ts';
import { evaluateRule } from '../score/evaluate-rule.ts';

export type GivenResult =
  | {
      readonly ok: true;
      readonly points: string | null;
      readonly grade: string | null;
      readonly effects: readonly string[];
      readonly assumed: readonly string[];
      readonly trace: readonly TraceStep[];
    }
  | {
      readonly ok: false;
      readonly reason: { readonly code: string; readonly params: Readonly<Record<string, string>> };
    };

/** Scores a compiled text for what a caller gives. 一票否决 replaces the points; other effects stand beside them. */
export function evaluateGiven(compiled: Compiled, given: GivenInput): GivenResult {
  if (!compiled.rule) {
    const last = compiled.diagnostics.at(-1);
    return { ok: false, reason: { code: last?.code ?? 'not-understood', params: last?.params ?? {} } };
  }
  const matched = matchInputs(compiled.rule, given);
  if (!matched.ok) return { ok: false, reason: { code: matched.problem, params: { about: matched.about } } };
  const evaluation = evaluateRule(compiled.rule, matched.values);
  const assumed = evaluation.assumed;
  const veto = evaluation.effects.find((effect) => effect.includes('一票否决'));
  if (veto !== undefined || (compiled.rule.points === null && evaluation.effects.length > 0)) {
    return {
      ok: true,
      points: null,
      grade: veto ?? evaluation.effects[0] ?? null,
      effects: evaluation.effects,
      assumed,
      trace: evaluation.trace,
    };
  }
  if (evaluation.gap)
    return { ok: false, reason: { code: evaluation.gap.gap, params: { about: evaluation.gap.about } } };
  const grade = evaluation.grade ?? (compiled.rule.points === null && compiled.rule.vetoes ? '不影响' : null);
  const points = evaluation.points ? toDecimalText(evaluation.points) : null;
  if (points === null && grade === null)
    return { ok: false, reason: { code: 'no-standard', params: { about: '' } } };
  return { ok: true, points, grade, effects: evaluation.effects, assumed, trace: evaluation.trace };
}
