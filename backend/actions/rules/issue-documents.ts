import { issuedListPublication, issuedTargetsPublication } from '#shared/contract/issued-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Digest, RegionCode } from '#shared/model/brands.ts';
import { parseIssuedList } from '#shared/rule-pack/parse-issued-list.ts';
import type { IssuedRecord } from '../../storage/records.ts';
import { authorizeSite } from '../authorize.ts';
import { withAudit } from '../log/with-audit.ts';
import { type Opened, parsePayload } from '../open-signed.ts';
import type { Ports } from '../ports.ts';
import { keepPublication, type Publication } from './keep-publication.ts';
import { openByIssuer } from './open-by-issuer.ts';
import { newestOf } from './pack-library.ts';

/** Targets issued to the regions (分解表); a later one for the same period replaces it, every version is kept. */
export const issueTargets = (ports: Ports, jws: string): Promise<Publication> =>
  withAudit(ports, 'issued-targets', jws, async () => {
    const opened = await openByIssuer(ports, jws, 'kezhi-issued-targets/1');
    const payload = parsePayload(opened, issuedTargetsPublication);
    authorizeSite(ports, payload);
    const { pack, period, targets } = payload.issued;
    const known = await ports.packs.find(pack);
    if (!known) throw new Refusal('unknown-pack', { pack });
    const ids = new Set<string>(known.pack.indicators.map(({ id }) => id));
    const stranger = targets.find(({ indicatorId }) => !ids.has(indicatorId));
    if (stranger) throw new Refusal('invalid-pack', { problem: `indicator ${stranger.indicatorId}` });
    await refuseOtherRegions(
      ports,
      targets.map(({ region }) => region),
    );
    return keepIssued(ports, opened, { kind: 'targets', pack, period, region: null }, payload.supersedes);
  });

/** The year's list of one unit (责任清单). A submission scored by it names its digest, so every version stays readable. */
export const issueList = (ports: Ports, jws: string): Promise<Publication> =>
  withAudit(ports, 'issued-list', jws, async () => {
    const opened = await openByIssuer(ports, jws, 'kezhi-issued-list/1');
    const payload = parsePayload(opened, issuedListPublication, 'invalid-list');
    authorizeSite(ports, payload);
    const { pack, period, region } = payload.issued;
    const known = await ports.packs.find(pack);
    if (!known) throw new Refusal('unknown-pack', { pack });
    const parsed = parseIssuedList(payload.issued, known.pack);
    if (!parsed.ok) throw new Refusal('invalid-list', { problem: parsed.problem });
    await refuseOtherRegions(ports, [region]);
    return keepIssued(ports, opened, { kind: 'list', pack, period, region }, payload.supersedes);
  });

/** The city speaks to its own units. */
async function refuseOtherRegions(ports: Ports, regions: readonly (RegionCode | null)[]): Promise<void> {
  const own = new Set<string>([
    ports.site.region,
    ...(await ports.store.read.site.regions()).map(({ region }) => region),
  ]);
  const foreign = regions.find((region) => region !== null && !own.has(region));
  if (foreign) throw new Refusal('region-not-allowed', { own: ports.site.region, region: foreign });
}

/** What the issuer believed to be in force must be: two issuers never replace each other's version unseen. */
const keepIssued = (
  ports: Ports,
  opened: Opened,
  place: Pick<IssuedRecord, 'kind' | 'pack' | 'period' | 'region'>,
  supersedes: Digest | null | undefined,
): Promise<Publication> =>
  keepPublication(ports, opened, place.pack, async (tables, sequence, at) => {
    const before = newestOf(await tables.packs.issued(place.pack), place);
    if (supersedes !== undefined && (before?.digest ?? null) !== supersedes)
      throw new Refusal('issued-meanwhile');
    await tables.packs.issue({ ...place, sequence, digest: opened.digest, at });
  });
