import type { KezhiServer } from '#addin/api/server-port.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

/** What counties sent for one period: the last whole submission of each. */
export interface ReceivedPeriod {
  readonly period: PeriodId;
  readonly regions: readonly ReceivedRegion[];
}

export interface ReceivedRegion {
  readonly region: RegionCode;
  readonly name: string;
  readonly readings: Snapshot['readings'];
  readonly inputs: Snapshot['inputs'];
}

/** Submissions asked for at once. */
const AT_ONCE = 6;

/** Submissions of the last period in which a pack has any; null when there are none yet. Issuers and coordinators may ask. */
export async function collectSnapshots(
  server: Pick<KezhiServer, 'snapshots' | 'snapshot'>,
  pack: PackId,
): Promise<ReceivedPeriod | null> {
  const all = (await server.snapshots({ pack })).filter(
    (one) => one.state === 'received' || one.state === 'accepted' || one.state === 'awaiting-cosign',
  );
  const period = all
    .map((one) => one.period)
    .sort()
    .at(-1);
  if (period === undefined) return null;
  const latest = lastOfEach(all.filter((one) => one.period === period));
  const regions: ReceivedRegion[] = [];
  for (let start = 0; start < latest.length; start += AT_ONCE) {
    const batch = latest.slice(start, start + AT_ONCE);
    const found = await Promise.all(batch.map(({ digest }) => server.snapshot(digest)));
    regions.push(
      ...found.map(({ snapshot }, index): ReceivedRegion => {
        const { region, name } = batch[index]!;
        return { region, name, readings: snapshot.readings, inputs: snapshot.inputs };
      }),
    );
  }
  return { period, regions };
}

/** The newest of each region's own bureau; a department's part alone has no score. */
function lastOfEach(
  summaries: readonly SnapshotSummary[],
): readonly (SnapshotSummary & { readonly name: string })[] {
  const latest = new Map<string, SnapshotSummary>();
  for (const one of summaries) {
    if (one.department !== null) continue;
    const known = latest.get(one.region);
    if (!known || one.revision > known.revision) latest.set(one.region, one);
  }
  return [...latest.values()].map((one) => ({ ...one, name: one.regionName }));
}
