import type { DecimalText } from '../../model/brands.ts';
import { CHINESE_DIGITS, readChineseNumber } from '../../model/chinese-number.ts';

/** One thing a text cell states: a count with its label, or a statement that holds or not. */
export interface StatedInput {
  readonly label: string;
  readonly value: DecimalText | 'true' | 'false';
}

const COUNTED = new RegExp(
  `^(.*?)\\s*[:：×xX*]?\\s*(?:共|计|各|为|是|有)?\\s*(\\d+(?:\\.\\d+)?|[${CHINESE_DIGITS}]+)\\s*(家|户|个|项|件|次|人次|人|名|场次|场|篇|条|份|批|支|所|座|期|例|亿元|万元|元|分|%)(.*)$`,
);
const COUNT_FIRST =
  /^(?:获批|获得|获|建成|新增|新建|拥有|有|出台|争取)?\s*(\d+)\s*(家|个|项|件|次|名|场)\s*([\u4e00-\u9fff].*)$/;
const DENIED = /^(?:未|没有|没|尚未|无|暂未|不)|(?:未|没有|尚未)[\u4e00-\u9fff]{1,12}$/;

/**
 * Reads what scoring needs out of a sentence cell: `省级重点实验室1家；省级企业技术中心2家` → two counts;
 * `方案已印发，漏报1次` → one statement and one count; `已兑现` → true; `未兑现` → false.
 * Brackets stay with the label they explain.
 */
export function readCounts(text: string): readonly StatedInput[] {
  const stated: StatedInput[] = [];
  for (const clause of clausesOf(text)) {
    const read = readClause(clause);
    if (read) stated.push(read);
  }
  return stated;
}

/** Splits at punctuation outside brackets. */
function clausesOf(text: string): readonly string[] {
  const clauses: string[] = [];
  let depth = 0;
  let current = '';
  for (const char of text.normalize('NFKC').replace(/[\r\n]+/g, ';')) {
    if ('(（[【'.includes(char)) depth++;
    if (')）]】'.includes(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[;；,，。、]/.test(char)) {
      clauses.push(current);
      current = '';
    } else current += char;
  }
  return [...clauses, current].map((clause) => clause.replace(/\s+/g, '')).filter((clause) => clause !== '');
}

function readClause(clause: string): StatedInput | null {
  const plain = clause.replace(/^(?:\d+[.、)]|[(（]\d+[)）]|[①-⑳])/, '');
  const first = COUNT_FIRST.exec(plain);
  if (first) return { label: trimLabel(first[3]!), value: first[1] as DecimalText };
  const counted = COUNTED.exec(plain);
  if (counted?.[1] && /[\u4e00-\u9fff]/.test(counted[1]) && !/^[年月日]/.test(counted[4] ?? '')) {
    const value = countOf(counted[2]!);
    if (value) return { label: trimLabel(counted[1] + bracketOf(counted[4] ?? '')), value };
  }
  if (!/[\u4e00-\u9fff]{2}/.test(plain)) return null;
  return { label: trimLabel(plain), value: DENIED.test(plain) ? 'false' : 'true' };
}

const bracketOf = (tail: string): string => /^[(（][^()（）]*[)）]$/.exec(tail)?.[0] ?? '';

const trimLabel = (label: string): string =>
  label.replace(/^(?:新增|新建|获批|获得|建成|其中|现有|共有|拥有)/, '').replace(/[:：×*的]$/, '');

/** `2` or `两` or `十二` as decimal text. */
const countOf = (digits: string): DecimalText | null =>
  /^\d/.test(digits) ? (digits as DecimalText) : readChineseNumber(digits);
