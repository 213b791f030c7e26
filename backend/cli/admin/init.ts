import { randomUUID } from 'node:crypto';
import { regionCode } from '#shared/contract/primitives.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { isKnownRegion, regionName, regionsWithin } from '#shared/workbook/text/region-names.ts';
import { invite } from '../../actions/identity/invite.ts';
import { nativeSha256 } from '../../keys/native-sha256.ts';
import { openServerKeys } from '../../keys/server-keys.ts';
import { openData, randomOf, readClock } from '../../open-backend.ts';
import type { SiteRecord, SiteRegion } from '../../storage/records.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { PLACE_OPTIONS, placeOf } from './open-site.ts';

/** `kezhi admin init --region 621100`: a real site, in an empty place, with a one-time code for its first coordinator. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, {
      ...PLACE_OPTIONS,
      region: { type: 'string' },
      name: { type: 'string' },
      regions: { type: 'string' },
    });
    const region = regionOf(textOption(options, 'region'));
    const name = textOption(options, 'name') ?? (isKnownRegion(region) ? regionName(region) : undefined);
    if (name === undefined)
      throw new UsageError(`不认识 ${region},请用 --name 给出名称。 / Give its name with --name.`);
    const regions = regionsOf(region, textOption(options, 'regions'));
    const place = placeOf(options);
    const store = await openData(place);
    try {
      const present = await store.read.site.get();
      if (present)
        throw new UsageError(
          present.demonstration
            ? `${place.dataFolder} 是示例站点,不能改作正式站点:请另用空文件夹。 / This is a demonstration; use an empty folder.`
            : `${place.dataFolder} 里已有站点 ${present.name}。 / There is a site already.`,
        );
      const site: SiteRecord = {
        site: randomUUID(),
        name,
        region,
        demonstration: false,
        createdAt: readClock(),
      };
      await store.write((tables) => tables.site.create(site, regions));
      await openServerKeys(place.dataFolder, readClock());
      const expiresAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
      const ports = { store, site, clock: readClock, random: randomOf, hash: nativeSha256 };
      const code = await invite(ports, { region, role: 'coordinator', department: null, expiresAt });
      process.stdout.write(
        `已建立站点 ${name}(${regions.length} 个县区),数据在 ${place.dataFolder}\n市级联络员的一次性登记码(7 天内有效):\n${code}\n`,
      );
      return 0;
    } finally {
      await store.close();
    }
  }, args);

function regionOf(text: string | undefined): RegionCode {
  const parsed = regionCode.safeParse(text);
  if (!parsed.success)
    throw new UsageError('请用 --region 给出站点的行政区划代码,如 621100。 / Name the region of the site.');
  return parsed.data;
}

/** `621102=安定区,621121=通渭县`, else the counties known to lie in the city. */
function regionsOf(city: RegionCode, text: string | undefined): readonly SiteRegion[] {
  if (text === undefined) {
    const known = regionsWithin(city).map((region) => ({ region, name: regionName(region) }));
    if (known.length === 0)
      throw new UsageError(
        '请用 --regions 列出县区,如 621102=安定区,621121=通渭县。 / List the regions with --regions.',
      );
    return known;
  }
  return text.split(/[,,]/).map((entry) => {
    const [code, name] = entry.split('=').map((part) => part.trim());
    const region = regionOf(code);
    return { region, name: name || regionName(region) };
  });
}
