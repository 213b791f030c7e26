import type { PeriodId, RegionCode } from '../../model/brands.ts';
import { findPeriods } from '../../workbook/text/period-words.ts';
import { findRegions } from '../../workbook/text/region-names.ts';

/** Region and time that texts around a table name: nearest lines first, then the sheet's name, then the workbook's. */
export interface SheetPlace {
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
}

/**
 * Where and when a table is about. `within` is the pack's own area: it decides between equal short names and is
 * no answer itself, since a city's title stands over the tables of its counties.
 */
export function placeOf(texts: readonly string[], within: RegionCode | null): SheetPlace {
  const regions = texts.flatMap((text) =>
    findRegions(text, within)
      .filter((one) => one.code !== within && (within === null || inside(one.code, within)))
      .map((one) => one.code),
  );
  const periods = texts.flatMap((text) =>
    findPeriods(text.replace(/\s+/g, '')).flatMap((one) => {
      if (one.kind !== 'absolute' || one.period === null) return [];
      return [one.wholeYear && one.year !== null ? (String(one.year) as PeriodId) : one.period];
    }),
  );
  return { region: regions[0] ?? null, period: periods[0] ?? null };
}

/** `621102` and `621100-定西高新区` lie in `621100`. */
const inside = (code: RegionCode, area: RegionCode): boolean =>
  area.endsWith('0000') ? code.startsWith(area.slice(0, 2)) : code.startsWith(area.slice(0, 4));

/** The region a cell names alone; the area itself for 全市. null when it names none or several. */
export function regionIn(text: string, within: RegionCode | null): RegionCode | null {
  const codes = new Set(findRegions(text, within).map((one) => one.code));
  return codes.size === 1 ? [...codes][0]! : null;
}
