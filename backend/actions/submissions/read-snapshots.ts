import { Refusal } from '#shared/contract/refusal.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import type { Digest } from '#shared/model/brands.ts';
import type { Snapshot, SnapshotReading } from '#shared/model/snapshot.ts';
import type { EnrolmentRecord, SnapshotRecord } from '../../storage/records.ts';
import type { SnapshotFilter } from '../../storage/store.ts';
import { authorizeRegion, speaksForCity } from '../authorize.ts';
import { regionNames } from '../identity/enrol-key.ts';
import type { Ports } from '../ports.ts';
import { papersAt, snapshotAt } from './score-of-region.ts';
import { signReceipt } from './sign-receipt.ts';

/** Submissions the viewer may see, newest first; a county sees its own. */
export async function listSnapshots(ports: Ports, viewer: EnrolmentRecord, filter: SnapshotFilter) {
  if (filter.region) authorizeRegion(ports, viewer, filter.region);
  const own = speaksForCity(ports, viewer) ? {} : { region: viewer.region };
  const found = await ports.store.read.snapshots.list({ ...filter, ...own, limit: filter.limit + 1 });
  const page = found.slice(0, filter.limit);
  const names = await regionNames(ports);
  return {
    snapshots: page.map((record) => summaryOf(record, names)),
    next: found.length > page.length ? String(page.at(-1)?.sequence) : null,
  };
}

/** One submission with its signed original, receipt and what was done about it. */
export async function readSnapshot(ports: Ports, viewer: EnrolmentRecord, digest: Digest) {
  const record = await findFor(ports, viewer, digest);
  const original = await ports.store.read.log.original(record.sequence);
  if (!original) throw new Error(`the original of snapshot ${record.sequence} is missing`);
  return {
    summary: summaryOf(record, await regionNames(ports)),
    snapshot: await snapshotAt(ports, record),
    jws: original.jws,
    receipt: await signReceipt(ports, (await papersAt(ports.store.read, record)).receipt),
    acts: await actsOf(ports, record),
  };
}

async function actsOf(ports: Ports, record: SnapshotRecord) {
  const acts = await ports.store.read.snapshots.acts(record.sequence);
  return Promise.all(
    acts.map(async ({ act, digest, sequence, at, kid, reason, value }) => {
      const actor = await ports.store.read.enrolments.byKid(kid);
      return {
        act,
        digest,
        sequence,
        at,
        by: { kid, name: actor?.name ?? '', role: actor?.role ?? '' },
        reason,
        value,
      };
    }),
  );
}

/** What changed from one submission to another of the same region; by default from the one before. */
export async function diffSnapshots(
  ports: Ports,
  viewer: EnrolmentRecord,
  digest: Digest,
  against: Digest | null,
) {
  const to = await findFor(ports, viewer, digest);
  const line = await ports.store.read.snapshots.ofPeriod(to.pack.id, to.period, to.region);
  const before = line.filter((one) => one.department === to.department && one.sequence < to.sequence).at(-1);
  const from = against === null ? before : await findFor(ports, viewer, against);
  if (!from) throw new Refusal('unknown-snapshot');
  const [older, newer] = await Promise.all([snapshotAt(ports, from), snapshotAt(ports, to)]);
  return {
    from: from.digest,
    to: to.digest,
    readings: diffReadings(older, newer),
    explanations: diffExplanations(older, newer),
    total: { before: from.total, after: to.total },
  };
}

async function findFor(ports: Ports, viewer: EnrolmentRecord, digest: Digest): Promise<SnapshotRecord> {
  const record = await ports.store.read.snapshots.byDigest(digest);
  if (!record) throw new Refusal('unknown-snapshot');
  authorizeRegion(ports, viewer, record.region);
  return record;
}

const keyOf = (reading: SnapshotReading): string =>
  [reading.indicatorId, reading.scope, reading.region, reading.period, reading.kind].join('\u0000');

function diffReadings(older: Snapshot, newer: Snapshot) {
  const before = new Map(older.readings.map((reading) => [keyOf(reading), reading]));
  const after = new Map(newer.readings.map((reading) => [keyOf(reading), reading]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const reading = is ?? was;
    if (!reading || (was && is && was.value === is.value)) return [];
    const { indicatorId, scope, period, kind, sheet, cell } = reading;
    return [
      { indicatorId, scope, period, kind, before: was?.value ?? null, after: is?.value ?? null, sheet, cell },
    ];
  });
}

function diffExplanations(older: Snapshot, newer: Snapshot) {
  const keyed = ({ explanations }: Snapshot) =>
    new Map(explanations.map((one) => [[one.code, one.indicatorId, one.scope].join('\u0000'), one]));
  const [before, after] = [keyed(older), keyed(newer)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const one = is ?? was;
    if (!one || was?.text === is?.text) return [];
    return [
      { code: one.code, indicatorId: one.indicatorId, before: was?.text ?? null, after: is?.text ?? null },
    ];
  });
}

function summaryOf(record: SnapshotRecord, names: ReadonlyMap<string, string>): SnapshotSummary {
  return {
    digest: record.digest,
    sequence: record.sequence,
    region: record.region,
    regionName: names.get(record.region) ?? record.region,
    department: record.department,
    pack: record.pack,
    period: record.period,
    revision: record.revision,
    nature: record.nature,
    state: record.state,
    late: record.lateMinutes === null ? null : { minutes: record.lateMinutes },
    receivedAt: record.receivedAt,
    createdAt: record.createdAt,
    total: record.total,
    findings: record.findings,
    explanations: record.explanations,
    reason: record.reason,
  };
}
