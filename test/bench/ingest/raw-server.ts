import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { packJws } from '#backend/storage/sql/original-form.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import { toHex } from '#shared/signing/hex.ts';
import { appendLeaf, type Frontier, leafHash } from '#shared/signing/merkle-log.ts';

/**
 * The prototype that ingest is held against: raw node:http and hand-written SQL in one thread, doing the same work for a
 * snapshot (verify, parse, store original, figures and log leaf in durable groups of 64, sign a receipt) and nothing else:
 * no audit, no periods, no revisions, no repeated sending.
 */
const folder = process.argv[2] ?? '';
const { client, server } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'));
const clients = new Map<string, ReturnType<typeof createPublicKey>>(
  client.map(({ kid, jwk }: { kid: string; jwk: object }) => [
    kid,
    createPublicKey({ key: jwk as never, format: 'jwk' }),
  ]),
);
const receiptKey = createPrivateKey({ key: server, format: 'jwk' });

const database = new DatabaseSync(join(folder, 'raw.sqlite'));
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE original (sequence integer PRIMARY KEY, digest text UNIQUE, header text, payload blob, signature text);
  CREATE TABLE log_node (level integer, position integer, hash blob, PRIMARY KEY (level, position)) WITHOUT ROWID;
  CREATE TABLE snapshot (sequence integer PRIMARY KEY, digest text UNIQUE, region text, period text, receipt text, UNIQUE (period, region));
  CREATE TABLE figure (sequence integer, indicator_id text, scope text, value text, PRIMARY KEY (sequence, indicator_id, scope)) WITHOUT ROWID`);
const insertOriginal = database.prepare('INSERT INTO original VALUES (?, ?, ?, ?, ?)');
const insertNode = database.prepare('INSERT INTO log_node VALUES (?, ?, ?)');
const insertSnapshot = database.prepare('INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)');
const figures = new Map<number, ReturnType<DatabaseSync['prepare']>>();
const insertFigures = (count: number) => {
  const known = figures.get(count);
  if (known) return known;
  const made = database.prepare(`INSERT INTO figure VALUES ${Array(count).fill('(?, ?, ?, ?)').join()}`);
  figures.set(count, made);
  return made;
};

let log: Frontier = { size: 0, peaks: [] };
const waiting: { readonly jws: string; readonly done: (status: number, body: string) => void }[] = [];
let isDraining = false;

const listener = createServer(async (request, response) => {
  const jws = await bodyOf(request);
  const done = (status: number, body: string): void => void response.writeHead(status).end(body);
  waiting.push({ jws, done });
  if (isDraining) return;
  isDraining = true;
  setImmediate(drain);
});
listener.listen(0, '127.0.0.1', () =>
  process.send?.(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`),
);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

function drain(): void {
  while (waiting.length > 0) {
    const group = waiting.splice(0, 64);
    database.exec('BEGIN IMMEDIATE');
    const receipts = group.map(({ jws }) => store(jws));
    database.exec('COMMIT');
    for (const [index, { done }] of group.entries()) {
      const receipt = receipts[index];
      if (receipt) done(201, JSON.stringify({ receipt: signed(receipt) }));
      else done(400, '{}');
    }
  }
  isDraining = false;
}

function store(jws: string): string | null {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const key = clients.get(kid);
  if (!key || !verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')))
    return null;
  const bytes = Buffer.from(payload, 'base64url');
  const parsed = parseSnapshot(JSON.parse(bytes.toString()));
  if ('problem' in parsed) return null;
  const { snapshot } = parsed;
  const digest = `sha256:${hash('sha256', bytes)}`;
  const sequence = log.size + 1;
  const appended = appendLeaf(log, leafHash(digest, nativeSha256), nativeSha256);
  log = appended.frontier;
  const packed = packJws(jws);
  insertOriginal.run(sequence, digest, packed.header, packed.payload, packed.signature);
  for (const { level, position, hash: node } of appended.nodes) insertNode.run(level, position, node);
  const values = snapshot.readings.flatMap((one) => [sequence, one.indicatorId, one.scope ?? '', one.value]);
  insertFigures(snapshot.readings.length).run(...values);
  const proof = appended.proof.map(toHex);
  const receipt = JSON.stringify({
    digest,
    sequence,
    receivedAt: new Date().toISOString(),
    log: { root: toHex(appended.root), proof },
  });
  insertSnapshot.run(sequence, digest, snapshot.region, snapshot.period, receipt);
  return receipt;
}

function signed(receipt: string): string {
  const text = `${Buffer.from('{"alg":"EdDSA","typ":"kezhi-receipt/1"}').toString('base64url')}.${Buffer.from(receipt).toString('base64url')}`;
  return `${text}.${sign(null, Buffer.from(text), receiptKey).toString('base64url')}`;
}
