import { readChineseNumber } from '../../model/chinese-number.ts';
import type { SourceText } from './source-text.ts';
import type { Token, TokenKind } from './token.ts';
import {
  CHINESE_NUMBER_PATTERN,
  COUNTER_PATTERN,
  NUMBER_PATTERN,
  TOKEN_PATTERNS,
  UNIT_PATTERN,
} from './token-patterns.ts';

/** Cuts the spelled text into tokens; every character belongs to exactly one. */
export function tokenize(source: SourceText, start = 0, end = source.text.length): Token[] {
  const tokens: Token[] = [];
  let position = start;
  let wordsFrom = -1;
  const push = (kind: TokenKind, length: number, more: Partial<Token> = {}): void => {
    if (wordsFrom >= 0) {
      const text = source.text.slice(wordsFrom, position);
      tokens.push({
        kind: 'words',
        text,
        start: wordsFrom,
        end: position,
        gap: source.gaps[wordsFrom] ?? false,
      });
      wordsFrom = -1;
    }
    const text = source.text.slice(position, position + length);
    tokens.push({
      kind,
      text,
      start: position,
      end: position + length,
      gap: source.gaps[position] ?? false,
      ...more,
    });
    position += length;
  };
  while (position < end) {
    const next = numberAt(source, position, tokens, wordsFrom >= 0);
    if (next) {
      push(next.kind, next.length, next.more);
      continue;
    }
    const found = patternAt(source.text, position, end);
    if (found && found.kind !== 'words') {
      push(found.kind, found.length, found.more);
      continue;
    }
    if (wordsFrom < 0) wordsFrom = position;
    position += found?.length ?? 1;
  }
  if (wordsFrom >= 0) push('words', 0);
  return tokens.filter((token) => token.end > token.start);
}

interface Found {
  readonly kind: TokenKind;
  readonly length: number;
  readonly more: Partial<Token>;
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** Numbers, their units, 分, signs and ranges: what depends on the token before. */
function numberAt(
  source: SourceText,
  position: number,
  tokens: readonly Token[],
  inWords: boolean,
): Found | null {
  const { text, gaps } = source;
  const before = inWords ? undefined : tokens.at(-1);
  const character = text[position] ?? '';
  if (/\d/.test(character)) {
    // ISO9001, PM2.5: part of a name.
    if (inWords && /[A-Za-z]{2,}[\d.]*$/.test(text.slice(Math.max(0, position - 12), position))) return null;
    if (matchAt(YEAR, text, position) || matchAt(PLACES, text, position)) return null;
    const match = matchAt(NUMBER_PATTERN, text, position);
    if (!match) return null;
    let length = match[0].length;
    // Digits that stand apart are different numbers: ≥3000 2.
    for (let index = 1; index < length; index += 1) if (gaps[position + index]) length = index;
    const written = match[0].slice(0, length).replace(/[.,]$/, '');
    return { kind: 'number', length: written.length, more: { value: written.replace(/,/g, '') } };
  }
  if (before?.kind === 'number') {
    if (matchAt(FEN, text, position)) return { kind: 'fen', length: 1, more: {} };
    const unit = matchAt(UNIT_PATTERN, text, position);
    if (unit) return { kind: 'unit', length: unit[0].length, more: {} };
  }
  if (before?.kind === 'every') {
    const unit = matchAt(COUNTER_PATTERN, text, position);
    if (unit) return { kind: 'unit', length: unit[0].length, more: {} };
  }
  if (
    (character === '-' || character === '~' || character === '至' || character === '到') &&
    isRange(text, position, before)
  ) {
    return { kind: 'range', length: 1, more: {} };
  }
  if (character === '-' && /\d/.test(text[position + 1] ?? '') && !before?.kind.match(/number|unit|fen/)) {
    const match = matchAt(NUMBER_PATTERN, text, position + 1);
    if (match)
      return {
        kind: 'number',
        length: match[0].length + 1,
        more: { value: `-${match[0].replace(/,/g, '')}` },
      };
  }
  if (character === '/' && before?.kind === 'fen') {
    const unit = matchAt(UNIT_PATTERN, text, position + 1);
    if (unit) return { kind: 'every', length: 1, more: { says: 'suffix' } };
  }
  if (character === '/' && before) return { kind: 'divide', length: 1, more: {} };
  const chinese = matchAt(CHINESE_NUMBER_PATTERN, text, position);
  const counts = !matchAt(NOT_A_COUNT, text, position) && !matchAt(PLACES_ONWARD, text, position);
  const value = chinese && counts ? readChineseNumber(chinese[0]) : null;
  return chinese && value !== null ? { kind: 'number', length: chinese[0].length, more: { value } } : null;
}

const PLACES =
  /(?<![进升退降高移加减多少位])\d+(?:-|~|至|到)\d+(?:名|位)(?=的?,?(?:可?得|计|记|给|赋|奖|均|分别|依次|各|为|\(|\)|加))|\d+(?:名|位)(?:及)?(?:以后|之后|往后|以下)(?=的?,?(?:均|一律|各|都)?(?:可?得|计|记|给|赋|不|加|为|0|零))/y;
/** 九名及以后得6分. */
const PLACES_ONWARD =
  /[一二三四五六七八九十]+(?:名|位)(?:及)?(?:以后|之后|往后)(?=的?,?(?:均|一律|各|都)?(?:可?得|计|记|给|赋|不|为|零))/y;
const YEAR = /(?:19|20)\d{2}(?:-(?:19|20)\d{2})?年|\d{1,2}月(?:\d{1,2}日|份|底|末)/y;
const FEN = /分(?!别|钟|之|类|管|析|公司|局|校|行|布|解|配|档|级)/y;
const NOT_A_COUNT =
  /一(?:票|般|定|律|致|体|线|站|次性|批|系列|级指|年内|方面|把手|岗|户一|村一|县一|企一|人一|事一)|[一二三四五](?:级|等(?!于)|类|区|定|农|公|品|上|新|中心|产|年|季度|名录|项制度|条红线|个一|支一扶)|十(?:四五|三五|二五|五五|分|强|大)/y;

/** A dash or 至 between two quantities; elsewhere it is a hyphen or a word. */
function isRange(text: string, position: number, before: Token | undefined): boolean {
  if (!before || !/^(?:number|unit|fen|including|post)$/.test(before.kind)) return false;
  return /^(?:\d|\(|[一二三四五六七八九十]|±|第)/.test(text.slice(position + 1, position + 2));
}

function patternAt(text: string, position: number, end: number): Found | null {
  for (const pattern of TOKEN_PATTERNS) {
    const match = matchAt(pattern.match, text, position);
    if (!match || match[0].length === 0 || position + match[0].length > end) continue;
    return {
      kind: pattern.kind,
      length: match[0].length,
      more: {
        ...(pattern.says === undefined ? {} : { says: pattern.says }),
        ...groupValue('value', pattern.value, match),
        ...groupValue('upper', pattern.upper, match),
      },
    };
  }
  return null;
}

function groupValue(
  key: 'value' | 'upper',
  group: number | undefined,
  match: RegExpExecArray,
): Partial<Token> {
  const written = group === undefined ? undefined : match[group];
  if (written === undefined) return {};
  const plain = written.replace(/,/g, '');
  const value = /^\d/.test(plain) ? plain : (readChineseNumber(plain) ?? '');
  return value === '' ? {} : { [key]: value };
}
