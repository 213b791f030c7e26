import { PGlite } from '@electric-sql/pglite';
import { dialect } from '#backend/storage/postgres/dialect.ts';
import { LOG_LOCK } from '#backend/storage/postgres/open-database.ts';
import type { Row, SqlConnection, SqlDatabase, SqlValue } from '#backend/storage/sql/sql-database.ts';

/** PostgreSQL in this process. It has one connection only, so readers wait for the end of a transaction. */
export async function openPglite(): Promise<SqlDatabase> {
  const database = new PGlite();
  let transaction: Promise<void> | null = null;
  let end = (): void => undefined;
  const query = async (sql: string, parameters: readonly SqlValue[] = []): Promise<readonly Row[]> =>
    (await database.query(sql, [...parameters])).rows as readonly Row[];
  const connection = (ready: () => Promise<void>): SqlConnection => ({
    async all(sql, parameters) {
      await ready();
      return query(sql, parameters);
    },
    async run(sql, parameters) {
      await ready();
      await query(sql, parameters);
    },
  });
  const finish = async (sql: string): Promise<void> => {
    await query(sql);
    transaction = null;
    end();
  };
  return {
    dialect,
    reader: connection(async () => {
      while (transaction) await transaction;
    }),
    writer: connection(async () => undefined),
    async begin() {
      transaction = new Promise((resolve) => {
        end = resolve;
      });
      await query('BEGIN');
      await query(LOG_LOCK);
    },
    commit: () => finish('COMMIT'),
    rollback: () => finish('ROLLBACK'),
    close: () => database.close(),
  };
}
