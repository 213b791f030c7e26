import type { Digest, PackId, PeriodId } from '#shared/model/brands.ts';
import type { PackTable } from '../store.ts';
import { integerOf, optionalText, textOf } from './row.ts';
import type { SqlConnection } from './sql-database.ts';

export function createPackTable(connection: SqlConnection): PackTable {
  return {
    async published() {
      const rows = await connection.all('SELECT * FROM published_pack ORDER BY sequence');
      return rows.map((row) => ({
        id: textOf(row, 'id') as PackId,
        version: textOf(row, 'version'),
        digest: textOf(row, 'digest') as Digest,
        title: textOf(row, 'title'),
        sequence: integerOf(row, 'sequence'),
        at: textOf(row, 'at'),
      }));
    },
    publish: (pack) =>
      connection.run(
        'INSERT INTO published_pack (id, version, digest, title, sequence, at) VALUES ($1, $2, $3, $4, $5, $6)',
        [pack.id, pack.version, pack.digest, pack.title, pack.sequence, pack.at],
      ),
    async decisions(pack, version) {
      const rows = await connection.all(
        'SELECT * FROM decision WHERE pack = $1 AND version = $2 ORDER BY question',
        [pack, version],
      );
      return rows.map((row) => ({
        pack,
        version,
        question: textOf(row, 'question'),
        option: optionalText(row, 'choice'),
        kid: textOf(row, 'kid'),
        at: textOf(row, 'at'),
      }));
    },
    decide: (one) =>
      connection.run(
        `INSERT INTO decision (pack, version, question, choice, kid, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (pack, version, question) DO UPDATE SET choice = excluded.choice, kid = excluded.kid, at = excluded.at`,
        [one.pack, one.version, one.question, one.option, one.kid, one.at],
      ),
    async issued(pack) {
      const rows = await connection.all('SELECT * FROM issued_targets WHERE pack = $1 ORDER BY period', [
        pack,
      ]);
      return rows.map((row) => ({
        pack,
        period: textOf(row, 'period') as PeriodId,
        sequence: integerOf(row, 'sequence'),
        digest: textOf(row, 'digest') as Digest,
        at: textOf(row, 'at'),
      }));
    },
    issue: (one) =>
      connection.run(
        `INSERT INTO issued_targets (pack, period, sequence, digest, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (pack, period) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest, at = excluded.at`,
        [one.pack, one.period, one.sequence, one.digest, one.at],
      ),
  };
}
