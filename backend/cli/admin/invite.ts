import { ROLES, type Role } from '#shared/contract/enrolment-schema.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { invite } from '../../actions/identity/invite.ts';
import { nativeSha256 } from '../../keys/native-sha256.ts';
import { randomOf, readClock } from '../../open-backend.ts';
import type { SiteRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { PLACE_OPTIONS, withSite } from './open-site.ts';

/** `kezhi admin invite --region 621102 --role reporter [--department 财政局]`: prints a one-time code. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, {
      ...PLACE_OPTIONS,
      region: { type: 'string' },
      role: { type: 'string' },
      department: { type: 'string' },
      days: { type: 'string' },
    });
    const role = ROLES.find((one) => one === textOption(options, 'role'));
    if (!role) throw new UsageError(`--role 应为 ${ROLES.join('、')} 之一。`);
    const days = Number(textOption(options, 'days') ?? '30');
    if (!(days >= 1 && days <= 365)) throw new UsageError('--days 应为 1 到 365。');
    const code = await withSite(options, async (store, site) => {
      const region = await regionFor(store, site, role, textOption(options, 'region'));
      const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString();
      const ports = { store, site, clock: readClock, random: randomOf, hash: nativeSha256 };
      return invite(ports, {
        region,
        role,
        department: textOption(options, 'department') ?? null,
        expiresAt,
      });
    });
    process.stdout.write(`${code}\n`);
    return 0;
  }, args);

/** A county's role belongs to a county of the site, a city's to the city itself. */
async function regionFor(
  store: Store,
  site: SiteRecord,
  role: Role,
  given: string | undefined,
): Promise<RegionCode> {
  const isCityRole = role === 'coordinator' || role === 'issuer';
  const region = given ?? (isCityRole ? site.region : undefined);
  if (region === undefined) throw new UsageError('请用 --region 给出县区代码。 / Name the region.');
  if (isCityRole && region !== site.region)
    throw new UsageError(`${role} 属于 ${site.name}(${site.region})。 / That role belongs to the city.`);
  const known = await store.read.site.regions();
  const found = isCityRole ? site.region : known.find((one) => one.region === region)?.region;
  if (!found)
    throw new UsageError(
      `${region} 不是本站点的县区:${known.map((one) => `${one.region} ${one.name}`).join('、')}。 / Not a region of this site.`,
    );
  return found;
}
