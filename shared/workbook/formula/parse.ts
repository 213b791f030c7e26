import { columnIndex, parseArea } from '../address.ts';
import type { CellArea } from '../raw-workbook.ts';
import { type Token, tokenizeFormula } from './tokens.ts';

export type Expression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'reference'; readonly sheet: string | null; readonly area: CellArea }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate' | 'percent'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Expression | null)[] };

/** Binding strength of the binary operators, weakest first. */
const STRENGTH: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};
const LAST_ROW = 1_048_575;

/** Deeper nesting than any office writes; hostile formulas must not exhaust the stack. */
const MAX_DEPTH = 200;

/** Expression tree of a formula without its `=`; null when it is not understood. */
export function parseFormula(formula: string): Expression | null {
  const tokens = tokenizeFormula(formula);
  if (!tokens || tokens.length === 0 || tokens.length > 5000) return null;
  let at = 0;
  let depth = 0;

  function binary(least: number): Expression | null {
    if (++depth > MAX_DEPTH) return null;
    let left = unary();
    while (left) {
      const token = tokens![at];
      const strength = token?.type === 'operator' ? STRENGTH[token.text] : undefined;
      if (strength === undefined || strength < least) break;
      at++;
      const right = binary(strength + 1);
      left = right ? { kind: 'binary', operator: token!.text, left, right } : null;
    }
    depth--;
    return left;
  }

  function unary(): Expression | null {
    const token = tokens![at];
    if (token?.type === 'operator' && (token.text === '-' || token.text === '+')) {
      at++;
      if (++depth > MAX_DEPTH) return null;
      const of = unary();
      depth--;
      if (!of) return null;
      return token.text === '-' ? { kind: 'negate', of } : of;
    }
    let value = primary();
    while (value && tokens![at]?.type === 'operator' && tokens![at]!.text === '%') {
      at++;
      value = { kind: 'percent', of: value };
    }
    return value;
  }

  function primary(): Expression | null {
    const token = tokens![at++];
    if (!token) return null;
    switch (token.type) {
      case 'number':
        return { kind: 'number', text: token.text };
      case 'string':
        return { kind: 'text', text: token.text.slice(1, -1).replace(/""/g, '"') };
      case 'error':
        return { kind: 'error', text: token.text };
      case 'reference':
        return referenceOf(token);
      case 'name':
        return tokens![at]?.type === 'open' ? call(token.text) : nameOf(token.text);
      case 'open': {
        const inner = binary(1);
        return inner && tokens![at++]?.type === 'close' ? inner : null;
      }
      default:
        return null;
    }
  }

  function call(name: string): Expression | null {
    at++;
    const args: (Expression | null)[] = [];
    if (tokens![at]?.type === 'close') {
      at++;
      return { kind: 'call', name: name.toUpperCase(), args };
    }
    for (;;) {
      const next = tokens![at]?.type;
      if (next === 'comma' || next === 'close') args.push(null);
      else {
        const arg = binary(1);
        if (!arg) return null;
        args.push(arg);
      }
      const end = tokens![at++]?.type;
      if (end === 'close')
        return { kind: 'call', name: name.toUpperCase().replace(/^_XLFN\.(?:_XLWS\.)?/, ''), args };
      if (end !== 'comma') return null;
    }
  }

  const tree = binary(1);
  return at === tokens.length ? tree : null;
}

function nameOf(text: string): Expression {
  const upper = text.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE' };
  return { kind: 'name', name: text };
}

function referenceOf(token: Token): Expression | null {
  const sheet = token.sheet ?? null;
  const columns = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/.exec(token.text);
  if (columns) {
    const from = columnIndex(columns[1]!);
    const to = columnIndex(columns[2]!);
    return {
      kind: 'reference',
      sheet,
      area: { top: 0, left: Math.min(from, to), bottom: LAST_ROW, right: Math.max(from, to) },
    };
  }
  const area = parseArea(token.text);
  return area ? { kind: 'reference', sheet, area } : null;
}
