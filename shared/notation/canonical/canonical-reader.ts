import type { DecimalText } from '../../model/brands.ts';
import { NotUnderstood } from '../diagnostic.ts';

/** A cursor over a canonical text. Every method either reads what it names or refuses the fragment. */
export interface CanonicalReader {
  readonly done: () => boolean;
  /** Reads the word when it stands here. */
  readonly take: (word: string) => boolean;
  readonly need: (word: string) => void;
  readonly quoted: () => string;
  /** The same once the opening mark was taken. */
  readonly quotedRest: () => string;
  readonly number: () => DecimalText;
  readonly points: () => DecimalText;
  /** The key whose word stands here, longest word first. */
  readonly oneOf: <K extends string>(words: Readonly<Record<K, string>>) => K | null;
  readonly fail: () => never;
}

export function openReader(text: string): CanonicalReader {
  let at = 0;
  const fail = (): never => {
    throw new NotUnderstood('canonical-syntax', { start: at, end: Math.min(text.length, at + 8) });
  };
  const take = (word: string): boolean => {
    if (!text.startsWith(word, at)) return false;
    at += word.length;
    return true;
  };
  const need = (word: string): void => {
    if (!take(word)) fail();
  };
  const number = (): DecimalText => {
    const match = /^-?\d+(?:\.\d+)?/.exec(text.slice(at, at + 60));
    if (!match) return fail();
    at += match[0].length;
    return match[0] as DecimalText;
  };
  const quotedRest = (): string => {
    let read = '';
    for (;;) {
      const end = text.indexOf('」', at);
      if (end < 0) return fail();
      read += text.slice(at, end);
      at = end + 1;
      if (text[at] !== '」') return read;
      read += '」';
      at += 1;
    }
  };
  return {
    done: () => at >= text.length,
    take,
    need,
    number,
    fail,
    quoted: () => {
      need('「');
      return quotedRest();
    },
    quotedRest,
    points: () => {
      const read = number();
      need('分');
      return read;
    },
    oneOf: <K extends string>(words: Readonly<Record<K, string>>): K | null => {
      const keys = (Object.keys(words) as K[]).sort((a, b) => words[b].length - words[a].length);
      return keys.find((key) => take(words[key])) ?? null;
    },
  };
}
