import type { Lateness } from '../model/snapshot.ts';

/** Days since 1970-01-01 of a date of the Gregorian calendar; null when there is no such day. */
function dayNumber(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const days = daysFromCivil(year, month, day);
  return dateOf(days) === date ? days : null;
}

/** Howard Hinnant's days_from_civil: years are counted from March so that the leap day comes last. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

function dateOf(days: number): string {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

const two = (part: number): string => String(part).padStart(2, '0');

export interface DeadlineRule {
  readonly date: string;
  readonly nextWorkingDay: boolean;
  readonly holidays: readonly string[];
}

/**
 * The instant a deadline means, as UTC ISO text: 24时 of the date is 00:00 of the next day in Asia/Shanghai
 * (UTC+8, no summer time since 1991). `2022-07-05` → `2022-07-05T16:00:00.000Z`. Null when there is no such date.
 */
export function deadlineInstant(rule: DeadlineRule): string | null {
  let day = dayNumber(rule.date);
  if (day === null) return null;
  if (rule.nextWorkingDay) while (isWeekend(day) || rule.holidays.includes(dateOf(day))) day += 1;
  return `${dateOf(day)}T16:00:00.000Z`;
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => ((((day + 4) % 7) + 7) % 7) % 6 === 0;

/** Seconds (with milliseconds as fraction) since 1970 of a UTC ISO text. */
function secondsOf(time: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/.exec(time);
  const day = match && dayNumber(match[1]!);
  if (!match || day === null) throw new Error('not a UTC time');
  const milliseconds = Number((match[5] ?? '').padEnd(3, '0'));
  return (
    day * 86_400 + Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]) + milliseconds / 1000
  );
}

/**
 * Whole minutes past the deadline, begun ones counted; null in time (the deadline itself is in time) or without deadline.
 * Counted from the reception by the server, never from what the sender says.
 */
export function latenessOf(receivedAt: string, deadlineAt: string | null): Lateness {
  if (deadlineAt === null) return null;
  const seconds = secondsOf(receivedAt) - secondsOf(deadlineAt);
  return seconds > 0 ? { minutes: Math.ceil(seconds / 60) } : null;
}

/** `-1` when `a` is before `b`, by instant. */
export const compareTimes = (a: string, b: string): number => Math.sign(secondsOf(a) - secondsOf(b));
