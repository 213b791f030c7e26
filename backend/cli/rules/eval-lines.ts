import { evaluateGiven } from '#shared/check/evaluate-given.ts';
import { notationSentence } from '#shared/messages/notation.ts';
import { traceSentence } from '#shared/messages/trace.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import type { GivenInput } from '#shared/notation/match-inputs.ts';
import { answerLines, readRuleLine } from './rule-line.ts';

/** `kezhi rules eval`: texts with an input each; points, grade or the reason why there are none. */
export const evalLines = (text: string): string => answerLines(text, evalLine);

function evalLine(line: string): unknown {
  const request = readRuleLine(line);
  if (!request.ok) return request.answer;
  const { id, text, options, input } = request;
  if (!isGivenInput(input)) return refusal(id, 'wrong-type', { about: 'input' });
  const compiled = compileNotation(text, options);
  const result = evaluateGiven(compiled, input);
  if (!result.ok) {
    const { code, params } = result.reason;
    const diagnostics = compiled.diagnostics.map((one) => ({
      ...one,
      message: notationSentence(one.code, one.params, 'zh'),
    }));
    return { ...refusal(id, code, params), ...(compiled.ok ? {} : { diagnostics }) };
  }
  return {
    id,
    ok: true,
    ...(result.points === null ? {} : { points: result.points }),
    ...(result.grade === null ? {} : { grade: result.grade }),
    ...(result.effects.length === 0 ? {} : { effects: result.effects }),
    assumed: result.assumed,
    trace: result.trace.map((step) => ({
      text: traceSentence(step, 'zh'),
      code: step.code,
      params: step.params,
    })),
  };
}

const refusal = (id: unknown, code: string, params: Readonly<Record<string, string>>) => ({
  id,
  ok: false,
  error: { code, message: notationSentence(code, params, 'zh') },
});

/** Hostile input enters here. */
function isGivenInput(input: unknown): input is GivenInput {
  const plain = (value: unknown): boolean =>
    typeof value === 'boolean' ||
    typeof value === 'string' ||
    (typeof value === 'number' && Number.isFinite(value));
  if (plain(input)) return true;
  return typeof input === 'object' && input !== null && Object.values(input).every(plain);
}
