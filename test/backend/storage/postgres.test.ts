import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { run as admin } from '#backend/cli/admin.ts';
import { openDatabase } from '#backend/storage/postgres/open-database.ts';
import { describeStore } from '#test/conformance/store.ts';
import { captured } from '../cli/captured.ts';
import { openPglite } from './open-pglite.ts';

describeStore('PostgreSQL inside this process (PGlite)', { open: openPglite });

/** A real server too, when one is given; its schema `kezhi_test` is emptied first. */
const url = process.env.KEZHI_TEST_DATABASE_URL;
if (url) {
  describeStore('PostgreSQL server', { open: async () => openDatabase(await emptySchema(url)) });
  it('is begun, looked through and audited from the command line like a data folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kezhi-postgres-'));
    const place = ['--data', folder, '--database-url', await emptySchema(url)];
    const kezhi = (...args: readonly string[]) => captured(() => admin([...args, ...place]));
    expect((await kezhi('init', '--region', '621100')).status).toBe(0);
    expect((await kezhi('invite', '--region', '621125', '--role', 'reporter')).status).toBe(0);
    expect(await kezhi('audit')).toMatchObject({ status: 0, out: expect.stringContaining('全部一致') });
    expect(await kezhi('backup', '-o', join(folder, 'b'))).toMatchObject({
      status: 2,
      error: expect.stringContaining('pg_dump'),
    });
    rmSync(folder, { recursive: true, force: true });
  });
} else
  process.stderr.write(
    'KEZHI_TEST_DATABASE_URL is not set: the PostgreSQL server cases did not run, those of PGlite did.\n',
  );

/** The address of a schema of its own, emptied. */
async function emptySchema(server: string): Promise<string> {
  const pool = new Pool({ connectionString: server, max: 1 });
  await pool.query('DROP SCHEMA IF EXISTS kezhi_test CASCADE');
  await pool.query('CREATE SCHEMA kezhi_test');
  await pool.end();
  const address = new URL(server);
  address.searchParams.set('options', '-c search_path=kezhi_test');
  return address.toString();
}
