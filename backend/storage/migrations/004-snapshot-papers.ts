import type { Migration } from '../sql/migrate.ts';

/**
 * Score and receipt of a submission in a table of their own: they are seven eighths of its bytes, and a look over a province
 * or ten years needs neither. What was there is carried over as it is; what comes from now on is compressed.
 */
export const snapshotPapers: Migration = {
  name: '004-snapshot-papers',
  statements: ({ bytes, bytesOf }) => [
    `CREATE TABLE snapshot_papers (sequence integer PRIMARY KEY, score ${bytes}, receipt ${bytes} NOT NULL)`,
    `INSERT INTO snapshot_papers (sequence, score, receipt)
      SELECT sequence, ${bytesOf('score')}, ${bytesOf('receipt')} FROM snapshot`,
    `ALTER TABLE snapshot DROP COLUMN score`,
    `ALTER TABLE snapshot DROP COLUMN receipt`,
  ],
};
