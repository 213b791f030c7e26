import type { AuditTable } from '../store.ts';
import { optionalText, textOf } from './row.ts';
import type { SqlConnection } from './sql-database.ts';

export function createAuditTable(connection: SqlConnection): AuditTable {
  return {
    record: (entry) =>
      connection.run(
        'INSERT INTO audit (at, kid, action, outcome, subject, region) VALUES ($1, $2, $3, $4, $5, $6)',
        [entry.at, entry.kid, entry.action, entry.outcome, entry.subject, entry.region],
      ),
    async latest(limit) {
      const rows = await connection.all('SELECT * FROM audit ORDER BY at DESC LIMIT $1', [limit]);
      return rows.map((row) => ({
        at: textOf(row, 'at'),
        kid: optionalText(row, 'kid'),
        action: textOf(row, 'action'),
        outcome: textOf(row, 'outcome'),
        subject: optionalText(row, 'subject'),
        region: optionalText(row, 'region'),
      }));
    },
  };
}
