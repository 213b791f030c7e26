import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import { beginBenchCity, createLaneKeys, openLanes, signSnapshot } from '../kill9/bench-city.ts';
import { createPoster } from '../kill9/post-jws.ts';

const LANES = 32;
const ROUNDS = 3;
/** Snapshots each lane sends in one round. */
const PER_LANE = Number(process.env.KEZHI_BENCH_SNAPSHOTS ?? '120');

export interface IngestResult {
  /** Snapshots per second, median of the rounds. */
  readonly product: number;
  readonly prototype: number;
  readonly ratio: number;
  /** The same by processor time of the server alone: what a busy machine does not distort. */
  readonly ratioByProcessor: number;
}

/** Snapshots per second of the product against a prototype that does the same work in the same arrangement, in turns. */
export async function measureIngest(): Promise<IngestResult> {
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
  const [product, prototype] = [median(rates.product), median(rates.prototype)];
  const ratioByProcessor = median(costs.prototype) / median(costs.product);
  return { product, prototype, ratio: product / prototype, ratioByProcessor };
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
  return { rate: (signed.length * (PER_LANE - warm)) / seconds, cost };
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

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { product, prototype, ratio, ratioByProcessor } = await measureIngest();
  process.stdout.write(
    `ingest: product ${Math.round(product)}/s, prototype ${Math.round(prototype)}/s, ratio ${ratio.toFixed(2)}, by processor time ${ratioByProcessor.toFixed(2)} (goal 0.80)\n`,
  );
}
