import { figuresOf } from '#shared/aggregate/figures-of.ts';
import { regionScoreOf } from '#shared/aggregate/region-score-of.ts';
import { latenessOf } from '#shared/contract/lateness.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import type { SubmissionState } from '#shared/contract/submission-state.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Lateness, Snapshot } from '#shared/model/snapshot.ts';
import { toHex } from '#shared/signing/hex.ts';
import type { SnapshotRecord } from '../../storage/records.ts';
import type { Tables } from '../../storage/store.ts';
import { authorizeReporter, authorizeSite } from '../authorize.ts';
import { withAudit } from '../log/with-audit.ts';
import { jsonOf, type Opened, openSigned } from '../open-signed.ts';
import { openPeriodFor } from '../periods/open-period-for.ts';
import type { Ports } from '../ports.ts';
import { type CheckedSnapshot, checkSnapshot } from './check-snapshot.ts';
import { papersAt, scoreOfRegion } from './score-of-region.ts';
import { receiptText, signReceipt } from './sign-receipt.ts';

export interface Acceptance {
  readonly isNew: boolean;
  readonly receipt: string;
  readonly state: SubmissionState;
  readonly verdict: 'pass' | 'explain';
  readonly score: ScoreSheet | null;
}

/**
 * Takes in a signed snapshot: its signature is verified, the same bytes get the same receipt, the sender is authorized,
 * everything that follows from the readings is recomputed, and what remains is kept in one durable transaction.
 */
export const acceptSnapshot = (ports: Ports, jws: string): Promise<Acceptance> =>
  withAudit(ports, 'snapshot', jws, async () => {
    const opened = await openSigned(ports, jws, 'kezhi-snapshot/1');
    const again = await answerAgain(ports, opened);
    if (again) return again;
    const snapshot = authorizeSnapshot(ports, opened);
    const checked = await checkSnapshot(ports, snapshot, opened.enrolment);
    const { record, receipt } = await keepSnapshot(ports, opened, checked);
    return answer(ports, record, receipt, checked.score);
  });

/** Resending is harmless: before any policy is looked at, bytes that were received get the receipt they had. Their region's, that is. */
async function answerAgain(ports: Ports, { digest, enrolment }: Opened): Promise<Acceptance | null> {
  const record = await ports.store.read.snapshots.byDigest(digest);
  if (!record || record.region !== enrolment.region) return null;
  const { receipt } = await papersAt(ports.store.read, record);
  return answer(ports, record, receipt, undefined);
}

function authorizeSnapshot(ports: Ports, opened: Opened): Snapshot {
  const parsed = parseSnapshot(jsonOf(opened.payload, 'invalid-snapshot'));
  if ('problem' in parsed) throw new Refusal('invalid-snapshot', { problem: parsed.problem });
  authorizeSite(ports, parsed.snapshot);
  authorizeReporter(opened.enrolment, parsed.snapshot);
  return parsed.snapshot;
}

interface Kept {
  readonly record: SnapshotRecord;
  readonly receipt: string;
}

/** Original, log leaf, snapshot, figures and audit entry stand or fall together. */
const keepSnapshot = (ports: Ports, opened: Opened, checked: CheckedSnapshot): Promise<Kept> =>
  ports.store.write(async (tables) => {
    const { snapshot } = checked;
    const again = await tables.snapshots.byDigest(opened.digest);
    if (again) return { record: again, ...(await papersAt(tables, again)) };
    const earlier = await tables.snapshots.ofPeriod(snapshot.pack.id, snapshot.period, snapshot.region);
    refuseWrongRevision(snapshot, earlier);
    // The clock is read inside the writer, so that times follow the order of the log.
    const receivedAt = ports.clock();
    const period = await openPeriodFor(tables, snapshot, receivedAt);
    const late = latenessOf(firstReception(earlier, snapshot) ?? receivedAt, period.deadlineAt);
    const { jws, typ, enrolment, digest } = opened;
    const log = await tables.log.append({ digest, typ, kid: enrolment.kid, jws, at: receivedAt });
    const receipt = receiptText({
      format: 'kezhi-receipt/1',
      site: ports.site.site,
      digest,
      sequence: log.sequence,
      receivedAt,
      late,
      region: snapshot.region,
      period: snapshot.period,
      pack: snapshot.pack,
      log: { size: log.sequence, root: toHex(log.root), proof: log.proof.map(toHex) },
    });
    const state = period.cosign ? 'awaiting-cosign' : 'received';
    const record = recordOf(opened, checked, { sequence: log.sequence, receivedAt, late, state });
    const papers = { receipt, score: checked.score && regionScoreOf(checked.score) };
    await tables.snapshots.insert(record, papers, figuresOf(snapshot, checked.score));
    await recordAcceptance(tables, record);
    return { record, receipt };
  });

/** The lateness of a county counts from its first submission: sending a returned one again is no delay. */
function firstReception(earlier: readonly SnapshotRecord[], { department }: Snapshot): string | null {
  return (
    earlier.find((one) => one.department === department && one.state !== 'withdrawn')?.receivedAt ?? null
  );
}

function refuseWrongRevision(snapshot: Snapshot, earlier: readonly SnapshotRecord[]): void {
  const line = earlier.filter(({ department }) => department === snapshot.department);
  const last = line.reduce((highest, one) => Math.max(highest, one.revision), 0);
  if (snapshot.revision <= last)
    throw new Refusal('revision-taken', { revision: String(snapshot.revision), expected: String(last + 1) });
  if (snapshot.previous !== null && !line.some(({ digest }) => digest === snapshot.previous))
    throw new Refusal('previous-mismatch');
}

function recordOf(
  { digest, enrolment }: Opened,
  { snapshot, score, rules, verdict, counts }: CheckedSnapshot,
  given: {
    readonly sequence: number;
    readonly receivedAt: string;
    readonly late: Lateness;
    readonly state: SubmissionState;
  },
): SnapshotRecord {
  return {
    sequence: given.sequence,
    digest,
    kid: enrolment.kid,
    region: snapshot.region,
    department: snapshot.department,
    pack: snapshot.pack,
    period: snapshot.period,
    nature: snapshot.nature,
    revision: snapshot.revision,
    createdAt: snapshot.createdAt,
    receivedAt: given.receivedAt,
    lateMinutes: given.late?.minutes ?? null,
    state: given.state,
    verdict,
    total: score?.total ?? null,
    rules,
    findings: counts,
    explanations: snapshot.explanations.length,
    reason: null,
  };
}

const recordAcceptance = (tables: Tables, record: SnapshotRecord): Promise<void> =>
  tables.audit.record({
    at: record.receivedAt,
    kid: record.kid,
    action: 'snapshot',
    outcome: 'ok',
    subject: record.digest,
    region: record.region,
  });

/** Signed after the commit: a receipt for something that could still be lost never leaves. `computed`: the score of what is new. */
async function answer(
  ports: Ports,
  record: SnapshotRecord,
  receipt: string,
  computed: ScoreSheet | null | undefined,
): Promise<Acceptance> {
  const signed = await signReceipt(ports, receipt);
  const isWhole = computed !== undefined && record.department === null;
  const score = isWhole ? computed : await scoreOfRegion(ports, record);
  return {
    isNew: computed !== undefined,
    receipt: signed,
    state: record.state,
    verdict: record.verdict,
    score,
  };
}
