import { numberText } from '../../model/exact.ts';

/**
 * The decimal text of a number as a file stores it. Excel keeps 15 significant digits but writes 17 of the double
 * (0.28999999999999998 for a typed 0.29; 0.30000000000000004 for a computed 0.3): those come back as Excel shows them.
 * Shorter plain texts and long whole numbers (codes typed as numbers) stay as they stand. Null when it is no number.
 */
export function cellNumber(raw: string): string | null {
  const text = raw.trim();
  if (/^-?\d+$/.test(text) && text.length <= 21) return text === '-0' ? '0' : text;
  if (text.length <= 16 && /^-?\d+\.\d+$/.test(text)) return text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? numberText(Number(value.toPrecision(15))) : null;
}

/** Days since the epoch of the workbook for `2022-09-30T08:00:00` (cells of type `d`); null when it is no such date. */
export function serialOfIsoDate(iso: string, date1904: boolean): string | null {
  const match = /^(?:(-?\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(iso.trim());
  if (!match || iso.trim() === '') return null;
  const [, year, month, day, hour, minute, second] = match;
  const seconds = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  const days = year === undefined ? 0 : serialOfDay(Number(year), Number(month), Number(day), date1904);
  return numberText(Number((days + seconds / 86_400).toPrecision(15)));
}

/** Excel's 1900 calendar has a 29 February 1900 that never was: days before 1 March 1900 are one lower. */
function serialOfDay(year: number, month: number, day: number, date1904: boolean): number {
  const serial = julianDay(year, month, day) - julianDay(1899, 12, 30);
  if (date1904) return serial - 1462;
  return serial < 61 ? serial - 1 : serial;
}

/** Day number of the Gregorian calendar (Fliegel and van Flandern 1968). */
function julianDay(year: number, month: number, day: number): number {
  const shift = Math.trunc((month - 14) / 12);
  return (
    Math.trunc((1461 * (year + 4800 + shift)) / 4) +
    Math.trunc((367 * (month - 2 - 12 * shift)) / 12) -
    Math.trunc((3 * Math.trunc((year + 4900 + shift) / 100)) / 4) +
    day
  );
}
