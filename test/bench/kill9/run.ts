import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { openServerKeys } from '#backend/keys/server-keys.ts';
import { createVerifier } from '#backend/keys/verify-jws.ts';
import { openDatabase as openPostgres } from '#backend/storage/postgres/open-database.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { openDatabase as openSqlite } from '#backend/storage/sqlite/open-database.ts';
import type { Store } from '#backend/storage/store.ts';
import { receiptSchema } from '#shared/contract/receipt-schema.ts';
import type { Digest } from '#shared/model/brands.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { digestOf } from '#shared/signing/digest-of.ts';
import { toHex } from '#shared/signing/hex.ts';
import { rootOf } from '#shared/signing/merkle-log.ts';
import { verifyReceipt } from '#shared/signing/verify-receipt.ts';
import { beginBenchCity, createLaneKeys, openLanes, READINGS, SITE, signSnapshot } from './bench-city.ts';
import { createPoster } from './post-jws.ts';

/**
 * `npm run kill9 -- ROUNDS [--database-url URL]`: counties send without pause, the server is killed (SIGKILL) at a random
 * moment and started again on the same data. Everything that was acknowledged must be there afterwards, byte for byte,
 * with its figures, its place in the log and a receipt that verifies; what was not acknowledged is sent again and must
 * get one receipt. A kill keeps what the operating system holds: a loss of power needs another test.
 */
const LANES = 16;

interface Acknowledged {
  readonly digest: Digest;
  readonly receipt: string;
  readonly jws: string;
}

const { rounds, url } = readOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'kezhi-kill9-'));
const databaseUrl = url === null ? null : await emptySchema(url);
const lanes = await openLanes(await createLaneKeys(LANES));
const next: number[] = lanes.map(() => 0);
const unanswered: (string | null)[] = lanes.map(() => null);
const acknowledged = new Map<Digest, Acknowledged>();
let lost = 0;
let wrong = 0;
let sent = 0;
const starts: number[] = [];

await withStore((store) => beginBenchCity(store, lanes));
await openServerKeys(folder, SITE.createdAt);
let checkedBefore = 0;
for (let round = 0; round < rounds; round++) {
  await runRound();
  await checkRound(round === rounds - 1 || round % 10 === 9);
  process.stderr.write(
    `round ${round + 1}/${rounds}: sent ${sent}, acknowledged ${acknowledged.size}, lost ${lost}, wrong ${wrong}\n`,
  );
}
rmSync(folder, { recursive: true, force: true });
starts.sort((a, b) => a - b);
process.stdout.write(
  `restart median ${Math.round(starts[starts.length >> 1] ?? 0)} ms, slowest ${Math.round(starts.at(-1) ?? 0)} ms\n`,
);
if (wrong > 0) process.stdout.write(`wrong ${wrong}\n`);
process.stdout.write(`acknowledged ${acknowledged.size} lost ${lost}\n`);
process.exitCode = lost > 0 || wrong > 0 ? 1 : 0;

