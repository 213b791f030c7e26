import { type ActPayload, actSchema } from '#shared/contract/act-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import {
  ACTS_WITH_REASON,
  type Act,
  type SubmissionState,
  stateAfter,
} from '#shared/contract/submission-state.ts';
import type { Digest } from '#shared/model/brands.ts';
import type { EnrolmentRecord, SnapshotRecord } from '../../storage/records.ts';
import type { Tables } from '../../storage/store.ts';
import {
  authorizeRegion,
  authorizeReporter,
  authorizeRole,
  authorizeSite,
  speaksForCity,
} from '../authorize.ts';
import { withAudit } from '../log/with-audit.ts';
import { type Opened, openSigned, parsePayload } from '../open-signed.ts';
import { openPeriodFor } from '../periods/open-period-for.ts';
import type { Ports } from '../ports.ts';
import { refuseUnfitPoints } from './refuse-unfit-points.ts';

export interface ActOutcome {
  readonly isNew: boolean;
  readonly state: SubmissionState;
  readonly digest: Digest;
  readonly sequence: number;
  readonly at: string;
}

/** 退回, 验收, 撤回, 复核签名 and what is said of explanations and points: signed by who does it, and logged like a snapshot. */
export const actOnSnapshot = (ports: Ports, snapshot: Digest, jws: string): Promise<ActOutcome> =>
  withAudit(ports, 'act', jws, async () => {
    const opened = await openSigned(ports, jws, 'kezhi-act/1');
    const payload = parsePayload(opened, actSchema);
    authorizeSite(ports, payload);
    if (payload.snapshot !== snapshot)
      throw new Refusal('invalid-request', { problem: 'snapshot: not the one of the address' });
    const again = await answerAgain(ports.store.read, snapshot, opened.digest);
    if (again) return again;
    const record = await ports.store.read.snapshots.byDigest(snapshot);
    if (!record) throw new Refusal('unknown-snapshot');
    authorizeAct(ports, opened.enrolment, payload, record);
    refuseIncomplete(payload);
    if (payload.act === 'discretionary-points') await refuseUnfitPoints(ports, payload, record);
    return keepAct(ports, opened, payload, record);
  });

async function answerAgain(tables: Tables, snapshot: Digest, digest: Digest): Promise<ActOutcome | null> {
  const found = await tables.log.find(digest);
  const record = found && (await tables.snapshots.byDigest(snapshot));
  return found && record
    ? { isNew: false, state: record.state, digest, sequence: found.sequence, at: found.at }
    : null;
}

/** Who may do what: the city accepts and returns, the county withdraws and co-signs, nobody changes a number. */
function authorizeAct(
  ports: Ports,
  enrolment: EnrolmentRecord,
  { act }: ActPayload,
  record: SnapshotRecord,
): void {
  switch (act) {
    case 'withdraw':
      authorizeReporter(enrolment, record);
      return;
    case 'cosign':
      authorizeRole(enrolment, 'reviewer');
      authorizeRegion(ports, enrolment, record.region);
      if (enrolment.kid === record.kid) throw new Refusal('own-act');
      return;
    case 'explanation-accepted':
    case 'explanation-rejected':
      authorizeRole(enrolment, 'coordinator', 'reviewer');
      authorizeRegion(ports, enrolment, record.region);
      return;
    default:
      authorizeRole(enrolment, 'coordinator');
      if (!speaksForCity(ports, enrolment))
        throw new Refusal('region-not-allowed', { own: enrolment.region, region: record.region });
  }
}

function refuseIncomplete({ act, reason, value }: ActPayload): void {
  if (ACTS_WITH_REASON.includes(act) && !reason) throw new Refusal('reason-required');
  const needsPoints = act === 'discretionary-points';
  const needsFinding = act === 'explanation-accepted' || act === 'explanation-rejected';
  if ((needsPoints && !(value && 'points' in value)) || (needsFinding && !(value && 'code' in value)))
    throw new Refusal('value-required');
}

/** Acts of the county itself; the city's own work goes on after the period is closed. */
const COUNTY_ACTS: readonly Act[] = ['withdraw', 'cosign'];

const keepAct = (
  ports: Ports,
  opened: Opened,
  payload: ActPayload,
  { digest: snapshot }: SnapshotRecord,
): Promise<ActOutcome> =>
  ports.store.write(async (tables) => {
    const again = await answerAgain(tables, snapshot, opened.digest);
    if (again) return again;
    const record = await tables.snapshots.byDigest(snapshot);
    const state = record && stateAfter(record.state, payload.act);
    if (!record || state === null) throw new Refusal('act-not-allowed');
    const at = ports.clock();
    // 封存: what a county may still take back or sign is over, unless it has a 特批.
    if (COUNTY_ACTS.includes(payload.act)) await openPeriodFor(tables, record, at);
    const { jws, typ, enrolment, digest } = opened;
    const { sequence } = await tables.log.append({ digest, typ, kid: enrolment.kid, jws, at });
    const reason = payload.reason ?? null;
    const value = payload.value ?? null;
    await tables.snapshots.insertAct({
      sequence,
      digest,
      snapshot: record.sequence,
      act: payload.act,
      kid: enrolment.kid,
      reason,
      value,
      at,
    });
    if (state !== record.state)
      await tables.snapshots.setState(record.sequence, state, state === 'accepted' ? null : reason);
    if (payload.act === 'discretionary-points')
      await tables.snapshots.setRules(record.sequence, `points entered at ${sequence}`);
    await tables.audit.record({
      at,
      kid: enrolment.kid,
      action: payload.act,
      outcome: 'ok',
      subject: snapshot,
      region: record.region,
    });
    return { isNew: true, state, digest, sequence, at };
  });
