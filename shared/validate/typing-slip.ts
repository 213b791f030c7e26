/** What a hand did, as far as the two numbers tell: two digits exchanged, the point moved, a sign too many. */
export type TypingSlip = 'digits' | 'point' | 'sign';

/** How `typed` may have come about where `right` belongs; null when the numbers don't tell. */
export function typingSlip(typed: string, right: string): TypingSlip | null {
  if (typed === right) return null;
  const [a, b] = [digitsOf(typed), digitsOf(right)];
  if (a === '' || b === '') return null;
  const signs = typed.startsWith('-') === right.startsWith('-');
  if (!signs) return typed.replace(/^-/, '') === right.replace(/^-/, '') ? 'sign' : null;
  if (bare(a) === bare(b)) return 'point';
  return a.length === b.length && isExchange(a, b) ? 'digits' : null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const bare = (digits: string): string => digits.replace(/^0+|0+$/g, '');

/** 0.25 for 0.52: the same but for two neighbours. */
function isExchange(a: string, b: string): boolean {
  const at = [...a].findIndex((digit, index) => digit !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
