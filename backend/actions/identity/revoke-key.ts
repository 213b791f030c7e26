import { Refusal } from '#shared/contract/refusal.ts';
import type { EnrolmentRecord } from '../../storage/records.ts';
import type { Ports } from '../ports.ts';

/** Ends a key. Its sessions end with it: every request looks the key up again. */
export async function revokeKey(
  ports: Pick<Ports, 'store' | 'clock'>,
  kid: string,
  by: string,
  reason: string,
): Promise<EnrolmentRecord> {
  return ports.store.write(async (tables) => {
    const present = await tables.enrolments.byKid(kid);
    if (!present) throw new Refusal('not-found');
    const at = ports.clock();
    await tables.enrolments.revoke(kid, at, by, reason);
    await tables.audit.record({
      at,
      kid: by,
      action: 'revoke',
      outcome: 'ok',
      subject: kid,
      region: present.region,
    });
    return { ...present, revokedAt: present.revokedAt ?? at };
  });
}
