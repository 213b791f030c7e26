import type { RegionCode } from '../model/brands.ts';
import type { CityTable, CityTableRegion } from '../model/city-table.ts';
import { exact, formatFixed } from '../model/exact.ts';

/** As the unit's own sheet prints it. */
const PRINTED = 2;

/** A total that was scaled to the best unit would tell what the best unit has. */
const ownTotal = ({ unscaled, total, totalExact }: CityTableRegion) =>
  unscaled === null
    ? { total, totalExact }
    : { total: formatFixed(exact(unscaled), PRINTED), totalExact: unscaled, unscaled: null };

/** What a county may see before the ranks are published: its own row, nothing that tells of the others. */
export function restrictCityTable(table: CityTable, region: RegionCode): CityTable {
  return {
    ...table,
    regions: table.regions
      .filter((one) => one.region === region)
      .map((one) => ({ ...one, ...ownTotal(one), rank: null })),
    indicators: table.indicators.map((row) => {
      const own = row.values[region];
      return {
        ...row,
        city: null,
        range: null,
        values: own ? { [region]: { ...own, rank: null } } : {},
        missing: row.missing.filter((one) => one === region),
        target: row.target && { ...row.target, gap: null, met: null },
      };
    }),
    missing: table.missing.filter((one) => one === region),
    ranking: { state: 'none', reasons: [], robustness: null },
    rankings: [],
  };
}
