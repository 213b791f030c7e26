import type { SqlDialect } from '../sql/sql-database.ts';
import { insertMany } from './insert-many.ts';

export const dialect: SqlDialect = {
  bytes: 'bytea',
  bytesOf: (column) => `convert_to(${column}, 'UTF8')`,
  clustered: '',
  insertMany,
};
