import * as z from 'zod';
import { type Figure, rowKey } from '#shared/aggregate/figure.ts';
import { figuresOf } from '#shared/aggregate/figures-of.ts';
import { regionScoreOf } from '#shared/aggregate/region-score-of.ts';
import { workbookDigest } from '#shared/check/prepare-snapshot.ts';
import type { AuditFault } from '#shared/contract/audit-fault.ts';
import { receiptSchema } from '#shared/contract/receipt-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import { type SubmissionState, stateAfter } from '#shared/contract/submission-state.ts';
import type { Digest } from '#shared/model/brands.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { digestOf } from '#shared/signing/digest-of.ts';
import { isSameJson } from '#shared/signing/is-same-json.ts';
import { SIGNED_TYPES, type SignedType } from '#shared/signing/signed-type.ts';
import type { SignedOriginal, SnapshotPapers, SnapshotRecord } from '../../storage/records.ts';
import { StorageFailure } from '../../storage/storage-failure.ts';
import { jsonOf } from '../open-signed.ts';
import type { Ports } from '../ports.ts';
import { type DecisionEvent, rulesThen } from '../rules/rules-history.ts';
import { differenceOf, scoreToSign } from '../submissions/compare-recomputed.ts';
import { listOfSnapshot } from '../submissions/list-of-snapshot.ts';

export interface AuditedOriginal {
  readonly sequence: number;
  readonly digest: Digest;
  readonly isSnapshot: boolean;
  /** Root of the log as the receipt of a snapshot states it. */
  readonly root: string | null;
  readonly faults: readonly AuditFault[];
}

type LoggedOriginal = SignedOriginal & { readonly sequence: number };

/** Looks at one original as if nobody had before: its bytes, its signature, and for a submission all that was made of it. */
export async function auditOriginal(
  ports: Ports,
  decisions: readonly DecisionEvent[],
  original: LoggedOriginal,
): Promise<AuditedOriginal> {
  const { sequence, digest, typ } = original;
  const isSnapshot = typ === 'kezhi-snapshot/1';
  const audited = { sequence, digest, isSnapshot, root: null };
  const opened = await openOriginal(ports, original);
  if ('fault' in opened) return { ...audited, faults: [opened.fault] };
  if (!isSnapshot) return { ...audited, faults: [] };
  const record = await ports.store.read.snapshots.byDigest(digest);
  if (!record || record.sequence !== sequence) return { ...audited, faults: ['missing-row'] };
  const papers = await readPapers(ports, sequence);
  if (!papers) return { ...audited, faults: ['missing-row'] };
  const receipt = receiptSchema.safeParse(papers.receipt).data;
  const snapshot = readSnapshot(opened.payload);
  if (!snapshot) return { ...audited, faults: ['unreadable-snapshot'] };
  const isReceiptOfIt =
    receipt?.digest === digest && receipt.sequence === sequence && receipt.receivedAt === record.receivedAt;
  const faults: (AuditFault | null)[] = [
    isReceiptOfIt && isRowOf(receipt, snapshot) ? null : 'receipt-mismatch',
    isRowOf(record, snapshot) && isWholeRow(record, snapshot) ? null : 'row-mismatch',
    await stateFault(ports, record),
    ...(await recomputedFaults(ports, decisions, snapshot, { record, papers })),
  ];
  return { ...audited, root: receipt?.log.root ?? '', faults: faults.filter((fault) => fault !== null) };
}

async function openOriginal(
  ports: Ports,
  { jws, typ, kid, digest }: LoggedOriginal,
): Promise<{ readonly fault: AuditFault } | { readonly payload: Uint8Array }> {
  const type = SIGNED_TYPES.find((one) => one === typ) as SignedType | undefined;
  const enrolment = await ports.memory.recall(`key ${kid}`, () => ports.store.read.enrolments.byKid(kid));
  if (!enrolment) return { fault: 'unknown-key' };
  const outcome = type ? await ports.verifier.verify(jws, enrolment, type) : null;
  if (!outcome?.valid) return { fault: 'wrong-signature' };
  return digestOf(outcome.payload, ports.hash) === digest
    ? { payload: outcome.payload }
    : { fault: 'wrong-digest' };
}

