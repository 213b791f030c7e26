import { applyDiscretionaryPoints } from '#shared/aggregate/apply-discretionary-points.ts';
import type { Figure, RegionScore } from '#shared/aggregate/figure.ts';
import { figuresOf } from '#shared/aggregate/figures-of.ts';
import { regionScoreOf } from '#shared/aggregate/region-score-of.ts';
import { unionFigures } from '#shared/aggregate/union-figures.ts';
import { unionReadings } from '#shared/aggregate/union-readings.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import { countsInTable } from '#shared/contract/submission-state.ts';
import type { FigureConflict } from '#shared/model/city-table.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { decide } from '#shared/rule-pack/decide.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { SnapshotPapers, SnapshotRecord } from '../../storage/records.ts';
import type { Tables } from '../../storage/store.ts';
import type { Ports } from '../ports.ts';
import { type KnownPack, type PackRules, payloadAt } from '../rules/pack-library.ts';
import { listOfSnapshot } from './list-of-snapshot.ts';
import { pointsEntered } from './points-entered.ts';

/** What a region says through the submissions that count, however many departments they come from. */
export interface RegionReport {
  readonly figures: readonly Figure[];
  readonly conflicts: readonly FigureConflict[];
  readonly score: RegionScore | null;
}

/** The newest submission of each department that counts. A whole county's replaces older parts of departments. */
export function countingOf(
  records: readonly SnapshotRecord[],
  basis: 'latest' | 'accepted' = 'latest',
): readonly SnapshotRecord[] {
  const newest = new Map<string, SnapshotRecord>();
  for (const record of records) {
    if (basis === 'accepted' ? record.state !== 'accepted' : !countsInTable(record.state)) continue;
    if (record.department === null) newest.clear();
    newest.set(record.department ?? '', record);
  }
  return [...newest.values()];
}

export async function snapshotAt(ports: Ports, record: Pick<SnapshotRecord, 'sequence'>): Promise<Snapshot> {
  const parsed = parseSnapshot(await payloadAt(ports.store, record.sequence));
  if ('problem' in parsed)
    throw new Error(`snapshot ${record.sequence} in the store cannot be read: ${parsed.problem}`);
  return parsed.snapshot;
}

/** Its receipt and what is kept of its score: written with it, so they are there. */
export async function papersAt(
  tables: Pick<Tables, 'snapshots'>,
  { sequence }: Pick<SnapshotRecord, 'sequence'>,
): Promise<SnapshotPapers> {
  const papers = await tables.snapshots.papers(sequence);
  if (!papers) throw new Error(`the papers of snapshot ${sequence} are missing`);
  return papers;
}

/** Score sheet of a region from all the submissions that count, computed here and now. Null when there is none. */
export async function scoreOfRegion(ports: Ports, of: SnapshotRecord): Promise<ScoreSheet | null> {
  const records = countingOf(await ports.store.read.snapshots.ofPeriod(of.pack.id, of.period, of.region));
  const known = await ports.packs.find(of.pack.id, of.pack.version);
  if (records.length === 0 || !known) return null;
  return (await computeSheet(ports, known, await ports.packs.rules(known.pack), records)).sheet;
}

/** The report of a region for the city table: as stored where the stored score still holds, else computed anew. */
export async function reportOfRegion(
  ports: Ports,
  known: KnownPack,
  rules: PackRules,
  records: readonly SnapshotRecord[],
): Promise<RegionReport> {
  const [only] = records;
  if (!only) return { figures: [], conflicts: [], score: null };
  const isAsStored = only.rules === rules.digest && only.pack.digest === known.digest;
  if (records.length === 1 && only.department === null && isAsStored) {
    const figures = (await ports.store.read.snapshots.figures([only.sequence])).get(only.sequence) ?? [];
    const { score } = await papersAt(ports.store.read, only);
    return { figures, conflicts: [], score };
  }
  const key = `report ${known.digest} ${rules.digest} ${records.map((one) => `${one.sequence}:${one.rules}`).join(' ')}`;
  return ports.memory.recall(key, async () => {
    const { sheet, snapshots } = await computeSheet(ports, known, rules, records);
    const parts = snapshots.map((snapshot) => ({
      department: snapshot.department,
      figures: figuresOf(snapshot, sheet),
    }));
    return { ...unionFigures(known.pack, parts), score: sheet && regionScoreOf(sheet) };
  });
}

async function computeSheet(
  ports: Ports,
  known: KnownPack,
  rules: PackRules,
  records: readonly SnapshotRecord[],
) {
  const snapshots = await Promise.all(records.map((record) => snapshotAt(ports, record)));
  const whole = unionSnapshot(known.pack, snapshots);
  const { score } = ports.recompute({
    snapshot: whole,
    pack: known.pack,
    packDigest: known.digest,
    decisions: rules.decisions,
    issued: rules.issued,
    lists: await listOfSnapshot(ports, known.pack, whole),
    explanations: whole.explanations,
  });
  const entered = await pointsEntered(ports, records);
  return {
    snapshots,
    sheet: score && applyDiscretionaryPoints(score, entered, decide(known.pack, rules.decisions)),
  };
}

/** Readings and inputs of all departments as if one had sent them. Of the same figure the lead department is heard. */
function unionSnapshot(pack: RulePack, snapshots: readonly Snapshot[]): Snapshot {
  const [first] = snapshots;
  if (!first) throw new Error('a union of no snapshots');
  if (snapshots.length === 1) return { ...first, department: null };
  // Parts of departments are scored together by the list that the last of them knew.
  const list = snapshots.findLast((one) => one.list !== undefined)?.list;
  return {
    ...first,
    ...(list === undefined ? {} : { list }),
    department: null,
    ...unionReadings(pack, snapshots),
    findings: snapshots.flatMap(({ findings }) => findings),
    explanations: snapshots.flatMap(({ explanations }) => explanations),
  };
}
