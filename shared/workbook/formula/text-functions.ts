import { exact } from '../../model/exact.ts';
import type { Argument } from './functions.ts';
import {
  BLANK,
  booleanValue,
  errorValue,
  isError,
  numberValue,
  toNumber,
  toText,
  type Value,
} from './value.ts';

type Fold = (args: readonly Argument[]) => Value;

const textOf = (arg: Argument | undefined): string => toText(arg?.values[0] ?? BLANK);
const countOf = (arg: Argument | undefined): number => {
  if (arg === undefined) return 1;
  const number = toNumber(arg.values[0] ?? BLANK);
  return isError(number) ? -1 : Math.trunc(Number(number.n) / Number(number.d));
};
const said = (text: string): Value => ({ type: 'text', text });

const cut =
  (take: (text: string, count: number) => string): Fold =>
  ([text, count]) => {
    const first = text?.values[0] ?? BLANK;
    if (first.type === 'error') return first;
    return countOf(count) < 0 ? errorValue('#VALUE!') : said(take(textOf(text), countOf(count)));
  };

const found =
  (fold: (text: string) => string): Fold =>
  ([part, text]) => {
    const at = fold(textOf(text)).indexOf(fold(textOf(part)));
    return at < 0 ? errorValue('#VALUE!') : numberValue(exact(at + 1));
  };

/** What forms do with the names and codes in their cells. */
export const TEXT_FUNCTIONS: Readonly<Record<string, Fold>> = {
  LEN: ([text]) => numberValue(exact(textOf(text).length)),
  LEFT: cut((text, count) => text.slice(0, count)),
  RIGHT: cut((text, count) => (count === 0 ? '' : text.slice(-count))),
  MID: ([text, from, count]) =>
    countOf(from) < 1 || countOf(count) < 0
      ? errorValue('#VALUE!')
      : said(textOf(text).slice(countOf(from) - 1, countOf(from) - 1 + countOf(count))),
  TRIM: ([text]) => said(textOf(text).trim().replace(/ +/g, ' ')),
  SUBSTITUTE: ([text, old, replacement, which]) =>
    which !== undefined || textOf(old) === ''
      ? errorValue('#VALUE!')
      : said(textOf(text).replaceAll(textOf(old), textOf(replacement))),
  FIND: found((text) => text),
  SEARCH: found((text) => text.toLowerCase()),
  EXACT: ([a, b]) => booleanValue(textOf(a) === textOf(b)),
  CONCATENATE: (args) => said(args.map(textOf).join('')),
  CONCAT: (args) => said(args.flatMap((arg) => arg.values.map(toText)).join('')),
};
