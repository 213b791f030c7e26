import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import { type BenchRow, readable } from '../bench-row.ts';
import { median } from '../in-turns.ts';
import { beginBenchCity, createLaneKeys, openLanes, signSnapshot } from '../kill9/bench-city.ts';
import { createPoster } from '../kill9/post-jws.ts';

const LANES = 32;
const ROUNDS = 3;
/** Snapshots each lane sends in one round. */
const PER_LANE = 90;

const LEAST = 0.8;

/**
 * Snapshots per second of the product against a prototype that does the same work in the same arrangement, in turns; and the
 * same by processor time of the server alone, which other work on the machine distorts less.
 */
export async function benchIngest(): Promise<BenchRow[]> {
  const keys = await createLaneKeys(LANES);
  const lanes = await openLanes(keys);
  // Signed once and beforehand, so that the clients cost as little as they can.
  const signed = await Promise.all(
    lanes.map((lane) =>
      Promise.all(Array.from({ length: PER_LANE }, (_, number) => signSnapshot(lane, number))),
    ),
  );
  const rates = { product: [] as number[], prototype: [] as number[] };
  const costs = { product: [] as number[], prototype: [] as number[] };
  for (let round = 0; round < ROUNDS; round++)
    for (const side of ['prototype', 'product'] as const) {
      const folder = mkdtempSync(join(tmpdir(), 'kezhi-ingest-'));
      if (side === 'product') {
        const store = await openStore(openDatabase(join(folder, 'kezhi.sqlite')), nativeSha256);
        await beginBenchCity(store, lanes);
        await store.close();
      }
      const { child, url } = await start(side, folder, JSON.stringify(keys));
      const { rate, cost } = await load(url, signed, child);
      rates[side].push(rate);
      costs[side].push(cost);
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  const what = 'snapshots of 50 figures, SQLite FULL, one thread';
  return [
    rowOf(what, '/s', median(rates.product), median(rates.prototype), (product, peer) => product / peer),
    rowOf(
      `${what}, processor time`,
      'µs',
      median(costs.product),
      median(costs.prototype),
      (product, peer) => peer / product,
    ),
  ];
}

function rowOf(
  what: string,
  unit: string,
  product: number,
  peer: number,
  ratioOf: (product: number, peer: number) => number,
): BenchRow {
  const ratio = ratioOf(product, peer);
  return {
    area: 'ingest',
    what,
    product: `${readable(product)} ${unit}`,
    peer: `prototype ${readable(peer)} ${unit}`,
    ratio,
    goal: `≥ ${LEAST}×`,
    isMet: ratio >= LEAST,
  };
}

/** Closed loop: every lane sends its next snapshot when the last one was answered. The first third warms up, uncounted. */
async function load(
  url: string,
  signed: readonly (readonly string[])[],
  child: ChildProcess,
): Promise<{ readonly rate: number; readonly cost: number }> {
  const poster = createPoster(url, signed.length);
  const warm = Math.floor(PER_LANE / 3);
  await sendAll(poster, signed, 0, warm);
  const before = await processorTime(child);
  const begun = performance.now();
  await sendAll(poster, signed, warm, PER_LANE);
  const seconds = (performance.now() - begun) / 1000;
  const cost = (await processorTime(child)) - before;
  poster.close();
  const sent = signed.length * (PER_LANE - warm);
  return { rate: sent / seconds, cost: cost / sent };
}

const processorTime = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    child.once('message', (microseconds) => resolve(Number(microseconds)));
    child.send('usage');
  });

async function sendAll(
  poster: ReturnType<typeof createPoster>,
  signed: readonly (readonly string[])[],
  from: number,
  to: number,
): Promise<void> {
  await Promise.all(
    signed.map(async (snapshots) => {
      for (const jws of snapshots.slice(from, to)) {
        const answer = await poster.post(jws);
        if (answer?.status !== 201)
          throw new Error(`status ${answer?.status}: ${answer?.body.slice(0, 200)}`);
      }
    }),
  );
}

function start(
  side: string,
  folder: string,
  keys: string,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const script = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, [script, side, folder, keys], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ child, url: String(url) }));
    child.once('exit', (code) => reject(new Error(`the ${side} ended with ${code}`)));
  });
}
