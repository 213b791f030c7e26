import { join } from 'node:path';
import { readConfiguration } from '#backend/configuration.ts';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { startServer } from '#backend/start-server.ts';
import { openDatabase as openPostgres } from '#backend/storage/postgres/open-database.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import type { SqlDatabase } from '#backend/storage/sql/sql-database.ts';
import { openDatabase as openSqlite } from '#backend/storage/sqlite/open-database.ts';
import { openBenchPorts } from './bench-city.ts';

/** The server that is killed: `server.ts FOLDER [DATABASE-URL]`. KEZHI_BENCH_BROKEN=1 acknowledges before it commits. */
const [folder = '', url = ''] = process.argv.slice(2);
const opened = url === '' ? openSqlite(join(folder, 'kezhi.sqlite')) : await openPostgres(url);
const database = process.env.KEZHI_BENCH_BROKEN === '1' ? acknowledgeEarly(opened) : opened;
const store = await openStore(database, nativeSha256);
const ports = await openBenchPorts(store, folder);
const configuration = readConfiguration({ port: '0', data: folder }, {});
const server = await startServer({
  configuration,
  ports,
  version: '0',
  pagesFolder: join(folder, 'none'),
});
// Nothing is left behind when the test itself is ended.
process.on('disconnect', () => process.exit(1));
process.send?.(server.url);

/** The fault the test must find: commits that are answered now and made together, every quarter of a second. */
function acknowledgeEarly(real: SqlDatabase): SqlDatabase {
  let open = false;
  let isDue = false;
  return {
    ...real,
    async begin() {
      if (!open) await real.begin();
      open = true;
    },
    async commit() {
      if (isDue) return;
      isDue = true;
      setTimeout(() => {
        isDue = false;
        open = false;
        void real.commit();
      }, 250);
    },
  };
}
