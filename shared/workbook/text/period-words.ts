import type { PeriodId } from '../../model/brands.ts';
import { periodId } from '../../model/period.ts';

/** A time that some words name. Positions are in the text as given. */
export interface PeriodMention {
  readonly at: readonly [number, number];
  /** `absolute`: the words name a year. `relative`: they need the workbook's own period. `part`: a quarter or months without a year. */
  readonly kind: 'absolute' | 'relative' | 'part';
  /** Whole when year and part are known. Fourth quarter and twelve months stay `Q4` here; see `wholeYear`. */
  readonly period: PeriodId | null;
  readonly year: number | null;
  readonly quarter: number | null;
  readonly month: number | null;
  /** 四季度, 1-12月, 全年, 年底: the year where the table is annual, else the fourth quarter. */
  readonly wholeYear: boolean;
  /** Cumulative from January, which is the rule unless 当月 or 当季 is said. */
  readonly cumulative: boolean;
  readonly relative:
    | 'this-year'
    | 'last-year'
    | 'year-before-last'
    | 'same-period-last-year'
    | 'this-period'
    | 'next-year'
    | null;
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  '○': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** Full-width digits and 二〇二二 become ASCII of the same length, so that positions stay true. */
function plainDigits(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[－—–~～]/g, '-')
    .replace(/[ⅠⅡⅢⅣ]/g, (roman) => String('ⅠⅡⅢⅣ'.indexOf(roman) + 1))
    .replace(/[二][〇零○一二三四五六七八九]{3}(?=年|$)/g, (year) =>
      [...year].map((c) => CHINESE_DIGITS[c] ?? c).join(''),
    );
}

const YEAR = '((?:19|20)\\d{2})(?:\\s*(?:年度|年|财年))?';
const SPACE = '[\\s,，、:：·()（）]*';
const PART =
  '(第?\\s*[一二三四1-4]\\s*季\\s*度?|[Qq][1-4]|[上下]?半年(?:度)?|前三季度|前[一二]季度|前\\s*(?:1[0-2]|[2-9]|十[一二]?|[二三四五六七八九])\\s*个月|全年(?:度)?|年\\s*[底末]|' +
  '1\\s*(?:月)?\\s*[-至到]\\s*(?:1[0-2]|[1-9])\\s*月(?:份)?|一\\s*(?:月)?\\s*[-至到]\\s*(?:十[一二]?|[二三四五六七八九])\\s*月(?:份)?|' +
  '(?:1[0-2]|0?[1-9])\\s*月\\s*(?:份|底|末|\\d{1,2}\\s*日)?|(?:十[一二]?|[一二三四五六七八九])月(?:份|底|末)?)';
const DATE = /((?:19|20)\d{2})\s*([./-])\s*(1[0-2]|0?[1-9])(?:\s*\2\s*(3[01]|[12]\d|0?[1-9]))?(?!\d)/g;
/** 2022.1-9: from January to September. */
const SHORT_RANGE = /((?:19|20)\d{2})\s*[.年]\s*0?1\s*-\s*(1[0-2]|[2-9])(?![\d./-]|\s*[月季])/g;
const YEAR_PART = new RegExp(`${YEAR}${SPACE}(?:截至|截止|累计)?${SPACE}${PART}`, 'g');
const YEAR_ONLY = /((?:19|20)\d{2})\s*(年度|年|财年)?(?!\d)/g;
const SHORT_YEAR = /(?<!\d)((?:1|2|3)\d)\s*年(?!级)/g;
const PART_ONLY = new RegExp(PART, 'g');
const RELATIVE: readonly (readonly [RegExp, NonNullable<PeriodMention['relative']>])[] = [
  [
    /(?:上年|去年|上一年(?:度)?|上年度)\s*(?:的)?\s*同期(?:数)?|同期(?:数|值|完成)?/g,
    'same-period-last-year',
  ],
  [/前年(?:度)?/g, 'year-before-last'],
  [/上一?年度?|前一年度?|去年|上年(?:末|底)?/g, 'last-year'],
  [/本年度?|今年(?:以来)?|当年(?:度)?|本年累计/g, 'this-year'],
  [/下一?年度?|明年/g, 'next-year'],
  [/本期|本季度?|当季度?|本月|当月|当期|报告期/g, 'this-period'],
];

