import { Pool } from 'pg';
import { openDatabase } from '#backend/storage/postgres/open-database.ts';
import { describeStore } from '#test/conformance/store.ts';
import { openPglite } from './open-pglite.ts';

describeStore('PostgreSQL inside this process (PGlite)', { open: openPglite });

/** A real server too, when one is given; its schema `kezhi_test` is emptied first. */
const url = process.env.KEZHI_TEST_DATABASE_URL;
if (url)
  describeStore('PostgreSQL server', {
    async open() {
      const pool = new Pool({ connectionString: url, max: 1 });
      await pool.query('DROP SCHEMA IF EXISTS kezhi_test CASCADE');
      await pool.query('CREATE SCHEMA kezhi_test');
      await pool.end();
      const schemaUrl = new URL(url);
      schemaUrl.searchParams.set('options', '-c search_path=kezhi_test');
      return openDatabase(schemaUrl.toString());
    },
  });
else
  process.stderr.write(
    'KEZHI_TEST_DATABASE_URL is not set: the PostgreSQL server cases did not run, those of PGlite did.\n',
  );
