import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { REFUSAL_CODES } from '#shared/contract/refusal-codes.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import { parseHex } from '#shared/signing/hex.ts';
import { leafHash } from '#shared/signing/merkle-log.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { verifyConsistency } from '#shared/signing/verify-consistency.ts';
import { verifyInclusion } from '#shared/signing/verify-inclusion.ts';
import {
  BAND_GAP,
  CITY,
  codeOf,
  firms,
  openPeriod,
  openTestCity,
  PACK,
  PACK_DIGEST,
  SITE,
  snapshotOf,
  type TestCity,
  ZHANG,
} from '../open-test-city.ts';

let city: TestCity;
let issuer: SigningPort;
let coordinator: SigningPort;
let reporter: SigningPort;

beforeAll(async () => {
  city = await openTestCity();
  issuer = await city.enrol('issuer', CITY);
  coordinator = await city.enrol('coordinator', CITY);
  reporter = await city.enrol('reporter', ZHANG);
  await openPeriod(city, coordinator);
});
afterAll(() => city.close());

const createdAt = '2022-07-04T01:00:00.000Z';
const publish = async (key: SigningPort, pack: RulePack) =>
  city.post(
    '/api/v1/packs',
    await city.sign(key, 'kezhi-pack/1', { format: 'kezhi-pack/1', site: SITE, pack, createdAt }),
  );
const next: RulePack = { ...PACK, version: '1.1.0', questions: [BAND_GAP] };

describe('rule packs', () => {
  it('are published by an issuer under a new version and never change after', async () => {
    expect(await codeOf(await publish(coordinator, next))).toBe('403 role-not-allowed');
    expect(await codeOf(await publish(issuer, { ...PACK, title: '改' }))).toBe('409 pack-version-exists');
    expect(await codeOf(await publish(issuer, { ...next, indicators: [] }))).toBe('422 invalid-pack');
    const answers = [await publish(issuer, next), await publish(issuer, next)];
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    expect(((await answers[0]!.json()) as { digest: string }).digest).toBe(digestOfValue(next));
    const { packs } = (await (await city.get('/api/v1/packs')).json()) as {
      packs: { version: string; source: string }[];
    };
    expect(packs.map(({ version, source }) => [version, source])).toEqual([
      ['1.0.0', 'built-in'],
      ['1.1.0', 'issued'],
    ]);
    const one = (await (await city.get(`/api/v1/packs/${PACK.id}/1.1.0`)).json()) as {
      pack: RulePack;
      jws: string;
    };
    expect([digestOfValue(one.pack), one.jws.split('.').length]).toEqual([digestOfValue(next), 3]);
    expect(await codeOf(await city.get(`/api/v1/packs/${PACK.id}/9.9.9`))).toBe('422 unknown-pack');
  });

  it('leave the rank pending until the issuer decides, and then score everything anew', async () => {
    const reference = { id: next.id, version: next.version, digest: digestOfValue(next) };
    const submitted = snapshotOf({ readings: [firms('19')], pack: reference });
    expect((await city.submit(reporter, submitted)).status).toBe(201);
    const read = async () =>
      (await (await city.get(`/api/v1/city-table?pack=${PACK.id}&period=2022`, coordinator)).json()) as {
        ranking: { state: string; reasons: object[] };
        regions: { total: string | null; rank: number | null }[];
      };
    const open = await read();
    expect(open.ranking).toMatchObject({
      state: 'provisional',
      reasons: [
        { question: 'band-gap', regions: [{ name: '漳县', value: '19' }] },
        { why: 'not-reported', regions: [{ name: '漳县', value: '1' }] },
      ],
    });
    expect(open.regions[0]!.rank).toBeNull();
    const decide = async (option: string) =>
      city.post(
        `/api/v1/packs/${PACK.id}/1.1.0/decisions`,
        await city.sign(issuer, 'kezhi-decision/1', {
          format: 'kezhi-decision/1',
          site: SITE,
          pack: reference,
          decisions: [{ question: 'band-gap', option }],
          reason: '局务会',
          createdAt,
        }),
      );
    expect(await codeOf(await decide('no-such-option'))).toBe('422 unknown-question');
    expect((await decide('linear')).status).toBe(201);
    const decided = await read();
    expect([decided.ranking.state, decided.regions[0]!.total, decided.regions[0]!.rank]).toEqual([
      'incomplete',
      '19',
      1,
    ]);
    // A county that still scores without the decision is told to fetch it.
    expect(await codeOf(await city.submit(reporter, { ...submitted, revision: 2 }))).toBe(
      '422 score-mismatch',
    );
  });

  it('carry targets issued to the regions, the last word for each period', async () => {
    const issue = async (value: string, given: object = {}, region: string = ZHANG) => {
      const targets = [
        {
          indicatorId: 'firms',
          scope: null,
          region,
          period: '2022',
          kind: 'target',
          value: value as DecimalText,
          comparator: '>=',
          raw: value,
          clause: '分解表',
        },
      ];
      const issued = {
        format: 'kezhi-issued-targets/1',
        pack: PACK.id,
        period: '2022',
        targets,
        document: '定科发〔2022〕1号',
      };
      return city.post(
        '/api/v1/issued-targets',
        await city.sign(issuer, 'kezhi-issued-targets/1', {
          format: 'kezhi-issued-targets/1',
          site: SITE,
          issued,
          createdAt,
          ...given,
        }),
      );
    };
    expect([(await issue('8')).status, (await issue('9')).status, (await issue('9')).status]).toEqual([
      201, 201, 200,
    ]);
    // Two issuers never replace each other's version unseen, and nobody issues to another city's county.
    expect(await codeOf(await issue('10', { supersedes: null }))).toBe('409 issued-meanwhile');
    expect(await codeOf(await issue('10', {}, '620102'))).toBe('403 region-not-allowed');
    const { issued } = (await (await city.get(`/api/v1/issued-targets/${PACK.id}`)).json()) as {
      issued: { targets: { targets: { value: string }[] } }[];
    };
    expect(issued.map(({ targets }) => targets.targets[0]!.value)).toEqual(['9']);
  });
});

