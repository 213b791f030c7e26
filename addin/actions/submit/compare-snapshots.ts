import type { SnapshotReading } from '#shared/model/snapshot.ts';

const keyOf = (reading: SnapshotReading): string =>
  [reading.indicatorId, reading.scope, reading.region, reading.period, reading.kind].join('|');

/** What changed against the last submission: `sheet!cell!kind` of each new figure → its value then (null = none). */
export function changedReadings(
  before: readonly SnapshotReading[],
  now: readonly SnapshotReading[],
): ReadonlyMap<string, string | null> {
  const known = new Map(before.map((reading) => [keyOf(reading), reading.value]));
  const changed = new Map<string, string | null>();
  for (const reading of now) {
    const then = known.get(keyOf(reading)) ?? null;
    if (then !== reading.value) changed.set(`${reading.sheet}!${reading.cell}!${reading.kind}`, then);
  }
  return changed;
}
