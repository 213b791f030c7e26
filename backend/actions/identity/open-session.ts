import { Refusal } from '#shared/contract/refusal.ts';
import { sessionAssertionPayload } from '#shared/contract/session-schema.ts';
import type { EnrolmentRecord } from '../../storage/records.ts';
import { authorizeSite } from '../authorize.ts';
import { openSigned, parsePayload } from '../open-signed.ts';
import type { Ports } from '../ports.ts';

/** A signed nonce becomes a bearer token of at most eight hours. */
export async function openSession(
  ports: Ports,
  assertion: string,
): Promise<{ readonly token: string; readonly expiresAt: string; readonly enrolment: EnrolmentRecord }> {
  const opened = await openSigned(ports, assertion, 'kezhi-session/1');
  const payload = parsePayload(opened, sessionAssertionPayload);
  authorizeSite(ports, payload);
  if (opened.enrolment.revokedAt !== null) throw new Refusal('revoked-key');
  if (!ports.sessions.spendNonce(payload.nonce)) throw new Refusal('invalid-nonce');
  return { ...ports.sessions.open(opened.enrolment.kid), enrolment: opened.enrolment };
}
