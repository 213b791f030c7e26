import { randomBytes } from 'node:crypto';
import { createSessions } from '#backend/actions/identity/sessions.ts';
import { createRefusalJournal } from '#backend/actions/log/refusal-journal.ts';
import { createMemory } from '#backend/actions/memory.ts';
import type { Ports } from '#backend/actions/ports.ts';
import { createPackLibrary } from '#backend/actions/rules/pack-library.ts';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { openServerKeys } from '#backend/keys/server-keys.ts';
import { generateSigningKey, openSigningKey, type PrivateJwk } from '#backend/keys/signing-key.ts';
import { createVerifier } from '#backend/keys/verify-jws.ts';
import type { Store } from '#backend/storage/store.ts';
import { workbookDigest } from '#shared/check/prepare-snapshot.ts';
import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Snapshot, SnapshotReading } from '#shared/model/snapshot.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { indicatorOf, packOf } from '../../shared/aggregate/city-of.ts';

export const SITE = {
  site: 'site-of-the-benchmark',
  name: '测试市',
  region: '621100' as RegionCode,
  demonstration: false,
  createdAt: '2022-01-01T00:00:00.000Z',
};
/** Readings of one snapshot: 50 figures with their parts, 22 kB as JSON. */
export const READINGS = 50;
/** Months that are open: each lane goes through them one by one. */
export const MONTHS = 2400;

export const PACK = packOf(
  Array.from({ length: READINGS }, (_, index) =>
    indicatorOf(`indicator-${index}`, { name: `县域科技创新监测指标第${index}项` }),
  ),
);
const reference = { id: PACK.id as PackId, version: PACK.version, digest: digestOfValue(PACK) };

/** A county with its own key; it sends one snapshot after the other. */
export interface Lane {
  readonly region: RegionCode;
  readonly key: SigningPort;
}

export const monthOf = (number: number): PeriodId =>
  `${1900 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}` as PeriodId;

export async function openLanes(keys: readonly PrivateJwk[]): Promise<readonly Lane[]> {
  const opened = await Promise.all(keys.map((jwk) => openSigningKey(jwk)));
  return opened.map((key, index) => ({ region: `621100-${index}` as RegionCode, key }));
}

export const createLaneKeys = (count: number): Promise<PrivateJwk[]> =>
  Promise.all(Array.from({ length: count }, () => generateSigningKey()));

/** A site with its lanes enrolled and its months open, in a store that is new. */
export async function beginBenchCity(store: Store, lanes: readonly Lane[]): Promise<void> {
  await store.write(async (tables) => {
    await tables.site.create(
      SITE,
      lanes.map(({ region }) => ({ region, name: region })),
    );
    for (const { region, key } of lanes)
      await tables.enrolments.insert({
        kid: key.kid,
        publicKey: key.publicKey,
        label: '',
        name: '',
        region,
        role: 'reporter',
        department: null,
        enrolledAt: SITE.createdAt,
        revokedAt: null,
      });
    for (let month = 0; month < MONTHS; month++)
      await tables.periods.save({
        pack: PACK.id,
        period: monthOf(month),
        state: 'open',
        deadline: null,
        deadlineAt: null,
        nextWorkingDay: false,
        holidays: [],
        cosign: false,
        published: false,
      });
  });
}

/** The product's own ports; only the recomputation is a stand-in that finds nothing. */
export async function openBenchPorts(store: Store, folder: string): Promise<Ports> {
  const keys = await openServerKeys(folder, SITE.createdAt);
  const memory = createMemory(100);
  const random = (count: number) => new Uint8Array(randomBytes(count));
  return {
    store,
    site: SITE,
    packs: createPackLibrary({ builtIn: [PACK], store, hash: nativeSha256, memory, parse: () => PACK }),
    sessions: createSessions({ now: () => Date.now() / 1000, random }),
    recompute: () => ({ findings: [], score: null }),
    engine: 1,
    verifier: createVerifier(),
    serverKey: keys.current,
    serverKeys: keys.listed,
    hash: nativeSha256,
    clock: () => new Date().toISOString(),
    random,
    pace: () => undefined,
    refusals: createRefusalJournal({ store, clock: () => new Date().toISOString() }),
    memory,
  };
}

const reading = (index: number, period: PeriodId, value: number): SnapshotReading => ({
  indicatorId: `indicator-${index}` as IndicatorId,
  scope: null,
  region: null,
  period,
  kind: 'actual',
  value: String(value) as DecimalText,
  unit: '家',
  sheet: '监测指标汇总表',
  cell: `D${index + 4}`,
  raw: String(value),
});

export async function signSnapshot({ region, key }: Lane, number: number): Promise<string> {
  const period = monthOf(number % MONTHS);
  const readings = Array.from({ length: READINGS }, (_, index) =>
    reading(index, period, index * 100 + (number % 97)),
  );
  const snapshot: Snapshot = {
    format: 'kezhi-snapshot/1',
    site: SITE.site,
    engine: 1,
    pack: reference,
    region,
    department: null,
    period,
    nature: '快报数',
    revision: 1 + Math.floor(number / MONTHS),
    previous: null,
    createdAt: '2022-01-01T00:00:00.000Z',
    readings,
    inputs: [],
    findings: [],
    explanations: [],
    score: null,
    workbook: { name: `${region}.xlsx`, digest: workbookDigest(readings, [], nativeSha256) },
  };
  return key.sign('kezhi-snapshot/1', canonicalBytes(snapshot));
}
