import type { Role } from '#shared/contract/enrolment-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { EnrolmentRecord } from '../storage/records.ts';
import type { Ports } from './ports.ts';

/** What was signed for another installation means nothing here. */
export function authorizeSite(ports: Ports, payload: { readonly site: string }): void {
  if (payload.site !== ports.site.site) throw new Refusal('wrong-site');
}

/** A key in force with one of these roles. */
export function authorizeRole(enrolment: EnrolmentRecord, ...roles: readonly Role[]): void {
  if (enrolment.revokedAt !== null) throw new Refusal('revoked-key');
  if (!roles.includes(enrolment.role)) throw new Refusal('role-not-allowed', { role: roles.join(' / ') });
}

/** A key of a county speaks for that county only; one of the city's reads all of them. */
export function authorizeRegion(ports: Ports, enrolment: EnrolmentRecord, region: RegionCode): void {
  if (enrolment.region !== region && !speaksForCity(ports, enrolment))
    throw new Refusal('region-not-allowed', { own: enrolment.region, region });
}

/** Coordinators and issuers of the installation's own area. */
export const speaksForCity = (ports: Ports, enrolment: EnrolmentRecord): boolean =>
  (enrolment.role === 'coordinator' || enrolment.role === 'issuer') && enrolment.region === ports.site.region;

/** A key reports its own region and department, nothing else. */
export function authorizeReporter(
  enrolment: EnrolmentRecord,
  of: { readonly region: RegionCode; readonly department: string | null },
): void {
  authorizeRole(enrolment, 'reporter');
  if (enrolment.region !== of.region)
    throw new Refusal('region-not-allowed', { own: enrolment.region, region: of.region });
  if (enrolment.department !== of.department)
    throw new Refusal('department-not-allowed', {
      own: enrolment.department ?? enrolment.region,
      department: of.department ?? of.region,
    });
}