describe('the log', () => {
  const bytes = (hex: string) => parseHex(hex)!;
  const json = async <T>(path: string) => (await (await city.get(path)).json()) as T;

  it('proves every signed thing to anybody, and that it only ever grew', async () => {
    const first = await json<{ size: number; root: string }>('/api/v1/log/checkpoint');
    const snapshot = snapshotOf({
      region: ZHANG,
      revision: 5,
      readings: [firms('7')],
      pack: { id: PACK.id, version: PACK.version, digest: PACK_DIGEST },
    });
    expect((await city.submit(reporter, snapshot)).status).toBe(201);
    const second = await json<{ size: number; root: string }>('/api/v1/log/checkpoint');
    expect(second.size).toBe(first.size + 1);
    const grown = await json<{ proof: string[] }>(
      `/api/v1/log/consistency?from=${first.size}&to=${second.size}`,
    );
    const claim = {
      first: { size: first.size, root: bytes(first.root) },
      second: { size: second.size, root: bytes(second.root) },
      proof: grown.proof.map(bytes),
    };
    expect(verifyConsistency(claim, nativeSha256)).toBe(true);
    const { snapshots } = (await (await city.get('/api/v1/snapshots', coordinator)).json()) as {
      snapshots: { digest: string; sequence: number }[];
    };
    for (const { digest, sequence } of snapshots) {
      const { proof } = await json<{ proof: string[] }>(`/api/v1/log/proof/${digest}`);
      const leaf = leafHash(digest, nativeSha256);
      expect(
        verifyInclusion(
          { index: sequence - 1, size: second.size, leaf, root: bytes(second.root), proof: proof.map(bytes) },
          nativeSha256,
        ),
      ).toBe(true);
    }
    expect(await codeOf(await city.get(`/api/v1/log/proof/sha256:${'0'.repeat(64)}`))).toBe('404 not-in-log');
    expect(await codeOf(await city.get(`/api/v1/log/consistency?from=${second.size}&to=9999`))).toBe(
      '422 invalid-log-size',
    );
  });
});

describe('the frame of the API', () => {
  it('is described as OpenAPI 3.1, with every route and no refusal the union does not have', async () => {
    const document = (await (await city.get('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const served = new Set(
      city.app.routes
        .filter(({ method, path }) => method !== 'ALL' && path !== '/api/v1/openapi.json')
        .map(({ method, path }) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual([...served].sort());
    const told = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) =>
        Object.entries(responses)
          .filter(([status]) => Number(status) >= 400)
          .flatMap(([, { description }]) => description.split(', ')),
      ),
    );
    for (const code of told) expect(REFUSAL_CODES).toContain(code);
  });

  it('answers what is not there, not allowed or not for others as problem+json, in the language asked for', async () => {
    const missing = await city.get('/api/v1/nothing', undefined, { 'accept-language': 'en' });
    expect(missing.headers.get('content-type')).toContain('application/problem+json');
    expect(await missing.json()).toMatchObject({
      status: 404,
      code: 'not-found',
      title: 'There is no such address or record.',
    });
    expect(await codeOf(await city.app.request('/api/v1/packs', { method: 'DELETE' }))).toBe(
      '405 method-not-allowed',
    );
    expect(await codeOf(await city.get('/metrics'))).toBe('403 loopback-only');
    expect([(await city.get('/healthz')).status, (await city.get('/readyz')).status]).toEqual([200, 200]);
    const headers = (await city.get('/api/v1/site')).headers;
    expect([
      headers.get('x-content-type-options'),
      headers.get('cache-control'),
      headers.get('content-security-policy')?.includes("default-src 'none'"),
    ]).toEqual(['nosniff', 'no-store', true]);
  });

  it('says which installation it is, and gives no codes unless it is a demonstration', async () => {
    const site = (await (await city.get('/api/v1/site')).json()) as object;
    expect(site).toMatchObject({
      site: SITE,
      name: '定西市',
      demonstration: false,
      engine: 1,
      now: '2022-07-04T01:00:00.000Z',
    });
    expect('demonstrationCodes' in site).toBe(false);
  });
});
