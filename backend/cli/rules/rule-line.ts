import { numberText, parseExact } from '#shared/model/exact.ts';
import type { CompileOptions } from '#shared/notation/compile-notation.ts';

export type RuleLine =
  | {
      readonly ok: true;
      readonly id: unknown;
      readonly text: string;
      readonly options: CompileOptions;
      readonly input: unknown;
    }
  | { readonly ok: false; readonly answer: BadLine };

/** What a line that is no request is answered with. */
export interface BadLine {
  readonly id: unknown;
  readonly ok: false;
  readonly error: { readonly code: 'bad-line'; readonly message: string };
}

/** One line of `rules compile` or `rules eval`. Hostile input enters here; a bad line is answered, it stops nothing. */
export function readRuleLine(line: string): RuleLine {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return bad(null, '不是一行 JSON。');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return bad(null, '每行须为一个 JSON 对象。');
  const {
    id = null,
    text,
    indicator = null,
    maxPoints = null,
    inputUnit = null,
    input = null,
  } = row as Record<string, unknown>;
  if (typeof text !== 'string') return bad(id, '缺 text。');
  const max = typeof maxPoints === 'number' && Number.isFinite(maxPoints) ? numberText(maxPoints) : maxPoints;
  if (max !== null && (typeof max !== 'string' || !parseExact(max))) return bad(id, 'maxPoints 不是数。');
  return {
    ok: true,
    id,
    text,
    input,
    options: {
      indicator: typeof indicator === 'string' ? indicator : null,
      maxPoints: max,
      inputUnit: typeof inputUnit === 'string' ? inputUnit : null,
    },
  };
}

const bad = (id: unknown, message: string): RuleLine => ({
  ok: false,
  answer: { id, ok: false, error: { code: 'bad-line', message } },
});

/** Answers every line that is not blank, in order. */
export const answerLines = (text: string, answer: (line: string) => unknown): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${JSON.stringify(answer(line))}\n`)
    .join('');
