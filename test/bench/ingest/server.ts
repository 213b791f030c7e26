import { join } from 'node:path';
import { readConfiguration } from '#backend/configuration.ts';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { generateSigningKey } from '#backend/keys/signing-key.ts';
import { startServer } from '#backend/start-server.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import { openBenchPorts, openLanes } from '../kill9/bench-city.ts';
import { servePrototype } from './prototype.ts';

/** One side of the comparison: `server.ts product|prototype FOLDER KEYS-AS-JSON`. */
const [side = 'product', folder = '', keysJson = '[]'] = process.argv.slice(2);
process.on('disconnect', () => process.exit(1));
// Processor time so far, whenever it is asked for: on a busy machine it says more than the clock.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
if (side === 'prototype') {
  const lanes = await openLanes(JSON.parse(keysJson));
  const clients = lanes.map(({ key }) => ({ ...key.publicKey, kid: key.kid }));
  await servePrototype(
    join(folder, 'prototype.sqlite'),
    clients,
    { ...(await generateSigningKey()) },
    (url) => process.send?.(url),
  );
} else {
  const store = await openStore(openDatabase(join(folder, 'kezhi.sqlite')), nativeSha256);
  const ports = await openBenchPorts(store, folder);
  const configuration = readConfiguration({ port: '0', data: folder }, {});
  const server = await startServer({
    configuration,
    ports,
    version: '0',
    pagesFolder: join(folder, 'none'),
  });
  process.send?.(server.url);
}