/** Receipt and score as they are kept; null where they are gone or cannot be read any more. */
async function readPapers(ports: Ports, sequence: number) {
  try {
    const papers = await ports.store.read.snapshots.papers(sequence);
    return papers && { ...papers, receipt: JSON.parse(papers.receipt) as unknown };
  } catch (error) {
    if (error instanceof StorageFailure) throw error;
    return null;
  }
}

function readSnapshot(payload: Uint8Array): Snapshot | null {
  try {
    const parsed = parseSnapshot(jsonOf(payload));
    return 'problem' in parsed ? null : parsed.snapshot;
  } catch (error) {
    return unreadableAsNull(error);
  }
}

const isRowOf = (
  row: Pick<SnapshotRecord, 'region' | 'period' | 'pack'>,
  { region, period, pack }: Snapshot,
): boolean => row.region === region && row.period === period && isSameJson(row.pack, pack);

const isWholeRow = (record: SnapshotRecord, snapshot: Snapshot): boolean =>
  record.department === snapshot.department &&
  record.revision === snapshot.revision &&
  record.nature === snapshot.nature &&
  record.createdAt === snapshot.createdAt &&
  record.explanations === snapshot.explanations.length;

/** The state must follow from the signed acts, whether its period asked for a second signature or not. */
async function stateFault(ports: Ports, record: SnapshotRecord): Promise<AuditFault | null> {
  const acts = await ports.store.read.snapshots.acts(record.sequence);
  const ends = (['received', 'awaiting-cosign'] as const).map((begin) =>
    acts.reduce<SubmissionState | null>((state, { act }) => state && stateAfter(state, act), begin),
  );
  return ends.includes(record.state) ? null : 'state-mismatch';
}

/** Findings, score and figures once more, under the rules of that day. */
async function recomputedFaults(
  ports: Ports,
  decisions: readonly DecisionEvent[],
  snapshot: Snapshot,
  { record, papers }: { readonly record: SnapshotRecord; readonly papers: Pick<SnapshotPapers, 'score'> },
): Promise<readonly (AuditFault | null)[]> {
  const { pack: named } = snapshot;
  const known = await ports.packs.find(named.id, named.version).catch(unreadableAsNull);
  if (!known || known.digest !== named.digest) return ['unknown-pack'];
  if (snapshot.engine !== ports.engine) return ['unknown-engine'];
  if (snapshot.workbook.digest !== workbookDigest(snapshot.readings, snapshot.inputs, ports.hash))
    return ['findings-mismatch'];
  const lists = await listOfSnapshot(ports, known.pack, snapshot).catch(unreadableAsNull);
  if (!lists) return ['unknown-list'];
  const rules = await rulesThen(ports, decisions, known.pack, record);
  const recomputed = ports.recompute({
    snapshot,
    pack: known.pack,
    packDigest: known.digest,
    decisions: rules.decisions,
    issued: rules.issued,
    lists,
    explanations: snapshot.explanations,
  });
  const score = scoreToSign(snapshot, recomputed);
  return [
    differenceOf(snapshot, recomputed),
    record.total === (score?.total ?? null) && isStoredScore(papers, score) ? null : 'score-mismatch',
    await figuresFault(ports, record, figuresOf(snapshot, score)),
  ];
}

/** What cannot be read is what an audit is there to tell; anything else is a fault of the program. */
function unreadableAsNull(error: unknown): null {
  if (error instanceof Refusal || error instanceof z.ZodError) return null;
  throw error;
}

const isStoredScore = (papers: Pick<SnapshotPapers, 'score'>, score: ScoreSheet | null): boolean =>
  isSameJson(papers.score, score && regionScoreOf(score));

async function figuresFault(
  ports: Ports,
  { sequence }: SnapshotRecord,
  computed: readonly Figure[],
): Promise<AuditFault | null> {
  const stored = (await ports.store.read.snapshots.figures([sequence])).get(sequence) ?? [];
  return isSameJson(byRow(stored), byRow(computed)) ? null : 'figures-mismatch';
}

/** A later figure of the same row replaces the earlier one, as it does in the store. */
const byRow = (figures: readonly Figure[]) =>
  Object.fromEntries(figures.map((figure) => [rowKey(figure), figure]));
