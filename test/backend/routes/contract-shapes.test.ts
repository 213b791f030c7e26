import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
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
import { digest, jws, packReference, problem, serverKey, shaped, text, time } from './printed-shapes.ts';

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

  const operation = z.object({
    requestBody: z
      .object({
        content: z.record(
          z.string(),
          z.object({
            schema: z.object({
              description: z.string().optional(),
              properties: z.record(z.string(), z.object({ description: z.string().optional() })).optional(),
              contentSchema: z
                .object({
                  properties: z.looseObject({ format: z.object({ const: z.string() }) }),
                  required: z.array(z.string()),
                })
                .optional(),
            }),
          }),
        ),
      })
      .optional(),
  });

  it('OpenAPI tells of every signed body its typ and the payload that is signed', async () => {
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
      .parse(await (await city.get('/openapi.json')).json());
    const bodies = Object.values(paths).flatMap(({ post }) => {
      const body = post?.requestBody?.content['application/jose'];
      return body ? [body.schema] : [];
    });
    expect(bodies.map(({ description = '' }) => /"typ": "([^"]+)"/.exec(description)?.[1])).toEqual(
      bodies.map(({ contentSchema }) => contentSchema?.properties.format.const),
    );
    expect(bodies.map(({ contentSchema }) => contentSchema?.required.includes('site'))).toEqual(
      Array(8).fill(true),
    );
    const enrolment = paths['/api/v1/enrolments']?.post?.requestBody?.content['application/json']?.schema;
    expect(enrolment?.properties?.proof?.description).toContain('kezhi-enrolment/1, over {site, code, thumb');
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
