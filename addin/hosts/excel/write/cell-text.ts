/**
 * What to assign to `values` so that Excel keeps a text as it is. Excel reads typed text like a person's typing:
 * `00123` would become 123, `1-2` a date, `=…` a formula; an apostrophe in front prevents it.
 */
export function asTypedText(text: string): string {
  if (text === '') return '';
  return /^\p{L}/u.test(text) && !LOOKS_LIKE_VALUE.test(text) ? text : `'${text}`;
}

/** Words that Excel turns into a truth value or a date although they start with a letter. */
const LOOKS_LIKE_VALUE =
  /^(true|false|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|上午|下午|rmb|cny|usd)/i;

/** What to assign to `formulas` to bring back what a cell held, given its `formulas` and `values`. */
export function asRestored(formula: unknown, value: unknown): string | number | boolean {
  if (typeof formula === 'string' && formula.startsWith('=') && formula !== value) return formula;
  if (typeof value === 'string') return asTypedText(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : '';
}
