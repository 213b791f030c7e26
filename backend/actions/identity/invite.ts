import type { Role } from '#shared/contract/enrolment-schema.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { Ports } from '../ports.ts';
import { createCode, hashCode } from './one-time-code.ts';

export interface Invitation {
  readonly region: RegionCode;
  readonly role: Role;
  readonly department: string | null;
  readonly expiresAt: string;
}

/** Makes a one-time code. It is told once, here; the store keeps its hash. */
export async function invite(
  ports: Pick<Ports, 'store' | 'site' | 'clock' | 'random' | 'hash'>,
  invitation: Invitation,
): Promise<string> {
  const code = createCode(ports.random);
  const codeHash = hashCode(code, ports.site.site, ports.hash);
  const createdAt = ports.clock();
  await ports.store.write(async (tables) => {
    await tables.enrolments.invite({ ...invitation, codeHash, createdAt, usedBy: null });
    await tables.audit.record({
      at: createdAt,
      kid: null,
      action: 'invite',
      outcome: 'ok',
      subject: invitation.role,
      region: invitation.region,
    });
  });
  return code;
}
