import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Digest } from '#shared/model/brands.ts';
import {
  codeOf,
  createKey,
  dayFromNow,
  digestOfJws,
  enrolmentOf,
  jsonOf,
  type LiveCity,
  type LiveKey,
  openLiveCity,
  seconds,
  snapshotOf,
} from './live-city.ts';

// The shapes as the contract prints them, written down here once more and independent of the product's own schemas.
const text = z.string();
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const jws = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);
const packReference = z.object({ id: text, version: text, digest });
const serverKey = z.object({
  kid: text,
  publicKeyJwk: z.looseObject({ kty: text, crv: text, x: text }),
});
const late = z.object({ minutes: z.number().int() }).nullable();
const problem = z.object({
  type: text,
  title: text.regex(/[\u4e00-\u9fff].*。$/),
  status: z.number(),
  detail: text.regex(/[\u4e00-\u9fff]/),
  code: text,
  instance: text,
});

const PACK = 'dingxi-targets-2022';
let city: LiveCity;
let coordinator: LiveKey;
let issuer: LiveKey;
let reporter: LiveKey;
let reviewer: LiveKey;
let sent: string;

beforeAll(async () => {
  city = await openLiveCity();
  coordinator = await city.enrol('coordinator', '621100');
  issuer = await city.enrol('issuer', '621100');
  reporter = await city.enrol('reporter', '621125');
  reviewer = await city.enrol('reviewer', '621125');
  const opened = { act: 'open', pack: PACK, period: '2022', deadline: dayFromNow(3) };
  expect((await city.act('/periods', coordinator, 'kezhi-period/1', opened)).status).toBe(200);
  sent = reporter.sign('kezhi-snapshot/1', snapshotOf(city, { packId: PACK }));
  expect((await city.postJws('/snapshots', sent)).status).toBe(201);
});
afterAll(() => city.close());

/** Parses an answer with a printed shape; what is missing or of another type fails the test by name. */
async function shaped<T>(answer: Response, status: number, shape: z.ZodType<T>): Promise<T> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  return shape.parse(await answer.json());
}

describe('POST /enrolments', () => {
  it('binds a key and answers with the keys of the server; the same key again is 200', async () => {
    const request = enrolmentOf(
      createKey('ES256'),
      await city.code('reporter', '621126', '财政局'),
      city.site.site,
    );
    const shape = z.object({
      enrolment: z.object({
        kid: text,
        region: z.literal('621126'),
        role: z.literal('reporter'),
        department: z.literal('财政局'),
      }),
      serverKeys: z.array(serverKey).min(1),
    });
    await shaped(await city.postJson('/enrolments', request), 201, shape);
    await shaped(await city.postJson('/enrolments', request), 200, shape);
  });

  it('takes a key as a browser exports it, with members that are no part of it, and never a private one', async () => {
    const key = createKey('EdDSA');
    const request = enrolmentOf(key, await city.code('reporter', '621126'), city.site.site);
    const exported = { ...key.publicKeyJwk, ext: true, key_ops: ['verify'], alg: 'Ed25519' };
    expect((await city.postJson('/enrolments', { ...request, publicKeyJwk: exported })).status).toBe(201);
    const secret = { ...key.publicKeyJwk, d: 'x'.repeat(43) };
    expect(await codeOf(await city.postJson('/enrolments', { ...request, publicKeyJwk: secret }))).toBe(
      '400 invalid-request',
    );
  });
});

