import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Row, SqlConnection, SqlDatabase, SqlValue } from '../sql/sql-database.ts';
import { failureOf } from './failure-of.ts';
import { createInsertMany } from './insert-many.ts';

/**
 * WAL lets readers go on while one writes; FULL syncs every commit to the disk before it is acknowledged. 16 MB of pages
 * are kept once they were needed: ten years of a county's figures then cost no second read. The side file may grow as large
 * before it is worked into the database: less often, so that fewer senders wait for it. Pages of a new file are large enough
 * for three signed originals: of smaller ones each would take its own and leave half of it empty.
 */
const PRAGMAS = `PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;
  PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 2000;`;

/** A SQLite file: one connection that writes, one that reads what is committed. */
export function openDatabase(file: string): SqlDatabase {
  const write = openConnection(file, PRAGMAS);
  const read = openConnection(file, `${PRAGMAS} PRAGMA query_only = ON;`);
  const writer = connect(write);
  return {
    dialect: {
      bytes: 'blob',
      bytesOf: (column) => `CAST(${column} AS BLOB)`,
      clustered: ' WITHOUT ROWID',
      insertMany: createInsertMany(),
    },
    reader: connect(read),
    writer,
    begin: () => writer.run('BEGIN IMMEDIATE'),
    commit: () => writer.run('COMMIT'),
    async rollback() {
      if (write.isTransaction) write.exec('ROLLBACK');
    },
    async close() {
      read.close();
      write.close();
    },
  };
}

function openConnection(file: string, pragmas: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file);
    database.exec(pragmas);
    return database;
  } catch (error) {
    throw failureOf(error);
  }
}

interface Prepared {
  readonly statement: StatementSync;
  /** Which parameter each ? stands for. */
  readonly order: readonly number[];
}

function connect(database: DatabaseSync): SqlConnection {
  const prepared = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known) return known;
    const order: number[] = [];
    const text = sql.replace(/\$(\d+)/g, (_, number: string) => {
      order.push(Number(number) - 1);
      return '?';
    });
    const made = { statement: database.prepare(text), order };
    prepared.set(sql, made);
    return made;
  };
  const bind = (order: readonly number[], parameters: readonly SqlValue[]): SqlValue[] =>
    order.map((place) => parameters[place] ?? null);
  return {
    async all(sql, parameters = []) {
      try {
        const { statement, order } = prepare(sql);
        return statement.all(...bind(order, parameters)) as unknown as readonly Row[];
      } catch (error) {
        throw failureOf(error);
      }
    },
    async run(sql, parameters = []) {
      try {
        const { statement, order } = prepare(sql);
        statement.run(...bind(order, parameters));
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}
