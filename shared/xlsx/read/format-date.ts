import type { FormatToken } from './number-format.ts';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Days since the epoch with their fraction, for `[h]`. */
  readonly serial: number;
}

const WEEKDAYS = '日一二三四五六';
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Writes a serial number as the date tokens say; `m` beside hours or seconds means minutes. Null before the epoch. */
export function formatDate(serial: number, tokens: readonly FormatToken[], date1904: boolean): string | null {
  if (serial < 0 || serial > 2_958_466) return null;
  const showsSeconds = tokens.some((token) => token.type === 'date' && /s/i.test(token.text));
  const moment = momentOf(serial, date1904, showsSeconds ? 1 : 60);
  const half = tokens.some((token) => token.type === 'date' && token.text.includes('/'));
  return tokens
    .map((token, index) =>
      token.type === 'date'
        ? written(token.text, moment, half, isMinute(tokens, index))
        : token.type === 'literal'
          ? token.text
          : token.type === 'digits'
            ? digitsOf(token.text)
            : '',
    )
    .join('');
}

/** Fractions of a second are cut; what else looks like digits between date signs is punctuation. */
const digitsOf = (text: string): string => (/^\.0+$/.test(text) ? text : text.replace(/[0#?]/g, ''));

function momentOf(serial: number, date1904: boolean, step: number): Moment {
  const seconds = Math.round((serial * 86_400) / step) * step;
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const civil = civilDay(date1904 ? days + 1462 : days);
  return {
    ...civil,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    serial: seconds / 86_400,
  };
}

/** Serial 60 is the 29 February 1900 that never was. */
function civilDay(serial: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
} {
  const weekday = (serial + 6) % 7;
  if (serial === 0) return { year: 1900, month: 1, day: 0, weekday };
  if (serial === 60) return { year: 1900, month: 2, day: 29, weekday };
  // Days to a calendar date (Richards 2013), from the day number of 30 December 1899.
  const number = 2_415_019 + (serial < 60 ? serial + 1 : serial);
  const f = number + 1401 + Math.floor((Math.floor((4 * number + 274_277) / 146_097) * 3) / 4) - 38;
  const e = 4 * f + 3;
  const h = 5 * Math.floor((e % 1461) / 4) + 2;
  const day = Math.floor((h % 153) / 5) + 1;
  const month = ((Math.floor(h / 153) + 2) % 12) + 1;
  return { year: Math.floor(e / 1461) - 4716 + Math.floor((14 - month) / 12), month, day, weekday };
}

function isMinute(tokens: readonly FormatToken[], index: number): boolean {
  const near = (from: number, step: number): string => {
    for (let at = from; at >= 0 && at < tokens.length; at += step) {
      const token = tokens[at];
      if (token?.type === 'date' && !token.text.includes('/'))
        return token.text.replace(/[[\]]/g, '').charAt(0).toLowerCase();
    }
    return '';
  };
  return near(index - 1, -1) === 'h' || near(index + 1, 1) === 's';
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

function written(text: string, moment: Moment, half: boolean, minute: boolean): string {
  const { year, month, day, weekday, hour, second, serial } = moment;
  const lower = text.toLowerCase();
  const hours = half ? ((hour + 11) % 12) + 1 : hour;
  switch (lower) {
    case '[h]':
    case '[hh]':
      return String(Math.floor(serial * 24 + 1e-9));
    case '[m]':
    case '[mm]':
      return String(Math.floor(serial * 1440 + 1e-9));
    case '[s]':
    case '[ss]':
      return String(Math.round(serial * 86_400));
    case 'am/pm':
      return hour < 12 ? 'AM' : 'PM';
    case 'a/p':
      return hour < 12 ? 'A' : 'P';
    case '上午/下午':
      return hour < 12 ? '上午' : '下午';
    case 'yy':
    case 'y':
      return pad(year % 100, 2);
    case 'yyy':
    case 'yyyy':
    case 'e':
    case 'ee':
      return String(year);
    case 'm':
      return String(minute ? moment.minute : month);
    case 'mm':
      return pad(minute ? moment.minute : month, 2);
    case 'mmm':
      return MONTHS[month - 1]!.slice(0, 3);
    case 'mmmm':
      return MONTHS[month - 1]!;
    case 'd':
      return String(day);
    case 'dd':
      return pad(day, 2);
    case 'ddd':
      return DAYS[weekday]!.slice(0, 3);
    case 'dddd':
      return DAYS[weekday]!;
    case 'aaa':
      return WEEKDAYS[weekday]!;
    case 'aaaa':
      return `星期${WEEKDAYS[weekday]}`;
    case 'h':
      return String(hours);
    case 'hh':
      return pad(hours, 2);
    case 's':
      return String(second);
    case 'ss':
      return pad(second, 2);
    default:
      return text;
  }
}
