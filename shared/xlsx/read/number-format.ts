/** One section of a number format code, cut into its signs. */
export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly condition: {
    readonly operator: '<' | '<=' | '>' | '>=' | '=' | '<>';
    readonly value: number;
  } | null;
}

export type FormatToken =
  | { readonly type: 'literal'; readonly text: string }
  /** A run of `0`, `#`, `?`, commas and one point. */
  | { readonly type: 'digits'; readonly text: string }
  | { readonly type: 'exponent'; readonly text: string }
  | { readonly type: 'percent' }
  | { readonly type: 'text' }
  | { readonly type: 'general' }
  | { readonly type: 'date'; readonly text: string };

const TOKEN =
  /"([^"]*)"|\\(.)|_(.)|\*.|\[([^\]]*)\]|(General|通用格式)|(E[+-])(?=[0#?])|(AM\/PM|A\/P|上午\/下午)|([yYmMdDhHsSeEbBaA]+)|([0#?][0#?,./]*|\.[0#?]+)|(%)|(@)|([\s\S])/gi;

/** Sections of a code, at most four: positive, negative, zero, text. */
export function parseNumberFormat(code: string): readonly FormatSection[] {
  return splitSections(code).slice(0, 4).map(parseSection);
}

function splitSections(code: string): readonly string[] {
  const sections: string[] = [];
  let from = 0;
  for (let at = 0; at <= code.length; at++) {
    const sign = code[at];
    if (sign === '"') at = Math.max(at, code.indexOf('"', at + 1));
    else if (sign === '\\' || sign === '_' || sign === '*') at++;
    else if (sign === '[') at = Math.max(at, code.indexOf(']', at + 1));
    else if (sign === ';' || sign === undefined) {
      sections.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return sections.length > 0 ? sections : [code];
}

function parseSection(code: string): FormatSection {
  const tokens: FormatToken[] = [];
  let condition: FormatSection['condition'] = null;
  for (const match of code.matchAll(TOKEN)) {
    const [
      whole,
      quoted,
      escaped,
      spaced,
      bracket,
      general,
      exponent,
      half,
      date,
      digits,
      percent,
      text,
      other,
    ] = match;
    if (quoted !== undefined || escaped !== undefined)
      tokens.push({ type: 'literal', text: quoted ?? escaped ?? '' });
    else if (spaced !== undefined) tokens.push({ type: 'literal', text: ' ' });
    else if (bracket !== undefined) {
      const limit = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(bracket);
      if (limit) condition = { operator: limit[1] as '<', value: Number(limit[2]) };
      else if (/^(h+|m+|s+)$/i.test(bracket)) tokens.push({ type: 'date', text: whole });
      else if (bracket.startsWith('$'))
        tokens.push({ type: 'literal', text: bracket.slice(1).replace(/-[^-]*$/, '') });
    } else if (general !== undefined) tokens.push({ type: 'general' });
    else if (exponent !== undefined) tokens.push({ type: 'exponent', text: exponent });
    else if (half !== undefined || date !== undefined) tokens.push({ type: 'date', text: whole });
    else if (digits !== undefined) tokens.push({ type: 'digits', text: digits });
    else if (percent !== undefined) tokens.push({ type: 'percent' });
    else if (text !== undefined) tokens.push({ type: 'text' });
    else if (other !== undefined) tokens.push({ type: 'literal', text: other });
  }
  return { tokens, condition };
}
