import type { RegionCode } from '#shared/model/brands.ts';
import type { SiteTable } from '../store.ts';
import { textOf } from './row.ts';
import type { SqlConnection } from './sql-database.ts';

export function createSiteTable(connection: SqlConnection): SiteTable {
  const get = async (key: string): Promise<string | null> => {
    const [row] = await connection.all('SELECT value FROM site WHERE key = $1', [key]);
    return row ? textOf(row, 'value') : null;
  };
  const set = (key: string, value: string): Promise<void> =>
    connection.run(
      'INSERT INTO site (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [key, value],
    );
  return {
    async get() {
      const site = await get('site');
      if (site === null) return null;
      return {
        site,
        name: (await get('name')) ?? '',
        region: ((await get('region')) ?? '') as RegionCode,
        demonstration: (await get('demonstration')) === 'yes',
        createdAt: (await get('created-at')) ?? '',
      };
    },
    async regions() {
      const rows = await connection.all('SELECT region, name FROM site_region ORDER BY position');
      return rows.map((row) => ({ region: textOf(row, 'region') as RegionCode, name: textOf(row, 'name') }));
    },
    async create(site, regions) {
      if ((await get('site')) !== null) throw new Error('the site exists already');
      await set('site', site.site);
      await set('name', site.name);
      await set('region', site.region);
      await set('demonstration', site.demonstration ? 'yes' : 'no');
      await set('created-at', site.createdAt);
      for (const [position, { region, name }] of regions.entries())
        await connection.run('INSERT INTO site_region (region, name, position) VALUES ($1, $2, $3)', [
          region,
          name,
          position,
        ]);
    },
    note: (key) => get(`note:${key}`),
    setNote: (key, value) => set(`note:${key}`, value),
  };
}
