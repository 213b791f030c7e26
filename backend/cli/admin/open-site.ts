import { ConfigurationError, readConfiguration } from '../../configuration.ts';
import { openData } from '../../open-backend.ts';
import type { SiteRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import { type readArguments, textOption } from '../arguments.ts';

/** Options of every administrative verb. */
export const PLACE_OPTIONS = { data: { type: 'string' }, 'database-url': { type: 'string' } } as const;

/** What a data folder holds beside its database: without the server's keys no receipt of it can be verified. */
export const KEY_FILES = ['server-keys.json', 'demonstration-keys.json'] as const;

type Options = ReturnType<typeof readArguments>['options'];

export const placeOf = (options: Options) =>
  readConfiguration(
    { data: textOption(options, 'data'), databaseUrl: textOption(options, 'database-url') },
    process.env,
  );

/** Runs some work on the data of a site and closes it again. */
export async function withSite<T>(
  options: Options,
  work: (store: Store, site: SiteRecord, dataFolder: string) => Promise<T>,
): Promise<T> {
  const place = placeOf(options);
  const store = await openData(place);
  try {
    const site = await store.read.site.get();
    if (!site)
      throw new ConfigurationError(
        `${place.dataFolder} 里没有站点:请先运行 kezhi admin init。 / No site here: run kezhi admin init first.`,
      );
    return await work(store, site, place.dataFolder);
  } finally {
    await store.close();
  }
}