describe('keys and sessions', () => {
  it('GET /keys tells the keys of the server to anybody', async () => {
    const { keys } = await shaped(
      await city.get('/keys'),
      200,
      z.object({ keys: z.array(serverKey).min(1) }),
    );
    expect(keys.every(({ publicKeyJwk }) => !('d' in publicKeyJwk))).toBe(true);
  });

  it('GET /enrolments lists keys for the coordinator only', async () => {
    const one = z.object({
      kid: text,
      label: text,
      name: text,
      region: text,
      role: text,
      revokedAt: time.nullable(),
    });
    await shaped(
      await city.get('/enrolments', coordinator),
      200,
      z.object({ enrolments: z.array(one).min(4) }),
    );
    for (const key of [issuer, reporter, reviewer])
      expect(await codeOf(await city.get('/enrolments', key))).toBe('403 role-not-allowed');
    expect(await codeOf(await city.get('/enrolments'))).toBe('401 not-signed-in');
  });

  it('POST /sessions makes a bearer token of at most eight hours from a nonce that works once', async () => {
    const nonce = await shaped(
      await city.get('/sessions/nonce'),
      200,
      z.object({ nonce: text.min(20), expiresAt: time }),
    );
    expect(Date.parse(nonce.expiresAt) - Date.now()).toBeLessThanOrEqual(120_000);
    const assertion = reporter.sign('kezhi-session/1', {
      site: city.site.site,
      nonce: nonce.nonce,
      iat: seconds(),
    });
    const session = await shaped(
      await city.postJson('/sessions', { assertion }),
      201,
      z.object({ token: text.min(40), expiresAt: time }),
    );
    expect(Date.parse(session.expiresAt) - Date.now()).toBeLessThanOrEqual(8 * 3_600_000);
    expect(await codeOf(await city.postJson('/sessions', { assertion }))).toBe('401 invalid-nonce');
  });

  it('POST /enrolments/{kid}/revoke ends a key and the sessions it has', async () => {
    const key = await city.enrol('reporter', '621102');
    expect((await city.get('/periods', key)).status).toBe(200);
    expect(await codeOf(await city.postJson(`/enrolments/${key.kid}/revoke`, {}, coordinator))).toBe(
      '400 invalid-request',
    );
    const revoked = await city.postJson(`/enrolments/${key.kid}/revoke`, { reason: '调离' }, coordinator);
    await shaped(revoked, 200, z.object({ kid: z.literal(key.kid), revokedAt: time }));
    expect(await codeOf(await city.get('/periods', key))).toBe('403 revoked-key');
    const nobody = `/enrolments/${'A'.repeat(43)}/revoke`;
    expect(await codeOf(await city.postJson(nobody, { reason: 'x' }, coordinator))).toBe('404 not-found');
  });
});

