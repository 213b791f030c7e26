const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** `十二` → 12, `两` → 2; null when it is no number below one hundred. */
export function readChineseNumber(text: string): number | null {
  const match = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, first, ten, last] = match;
  if (!ten) return last ? null : (DIGITS[first ?? ''] ?? null);
  return (first ? (DIGITS[first] ?? 0) : 1) * 10 + (last ? (DIGITS[last] ?? 0) : 0);
}
