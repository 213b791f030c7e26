import { foundation } from '../migrations/001-foundation.ts';
import { lookUps } from '../migrations/002-look-ups.ts';
import { issuedDocuments } from '../migrations/003-issued-documents.ts';
import { snapshotPapers } from '../migrations/004-snapshot-papers.ts';
import { StorageFailure } from '../storage-failure.ts';
import { textOf } from './row.ts';
import type { SqlDatabase, SqlDialect } from './sql-database.ts';

export interface Migration {
  readonly name: string;
  readonly statements: (dialect: SqlDialect) => readonly string[];
}

/** In order; a released one never changes. */
const MIGRATIONS: readonly Migration[] = [foundation, lookUps, issuedDocuments, snapshotPapers];

/** Brings a database to the present shape; each migration is one transaction. A newer database is refused. */
export async function migrate(database: SqlDatabase): Promise<void> {
  await database.begin();
  try {
    await database.writer.run('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY)');
    const done = (await database.writer.all('SELECT name FROM migration')).map((row) => textOf(row, 'name'));
    const known = new Set(MIGRATIONS.map(({ name }) => name));
    const unknown = done.find((name) => !known.has(name));
    if (unknown) throw new StorageFailure('newer', unknown);
    for (const { name, statements } of MIGRATIONS) {
      if (done.includes(name)) continue;
      for (const statement of statements(database.dialect)) await database.writer.run(statement);
      await database.writer.run('INSERT INTO migration (name) VALUES ($1)', [name]);
    }
    await database.commit();
  } catch (cause) {
    await database.rollback();
    throw cause;
  }
}
