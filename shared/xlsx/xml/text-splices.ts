/** Replaces `text.slice(start, end)` by `text`; an insertion where both places are equal. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `[place in the new text, length there, original characters]`: what takes a splice back. */
export type ReverseSplice = readonly [at: number, length: number, text: string];

/**
 * Applies changes that were all found in the same text. Insertions at one place keep their order.
 * Overlapping changes are a bug of the caller and throw.
 */
export function applySplices(
  text: string,
  splices: readonly Splice[],
): { readonly text: string; readonly reverse: readonly ReverseSplice[] } {
  const pieces: string[] = [];
  const reverse: ReverseSplice[] = [];
  let from = 0;
  let length = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (splice.start < from) throw new Error(`overlapping changes at ${splice.start}`);
    pieces.push(text.slice(from, splice.start), splice.text);
    length += splice.start - from;
    reverse.push([length, splice.text.length, text.slice(splice.start, splice.end)]);
    length += splice.text.length;
    from = splice.end;
  }
  pieces.push(text.slice(from));
  return { text: pieces.join(''), reverse };
}

/** Gives the text back as it was; null when the places do not fit. */
export function reverseSplices(text: string, reverse: readonly ReverseSplice[]): string | null {
  const pieces: string[] = [];
  let from = 0;
  for (const [at, length, original] of reverse) {
    if (at < from || at + length > text.length) return null;
    pieces.push(text.slice(from, at), original);
    from = at + length;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
