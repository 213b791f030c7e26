import type { PeriodId } from '../../model/brands.ts';
import { cellText } from '../../workbook/recognise/grid/sheet-grid.ts';
import { findPeriods } from '../../workbook/text/period-words.ts';
import type { NamedCell } from '../tables/named-table.ts';

const DAY = /((?:19|20)\d{2})\s*[年./-]\s*(1[0-2]|0?[1-9])\s*[月./-]\s*(3[01]|[12]\d|0?[1-9])\s*日?/;
const DAY_WITHOUT_YEAR = /^(1[0-2]|0?[1-9])\s*[月./-]\s*(3[01]|[12]\d|0?[1-9])\s*日?$/;
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

const pad = (part: string): string => part.padStart(2, '0');

/**
 * `2022-08-15`, `2022-08` or a period out of a date cell in any form (a date, 2022.8.15, 8月15日, 三季度); a time without a
 * year is in the period's year. A line without a date lies in the period itself. null when nothing can be understood.
 */
export function eventDate(cell: NamedCell | null, period: PeriodId | null): string | null {
  if (cell === null) return period;
  const text = dateTextOf(cell).normalize('NFKC').trim();
  const day = DAY.exec(text) ?? COMPACT.exec(text);
  if (day) return `${day[1]}-${pad(day[2]!)}-${pad(day[3]!)}`;
  const year = period?.slice(0, 4);
  const short = DAY_WITHOUT_YEAR.exec(text);
  if (short) return year === undefined ? null : `${year}-${pad(short[1]!)}-${pad(short[2]!)}`;
  const [mention] = findPeriods(text.replace(/\s+/g, ''));
  if (!mention) return null;
  if (mention.period !== null) return mention.period;
  if (year === undefined || mention.kind === 'relative') return mention.kind === 'relative' ? period : null;
  if (mention.month !== null) return `${year}-${pad(String(mention.month))}`;
  return mention.quarter === null ? year : `${year}Q${mention.quarter}`;
}

/** A date typed into a cell that lost its format is a number of days. */
function dateTextOf({ cell, text }: NamedCell): string {
  if (cell?.value?.type === 'number' && /^[345]\d{4}(?:\.\d+)?$/.test(text))
    return cellText({ ...cell, format: 'yyyy-mm-dd' });
  return text;
}
