import type { SourceText } from './source-text.ts';

/** A stretch of the spelled text that is read on its own, without its mark (①, 2., (三)). */
export interface Item {
  readonly start: number;
  readonly end: number;
}

export interface SplitText {
  /** Words before the first mark. */
  readonly lead: Item | null;
  readonly items: readonly Item[];
  /** Marked with letters: A. B. C. are lines of one ladder. */
  readonly lettered: boolean;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮';
const CHINESE = '一二三四五六七八九十';

/** Hostile text may open a list at every character. */
const MOST_OPENINGS = 20;

interface Mark {
  readonly family: string;
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** Cuts a text at its item marks. A mark counts when it opens the text or follows a separator, and the numbers run on. */
export function splitItems(source: SourceText): SplitText {
  const marks = findMarks(source);
  const sequence = longestRun(marks, source);
  const whole: Item = { start: 0, end: source.text.length };
  if (sequence.length === 0) return { lead: null, items: [whole], lettered: false };
  const first = sequence[0] as Mark;
  const lettered = first.family === 'letter';
  if (sequence.length === 1)
    return { lead: null, items: [{ start: first.end, end: whole.end }], lettered: false };
  const items = sequence.map((mark, index) => ({
    start: mark.end,
    end: sequence[index + 1]?.start ?? whole.end,
  }));
  return { lead: first.start > 0 ? { start: 0, end: first.start } : null, items, lettered };
}

function findMarks(source: SourceText): Mark[] {
  const { text } = source;
  const marks: Mark[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const before = text[at - 1];
    const opens = at === 0 || /[。;,.:)|!]/.test(before ?? '') || source.gaps[at] === true;
    if (!opens && !CIRCLED.includes(text[at] ?? ' ')) continue;
    const mark = markAt(text, at);
    if (mark) marks.push(mark);
  }
  return marks;
}

function markAt(text: string, at: number): Mark | null {
  const rest = text.slice(at, at + 6);
  const circled = CIRCLED.indexOf(rest[0] ?? ' ');
  if (circled >= 0 && rest[0]) return { family: 'circled', number: circled + 1, start: at, end: at + 1 };
  const bracketed = /^\((?:(\d{1,2})|([一二三四五六七八九十]))\)/.exec(rest);
  if (bracketed) {
    const number = bracketed[1] ? Number(bracketed[1]) : CHINESE.indexOf(bracketed[2] ?? '') + 1;
    return {
      family: bracketed[1] ? 'bracket' : 'bracket-chinese',
      number,
      start: at,
      end: at + bracketed[0].length,
    };
  }
  const dotted = /^(\d{1,2})(?:[.、)])/.exec(rest);
  if (dotted) return { family: 'dotted', number: Number(dotted[1]), start: at, end: at + dotted[0].length };
  const chinese = /^([一二三四五六七八九十])(?:、|是)/.exec(rest);
  if (chinese)
    return {
      family: 'chinese',
      number: CHINESE.indexOf(chinese[1] ?? '') + 1,
      start: at,
      end: at + chinese[0].length,
    };
  const letter = /^([A-H])[.、:]/.exec(rest);
  if (letter)
    return {
      family: 'letter',
      number: (letter[1] ?? 'A').charCodeAt(0) - 64,
      start: at,
      end: at + letter[0].length,
    };
  return null;
}

/** The first family that runs 1, 2, 3 …; else a single mark that opens the text. */
function longestRun(marks: readonly Mark[], source: SourceText): Mark[] {
  for (const opening of marks.filter((mark) => mark.number === 1).slice(0, MOST_OPENINGS)) {
    const run = [opening];
    for (const mark of marks) {
      const last = run.at(-1) as Mark;
      if (mark.family === opening.family && mark.start > last.start && mark.number === last.number + 1)
        run.push(mark);
    }
    if (run.length > 1) return run;
  }
  const first = marks[0];
  if (first?.start !== 0) return [];
  // 1.5分 opens with a number, not with a mark; 一、二等奖 with a list.
  const next = source.text[first.end] ?? '';
  if (first.family === 'dotted' && /\d/.test(next)) return [];
  if (first.family === 'chinese' && /[一二三四五]/.test(next)) return [];
  return [first];
}
