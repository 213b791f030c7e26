import { Refusal } from '#shared/contract/refusal.ts';
import type { SignedType } from '#shared/signing/signed-type.ts';
import { authorizeRole, speaksForCity } from '../authorize.ts';
import { type Opened, openSigned } from '../open-signed.ts';
import type { Ports } from '../ports.ts';

/** Something signed by an issuer of the installation's own area: only the city sets rules, targets and lists. */
export async function openByIssuer(ports: Ports, jws: string, typ: SignedType): Promise<Opened> {
  const opened = await openSigned(ports, jws, typ);
  authorizeRole(opened.enrolment, 'issuer');
  if (!speaksForCity(ports, opened.enrolment))
    throw new Refusal('region-not-allowed', { own: opened.enrolment.region, region: ports.site.region });
  return opened;
}
