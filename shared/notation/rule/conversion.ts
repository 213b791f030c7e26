import { NotUnderstood } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';
import { type Assembly, labelOf } from './assembly.ts';

/** 4件实用新型视同1件发明: so many of one thing count as so many of what is scored. */
export interface Conversion {
  readonly from: string;
  readonly every: string;
  readonly unit: string | null;
  readonly to: string;
  readonly counts: string;
  readonly span: { readonly start: number; readonly end: number };
}

const AS =
  /^(.{1,20}?)(?:可)?(?:视同于?|视为|视作|折算为|折算成|折算|折合为|折合成|折合|相当于|等同于)(?:为|成)?$/;

/** Takes the conversion out of the tokens; the clause or the brackets around it say nothing else. */
export function takeConversion(tokens: readonly Token[]): {
  tokens: readonly Token[];
  conversion: Conversion | null;
} {
  for (let at = 0; at + 4 < tokens.length; at += 1) {
    const [number, unit, words, other] = tokens.slice(at, at + 4);
    const as = words?.kind === 'words' ? AS.exec(words.text) : null;
    if (number?.kind !== 'number' || unit?.kind !== 'unit' || other?.kind !== 'number' || !as) continue;
    const counted = tokens[at + 4]?.kind === 'unit' ? at + 5 : at + 4;
    const named = tokens[counted];
    const after = tokens[counted + 1];
    const before = tokens[at - 1];
    const bounded = (token: Token | undefined): boolean =>
      token === undefined ||
      /^(?:open|close|comma|semicolon|stop)$/.test(token.kind) ||
      /^每$/.test(token.text);
    if (named?.kind !== 'words' || !bounded(before) || !bounded(after)) continue;
    const bracketed = before?.kind === 'open' && after?.kind === 'close';
    const start = bracketed || before?.kind === 'every' ? at - 1 : at;
    const end = bracketed || after?.kind === 'comma' ? counted + 2 : counted + 1;
    return {
      tokens: [...tokens.slice(0, start), ...tokens.slice(end)],
      conversion: {
        from: labelOf(as[1] ?? ''),
        every: number.value ?? '1',
        unit: unit.text,
        to: labelOf(named.text),
        counts: other.value ?? '1',
        span: { start: number.start, end: named.end },
      },
    };
  }
  return { tokens, conversion: null };
}

/** A conversion is meant for the one number of the text; where there are several, or none, it is not clear which. */
export function refuseIdleConversion(conversion: Conversion | null, assembly: Assembly): void {
  if (!conversion) return;
  const used = assembly.inputs.some((input) => input.name === conversion.from);
  if (!used) throw new NotUnderstood('remark-changes-count', conversion.span);
}
