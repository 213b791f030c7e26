import type { Digest, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { IssuedRecord } from '../records.ts';
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
      const rows = await connection.all('SELECT * FROM issued_document WHERE pack = $1 ORDER BY sequence', [
        pack,
      ]);
      return rows.map((row) => ({
        kind: textOf(row, 'kind') as IssuedRecord['kind'],
        pack,
        period: textOf(row, 'period') as PeriodId,
        region: (textOf(row, 'region') || null) as RegionCode | null,
        sequence: integerOf(row, 'sequence'),
        digest: textOf(row, 'digest') as Digest,
        at: textOf(row, 'at'),
      }));
    },
    issue: (one) =>
      connection.run(
        `INSERT INTO issued_document (sequence, kind, pack, period, region, digest, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [one.sequence, one.kind, one.pack, one.period, one.region ?? '', one.digest, one.at],
      ),
  };
}
