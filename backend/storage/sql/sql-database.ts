/** What SQLite and PostgreSQL give and take alike. */
export type SqlValue = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, SqlValue>>;

/** SQL is written with $1, $2 … for both; each adapter translates where it must. */
export interface SqlConnection {
  all(sql: string, parameters?: readonly SqlValue[]): Promise<readonly Row[]>;
  run(sql: string, parameters?: readonly SqlValue[]): Promise<void>;
}

/** One database: readers see committed data, one writer at a time. */
export interface SqlDatabase {
  readonly dialect: SqlDialect;
  readonly reader: SqlConnection;
  readonly writer: SqlConnection;
  /** Starts a durable transaction on the writer, and holds out other processes that write the log. */
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): Promise<void>;
}

/** Where the two really differ. */
export interface SqlDialect {
  /** Column type of binary data. */
  readonly bytes: string;
  /** The bytes (UTF-8) of a column of text. */
  readonly bytesOf: (column: string) => string;
  /** Table suffix that keeps rows in the order of their key. */
  readonly clustered: string;
  /** One statement that inserts many rows of text and numbers. */
  insertMany(
    connection: SqlConnection,
    table: string,
    columns: readonly SqlColumn[],
    rows: readonly (readonly SqlValue[])[],
  ): Promise<void>;
}

export interface SqlColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'bytes';
}
