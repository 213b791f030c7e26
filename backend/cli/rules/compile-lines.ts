import { notationSentence } from '#shared/messages/notation.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { answerLines, type BadLine, readRuleLine } from './rule-line.ts';

/** `kezhi rules compile`: one JSON line per text in, one per result out, in the same order. */
export const compileLines = (text: string): string => answerLines(text, compileLine);

/** A line that is no request is answered in the shape of the others. */
function notCompiled({ id, ok, error }: BadLine) {
  const diagnostics = [{ ...error, severity: 'error', params: {}, at: [0, 0] }];
  return { id, ok, kind: null, inputs: [], text: '', assumed: [], diagnostics, error };
}

function compileLine(line: string): unknown {
  const request = readRuleLine(line);
  if (!request.ok) return notCompiled(request.answer);
  const { id, text, options } = request;
  const compiled = compileNotation(text, options);
  return {
    id,
    ok: compiled.ok,
    kind: compiled.kind,
    inputs: compiled.inputs.map((input) => ({
      name: input.name,
      label: input.label,
      type: input.type,
      unit: input.unit,
      ...(input.options ? { options: input.options } : {}),
      ...(input.measure ? { measure: input.measure } : {}),
    })),
    text: compiled.text,
    assumed: compiled.assumed,
    diagnostics: compiled.diagnostics.map((one) => ({
      code: one.code,
      severity: one.severity,
      message: notationSentence(one.code, one.params, 'zh'),
      params: one.params,
      at: one.at,
    })),
  };
}
