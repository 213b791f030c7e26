import { DatabaseSync } from 'node:sqlite';
import { constants, zstdCompressSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { CompactSign, type CryptoKey, compactVerify, importJWK, type JWK } from 'jose';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { figuresOf } from '#shared/aggregate/figures-of.ts';
import { workbookDigest } from '#shared/check/prepare-snapshot.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { digestOf } from '#shared/signing/digest-of.ts';
import { toHex } from '#shared/signing/hex.ts';
import { appendLeaf, type Frontier, leafHash } from '#shared/signing/merkle-log.ts';

/** What one snapshot costs at the least: verify, parse, recompute, store, log, receipt; no policy, no audit, no problems. */
export async function servePrototype(
  file: string,
  clients: readonly JWK[],
  serverJwk: JWK,
  onReady: (url: string) => void,
) {
  const keys = new Map<string, CryptoKey | Uint8Array>();
  for (const jwk of clients) keys.set(jwk.kid ?? '', await importJWK(jwk, 'EdDSA'));
  const serverKey = await importJWK(serverJwk, 'EdDSA');
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE original (sequence integer PRIMARY KEY, digest text UNIQUE, payload blob, signature text);
    CREATE TABLE figure (sequence integer, indicator text, value text, PRIMARY KEY (sequence, indicator)) WITHOUT ROWID;
    CREATE TABLE node (level integer, position integer, hash blob, PRIMARY KEY (level, position)) WITHOUT ROWID;`);
  const insertOriginal = database.prepare('INSERT INTO original VALUES (?, ?, ?, ?)');
  const insertNode = database.prepare('INSERT INTO node VALUES (?, ?, ?)');
  const insertFigures = database.prepare(
    `INSERT INTO figure VALUES ${Array.from({ length: 50 }, () => '(?, ?, ?)').join(', ')}`,
  );
  const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
  let log: Frontier = { size: 0, peaks: [] };
  let waiting: { readonly run: () => void; readonly settle: () => void }[] = [];

  const commit = (run: () => void): Promise<void> =>
    new Promise((settle) => {
      waiting.push({ run, settle });
      if (waiting.length > 1) return;
      setImmediate(() => {
        const group = waiting;
        waiting = [];
        database.exec('BEGIN IMMEDIATE');
        for (const unit of group) unit.run();
        database.exec('COMMIT');
        for (const unit of group) unit.settle();
      });
    });

  const app = new Hono();
  app.post('/api/v1/snapshots', async (context) => {
    const jws = await context.req.text();
    const [header = '', , signature = ''] = jws.split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
    const { payload } = await compactVerify(jws, keys.get(kid)!);
    const parsed = parseSnapshot(JSON.parse(Buffer.from(payload).toString('utf8')));
    if ('problem' in parsed) return context.text(parsed.problem, 422);
    const { snapshot } = parsed;
    if (workbookDigest(snapshot.readings, snapshot.inputs, nativeSha256) !== snapshot.workbook.digest)
      return context.text('digest', 422);
    const digest = digestOf(payload, nativeSha256);
    const figures = figuresOf(snapshot, null);
    let receipt: object = {};
    await commit(() => {
      const appended = appendLeaf(log, leafHash(digest, nativeSha256), nativeSha256);
      log = appended.frontier;
      insertOriginal.run(log.size, digest, zstdCompressSync(payload, fast), signature);
      for (const node of appended.nodes) insertNode.run(node.level, node.position, node.hash);
      insertFigures.run(...figures.flatMap((figure) => [log.size, figure.indicatorId, figure.value]));
      receipt = { digest, sequence: log.size, root: toHex(appended.root), proof: appended.proof.map(toHex) };
    });
    const signed = await new CompactSign(canonicalBytes(receipt))
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(serverKey);
    return context.json({ receipt: signed }, 201);
  });
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    onReady(`http://127.0.0.1:${port}`),
  );
}