/** Every time named in the text, in order, without overlaps: `2022年三季度` → one absolute mention `2022Q3`. */
export function findPeriods(text: string): readonly PeriodMention[] {
  const plain = plainDigits(text);
  const found: PeriodMention[] = [];
  const cumulative = !/当月|当季|单季|本月数|当期/.test(plain);
  const free = (start: number, end: number): boolean =>
    found.every((mention) => end <= mention.at[0] || start >= mention.at[1]);
  const put = (start: number, length: number, mention: Omit<PeriodMention, 'at' | 'cumulative'>): void => {
    if (free(start, start + length)) found.push({ at: [start, start + length], cumulative, ...mention });
  };
  for (const match of plain.matchAll(YEAR_PART)) {
    const part = readPart(match[2]!, match[0]);
    put(match.index, match[0].length, absolute(Number(match[1]), part));
  }
  for (const match of plain.matchAll(SHORT_RANGE))
    put(match.index, match[0].length, absolute(Number(match[1]), endOfMonth(Number(match[2]), true)));
  for (const match of plain.matchAll(DATE)) {
    const part = endOfMonth(Number(match[3]), match[4] !== undefined || isCutOff(plain, match.index));
    put(match.index, match[0].length, absolute(Number(match[1]), part));
  }
  for (const match of plain.matchAll(YEAR_ONLY)) {
    // A bare four-digit number inside other digits or letters is a code, not a year.
    if (!match[2] && /[\dA-Za-z.]/.test(plain[match.index - 1] ?? '')) continue;
    put(
      match.index,
      match[0].length,
      absolute(Number(match[1]), { quarter: null, month: null, wholeYear: false }),
    );
  }
  for (const match of plain.matchAll(SHORT_YEAR))
    put(
      match.index,
      match[0].length,
      absolute(2000 + Number(match[1]), { quarter: null, month: null, wholeYear: false }),
    );
  for (const [pattern, relative] of RELATIVE)
    for (const match of plain.matchAll(pattern))
      put(match.index, match[0].length, {
        kind: 'relative',
        period: null,
        year: null,
        quarter: null,
        month: null,
        wholeYear: false,
        relative,
      });
  for (const match of plain.matchAll(PART_ONLY)) {
    const part = readPart(match[1]!, plain.slice(Math.max(0, match.index - 4), match.index) + match[0]);
    put(match.index, match[0].length, { kind: 'part', period: null, year: null, ...part, relative: null });
  }
  return found.sort((a, b) => a.at[0] - b.at[0]);
}

interface YearPart {
  readonly quarter: number | null;
  readonly month: number | null;
  readonly wholeYear: boolean;
}

function absolute(year: number, part: YearPart): Omit<PeriodMention, 'at' | 'cumulative'> {
  const period = part.quarter
    ? periodId(year, { quarter: part.quarter })
    : part.month
      ? periodId(year, { month: part.month })
      : periodId(year);
  return { kind: 'absolute', period, year, ...part, relative: null };
}

const isCutOff = (text: string, at: number): boolean => /截[至止]/.test(text.slice(Math.max(0, at - 8), at));

/** A day or 底 closes a cumulative period: September is the third quarter, December the year; other months stay months. */
function endOfMonth(month: number, closing: boolean): YearPart {
  if (closing && month === 9) return { quarter: 3, month: null, wholeYear: false };
  if (closing && month === 12) return { quarter: 4, month: null, wholeYear: true };
  return { quarter: null, month, wholeYear: false };
}

function readPart(words: string, context: string): YearPart {
  const part = words.replace(/\s/g, '');
  const whole: YearPart = { quarter: 4, month: null, wholeYear: true };
  if (/^全年|^年[底末]/.test(part)) return whole;
  if (/^上?半年|前二季度/.test(part)) return { quarter: 2, month: null, wholeYear: false };
  if (part.startsWith('下半年')) return whole;
  if (/^前三季度/.test(part)) return { quarter: 3, month: null, wholeYear: false };
  const quarter = /^(?:第?([一二三四1-4])季|[Qq]([1-4]))/.exec(part.replace(/^前一/, '一'));
  if (quarter) {
    const number = quarter[2]
      ? Number(quarter[2])
      : '一二三四'.indexOf(quarter[1]!) + 1 || Number(quarter[1]);
    return { quarter: number, month: null, wholeYear: number === 4 };
  }
  const range =
    /^(?:1|一)月?[-至到](1[0-2]|[1-9]|十[一二]?|[二三四五六七八九])月/.exec(part) ??
    /^前(1[0-2]|[1-9]|十[一二]?|[二三四五六七八九])个月/.exec(part);
  const month = monthNumber(
    range?.[1] ?? /^(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月/.exec(part)?.[1] ?? '',
  );
  if (month === null) return { quarter: null, month: null, wholeYear: false };
  const closing = range !== null || /[底末日]$/.test(part) || /截[至止]/.test(context);
  return endOfMonth(month, closing);
}

function monthNumber(words: string): number | null {
  const chinese = CHINESE_MONTHS.indexOf(words);
  const month = chinese >= 0 ? chinese + 1 : Number(words);
  return month >= 1 && month <= 12 ? month : null;
}
