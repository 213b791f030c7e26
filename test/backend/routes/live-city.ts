import { createHash, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invite } from '#backend/actions/identity/invite.ts';
import { openWorkbookFile } from '#backend/cli/open-workbook-file.ts';
import { readConfiguration } from '#backend/configuration.ts';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { openServerKeys } from '#backend/keys/server-keys.ts';
import { openData, randomOf, readClock } from '#backend/open-backend.ts';
import { serveSite } from '#backend/server.ts';
import type { RunningServer } from '#backend/start-server.ts';
import type { SiteRecord, SiteRegion } from '#backend/storage/records.ts';
import type { Store } from '#backend/storage/store.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { prepareSnapshot } from '#shared/check/prepare-snapshot.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import type { Role } from '#shared/contract/enrolment-schema.ts';
import type { Digest, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { allPacks } from '#shared/packs/registry.ts';

/** A site that really listens on this machine, spoken to with nothing but fetch and Node's own cryptography. */
export interface LiveCity {
  readonly url: string;
  readonly site: SiteRecord;
  readonly store: Store;
  readonly folder: string;
  enrol(role: Role, region: string, department?: string | null): Promise<LiveKey>;
  code(role: Role, region: string, department?: string | null): Promise<string>;
  token(key: LiveKey): Promise<string>;
  get(path: string, key?: LiveKey | null, headers?: Record<string, string>): Promise<Response>;
  postJson(path: string, body: unknown, key?: LiveKey | null): Promise<Response>;
  postText(path: string, body: string, key?: LiveKey | null): Promise<Response>;
  postJws(path: string, jws: string): Promise<Response>;
  /** A signed act on a period, a snapshot, a pack … with the frame every payload has. */
  act(path: string, key: LiveKey, typ: string, payload: object): Promise<Response>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface LiveKey {
  readonly kid: string;
  readonly publicKeyJwk: object;
  /** Compact JWS; `header` replaces members of the honest header. */
  sign(typ: string, payload: object | Buffer, header?: object): string;
}

export const REGIONS = [
  { region: '621102' as RegionCode, name: '安定区' },
  { region: '621125' as RegionCode, name: '漳县' },
  { region: '621126' as RegionCode, name: '岷县' },
];

export interface LiveSite {
  readonly region: string;
  readonly name: string;
  readonly regions: readonly { readonly region: string; readonly name: string }[];
}

const DINGXI: LiveSite = { region: '621100', name: '定西市', regions: REGIONS };

export async function openLiveCity(given: LiveSite = DINGXI): Promise<LiveCity> {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-live-'));
  const configuration = readConfiguration({ port: '0', data: folder }, {});
  const site: SiteRecord = {
    site: 'site-that-listens',
    name: given.name,
    region: given.region as RegionCode,
    demonstration: false,
    createdAt: readClock(),
  };
  const store = await openData(configuration);
  await store.write((tables) => tables.site.create(site, given.regions as readonly SiteRegion[]));
  await openServerKeys(folder, readClock());
  const start = () => silently(() => serveSite({ configuration, mayDemonstrate: false }));
  let server: RunningServer = await start();
  const tokens = new Map<string, string>();

  const city: LiveCity = {
    get url() {
      return server.url;
    },
    site,
    store,
    folder,
    code: (role, region, department = null) =>
      invite(
        { store, site, clock: readClock, random: randomOf, hash: nativeSha256 },
        { role, region: region as RegionCode, department, expiresAt: '2999-01-01T00:00:00.000Z' },
      ),
    async enrol(role, region, department = null) {
      const key = createKey(role === 'reporter' ? 'ES256' : 'EdDSA');
      const request = enrolmentOf(key, await city.code(role, region, department), site.site);
      const answer = await city.postJson('/enrolments', request);
      if (answer.status !== 201) throw new Error(await answer.text());
      return key;
    },
    async token(key) {
      const { nonce } = await jsonOf<{ nonce: string }>(await city.get('/sessions/nonce'));
      const assertion = key.sign('kezhi-session/1', { site: site.site, nonce, iat: seconds() });
      return (await jsonOf<{ token: string }>(await city.postJson('/sessions', { assertion }))).token;
    },
    async get(path, key = null, headers = {}) {
      if (key && !tokens.has(key.kid)) tokens.set(key.kid, await city.token(key));
      const token = key && tokens.get(key.kid);
      const given = token ? { ...headers, authorization: `Bearer ${token}` } : headers;
      return fetch(`${server.url}/api/v1${path}`, { headers: given });
    },
    postJson: (path, body, key = null) => city.postText(path, JSON.stringify(body), key),
    async postText(path, body, key = null) {
      if (key && !tokens.has(key.kid)) tokens.set(key.kid, await city.token(key));
      const authorization = key ? { authorization: `Bearer ${tokens.get(key.kid)}` } : {};
      const headers = { 'content-type': 'application/json', ...authorization };
      return fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body });
    },
    postJws: (path, jws) =>
      fetch(`${server.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/jose' },
        body: jws,
      }),
    act: (path, key, typ, payload) =>
      city.postJws(path, key.sign(typ, { format: typ, site: site.site, createdAt: readClock(), ...payload })),
    async restart() {
      await server.close();
      server = await start();
      tokens.clear();
    },
    async close() {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return city;
}

export const jsonOf = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;
export const seconds = (): number => Math.floor(Date.now() / 1000);

/** `409 period-closed` */
export const codeOf = async (answer: Response): Promise<string> =>
  `${answer.status} ${(await jsonOf<{ code?: string }>(answer)).code}`;

export const enrolmentOf = (key: LiveKey, code: string, site: string) => ({
  code,
  publicKeyJwk: key.publicKeyJwk,
  label: '办公室电脑',
  name: '张三',
  proof: key.sign('kezhi-enrolment/1', { site, code, thumbprint: key.kid, iat: seconds() }),
});

/** A key and compact JWS by Node's own cryptography: what an independent client would do. */
export function createKey(alg: 'EdDSA' | 'ES256'): LiveKey {
  const { publicKey, privateKey } =
    alg === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const members =
    alg === 'EdDSA'
      ? { crv: jwk.crv, kty: jwk.kty, x: jwk.x }
      : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y };
  const kid = createHash('sha256').update(JSON.stringify(members)).digest('base64url');
  return {
    kid,
    publicKeyJwk: jwk,
    sign(typ, payload, header = {}) {
      const head = part(JSON.stringify({ alg, typ, kid, ...header }));
      const body = part(Buffer.isBuffer(payload) ? payload : JSON.stringify(payload));
      return `${head}.${body}.${signatureOf(alg, privateKey, `${head}.${body}`)}`;
    },
  };
}

const part = (bytes: string | Buffer): string => Buffer.from(bytes).toString('base64url');

const signatureOf = (alg: 'EdDSA' | 'ES256', key: KeyObject, input: string): string =>
  signBytes(alg === 'EdDSA' ? null : 'sha256', Buffer.from(input), {
    key,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');

export const digestOfJws = (jws: string): Digest =>
  `sha256:${createHash('sha256')
    .update(Buffer.from(jws.split('.')[1]!, 'base64url'))
    .digest('hex')}` as Digest;

const prepared = preparePacks(allPacks, nativeSha256);
const workbooks = fileURLToPath(new URL('../../../backend/demo/workbooks', import.meta.url));

/** What an honest county sends of its workbook of 2022, as the pane would prepare it. */
export function snapshotOf(
  city: Pick<LiveCity, 'site'>,
  given: Partial<Snapshot> & { packId: string },
): Snapshot {
  const { packId, region = '621125' as RegionCode, department = null, ...rest } = given;
  const name = readdirSync(workbooks).find((one) => one.startsWith(region))!;
  const opened = openWorkbookFile(join(workbooks, name));
  if ('refusal' in opened) throw new Error(name);
  const pack = allPacks.find(({ id }) => id === packId)!;
  const check = checkWorkbook(opened.raw, { packs: allPacks, region }, prepared);
  const snapshot = prepareSnapshot({
    check,
    pack,
    packDigest: prepared.digestOf(pack),
    site: city.site.site,
    region,
    department,
    period: '2022' as PeriodId,
    nature: '年报数',
    revision: 1,
    previous: null,
    createdAt: readClock(),
    explanations: check.findings
      .filter(({ severity, pack: of }) => severity === 'query' && of === packId)
      .map(({ code, indicatorId, scope }) => ({ code, indicatorId, scope, value: null, text: '已核对' })),
    workbookName: name,
    hash: nativeSha256,
  });
  return { ...snapshot, ...rest };
}

/** Day so many days from now, as a deadline is written. */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function silently<T>(work: () => Promise<T>): Promise<T> {
  const write = process.stdout.write;
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}
