import type { KezhiServer } from '#addin/api/server-port.ts';
import { ServerRefusal } from '#addin/api/server-refusal.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import { receiptSchema } from '#shared/contract/receipt-schema.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import type { SubmissionState } from '#shared/contract/submission-state.ts';
import type { Receipt, Snapshot } from '#shared/model/snapshot.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { SigningPort, VerifyPort } from '#shared/signing/signing-port.ts';
import { type ReceiptCheck, verifyReceipt } from '#shared/signing/verify-receipt.ts';
import type { KeptSubmission } from '../workbook/workbook-notes.ts';
import type { Identity } from './enrol.ts';

/** Signed submissions that wait for the network, kept on this machine. */
const OUTBOX = 'outbox';

export interface Submitted {
  readonly kept: KeptSubmission;
  readonly state: SubmissionState;
  readonly check: ReceiptCheck;
}

export interface Signed {
  readonly jws: string;
  readonly snapshot: Snapshot;
}

/** What is signed is exactly what is sent. */
export async function signSnapshot(snapshot: Snapshot, signer: SigningPort): Promise<Signed> {
  return { jws: await signer.sign('kezhi-snapshot/1', canonicalBytes(snapshot)), snapshot };
}

/** Sends a signed snapshot and believes the receipt only when its signature and inclusion hold. */
export async function sendSnapshot(
  signed: Signed,
  server: KezhiServer,
  identity: Identity,
  verifier: VerifyPort,
): Promise<Submitted> {
  const answer = await server.submit(signed.jws);
  const check = await checkReceipt(answer.receipt, signed.jws, identity, verifier);
  if (
    check.signature !== 'valid' ||
    check.inclusion !== 'valid' ||
    check.snapshot !== 'matches' ||
    !check.receipt
  )
    throw new ServerRefusal('receipt-invalid', { signature: check.signature, inclusion: check.inclusion });
  const { receipt } = check;
  const { snapshot } = signed;
  const kept: KeptSubmission = {
    digest: receipt.digest,
    pack: snapshot.pack.id,
    region: snapshot.region,
    period: snapshot.period,
    revision: snapshot.revision,
    createdAt: snapshot.createdAt,
    receivedAt: receipt.receivedAt,
    sequence: receipt.sequence,
    late: receipt.late,
    receipt: answer.receipt,
    snapshot: signed.jws,
  };
  return { kept, state: answer.state, check };
}

const checkReceipt = (
  receipt: string,
  snapshot: string | null,
  identity: Identity,
  verifier: VerifyPort,
): Promise<ReceiptCheck> =>
  verifyReceipt(
    {
      receipt,
      snapshot,
      serverKeys: identity.serverKeys.map((key) => ({ kid: key.kid, publicKey: key.publicKeyJwk })),
      parseReceipt: (value) => (receiptSchema.safeParse(value).data as Receipt | undefined) ?? null,
      parseSnapshot: (value) => {
        const parsed = parseSnapshot(value);
        return 'snapshot' in parsed ? parsed.snapshot : null;
      },
    },
    verifier,
  );

export async function readOutbox(memory: Memory): Promise<readonly Signed[]> {
  const kept = await memory.read(OUTBOX).catch(() => null);
  return Array.isArray(kept) ? (kept as readonly Signed[]) : [];
}

/** Keeps a signed snapshot for later; sending the same one twice brings the same receipt. */
export const postpone = async (memory: Memory, signed: Signed): Promise<void> => {
  await memory.write(OUTBOX, [
    ...(await readOutbox(memory)).filter((each) => each.jws !== signed.jws),
    signed,
  ]);
};

export const dropFromOutbox = async (memory: Memory, signed: Signed): Promise<void> => {
  await memory.write(
    OUTBOX,
    (await readOutbox(memory)).filter((each) => each.jws !== signed.jws),
  );
};
