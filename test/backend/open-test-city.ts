import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invite } from '#backend/actions/identity/invite.ts';
import { createSessions } from '#backend/actions/identity/sessions.ts';
import { createRefusalJournal } from '#backend/actions/log/refusal-journal.ts';
import { createMemory } from '#backend/actions/memory.ts';
import type { Ports, Recompute } from '#backend/actions/ports.ts';
import { createPackLibrary } from '#backend/actions/rules/pack-library.ts';
import { createApp } from '#backend/app.ts';
import type { App } from '#backend/app-environment.ts';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import { createVerifier } from '#backend/keys/verify-jws.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import type { SqlDatabase } from '#backend/storage/sql/sql-database.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import type { BucketRule } from '#backend/token-buckets.ts';
import { workbookDigest } from '#shared/check/prepare-snapshot.ts';
import type { Role } from '#shared/contract/enrolment-schema.ts';
import type { DecimalText, Digest, IndicatorId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { Snapshot, SnapshotReading } from '#shared/model/snapshot.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { digestOf, digestOfValue } from '#shared/signing/digest-of.ts';
import type { SignedType } from '#shared/signing/signed-type.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { indicatorOf, packOf } from '../shared/aggregate/city-of.ts';

export const SITE = 'site-of-the-tests';
export const CITY = '621100' as RegionCode;
export const ZHANG = '621125' as RegionCode;
export const MIN = '621126' as RegionCode;
export const PERIOD = '2022' as PeriodId;
/** Deadline of the period: 24时 of 5 July is 16:00 UTC. */
export const DEADLINE = '2022-07-05';

/** A question of a pack that blocks until the issuer decides it. */
export const BAND_GAP = {
  id: 'band-gap',
  text: { zh: '缺档', en: 'gap' },
  clause: '',
  indicatorIds: [],
  options: [{ id: 'linear', label: { zh: '线性', en: 'linear' } }],
  effect: 'blocks',
  default: null,
} as const;

export const PACK = packOf([
  indicatorOf('finance', { factor: '100', departments: { lead: ['财政局'], cooperating: [] } }),
  indicatorOf('firms', { departments: { lead: ['科技局'], cooperating: ['统计局'] } }),
]);
export const PACK_DIGEST = digestOfValue(PACK);

const ITEM = {
  scope: null,
  group: null,
  max: '100' as DecimalText,
  points: null,
  value: null,
  attainment: null,
  target: null,
  trace: [],
  assumed: [],
  questions: [],
  clause: null,
} as const;

/** Stands in for the real engine: the points are the number of firms, and a figure of 13 is a query. */
export const fakeRecompute: Recompute = ({ snapshot, packDigest, decisions }) => {
  const firms = snapshot.readings.find(
    ({ indicatorId, kind }) => indicatorId === 'firms' && kind === 'actual',
  );
  const value = firms?.value ?? null;
  const isOpen = value === '19' && decisions.length === 0;
  const score: ScoreSheet = {
    pack: { id: PACK.id, version: PACK.version, digest: packDigest },
    engine: 1,
    region: snapshot.region,
    period: snapshot.period,
    total: isOpen ? ('0' as DecimalText) : value,
    totalExact: isOpen ? ('0' as DecimalText) : value,
    max: '100' as DecimalText,
    maxCounted: '100' as DecimalText,
    provisional: isOpen,
    class: null,
    items: [
      {
        ...ITEM,
        indicatorId: 'firms' as IndicatorId,
        indicator: 'firms',
        points: isOpen ? null : value,
        state: isOpen ? 'open-question' : 'scored',
        value,
        questions: isOpen ? ['band-gap'] : [],
      },
      // Left to the judgement of a person: nobody has entered points yet.
      { ...ITEM, indicatorId: 'finance' as IndicatorId, indicator: 'finance', state: 'not-reported' },
    ],
    adjustments: [],
  };
  const query = {
    code: 'outlier',
    basis: 'readings',
    indicatorId: 'firms',
    scope: null,
    period: snapshot.period,
    severity: 'query',
  } as const;
  return { findings: value === '13' ? [{ ...query, indicatorId: 'firms' as IndicatorId }] : [], score };
};

export interface TestCity {
  readonly app: App;
  readonly ports: Ports;
  /** Sets the clock of the server. */
  setTime(time: string): void;
  /** A key that went through a one-time code. */
  enrol(role: Role, region: RegionCode, department?: string | null): Promise<SigningPort>;
  token(key: SigningPort): Promise<string>;
  get(path: string, key?: SigningPort | string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, jws: string): Promise<Response>;
  postJson(path: string, body: unknown, key?: SigningPort): Promise<Response>;
  sign(key: SigningPort, typ: SignedType, payload: object): Promise<string>;
  submit(key: SigningPort, snapshot: Snapshot): Promise<Response>;
  close(): Promise<void>;
}

/** A whole city in one process: SQLite in a temporary folder, a clock that stands still, the period open. */
export async function openTestCity(
  given: {
    readonly codesPerMinute?: number;
    readonly pace?: Ports['pace'];
    readonly requests?: BucketRule;
    readonly recompute?: Recompute;
    readonly database?: SqlDatabase;
  } = {},
): Promise<TestCity> {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-city-'));
  const store = await openStore(given.database ?? openDatabase(join(folder, 'kezhi.sqlite')), nativeSha256);
  let now = '2022-07-04T01:00:00.000Z';
  const random = (count: number) => new Uint8Array(randomBytes(count));
  const site = { site: SITE, name: '定西市', region: CITY, demonstration: false, createdAt: now };
  await store.write((tables) =>
    tables.site.create(site, [
      { region: ZHANG, name: '漳县' },
      { region: MIN, name: '岷县' },
    ]),
  );
  const serverKey = await openSigningKey(await generateSigningKey());
  const memory = createMemory(100);
  const pack = { builtIn: [PACK], store, hash: nativeSha256, memory };
  const ports: Ports = {
    store,
    site,
    packs: createPackLibrary({
      ...pack,
      parse(value) {
        const posted = value as typeof PACK;
        if (posted.indicators.length === 0) throw new Error('no indicators');
        return posted;
      },
    }),
    sessions: createSessions({ now: () => Date.parse(now) / 1000, random }),
    recompute: given.recompute ?? fakeRecompute,
    engine: 1,
    verifier: createVerifier(),
    serverKey,
    serverKeys: [{ kid: serverKey.kid, publicKeyJwk: serverKey.publicKey, current: true }],
    hash: nativeSha256,
    clock: () => now,
    random,
    pace: given.pace ?? (() => undefined),
    refusals: createRefusalJournal({ store, clock: () => now }),
    memory,
  };
  const failures: unknown[] = [];
  const app = createApp({
    ports,
    version: '0.0.0',
    stopwatch: () => Date.parse(now),
    remoteAddress: () => '203.0.113.7',
    limits: {
      requests: given.requests ?? { burst: 100_000, perMinute: 100_000 },
      codes: { burst: given.codesPerMinute ?? 1000, perMinute: given.codesPerMinute ?? 1000 },
    },
    isEncrypted: false,
    isBehindProxy: false,
    log: { access: () => undefined, failure: (error) => failures.push(error) },
    pages: null,
  });

  const sign = (key: SigningPort, typ: SignedType, payload: object) => key.sign(typ, canonicalBytes(payload));
  const postJson = async (path: string, body: unknown, key?: SigningPort) =>
    app.request(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(JSON.stringify(body).length),
        ...(key ? { authorization: `Bearer ${await city.token(key)}` } : {}),
      },
      body: JSON.stringify(body),
    });
  const city: TestCity = {
    app,
    ports,
    setTime(time) {
      now = time;
    },
    async enrol(role, region, department = null) {
      const code = await invite(ports, { region, role, department, expiresAt: '2099-01-01T00:00:00.000Z' });
      const key = await openSigningKey(await generateSigningKey(role === 'reporter' ? 'ES256' : 'EdDSA'));
      const answer = await postJson('/api/v1/enrolments', await enrolmentRequest(key, code));
      if (answer.status !== 201) throw new Error(await answer.text());
      return key;
    },
    async token(key) {
      const { nonce } = (await (await app.request('/api/v1/sessions/nonce')).json()) as { nonce: string };
      const assertion = await sign(key, 'kezhi-session/1', { site: SITE, nonce, iat: 0 });
      const answer = (await (await postJson('/api/v1/sessions', { assertion })).json()) as { token: string };
      return answer.token;
    },
    async get(path, key, headers = {}) {
      const token = typeof key === 'string' ? key : key && (await city.token(key));
      return app.request(path, {
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      });
    },
    post: async (path, jws) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/jose', 'content-length': String(jws.length) },
        body: jws,
      }),
    postJson,
    sign,
    submit: async (key, snapshot) =>
      city.post('/api/v1/snapshots', await sign(key, 'kezhi-snapshot/1', snapshot)),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
      if (failures.length > 0) throw failures[0];
    },
  };
  return city;
}

