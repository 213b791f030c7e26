import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { FormUnit } from '#shared/report/blank-form.ts';
import { issuedListFor } from '#shared/rule-pack/issued-list-for.ts';
import type { IssuedList, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { UsageError } from '../arguments.ts';
import { fetchLists } from '../fetch-lists.ts';
import { readLists } from '../issued-options.ts';
import { openServer } from '../server-client.ts';

/** A unit whose form is made; null = a form that anybody may fill in. */
export type UnitOfForm = FormUnit & { readonly region: RegionCode | null };

export interface ListSource {
  /** A workbook with the year's lists. */
  readonly file: string | undefined;
  /** The city's server, where they were issued. */
  readonly server: string | undefined;
}

/** The year's lists from a workbook or as the city issued them; null when nobody asked for any. */
export async function listsForForms(
  pack: RulePack,
  { file, server }: ListSource,
  period: string | undefined,
): Promise<readonly IssuedList[] | null> {
  if (file === undefined && server === undefined) return null;
  if (file !== undefined && server !== undefined)
    throw new UsageError('--list 和 --server 只用一个:清单来自文件,或来自市里下达。');
  if (!pack.sections.some(({ items }) => items === 'issued'))
    throw new UsageError(`规则包“${pack.id}”没有年度责任清单这一部分,不用 --list、--server。`);
  if (file !== undefined) return readLists(file, { packId: pack.id, period });
  const fetched = await fetchLists(openServer(server ?? ''), pack);
  const lists = fetched.map(({ list }) => list).filter(({ items }) => items.length > 0);
  if (lists.length === 0) throw new UsageError('市里还没有下达责任清单。');
  return lists;
}

/** Every unit that has a list for the year, or the one asked for. Without lists: one form, the unit's where one is named. */
export function unitsOfForms(
  pack: RulePack,
  lists: readonly IssuedList[] | null,
  period: PeriodId,
  region: RegionCode | undefined,
): readonly UnitOfForm[] {
  if (lists === null) return [unitOf(region ?? null, null)];
  const listFor = (of: RegionCode | null): IssuedList | null =>
    issuedListFor(lists, { pack: pack.id, region: of, period });
  const regions = region === undefined ? [...new Set(lists.map((list) => list.region))] : [region];
  const units = regions.flatMap((of) => {
    const list = listFor(of);
    return list ? [unitOf(of, list)] : [];
  });
  if (units.length > 0) return units;
  const known = lists.map(
    (list) => `${list.period} ${list.region === null ? '各单位' : regionName(list.region)}`,
  );
  throw new UsageError(
    `没有${region === undefined ? '' : `${regionName(region)} `}${period.slice(0, 4)} 年的责任清单;现有:${known.join('、')}。`,
  );
}

const unitOf = (region: RegionCode | null, list: IssuedList | null): UnitOfForm => ({
  region,
  name: region === null ? '' : regionName(region),
  list,
});
