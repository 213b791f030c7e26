import { Pool, type PoolClient } from 'pg';
import type { Row, SqlConnection, SqlDatabase, SqlValue } from '../sql/sql-database.ts';
import { dialect } from './dialect.ts';
import { failureOf } from './failure-of.ts';

/** Any process that appends to the log of this database holds this lock for its transaction. */
export const LOG_LOCK = 'SELECT pg_advisory_xact_lock(7262126)';

/** A PostgreSQL server: a pool that reads, one connection that writes. Throws when it cannot be reached. */
export async function openDatabase(url: string): Promise<SqlDatabase> {
  const pool = new Pool({ connectionString: url, max: 6 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  let client = await pool.connect().catch(failed);
  await client.query('SET synchronous_commit = on');
  const current = async (): Promise<PoolClient> => client;
  const renew = async (): Promise<void> => {
    client.release(true);
    client = await pool.connect();
    await client.query('SET synchronous_commit = on');
  };
  const writer: SqlConnection = connect(async (sql, parameters) => (await current()).query(sql, parameters));
  return {
    dialect,
    reader: connect((sql, parameters) => pool.query(sql, parameters)),
    writer,
    async begin() {
      await client.query('BEGIN').catch(async () => {
        await renew().catch(failed);
        await client.query('BEGIN').catch(failed);
      });
      await client.query(LOG_LOCK).catch(failed);
    },
    commit: () => writer.run('COMMIT'),
    rollback: () => writer.run('ROLLBACK').catch(renew),
    async close() {
      client.release();
      await pool.end();
    },
  };
}

function connect(
  query: (sql: string, parameters: SqlValue[]) => Promise<{ readonly rows: unknown[] }>,
): SqlConnection {
  return {
    async all(sql, parameters = []) {
      const { rows } = await query(sql, [...parameters]).catch(failed);
      return rows as readonly Row[];
    },
    async run(sql, parameters = []) {
      await query(sql, [...parameters]).catch(failed);
    },
  };
}

function failed(error: unknown): never {
  throw failureOf(error);
}
