import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { openServerKeys } from '#backend/keys/server-keys.ts';
import { generateSigningKey } from '#backend/keys/signing-key.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import { type BenchRow, readable } from '../bench-row.ts';
import { median } from '../in-turns.ts';
import { beginBenchCity, createLaneKeys, openLanes, SITE, signSnapshot } from '../kill9/bench-city.ts';
import { createPoster } from '../kill9/post-jws.ts';

const LANES = 32;
const PER_LANE = 60;
const ROUNDS = 3;
const LEAST = 0.8;

/** Snapshots per second over loopback, the product's server and the raw prototype in turns, the same bytes to both. */
export async function benchIngest(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-ingest-'));
  const keys = await createLaneKeys(LANES);
  const lanes = await openLanes(keys);
  const store = await openStore(openDatabase(join(folder, 'kezhi.sqlite')), nativeSha256);
  await beginBenchCity(store, lanes);
  await store.close();
  await openServerKeys(folder, SITE.createdAt);
  const client = lanes.map(({ key }) => ({ kid: key.kid, jwk: key.publicKey }));
  writeFileSync(join(folder, 'keys.json'), JSON.stringify({ client, server: await generateSigningKey() }));
  const tokens = await Promise.all(
    lanes.map((lane) => Promise.all(Array.from({ length: PER_LANE }, (_, at) => signSnapshot(lane, at)))),
  );
  const servers = [
    await start('../kill9/server.ts', folder),
    await start('./raw-server.ts', folder),
  ] as const;
  const rates: readonly [number[], number[]] = [[], []];
  const share = PER_LANE / (ROUNDS + 1);
  for (let round = 0; round <= ROUNDS; round++)
    for (const index of [0, 1] as const) {
      const some = tokens.map((lane) => lane.slice(round * share, (round + 1) * share));
      const rate = await send(servers[index].url, some);
      if (round > 0) rates[index].push(rate);
    }
  for (const { stop } of servers) await stop();
  rmSync(folder, { recursive: true, force: true });
  const [product, raw] = [median(rates[0]), median(rates[1])];
  return [
    {
      area: 'ingest',
      what: `snapshots of 50 figures, SQLite FULL, one thread`,
      product: `${readable(product)} /s`,
      peer: `raw prototype ${readable(raw)} /s`,
      ratio: product / raw,
      goal: `≥ ${LEAST}×`,
      isMet: product / raw >= LEAST,
    },
  ];
}

/** Every lane sends one after the other, all lanes at once; snapshots per second. */
async function send(url: string, lanes: readonly (readonly string[])[]): Promise<number> {
  const poster = createPoster(url, LANES);
  const begun = performance.now();
  await Promise.all(
    lanes.map(async (tokens) => {
      for (const token of tokens) {
        const answer = await poster.post(token);
        if (answer?.status !== 201)
          throw new Error(`${url} answered ${answer?.status}: ${answer?.body.slice(0, 200)}`);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  poster.close();
  return lanes.flat().length / seconds;
}

function start(script: string, folder: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = (): Promise<void> =>
    new Promise((ended) => {
      child.once('exit', () => ended());
      child.kill('SIGKILL');
    });
  return new Promise<{ readonly url: string; readonly stop: typeof stop }>((resolve, reject) => {
    child.once('message', (url) => resolve({ url: String(url), stop }));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
}
