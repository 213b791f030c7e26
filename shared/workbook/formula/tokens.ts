/** A token of a formula with its text as written. */
export interface Token {
  readonly type:
    | 'number'
    | 'string'
    | 'name'
    | 'reference'
    | 'operator'
    | 'open'
    | 'close'
    | 'comma'
    | 'error';
  readonly text: string;
  /** Sheet of a reference, when the formula names one. */
  readonly sheet?: string;
}

const PATTERNS: readonly (readonly [Token['type'] | 'space', RegExp])[] = [
  ['space', /[\s\u00a0]+/y],
  ['number', /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y],
  ['string', /"(?:[^"]|"")*"/y],
  ['error', /#(?:DIV\/0!|REF!|N\/A|NAME\?|VALUE!|NUM!|NULL!)/y],
  ['operator', /<=|>=|<>|[-+*/^&=<>%]/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /[,;]/y],
];
const SHEET = /(?:'((?:[^']|'')+)'|([^\s'"!()[\]{}+\-*/^&=<>%,;:#]+(?::[^\s'"!()[\]{}+\-*/^&=<>%,;:#]+)?))!/y;
const REFERENCE =
  /\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w.(])|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(])|#REF!/y;
const NAME = /[A-Za-z_\u00c0-\uffff][\w.\u00c0-\uffff]*/y;

/** Tokens of a formula without its `=`; null when a character has no place in one (array constants, external links). */
export function tokenizeFormula(formula: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < formula.length; ) {
    const token = sheetReferenceAt(formula, at) ?? tokenAt(formula, at);
    if (!token) return null;
    if (token.type !== 'space') tokens.push(token as Token);
    at = token.end;
  }
  return tokens;
}

function sheetReferenceAt(formula: string, at: number): (Token & { readonly end: number }) | null {
  SHEET.lastIndex = at;
  const sheet = SHEET.exec(formula);
  const start = sheet ? SHEET.lastIndex : at;
  REFERENCE.lastIndex = start;
  const reference = REFERENCE.exec(formula);
  if (!reference) return null;
  const end = REFERENCE.lastIndex;
  if (reference[0] === '#REF!') return sheet ? { type: 'error', text: '#REF!', end } : null;
  const text = reference[0].toUpperCase();
  if (!sheet) return { type: 'reference', text, end };
  const name = sheet[1]?.replace(/''/g, "'") ?? sheet[2]!;
  return name.includes('[') ? null : { type: 'reference', text, sheet: name, end };
}

function tokenAt(
  formula: string,
  at: number,
): { readonly type: Token['type'] | 'space'; readonly text: string; readonly end: number } | null {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(formula);
    if (match) return { type, text: match[0], end: pattern.lastIndex };
  }
  NAME.lastIndex = at;
  const name = NAME.exec(formula);
  return name ? { type: 'name', text: name[0], end: NAME.lastIndex } : null;
}
