import type { Sha256 } from '#shared/signing/sha256.ts';
import type { Store, Tables } from '../store.ts';
import { createAuditTable } from './audit-table.ts';
import { createEnrolmentTable } from './enrolment-table.ts';
import { createLogTable, type LogHead } from './log-table.ts';
import { migrate } from './migrate.ts';
import { createPackTable } from './pack-table.ts';
import { createPeriodTable } from './period-table.ts';
import { createReadinessTable } from './readiness-table.ts';
import { createSiteTable } from './site-table.ts';
import { createSnapshotTable } from './snapshot-table.ts';
import type { SqlConnection, SqlDatabase } from './sql-database.ts';
import { createWriteQueue } from './write-queue.ts';

/** The store over a database of either kind, brought to the present shape. */
export async function openStore(database: SqlDatabase, hash: Sha256): Promise<Store> {
  await migrate(database);
  const head: LogHead = { frontier: null };
  const forgetHead = () => {
    head.frontier = null;
  };
  const tables = (connection: SqlConnection, log: LogHead): Tables => ({
    site: createSiteTable(connection),
    enrolments: createEnrolmentTable(connection),
    log: createLogTable(connection, database.dialect, hash, log),
    snapshots: createSnapshotTable(connection, database.dialect),
    periods: createPeriodTable(connection),
    packs: createPackTable(connection),
    readiness: createReadinessTable(connection),
    audit: createAuditTable(connection),
  });
  // Another process may have written meanwhile: the head of the log is trusted inside one transaction only.
  const begin = (): Promise<void> => {
    forgetHead();
    return database.begin();
  };
  const queue = createWriteQueue({ ...database, begin }, forgetHead);
  const writing = tables(database.writer, head);
  return {
    read: tables(database.reader, { frontier: null }),
    write: (work) => queue.add(() => work(writing)),
    async close() {
      await queue.settled();
      await database.close();
    },
  };
}
