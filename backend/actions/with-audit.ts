import { Refusal } from '#shared/contract/refusal.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { digestOf } from '#shared/signing/digest-of.ts';
import { isKeyId } from './open-signed.ts';
import type { Ports } from './ports.ts';

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

async function recordRefusal(ports: Ports, action: string, jws: string, refusal: Refusal): Promise<void> {
  const claimed = readCompactJws(jws);
  await ports.store.write((tables) =>
    tables.audit.record({
      at: ports.clock(),
      // The key is only what the header claims: enough to find who to ask.
      kid: claimed && isKeyId(claimed.kid) ? claimed.kid : null,
      action,
      outcome: refusal.code,
      subject: claimed ? digestOf(claimed.payload, ports.hash) : null,
      region: null,
    }),
  );
}
