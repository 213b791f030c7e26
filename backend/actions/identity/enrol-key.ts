import {
  type Enrolment,
  type EnrolmentRequest,
  enrolmentProofPayload,
} from '#shared/contract/enrolment-schema.ts';
import { compareTimes } from '#shared/contract/lateness.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import { thumbprintOf } from '#shared/signing/public-jwk.ts';
import type { EnrolmentRecord, InvitationRecord } from '../../storage/records.ts';
import { parsePayload } from '../open-signed.ts';
import type { Ports } from '../ports.ts';
import { hashCode } from './one-time-code.ts';

export interface EnrolmentOutcome {
  readonly isNew: boolean;
  readonly enrolment: Enrolment;
}

/** Binds a key to the region, role and department of a one-time code. The same key with the same code again changes nothing. */
export async function enrolKey(ports: Ports, request: EnrolmentRequest): Promise<EnrolmentOutcome> {
  const kid = thumbprintOf(request.publicKeyJwk, ports.hash);
  const codeHash = hashCode(request.code, ports.site.site, ports.hash);
  try {
    await verifyProof(ports, request, kid, codeHash);
    const { isNew, record } = await keepEnrolment(ports, request, kid, codeHash);
    return { isNew, enrolment: await describeEnrolment(ports, record) };
  } catch (error) {
    // Whoever guesses codes is nobody known, whatever key comes along.
    if (error instanceof Refusal)
      await ports.refusals.record(null, {
        kid,
        action: 'enrol',
        outcome: error.code,
        subject: null,
        region: null,
      });
    throw error;
  }
}

/** The proof shows that who posts holds the private key, for this site and this code. */
async function verifyProof(
  ports: Ports,
  request: EnrolmentRequest,
  kid: string,
  codeHash: string,
): Promise<void> {
  const key = { kid, publicKey: request.publicKeyJwk };
  const outcome = await ports.verifier.verify(request.proof, key, 'kezhi-enrolment/1');
  if (!outcome.valid) throw new Refusal('wrong-signature');
  const proof = parsePayload(outcome, enrolmentProofPayload);
  if (proof.site !== ports.site.site) throw new Refusal('wrong-site');
  if (proof.thumbprint !== kid || hashCode(proof.code, ports.site.site, ports.hash) !== codeHash)
    throw new Refusal('wrong-signature');
}

const keepEnrolment = (
  ports: Ports,
  request: EnrolmentRequest,
  kid: string,
  codeHash: string,
): Promise<{ readonly isNew: boolean; readonly record: EnrolmentRecord }> =>
  ports.store.write(async (tables) => {
    const at = ports.clock();
    const invitation = await tables.enrolments.invitation(codeHash);
    if (!invitation) throw new Refusal('unknown-code');
    const present = await tables.enrolments.byKid(kid);
    if (present && hasRights(present, invitation)) return { isNew: false, record: present };
    if (invitation.usedBy !== null) throw new Refusal('used-code');
    if (present) throw new Refusal('key-already-enrolled');
    if (compareTimes(at, invitation.expiresAt) > 0) throw new Refusal('expired-code');
    const { region, role, department } = invitation;
    const { label, name, publicKeyJwk } = request;
    const enrolment: EnrolmentRecord = {
      kid,
      publicKey: publicKeyJwk,
      label,
      name,
      region,
      role,
      department,
      enrolledAt: at,
      revokedAt: null,
    };
    await tables.enrolments.insert(enrolment);
    await tables.enrolments.spendInvitation(codeHash, kid, at);
    await tables.audit.record({ at, kid, action: 'enrol', outcome: 'ok', subject: role, region });
    return { isNew: true, record: enrolment };
  });

const hasRights = (enrolment: EnrolmentRecord, invitation: InvitationRecord): boolean =>
  invitation.usedBy === enrolment.kid && enrolment.revokedAt === null;

/** An enrolment as it is shown: the key itself stays out of lists. */
export async function describeEnrolment(ports: Ports, record: EnrolmentRecord): Promise<Enrolment> {
  const { kid, label, name, region, role, department, enrolledAt, revokedAt } = record;
  const names = await regionNames(ports);
  return {
    kid,
    label,
    name,
    region,
    regionName: names.get(region) ?? region,
    role,
    department,
    enrolledAt,
    revokedAt,
  };
}

/** Names of the site and its regions. They never change once the site exists. */
export const regionNames = (ports: Ports): Promise<ReadonlyMap<string, string>> =>
  ports.memory.recall('region names', async () => {
    const regions = await ports.store.read.site.regions();
    return new Map<string, string>([
      [ports.site.region, ports.site.name],
      ...regions.map((one) => [one.region, one.name] as const),
    ]);
  });
