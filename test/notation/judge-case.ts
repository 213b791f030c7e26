import { evaluateGiven } from '#shared/check/evaluate-given.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import type { NotationCase } from './notation-cases.ts';

export interface CaseVerdict {
  readonly verdict: 'right' | 'wrong' | 'refused';
  readonly reason: string;
}

/** right: every example; wrong: at least one other score; refused: at least one without a score. */
export function judgeCase(one: NotationCase): CaseVerdict {
  const compiled = compileNotation(one.text, {
    indicator: one.indicator,
    maxPoints: one.maxPoints,
    inputUnit: one.inputUnit,
  });
  if (one.refused) {
    const named = compiled.diagnostics.some(
      (diagnostic) => diagnostic.severity !== 'note' && diagnostic.at[1] > diagnostic.at[0],
    );
    return !compiled.ok && named
      ? { verdict: 'right', reason: '' }
      : { verdict: 'wrong', reason: `understood as ${compiled.text}` };
  }
  let refusal: string | null = null;
  for (const example of one.examples) {
    const result = evaluateGiven(compiled, example.input);
    if (!result.ok) {
      refusal ??= `${JSON.stringify(example.input)}: ${JSON.stringify(result.reason)} ${compiled.text}`;
      continue;
    }
    const got = result.points ?? result.grade ?? '';
    const good =
      typeof example.score === 'number'
        ? Math.abs(Number(got) - example.score) < 0.0051
        : got === example.score;
    if (!good)
      return {
        verdict: 'wrong',
        reason: `${got} for ${example.score} at ${JSON.stringify(example.input)} ${compiled.text}`,
      };
  }
  if (refusal !== null) return { verdict: 'refused', reason: refusal };
  if (one.examples.length === 0 && !compiled.ok)
    return { verdict: 'refused', reason: JSON.stringify(compiled.diagnostics) };
  return { verdict: 'right', reason: '' };
}