export async function enrolmentRequest(key: SigningPort, code: string, site = SITE) {
  const proof = await key.sign(
    'kezhi-enrolment/1',
    canonicalBytes({ site, code, thumbprint: key.kid, iat: 0 }),
  );
  return { code, publicKeyJwk: key.publicKey, label: '办公室', name: '张三', proof };
}

const reading = (indicatorId: string, kind: SnapshotReading['kind'], value: string): SnapshotReading => ({
  indicatorId: indicatorId as IndicatorId,
  scope: null,
  region: null,
  period: PERIOD,
  kind,
  value: value as DecimalText,
  unit: '',
  sheet: '表',
  cell: 'C5',
  raw: value,
});

export const firms = (value: string): SnapshotReading => reading('firms', 'actual', value);
export const finance = (numerator: string, denominator: string): readonly SnapshotReading[] => [
  reading('finance', 'numerator', numerator),
  reading('finance', 'denominator', denominator),
];

/** A snapshot as an honest client makes it, with whatever a test makes wrong. */
export function snapshotOf(given: Partial<Snapshot> = {}): Snapshot {
  const readings = given.readings ?? [firms('10'), ...finance('959.95', '208447.2')];
  const inputs = given.inputs ?? [];
  const frame: Snapshot = {
    format: 'kezhi-snapshot/1',
    site: SITE,
    engine: 1,
    pack: { id: PACK.id, version: PACK.version, digest: PACK_DIGEST },
    region: ZHANG,
    department: null,
    period: PERIOD,
    nature: '年报数',
    revision: 1,
    previous: null,
    createdAt: '2022-07-04T00:00:00.000Z',
    readings,
    inputs,
    findings: [],
    explanations: [],
    score: null,
    workbook: { name: '漳县.xlsx', digest: workbookDigest(readings, inputs, nativeSha256) },
  };
  const filled = { ...frame, ...given };
  const { findings, score } = fakeRecompute({
    snapshot: filled,
    pack: PACK,
    packDigest: filled.pack.digest,
    decisions: [],
    issued: [],
    lists: [],
    explanations: [],
  });
  return {
    ...filled,
    findings: given.findings ?? findings,
    score: 'score' in given ? given.score! : filled.department === null ? score : null,
  };
}

export const digestOfSnapshot = (snapshot: Snapshot): Digest =>
  digestOf(canonicalBytes(snapshot), nativeSha256);

export async function openPeriod(
  city: TestCity,
  coordinator: SigningPort,
  given: object = {},
): Promise<Response> {
  const payload = {
    format: 'kezhi-period/1',
    site: SITE,
    act: 'open',
    pack: PACK.id,
    period: PERIOD,
    deadline: DEADLINE,
    createdAt: city.ports.clock(),
    ...given,
  };
  return city.post('/api/v1/periods', await city.sign(coordinator, 'kezhi-period/1', payload));
}

export const codeOf = async (answer: Response): Promise<string> =>
  `${answer.status} ${((await answer.json()) as { code?: string }).code}`;