describe('snapshots', () => {
  const receiptOf = (compact: string): unknown =>
    JSON.parse(Buffer.from(compact.split('.')[1]!, 'base64url').toString('utf8'));
  const submission = z.object({
    receipt: jws,
    verdict: z.enum(['pass', 'explain']),
    score: z.looseObject({}).nullable(),
  });

  it('POST /snapshots answers receipt, verdict and score, the same for the same payload', async () => {
    const again = await shaped(await city.postJws('/snapshots', sent), 200, submission);
    const third = await shaped(await city.postJws('/snapshots', sent), 200, submission);
    expect(third.receipt).toBe(again.receipt);
    const receipt = z
      .strictObject({
        format: z.literal('kezhi-receipt/1'),
        site: z.literal(city.site.site),
        digest: z.literal(digestOfJws(sent)),
        sequence: z.number().int().min(1),
        receivedAt: time,
        late,
        region: z.literal('621125'),
        period: z.literal('2022'),
        pack: z.strictObject({ id: z.literal(PACK), version: text, digest }),
        log: z.strictObject({ size: z.number().int(), root: text, proof: z.array(text) }),
      })
      .parse(receiptOf(again.receipt));
    expect(receipt.late).toBeNull();
    const header = JSON.parse(Buffer.from(again.receipt.split('.')[0]!, 'base64url').toString()) as object;
    expect(header).toMatchObject({ typ: 'kezhi-receipt/1' });
  });

  const summary = z.object({
    digest,
    region: text,
    regionName: text,
    department: text.nullable(),
    pack: packReference,
    period: text,
    revision: z.number().int(),
    nature: text,
    state: text,
    late,
    receivedAt: time,
    createdAt: time,
    total: decimal.nullable(),
  });

  it('GET /snapshots filters by pack, period, region and state, in pages', async () => {
    const list = z.object({ snapshots: z.array(summary), next: text.nullable() });
    const query = `?pack=${PACK}&period=2022&region=621125&state=received`;
    const found = await shaped(await city.get(`/snapshots${query}`, coordinator), 200, list);
    expect(found.snapshots.map((one) => one.digest)).toEqual([digestOfJws(sent)]);
    for (const other of ['pack=county-leap', 'period=2021', 'region=621126', 'state=accepted'])
      expect((await shaped(await city.get(`/snapshots?${other}`, coordinator), 200, list)).snapshots).toEqual(
        [],
      );
    expect(await codeOf(await city.get('/snapshots?state=nonsense', coordinator))).toBe(
      '400 invalid-request',
    );
  });

  it('GET /snapshots/{digest} gives the original back byte for byte, and its diff names its predecessor', async () => {
    const digestOfSent = digestOfJws(sent);
    const one = await shaped(
      await city.get(`/snapshots/${digestOfSent}`, reporter),
      200,
      z.object({ summary, jws, receipt: jws, acts: z.array(z.looseObject({ act: text })) }),
    );
    expect(one.jws).toBe(sent);
    expect(await codeOf(await city.get(`/snapshots/${digestOfSent}/diff`, reporter))).toBe(
      '404 unknown-snapshot',
    );
    const self = await city.get(`/snapshots/${digestOfSent}/diff?against=${digestOfSent}`, reporter);
    await shaped(self, 200, z.object({ from: digest, to: digest, readings: z.array(z.unknown()).length(0) }));
    const neighbour = await city.enrol('reporter', '621126');
    expect(await codeOf(await city.get(`/snapshots/${digestOfSent}`, neighbour))).toBe(
      '403 region-not-allowed',
    );
    expect(await codeOf(await city.get(`/snapshots/sha256:${'0'.repeat(64)}`, reporter))).toBe(
      '404 unknown-snapshot',
    );
  });

  it('POST /snapshots/{digest}/acts wants the act of that very snapshot', async () => {
    const snapshot = digestOfJws(sent);
    const act = (given: object, path: Digest = snapshot) =>
      city.act(`/snapshots/${path}/acts`, coordinator, 'kezhi-act/1', { snapshot, ...given });
    const shape = z.object({ state: text, digest, sequence: z.number().int(), at: time });
    await shaped(
      await act({
        act: 'explanation-accepted',
        value: { code: 'year-jump', indicatorId: null, scope: null },
      }),
      201,
      shape,
    );
    expect(await codeOf(await act({ act: 'return' }))).toBe('422 reason-required');
    expect(await codeOf(await act({ act: 'accept' }, `sha256:${'1'.repeat(64)}` as Digest))).toBe(
      '400 invalid-request',
    );
    expect(await codeOf(await act({ act: 'raise-the-score' }))).toBe('400 invalid-request');
  });
});

