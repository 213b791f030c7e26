import type { PackId, PeriodId, RegionCode } from '../model/brands.ts';
import type { IssuedList } from './rule-pack.ts';

/** The unit and time a list is asked for. */
export interface ListPlace {
  readonly pack: PackId;
  readonly region: RegionCode | null;
  readonly period: PeriodId;
}

/**
 * The list issued for a unit and the year of a period: its own first, else the one for every unit. Of several the last
 * one stands; an empty one was taken back. null = none.
 */
export function issuedListFor(lists: readonly IssuedList[], place: ListPlace): IssuedList | null {
  const year = place.period.slice(0, 4);
  const ofYear = lists.filter((one) => one.pack === place.pack && one.period.slice(0, 4) === year);
  const own = ofYear.findLast((one) => one.region === place.region);
  const found = own && own.items.length > 0 ? own : ofYear.findLast((one) => one.region === null);
  return found && found.items.length > 0 ? found : null;
}
