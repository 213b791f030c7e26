import { Refusal } from '#shared/contract/refusal.ts';
import type { CityTableRegion } from '#shared/model/city-table.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { issuedListFor } from '#shared/rule-pack/issued-list-for.ts';
import type { IssuedList, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { Ports } from '../ports.ts';
import type { KnownList } from '../rules/pack-library.ts';

/**
 * The list by which a submission is scored: the version it names, also when a later one has replaced it since. A submission
 * that names none was made before any was issued, and is scored by the list its workbook prints.
 */
export async function listOfSnapshot(
  ports: Ports,
  pack: RulePack,
  snapshot: Pick<Snapshot, 'list' | 'region' | 'period'>,
): Promise<readonly IssuedList[]> {
  if (snapshot.list === undefined) return [];
  const known = (await ports.packs.lists(pack)).find(({ record }) => record.digest === snapshot.list);
  if (!known || issuedListFor([known.list], { ...snapshot, pack: pack.id }) === null)
    throw new Refusal('unknown-list');
  return [known.list];
}

/** The version in force for a unit and the year of a period; null where none is. */
export function listInForce(
  known: readonly KnownList[],
  place: Parameters<typeof issuedListFor>[1],
): KnownList | null {
  const list = issuedListFor(
    known.map((one) => one.list),
    place,
  );
  return known.find((one) => one.list === list) ?? null;
}

/** By which list the submissions that count were scored, against the one in force for their unit now. */
export async function listStanding(
  ports: Ports,
  pack: RulePack,
  place: Omit<Parameters<typeof issuedListFor>[1], 'pack'>,
  snapshots: readonly Pick<Snapshot, 'list'>[],
): Promise<CityTableRegion['list']> {
  const inForce = listInForce(await ports.packs.lists(pack), { ...place, pack: pack.id });
  if (!inForce || snapshots.length === 0) return null;
  if (snapshots.some(({ list }) => list === inForce.record.digest)) return 'in-force';
  return snapshots.some(({ list }) => list !== undefined) ? 'replaced' : 'printed';
}

/** A new submission cannot leave the issued list aside: its points would be those of a list nobody issued. */
export async function refuseWithoutList(ports: Ports, pack: RulePack, snapshot: Snapshot): Promise<void> {
  if (snapshot.list !== undefined) return;
  const inForce = listInForce(await ports.packs.lists(pack), { ...snapshot, pack: pack.id });
  if (inForce) throw new Refusal('list-not-named', { period: inForce.list.period });
}