describe('GET /city-table', () => {
  const figure = { numerator: decimal.nullable(), denominator: decimal.nullable() };
  const table = z.object({
    pack: packReference,
    period: z.literal('2022'),
    basis: z.enum(['latest', 'accepted']),
    regions: z.array(
      z.object({
        region: text,
        name: text,
        state: text.nullable(),
        late,
        total: decimal.nullable(),
        rank: z.number().int().nullable(),
        class: text.nullable(),
      }),
    ),
    indicators: z
      .array(
        z.object({
          indicatorId: text,
          indicator: text,
          scope: text.nullable(),
          unit: text,
          aggregate: z.enum(['sum', 'ratio', 'weighted', 'none']),
          city: z.object({ value: decimal, ...figure }).nullable(),
          range: z.object({ low: decimal, high: decimal }).nullable(),
          values: z.record(
            text,
            z.object({ value: decimal.nullable(), ...figure, points: decimal.nullable() }),
          ),
        }),
      )
      .min(1),
    missing: z.array(text),
    jws,
  });
  const path = `/city-table?pack=${PACK}&period=2022`;

  it('has the printed shape, an ETag, and 304 for who has it', async () => {
    const answer = await city.get(path, coordinator);
    const etag = answer.headers.get('etag')!;
    expect([answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual([
      'private, no-cache',
      'authorization',
    ]);
    const whole = await shaped(answer, 200, table);
    expect([whole.basis, whole.missing]).toEqual(['latest', ['621102', '621126']]);
    const same = await city.get(path, coordinator, { 'if-none-match': etag });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const accepted = await shaped(await city.get(`${path}&basis=accepted`, coordinator), 200, table);
    expect([accepted.basis, accepted.missing.length]).toEqual(['accepted', 3]);
  });

  it('tells a county its own row under an ETag of its own, so that no cache mixes them', async () => {
    const ofCity = (await city.get(path, coordinator)).headers.get('etag')!;
    const answer = await city.get(path, reporter, { 'if-none-match': ofCity });
    const own = await shaped(answer, 200, table);
    expect(own.regions.map(({ region }) => region)).toEqual(['621125']);
    expect(own.indicators.flatMap(({ values }) => Object.keys(values)).every((one) => one === '621125')).toBe(
      true,
    );
    expect(own.indicators.every((row) => row.city === null && row.range === null)).toBe(true);
    expect(await codeOf(await city.get(path))).toBe('401 not-signed-in');
    expect(await codeOf(await city.get(`/city-table?pack=${PACK}&period=2021`, coordinator))).toBe(
      '409 period-not-open',
    );
    expect(await codeOf(await city.get(`${path}&basis=best`, coordinator))).toBe('400 invalid-request');
  });
});

describe('periods, packs, readiness and the log', () => {
  it('GET and POST /periods, and their acts at their own address', async () => {
    const period = z.object({
      pack: text,
      period: text,
      state: z.enum(['open', 'closed']),
      deadline: text.nullable(),
    });
    await shaped(await city.get('/periods', reporter), 200, z.object({ periods: z.array(period).length(1) }));
    const later = { act: 'deadline', pack: PACK, period: '2022', deadline: dayFromNow(5) };
    const address = `/periods/${PACK}/2022`;
    const moved = await shaped(
      await city.act(`${address}/acts`, coordinator, 'kezhi-period/1', later),
      200,
      period,
    );
    expect(moved.deadline).toBe(dayFromNow(5));
    expect(
      await codeOf(await city.act(`/periods/${PACK}/2023/acts`, coordinator, 'kezhi-period/1', later)),
    ).toBe('400 invalid-request');
    for (const key of [reporter, reviewer, issuer])
      expect(await codeOf(await city.act(`${address}/acts`, key, 'kezhi-period/1', later))).toBe(
        '403 role-not-allowed',
      );
    await shaped(await city.get(address, reporter), 200, period);
  });

  it('GET /packs and /packs/{id}/{version} carry digests; POST /packs is the issuer’s', async () => {
    const { packs } = await shaped(
      await city.get('/packs'),
      200,
      z.object({ packs: z.array(packReference.extend({ title: text })).min(10) }),
    );
    const first = packs[0]!;
    const one = await shaped(
      await city.get(`/packs/${first.id}/${first.version}`),
      200,
      z.object({ pack: z.looseObject({ format: z.literal('kezhi-pack/1') }), digest }),
    );
    expect(one.digest).toBe(first.digest);
    const pack = { ...one.pack, version: '7.0.0' };
    expect(await codeOf(await city.act('/packs', coordinator, 'kezhi-pack/1', { pack }))).toBe(
      '403 role-not-allowed',
    );
    const published = await Promise.all(
      Array.from({ length: 3 }, () =>
        city.act('/packs', issuer, 'kezhi-pack/1', { pack, createdAt: '2022-01-01T00:00:00Z' }),
      ),
    );
    expect(published.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const empty = {
      format: 'kezhi-issued-targets/1',
      pack: PACK,
      period: '2022',
      targets: [],
      document: '分解表',
    };
    expect(
      (await city.act('/issued-targets', issuer, 'kezhi-issued-targets/1', { issued: empty })).status,
    ).toBe(201);
    expect((await city.get(`/issued-targets/${PACK}`)).status).toBe(200);
  });

  it('POST /readiness takes counts and no values, GET shows them', async () => {
    const counts = { blocking: 0, query: 1, explained: 1, filled: 10, required: 17 };
    const told = await city.postJson('/readiness', { pack: PACK, period: '2022', ...counts }, reporter);
    expect(told.status).toBe(200);
    const { drafts } = await jsonOf<{ drafts: object[] }>(
      await city.get(`/readiness?pack=${PACK}&period=2022`, coordinator),
    );
    expect(drafts).toMatchObject([{ region: '621125', ...counts }]);
  });

  it('GET /log/checkpoint, /log/proof/{digest} and /log/consistency answer anybody', async () => {
    const hash = z.string().regex(/^[0-9a-f]{64}$/);
    const { size } = await shaped(
      await city.get('/log/checkpoint'),
      200,
      z.object({ size: z.number().int(), root: hash, jws }),
    );
    const proof = z.object({ digest, size: z.literal(size), root: hash, proof: z.array(hash) });
    await shaped(await city.get(`/log/proof/${digestOfJws(sent)}`), 200, proof);
    await shaped(
      await city.get(`/log/consistency?from=1&to=${size}`),
      200,
      z.object({ proof: z.array(hash) }),
    );
    expect(await codeOf(await city.get(`/log/proof/sha256:${'0'.repeat(64)}`))).toBe('404 not-in-log');
  });

  it('healthz, readyz and metrics answer on this machine; OpenAPI 3.1 describes every route', async () => {
    const plain = async (path: string) => (await fetch(`${city.url}${path}`)).text();
    expect([await plain('/healthz'), await plain('/readyz')]).toEqual(['ok', 'ready']);
    expect(await plain('/metrics')).toContain('kezhi_log_size');
    const document = await jsonOf<{ openapi: string; paths: object }>(await city.get('/openapi.json'));
    expect([document.openapi, Object.keys(document.paths).length > 25]).toEqual(['3.1.0', true]);
  });
});

describe('every refusal', () => {
  it('is problem+json in Chinese with its code, names no stack, and says which methods an address takes', async () => {
    const answers = await Promise.all([
      city.get('/nothing'),
      city.get('/periods'),
      city.postJws('/snapshots', 'nonsense'),
      city.postJson('/enrolments', {}),
      fetch(`${city.url}/api/v1/packs`, { method: 'PUT' }),
    ]);
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const body = problem.parse(await answer.json());
      expect([body.status, body.type]).toEqual([answer.status, `urn:kezhi:problem:${body.code}`]);
      expect(JSON.stringify(body)).not.toMatch(/\.ts|node_modules| at /);
    }
    expect(answers.at(-1)!.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('of a body that nobody read still leaves an audit entry', async () => {
    const before = (await city.store.read.audit.latest(1000)).length;
    const large = await city.postJws('/snapshots', 'x'.repeat(4 * 1024 * 1024 + 1));
    expect(await codeOf(large)).toBe('413 too-large');
    expect(await codeOf(await city.postJson('/snapshots', {}))).toBe('415 unsupported-media-type');
    const entries = (await city.store.read.audit.latest(1000)).slice(0, 2);
    expect((await city.store.read.audit.latest(1000)).length).toBe(before + 2);
    expect(entries.map(({ outcome }) => outcome).sort()).toEqual(['too-large', 'unsupported-media-type']);
  });
});
