import type { Migration } from '../sql/migrate.ts';

/**
 * What the city issues by sheet (分解表, 责任清单): every version is kept, the last of a place is in force.
 * `region` is empty where a document speaks of all regions.
 */
export const issuedDocuments: Migration = {
  name: '003-issued-documents',
  statements: () => [
    `CREATE TABLE issued_document (
      sequence integer PRIMARY KEY, kind text NOT NULL, pack text NOT NULL, period text NOT NULL, region text NOT NULL,
      digest text NOT NULL, at text NOT NULL)`,
    `CREATE INDEX issued_document_pack ON issued_document (pack, sequence)`,
    `INSERT INTO issued_document (sequence, kind, pack, period, region, digest, at)
      SELECT sequence, 'targets', pack, period, '', digest, at FROM issued_targets`,
    `DROP TABLE issued_targets`,
  ],
};
