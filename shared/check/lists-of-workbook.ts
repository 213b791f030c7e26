import type { RegionCode } from '../model/brands.ts';
import { yearOf } from '../model/period.ts';
import type { Recognition } from '../model/reading.ts';
import { issuedListFor } from '../rule-pack/issued-list-for.ts';
import type { IssuedList, RulePack } from '../rule-pack/rule-pack.ts';
import { withItemIds } from './with-printed-list.ts';

/** The issued lists that speak of what a workbook reports, their items under the ids by which it reports them. */
export function listsOfWorkbook(
  recognition: Recognition,
  packs: readonly RulePack[],
  issued: readonly IssuedList[],
): readonly IssuedList[] {
  if (issued.length === 0) return [];
  return packs.flatMap((pack) => {
    const own = recognition.readings.filter(
      (reading) => reading.pack === pack.id && reading.indicatorId.startsWith('list:'),
    );
    const places = new Map<string, { readonly region: RegionCode | null; readonly year: string }>();
    for (const reading of own) {
      const region = reading.region ?? pack.area ?? recognition.region;
      places.set(`${region}|${yearOf(reading.period)}`, { region, year: yearOf(reading.period) });
    }
    return [...places.values()].flatMap(({ region, year }) => {
      const list = issuedListFor(issued, { pack: pack.id, region, period: year as IssuedList['period'] });
      const here = own.filter((one) => (one.region ?? pack.area ?? recognition.region) === region);
      return list ? [{ ...withItemIds(pack, list, here), region }] : [];
    });
  });
}
