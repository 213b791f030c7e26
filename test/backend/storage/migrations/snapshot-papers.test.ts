import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { foundation } from '#backend/storage/migrations/001-foundation.ts';
import { lookUps } from '#backend/storage/migrations/002-look-ups.ts';
import { issuedDocuments } from '#backend/storage/migrations/003-issued-documents.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import type { SqlDatabase } from '#backend/storage/sql/sql-database.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import type { Digest } from '#shared/model/brands.ts';
import { openPglite } from '../open-pglite.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RECEIPT = '{"地区":"漳县"}';
const SCORE = '{"total":"57.89"}';

/** A database as it was before, with one submission that was scored and one that was not. */
async function writeOld(old: SqlDatabase): Promise<void> {
  const run = (statement: string) => old.writer.run(statement);
  await run('CREATE TABLE migration (name text PRIMARY KEY)');
  for (const { name, statements } of [foundation, lookUps, issuedDocuments]) {
    for (const statement of statements(old.dialect)) await run(statement);
    await run(`INSERT INTO migration (name) VALUES ('${name}')`);
  }
  for (const [sequence, score] of [
    [1, `'${SCORE}'`],
    [2, 'NULL'],
  ] as const)
    await run(
      `INSERT INTO snapshot VALUES (${sequence}, 'sha256:${sequence}', 'key', '621125', '', 'p', '1.0.0', 'd', '2022', '年报数',
        ${sequence}, 'at', 'at', NULL, 'received', 'pass', '57.89', ${score}, 'r', 0, 0, 0, 0, NULL, '${RECEIPT}')`,
    );
}

it.each([
  ['SQLite', async () => openDatabase(join(folder, 'old.sqlite'))],
  ['PostgreSQL', openPglite],
])('receipts and scores of an older database of %s are carried over', async (_, open) => {
  const database = await open();
  await writeOld(database);
  const store = await openStore(database, nativeSha256);
  const { snapshots } = store.read;
  expect(await snapshots.papers(1)).toEqual({ receipt: RECEIPT, score: { total: '57.89' } });
  expect(await snapshots.papers(2)).toEqual({ receipt: RECEIPT, score: null });
  expect(await snapshots.byDigest('sha256:1' as Digest)).toMatchObject({ sequence: 1, total: '57.89' });
  await store.close();
});
