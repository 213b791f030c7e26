import type { PeriodId } from './brands.ts';

const PERIOD = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/;

export interface PeriodParts {
  readonly year: number;
  readonly quarter: number | null;
  readonly month: number | null;
}

/** `2022Q3` → { year: 2022, quarter: 3, month: null }; null when the text is no period id. */
export function parsePeriod(text: string): PeriodParts | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  return {
    year: Number(match[1]),
    quarter: match[2] ? Number(match[2]) : null,
    month: match[3] ? Number(match[3]) : null,
  };
}

export const isPeriodId = (text: string): text is PeriodId => PERIOD.test(text);

export function periodId(year: number, part: { quarter?: number; month?: number } = {}): PeriodId {
  if (part.quarter) return `${year}Q${part.quarter}` as PeriodId;
  if (part.month) return `${year}-${String(part.month).padStart(2, '0')}` as PeriodId;
  return String(year) as PeriodId;
}

/** The year a period lies in, as a period: `2022Q3` → `2022`. */
export const yearOf = (period: PeriodId): PeriodId => period.slice(0, 4) as PeriodId;

/** 上年同期: the same period one year earlier. */
export const yearEarlier = (period: PeriodId): PeriodId =>
  `${Number(period.slice(0, 4)) - 1}${period.slice(4)}` as PeriodId;

/** Share of the year that has passed at the end of a cumulative period, as months of twelve: `2022Q3` → 9. */
export function monthsCovered(period: PeriodId): number {
  const parts = parsePeriod(period);
  if (!parts) return 12;
  return parts.quarter ? parts.quarter * 3 : (parts.month ?? 12);
}

/** `2022年`, `2022年三季度`, `2022年9月`. */
export function periodText(period: PeriodId): string {
  const parts = parsePeriod(period);
  if (!parts) return period;
  if (parts.quarter) return `${parts.year}年${'一二三四'[parts.quarter - 1]}季度`;
  return parts.month ? `${parts.year}年${parts.month}月` : `${parts.year}年`;
}
