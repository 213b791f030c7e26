import { Refusal } from '#shared/contract/refusal.ts';
import type { RefusalCode } from '#shared/contract/refusal-codes.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { digestOf } from '#shared/signing/digest-of.ts';
import { isKeyId } from '../open-signed.ts';
import type { Ports } from '../ports.ts';

/** Runs an action on something signed; a refusal leaves an audit entry and nothing else. */
export async function withAudit<T>(
  ports: Ports,
  action: string,
  jws: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(ports, action, jws, error);
    throw error;
  }
}

/** Refusals before the signature was found to hold: anybody may have sent it, under any name. */
const UNPROVEN: readonly RefusalCode[] = [
  'malformed-jws',
  'wrong-type',
  'wrong-algorithm',
  'unknown-key',
  'wrong-signature',
];

async function recordRefusal(ports: Ports, action: string, jws: string, refusal: Refusal): Promise<void> {
  const claimed = readCompactJws(jws);
  // The key is only what the header claims: enough to find who to ask.
  const kid = claimed && isKeyId(claimed.kid) ? claimed.kid : null;
  await ports.refusals.record(UNPROVEN.includes(refusal.code) ? null : kid, {
    kid,
    action,
    outcome: refusal.code,
    subject: claimed ? digestOf(claimed.payload, ports.hash) : null,
    region: null,
  });
}
