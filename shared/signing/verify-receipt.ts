import type { Receipt, Snapshot } from '../model/snapshot.ts';
import { readCompactJws } from './compact-jws.ts';
import { digestOf } from './digest-of.ts';
import { parseHex } from './hex.ts';
import { leafHash } from './merkle-log.ts';
import type { PublicJwk } from './public-jwk.ts';
import { type Sha256, sha256 } from './sha256.ts';
import type { VerifyPort } from './signing-port.ts';
import { decodeUtf8 } from './utf8.ts';
import { verifyInclusion } from './verify-inclusion.ts';

export interface ReceiptCheck {
  /** The server's signature holds and the payload is a receipt. */
  readonly signature: 'valid' | 'invalid' | 'unknown-key';
  /** The proof leads from the receipt's digest to the root the server signed. */
  readonly inclusion: 'valid' | 'invalid' | 'unchecked';
  /** The signed snapshot beside it is the one the receipt is for; `absent` when there is none. */
  readonly snapshot: 'matches' | 'differs' | 'absent';
  readonly receipt: Receipt | null;
  /** Payload of the snapshot; its own signature is the sender's, the receipt vouches for its bytes. */
  readonly payload: Snapshot | null;
}

export interface ReceiptQuestion {
  readonly receipt: string;
  readonly snapshot: string | null;
  readonly serverKeys: readonly { readonly kid: string; readonly publicKey: PublicJwk }[];
  readonly parseReceipt: (value: unknown) => Receipt | null;
  readonly parseSnapshot: (value: unknown) => Snapshot | null;
}

/** Verifies a receipt without a network: signature, inclusion in the log, and that it is for this very snapshot. */
export async function verifyReceipt(
  question: ReceiptQuestion,
  port: VerifyPort,
  hash: Sha256 = sha256,
): Promise<ReceiptCheck> {
  const { signature, receipt } = await verifySignature(question, port);
  if (!receipt)
    return { signature, inclusion: 'unchecked', snapshot: 'absent', receipt: null, payload: null };
  const { state, payload } = compareSnapshot(question, receipt, hash);
  return {
    signature,
    inclusion: isIncluded(receipt, hash) ? 'valid' : 'invalid',
    snapshot: state,
    receipt,
    payload,
  };
}

async function verifySignature(question: ReceiptQuestion, port: VerifyPort) {
  const kid = readCompactJws(question.receipt)?.kid;
  const key = question.serverKeys.find((candidate) => candidate.kid === kid);
  if (!key) return { signature: 'unknown-key', receipt: null } as const;
  const outcome = await port.verify(question.receipt, key, 'kezhi-receipt/1');
  const receipt = outcome.valid ? question.parseReceipt(parseJson(outcome.payload)) : null;
  return { signature: receipt ? 'valid' : 'invalid', receipt } as const;
}

function isIncluded(receipt: Receipt, hash: Sha256): boolean {
  const root = parseHex(receipt.log.root);
  const proof = receipt.log.proof.map(parseHex);
  if (!root || proof.includes(null)) return false;
  const steps = proof.filter((step) => step !== null);
  const leaf = leafHash(receipt.digest, hash);
  return verifyInclusion(
    { index: receipt.sequence - 1, size: receipt.log.size, leaf, root, proof: steps },
    hash,
  );
}

function compareSnapshot(question: ReceiptQuestion, receipt: Receipt, hash: Sha256) {
  if (question.snapshot === null) return { state: 'absent', payload: null } as const;
  const jws = readCompactJws(question.snapshot);
  const payload = jws && question.parseSnapshot(parseJson(jws.payload));
  const matches = jws !== null && payload !== null && digestOf(jws.payload, hash) === receipt.digest;
  return { state: matches ? 'matches' : 'differs', payload } as const;
}

function parseJson(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
