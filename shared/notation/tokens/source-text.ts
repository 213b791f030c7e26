import { simplified } from './simplified.ts';

/**
 * A scoring text in one spelling (half-width, simplified, no blanks), with the way back to the text as written.
 * `at[i]` is the offset of character i in the original; `gaps[i]` says that blanks or a line break stood before it.
 */
export interface SourceText {
  readonly original: string;
  readonly text: string;
  readonly at: readonly number[];
  readonly gaps: readonly boolean[];
}

const SPELLINGS: Readonly<Record<string, string>> = {
  '≧': '≥',
  '⩾': '≥',
  '≦': '≤',
  '⩽': '≤',
  '〈': '<',
  '〉': '>',
  '﹤': '<',
  '﹥': '>',
  '＝': '=',
  '—': '-',
  '–': '-',
  '―': '-',
  '−': '-',
  '─': '-',
  '‐': '-',
  '‑': '-',
  '﹣': '-',
  ー: '-',
  '〜': '~',
  '∼': '~',
  '∽': '~',
  '˜': '~',
  '【': '(',
  '】': ')',
  '〔': '(',
  '〕': ')',
  '［': '(',
  '］': ')',
  '[': '(',
  ']': ')',
  '〖': '(',
  '〗': ')',
  '{': '(',
  '}': ')',
  '✕': '×',
  '✖': '×',
  '╳': '×',
  '·': '·',
  '*': '×',
  '∗': '×',
  '∕': '/',
  '：': ':',
  '﹕': ':',
  '；': ';',
  '﹔': ';',
  '，': ',',
  '﹐': ',',
  '．': '.',
  '｡': '。',
  '､': '、',
  '﹪': '%',
  '％': '%',
  〇: '零',
};

const QUOTES = new Set(['“', '”', '"', '‘', '’', "'", '《', '》', '「', '」', '『', '』']);

/** Brings one character to the common spelling. */
function spell(character: string): string {
  const known = SPELLINGS[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xff00 && code < 0xff5f) {
    const half = String.fromCodePoint(code - 0xfee0);
    return SPELLINGS[half] ?? half;
  }
  return simplified(character);
}

/** Hostile input enters here: any text up to a length the caller has limited. */
export function readSource(original: string): SourceText {
  let text = '';
  const at: number[] = [];
  const gaps: boolean[] = [];
  let gap = false;
  let offset = 0;
  for (const character of original) {
    const start = offset;
    offset += character.length;
    if (/\s|\u3000|\ufeff|\u200b/.test(character)) {
      gap = true;
      continue;
    }
    if (QUOTES.has(character)) continue;
    const spelled = spell(character);
    // A run of dashes is one dash: —— and -- are printed for a range.
    if (spelled === '-' && text.endsWith('-') && !gap) continue;
    // 90%以上计5分 80%-90%计4分: cells of a table run together; blanks behind points end a line.
    if (
      gap &&
      /(?:\d分|不得分)$/.test(text.slice(-3)) &&
      /[\d第≥≤<>一-龥]/.test(spelled) &&
      !/^[值数别档]/.test(spelled)
    ) {
      text += ',';
      at.push(start);
      gaps.push(false);
    }
    text += spelled;
    for (let index = 0; index < spelled.length; index += 1) {
      at.push(start);
      gaps.push(gap && index === 0);
    }
    gap = false;
  }
  return { original, text, at, gaps };
}

/** Offsets in the original text of the characters [start, end) of the spelled one. */
export function originalSpan(source: SourceText, start: number, end: number): readonly [number, number] {
  const from = source.at[start] ?? source.original.length;
  const last = source.at[end - 1];
  return [from, last === undefined ? source.original.length : Math.max(from, last + 1)];
}
