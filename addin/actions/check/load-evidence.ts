import type { KezhiServer } from '#addin/api/server-port.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import { countsInTable } from '#shared/contract/submission-state.ts';
import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Reading } from '#shared/model/reading.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Identity } from '../submit/enrol.ts';

/** What a figure is held against from outside its workbook: 同期 and 离群. */
export interface OutsideEvidence {
  /** What this region submitted for other periods. */
  readonly history: readonly Reading[];
  /** What the other regions submitted for this period; only the city may see it. */
  readonly peers: readonly Reading[];
}

export interface EvidenceQuestion {
  readonly packs: readonly PackId[];
  readonly region: RegionCode;
  readonly period: PeriodId | null;
}

const NONE: OutsideEvidence = { history: [], peers: [] };
/** Years of quarters, and every county of a city; more says nothing new. */
const MOST_EARLIER = 12;
const MOST_PEERS = 40;

/** Earlier submissions and, for the city, its other regions; what was read last time without a connection or the right to it. */
export async function loadEvidence(
  server: KezhiServer,
  memory: Memory,
  identity: Identity,
  question: EvidenceQuestion,
): Promise<OutsideEvidence> {
  const { kid, role, region } = identity.enrolment;
  // Another county's workbook on this machine: its submissions are not ours to ask for.
  if (role !== 'coordinator' && region !== question.region) return NONE;
  const key = `evidence:${kid}:${question.region}:${question.period}:${question.packs.join()}`;
  try {
    const evidence = {
      history: await earlierFigures(server, question),
      peers: role === 'coordinator' ? await peerFigures(server, question) : [],
    };
    await memory.write(key, evidence);
    return evidence;
  } catch {
    const kept = await memory.read(key).catch(() => null);
    return isEvidence(kept) ? kept : NONE;
  }
}

async function earlierFigures(server: KezhiServer, question: EvidenceQuestion): Promise<readonly Reading[]> {
  const all = await server.snapshots({ region: question.region });
  const earlier = latestOfEach(all)
    .filter(({ pack, period }) => question.packs.includes(pack.id) && period !== question.period)
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  return figuresOf(server, earlier.slice(0, MOST_EARLIER));
}

async function peerFigures(server: KezhiServer, question: EvidenceQuestion): Promise<readonly Reading[]> {
  if (!question.period) return [];
  const found: SnapshotSummary[] = [];
  for (const pack of question.packs)
    found.push(...latestOfEach(await server.snapshots({ pack, period: question.period })));
  const others = found.filter(({ region }) => region !== question.region);
  return figuresOf(server, others.slice(0, MOST_PEERS));
}

/** The submissions that count: of each region, department, pack and period the last one. */
function latestOfEach(all: readonly SnapshotSummary[]): SnapshotSummary[] {
  const latest = new Map<string, SnapshotSummary>();
  for (const each of all) {
    if (!countsInTable(each.state)) continue;
    const key = [each.region, each.department, each.pack.id, each.period].join('|');
    if (each.revision > (latest.get(key)?.revision ?? 0)) latest.set(key, each);
  }
  return [...latest.values()];
}

async function figuresOf(
  server: KezhiServer,
  summaries: readonly SnapshotSummary[],
): Promise<readonly Reading[]> {
  const answers = await Promise.all(summaries.map(({ digest }) => server.snapshot(digest)));
  return answers.flatMap(({ snapshot }) => readingsOf(snapshot));
}

/** A submitted figure as if it had been read from a cell; what the cell looked like is no longer known. */
const readingsOf = ({ pack, region, readings }: Snapshot): readonly Reading[] =>
  readings.map((reading) => ({
    ...reading,
    pack: pack.id,
    indicator: reading.indicator ?? reading.indicatorId,
    region: reading.region ?? region,
    marks: [],
    places: reading.value?.split('.')[1]?.length ?? 0,
    table: 0,
    sure: 'sure',
  }));

/** Kept data may be of an older version of the product. */
const isEvidence = (kept: unknown): kept is OutsideEvidence =>
  typeof kept === 'object' &&
  kept !== null &&
  'history' in kept &&
  Array.isArray(kept.history) &&
  'peers' in kept &&
  Array.isArray(kept.peers);
