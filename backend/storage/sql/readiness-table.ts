import { readinessRequest } from '#shared/contract/snapshot-answers.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { ReadinessTable } from '../store.ts';
import { jsonOf, optionalText, textOf } from './row.ts';
import type { SqlConnection } from './sql-database.ts';

const counts = readinessRequest.omit({ pack: true, period: true });

export function createReadinessTable(connection: SqlConnection): ReadinessTable {
  return {
    async of(pack, period) {
      const rows = await connection.all(
        'SELECT * FROM readiness WHERE pack = $1 AND period = $2 ORDER BY region, department',
        [pack, period],
      );
      return rows.map((row) => ({
        pack,
        period,
        region: textOf(row, 'region') as RegionCode,
        department: textOf(row, 'department') || null,
        counts: counts.parse(jsonOf(row, 'counts')),
        at: textOf(row, 'at'),
      }));
    },
    save: (one) =>
      connection.run(
        `INSERT INTO readiness (pack, period, region, department, counts, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (pack, period, region, department) DO UPDATE SET counts = excluded.counts, at = excluded.at`,
        [one.pack, one.period, one.region, one.department ?? '', JSON.stringify(one.counts), one.at],
      ),
    async version() {
      const [row] = await connection.all('SELECT max(at) AS at FROM readiness');
      return (row && optionalText(row, 'at')) ?? '';
    },
  };
}
