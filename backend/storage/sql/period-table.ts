import * as z from 'zod';
import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { PeriodRecord } from '../records.ts';
import type { PeriodTable } from '../store.ts';
import { integerOf, jsonOf, optionalText, textOf } from './row.ts';
import type { Row, SqlConnection } from './sql-database.ts';

const holidays = z.array(z.string());

export function createPeriodTable(connection: SqlConnection): PeriodTable {
  return {
    async get(pack, period) {
      const [row] = await connection.all('SELECT * FROM period WHERE pack = $1 AND period = $2', [
        pack,
        period,
      ]);
      return row ? periodOf(row) : null;
    },
    async all() {
      return (await connection.all('SELECT * FROM period ORDER BY period DESC, pack')).map(periodOf);
    },
    save: (one) =>
      connection.run(
        `INSERT INTO period (pack, period, state, deadline, deadline_at, next_working_day, holidays, cosign, published)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (pack, period) DO UPDATE SET state = excluded.state, deadline = excluded.deadline,
           deadline_at = excluded.deadline_at, next_working_day = excluded.next_working_day, holidays = excluded.holidays,
           cosign = excluded.cosign, published = excluded.published`,
        [
          one.pack,
          one.period,
          one.state,
          one.deadline,
          one.deadlineAt,
          one.nextWorkingDay ? 1 : 0,
          JSON.stringify(one.holidays),
          one.cosign ? 1 : 0,
          one.published ? 1 : 0,
        ],
      ),
    async extensions(pack, period) {
      const rows = await connection.all(
        'SELECT * FROM extension WHERE pack = $1 AND period = $2 ORDER BY region',
        [pack, period],
      );
      return rows.map((row) => ({
        pack,
        period,
        region: textOf(row, 'region') as RegionCode,
        deadline: textOf(row, 'deadline'),
        deadlineAt: textOf(row, 'deadline_at'),
        reason: textOf(row, 'reason'),
        kid: textOf(row, 'kid'),
      }));
    },
    extend: (one) =>
      connection.run(
        `INSERT INTO extension (pack, period, region, deadline, deadline_at, reason, kid) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (pack, period, region) DO UPDATE SET deadline = excluded.deadline, deadline_at = excluded.deadline_at,
           reason = excluded.reason, kid = excluded.kid`,
        [one.pack, one.period, one.region, one.deadline, one.deadlineAt, one.reason, one.kid],
      ),
  };
}

function periodOf(row: Row): PeriodRecord {
  return {
    pack: textOf(row, 'pack') as PackId,
    period: textOf(row, 'period') as PeriodId,
    state: textOf(row, 'state') as PeriodRecord['state'],
    deadline: optionalText(row, 'deadline'),
    deadlineAt: optionalText(row, 'deadline_at'),
    nextWorkingDay: integerOf(row, 'next_working_day') === 1,
    holidays: holidays.parse(jsonOf(row, 'holidays')),
    cosign: integerOf(row, 'cosign') === 1,
    published: integerOf(row, 'published') === 1,
  };
}
