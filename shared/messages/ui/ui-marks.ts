import { inBoth } from '../language.ts';

/** Marks between texts that stand in a row, where no sentence of a catalogue sets them. */
export const uiMarks = inBoth(
  {
    colon: '：',
    semicolon: '；',
    comma: '，',
    list: '、',
    stop: '。',
    /** Behind what it says more about. */
    bracketed: (text: string) => `（${text}）`,
  },
  {
    colon: ': ',
    semicolon: '; ',
    comma: ', ',
    list: ', ',
    stop: '. ',
    bracketed: (text) => ` (${text})`,
  },
);