/** Starts a server, sends from every lane until it is killed. */
async function runRound(): Promise<void> {
  const begun = performance.now();
  const { child, url: address } = await startServer();
  starts.push(performance.now() - begun);
  const poster = createPoster(address, LANES);
  let running = true;
  const senders = lanes.map(async (lane, index) => {
    while (running) {
      const jws = unanswered[index] ?? (await signSnapshot(lane, next[index]!++));
      unanswered[index] = jws;
      sent++;
      const answer = await poster.post(jws);
      if (!answer) continue;
      if (answer.status === 201 || answer.status === 200) acknowledge(jws, answer.body);
      else report(`status ${answer.status}: ${answer.body.slice(0, 200)}`);
      unanswered[index] = null;
    }
  });
  // Counted from the first acknowledgement, so that a busy machine kills in the middle of the work too.
  const before = acknowledged.size;
  for (let waited = 0; acknowledged.size === before && waited < 10_000; waited += 10) await wait(10);
  await wait(150 + Math.random() * 700);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  running = false;
  await ended;
  await Promise.all(senders);
  poster.close();
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function acknowledge(jws: string, body: string): void {
  const payload = readCompactJws(jws)?.payload;
  const { receipt } = JSON.parse(body) as { receipt: string };
  if (!payload) return;
  const digest = digestOf(payload, nativeSha256);
  const earlier = acknowledged.get(digest);
  if (earlier && earlier.receipt !== receipt) report('two receipts for the same bytes');
  acknowledged.set(digest, { digest, receipt, jws });
}

function report(what: string): void {
  wrong++;
  process.stderr.write(`${what}\n`);
}

/** Looks for every acknowledged snapshot of this round (now and then: of all rounds) in the data that is left. */
async function checkRound(all: boolean): Promise<void> {
  const keys = await openServerKeys(folder, SITE.createdAt);
  await withStore(async (store) => {
    const expected = [...acknowledged.values()].slice(all ? 0 : checkedBefore);
    for (const [index, one] of expected.entries()) await checkOne(store, one, index % 20 === 0 ? keys : null);
    const size = await store.read.log.size();
    const rebuilt = await store.read.log.withNodes((read) => rootOf(size, read, nativeSha256));
    const last = size === 0 ? null : await store.read.log.original(size);
    const record = last && (await store.read.snapshots.byDigest(last.digest));
    const papers = record && (await store.read.snapshots.papers(record.sequence));
    if (papers && receiptSchema.parse(JSON.parse(papers.receipt)).log.root !== toHex(rebuilt))
      report('the root of the log is not the one of its last receipt');
    checkedBefore = acknowledged.size;
  });
}

async function checkOne(
  store: Store,
  one: Acknowledged,
  keys: Awaited<ReturnType<typeof openServerKeys>> | null,
): Promise<void> {
  const record = await store.read.snapshots.byDigest(one.digest);
  const original = record && (await store.read.log.original(record.sequence));
  if (!record || !original) {
    lost++;
    return;
  }
  const figures = (await store.read.snapshots.figures([record.sequence])).get(record.sequence) ?? [];
  if (original.jws !== one.jws || figures.length !== READINGS)
    report(`snapshot ${record.sequence} is not as it was sent`);
  if (keys) await checkReceipt(one, keys);
}

async function checkReceipt(
  one: Acknowledged,
  { listed }: Awaited<ReturnType<typeof openServerKeys>>,
): Promise<void> {
  const serverKeys = listed.map(({ kid, publicKeyJwk }) => ({ kid, publicKey: publicKeyJwk }));
  const question = {
    receipt: one.receipt,
    snapshot: null,
    serverKeys,
    parseReceipt: (value: unknown) => receiptSchema.parse(value),
    parseSnapshot: () => null,
  };
  const checked = await verifyReceipt(question, createVerifier(), nativeSha256);
  if (checked.signature !== 'valid' || checked.inclusion !== 'valid') report('a receipt does not verify');
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const database =
    databaseUrl === null ? openSqlite(join(folder, 'kezhi.sqlite')) : await openPostgres(databaseUrl);
  const store = await openStore(database, nativeSha256);
  await work(store);
  await store.close();
}

function startServer(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const script = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, databaseUrl ?? ''], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
  });
  return new Promise((resolve, reject) => {
    child.once('message', (address) => resolve({ child, url: String(address) }));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it answered`)));
  });
}

/** A schema of its own in the given database, emptied. */
async function emptySchema(given: string): Promise<string> {
  const pool = new Pool({ connectionString: given, max: 1 });
  await pool.query('DROP SCHEMA IF EXISTS kezhi_kill9 CASCADE');
  await pool.query('CREATE SCHEMA kezhi_kill9');
  await pool.end();
  const address = new URL(given);
  address.searchParams.set('options', '-c search_path=kezhi_kill9');
  return address.toString();
}

function readOptions(args: readonly string[]): { readonly rounds: number; readonly url: string | null } {
  const at = args.indexOf('--database-url');
  const count = Number(args.find((one) => /^\d+$/.test(one)) ?? '20');
  if (!(count >= 1)) throw new Error('usage: npm run kill9 -- ROUNDS [--database-url URL]');
  return { rounds: count, url: at >= 0 ? (args[at + 1] ?? null) : null };
}
