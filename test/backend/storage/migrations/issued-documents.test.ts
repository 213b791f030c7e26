import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { foundation } from '#backend/storage/migrations/001-foundation.ts';
import { lookUps } from '#backend/storage/migrations/002-look-ups.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import type { PackId } from '#shared/model/brands.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the 分解表 of a database that knew no lists yet', async () => {
  const path = join(folder, 'old.sqlite');
  const old = openDatabase(path);
  const run = (statement: string) => old.writer.run(statement);
  await run('CREATE TABLE migration (name text PRIMARY KEY)');
  for (const { name, statements } of [foundation, lookUps]) {
    for (const statement of statements(old.dialect)) await run(statement);
    await run(`INSERT INTO migration (name) VALUES ('${name}')`);
  }
  await run(
    "INSERT INTO issued_targets (pack, period, sequence, digest, at) VALUES ('p', '2022', 7, 'sha256:7', '2022-05-01')",
  );
  await old.close();
  const store = await openStore(openDatabase(path), nativeSha256);
  expect(await store.read.packs.issued('p' as PackId)).toEqual([
    {
      kind: 'targets',
      pack: 'p',
      period: '2022',
      region: null,
      sequence: 7,
      digest: 'sha256:7',
      at: '2022-05-01',
    },
  ]);
  await store.close();
});
