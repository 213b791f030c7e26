export type Whose = 'province' | 'city' | 'county';

const SUBJECTS: readonly (readonly [Whose, RegExp])[] = [
  ['province', /省(?:上|里|级|财政|委|政府|厅)/],
  ['city', /市(?:上|里|级|本级|财政|委|政府|局|科技局|直)|全市/],
  ['county', /县|我区|本区|区(?:上|里|级|财政|委|政府|局)/],
];

/** Who a statement is about (市上未兑现, 县区已兑现): the first one it names. null when it names nobody. */
export function whoseStatement(text: string): Whose | null {
  let first: { readonly whose: Whose; readonly at: number } | null = null;
  for (const [whose, words] of SUBJECTS) {
    const at = text.search(words);
    if (at >= 0 && (first === null || at < first.at)) first = { whose, at };
  }
  return first?.whose ?? null;
}
