import type { PeriodId } from '#shared/model/brands.ts';
import type { TrendPoint, TrendQuery } from '../store.ts';
import { figureOf } from './figure-row.ts';
import { textOf } from './row.ts';
import type { SqlConnection } from './sql-database.ts';

/** Per region and period the newest submission that counts; then one look-up by key for each, never a scan of figures. */
const TREND = `
  SELECT s.period, f.indicator_id, f.scope, f.value, f.numerator, f.denominator, f.points
  FROM snapshot s JOIN figure f ON f.sequence = s.sequence AND f.indicator_id = $4 AND f.scope = $5
  WHERE s.pack = $1 AND s.region = $6 AND s.period >= $2 AND s.period <= $3 AND s.state IN ('received', 'accepted')
  ORDER BY s.period, s.sequence`;

export async function selectTrend(
  connection: SqlConnection,
  query: TrendQuery,
): Promise<readonly TrendPoint[]> {
  const points: TrendPoint[] = [];
  for (const region of query.regions) {
    const rows = await connection.all(TREND, [
      query.pack,
      query.from,
      query.to,
      query.indicatorId,
      query.scope ?? '',
      region,
    ]);
    const newest = new Map(rows.map((row) => [textOf(row, 'period') as PeriodId, row]));
    for (const [period, row] of newest) points.push({ ...figureOf(row), region, period });
  }
  return points;
}
