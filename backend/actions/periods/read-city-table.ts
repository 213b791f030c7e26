import { quartersOf } from '#shared/aggregate/annual-from-quarters.ts';
import { buildCityTable } from '#shared/aggregate/build-city-table.ts';
import type { ReportedRegion } from '#shared/aggregate/figure.ts';
import { restrictCityTable } from '#shared/aggregate/restrict-city-table.ts';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import { latenessOf } from '#shared/contract/lateness.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { CityTable, CityTableRegion, TableBasis } from '#shared/model/city-table.ts';
import type { Lateness } from '#shared/model/snapshot.ts';
import { decide } from '#shared/rule-pack/decide.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import type {
  EnrolmentRecord,
  PeriodRecord,
  ReadinessRecord,
  SnapshotRecord,
} from '../../storage/records.ts';
import { speaksForCity } from '../authorize.ts';
import type { Ports } from '../ports.ts';
import { compareVersions, type KnownPack, type PackRules } from '../rules/pack-library.ts';
import { listStanding } from '../submissions/list-of-snapshot.ts';
import { countingOf, reportOfRegion, snapshotAt } from '../submissions/score-of-region.ts';
import { deadlineFor } from './open-period-for.ts';

export interface CityTableQuestion {
  readonly pack: PackId;
  readonly period: PeriodId;
  readonly basis: TableBasis;
  readonly viewer: EnrolmentRecord;
}

export interface VersionedTable {
  /** Changes whenever anything the table is made of does. */
  readonly version: string;
  /** Computed only when asked for: who has this version already needs nothing. */
  readonly read: () => Promise<SignedCityTable>;
}

/** The city table as this viewer may see it: everything for the city, its own row for a county until publication. */
export async function readCityTable(ports: Ports, question: CityTableQuestion): Promise<VersionedTable> {
  const { pack, period, basis, viewer } = question;
  const record = await ports.store.read.periods.get(pack, period);
  if (!record) throw new Refusal('period-not-open', { period });
  const seesAll = record.published || speaksForCity(ports, viewer);
  const region = seesAll ? null : viewer.region;
  const [size, drafts] = await Promise.all([
    ports.store.read.log.size(),
    ports.store.read.readiness.version(),
  ]);
  const version = digestOfValue([pack, period, basis, region, size, drafts], ports.hash).slice(
    'sha256:'.length,
    40,
  );
  return {
    version,
    read: () => ports.memory.recall(`table ${version}`, () => signTable(ports, question, record, region)),
  };
}

async function signTable(
  ports: Ports,
  question: CityTableQuestion,
  record: PeriodRecord,
  region: RegionCode | null,
): Promise<SignedCityTable> {
  const whole = await computeTable(ports, question, record);
  const table = region === null ? whole : restrictCityTable(whole, region);
  const statement = {
    format: table.format,
    site: ports.site.site,
    at: ports.clock(),
    table: digestOfValue(table, ports.hash),
  };
  return { ...table, jws: await ports.serverKey.sign('kezhi-city-table/1', canonicalBytes(statement)) };
}

async function computeTable(
  ports: Ports,
  question: CityTableQuestion,
  record: PeriodRecord,
): Promise<CityTable> {
  const { pack, period, basis } = question;
  const { read } = ports.store;
  const [snapshots, drafts, regions] = await Promise.all([
    read.snapshots.ofPeriod(pack, period),
    read.readiness.of(pack, period),
    read.site.regions(),
  ]);
  const known = await ports.packs.find(pack, newestVersion(snapshots));
  if (!known) throw new Refusal('unknown-pack', { pack });
  const rules = await ports.packs.rules(known.pack);
  const reported = await Promise.all(
    regions.map(async ({ region, name }) => {
      const own = snapshots.filter((one) => one.region === region);
      const deadlineAt = own.length > 0 ? await deadlineFor(read, record, region) : null;
      const draft = drafts.find((one) => one.region === region) ?? null;
      return {
        ...describeRegion(own, draft, deadlineAt),
        region,
        name,
        ...(await figuresFor(ports, known, rules, own, basis)),
      };
    }),
  );
  return buildCityTable({
    pack: known.pack,
    packDigest: known.digest,
    period,
    basis,
    regions: reported,
    settings: decide(known.pack, rules.decisions).settings,
    quarters: await quarterTables(ports, question, record, known.pack),
  });
}

/** Where a document assesses by quarter and by year, the year's table knows those of the quarters that anybody reported. */
async function quarterTables(
  ports: Ports,
  question: CityTableQuestion,
  record: PeriodRecord,
  { questions }: RulePack,
): Promise<readonly CityTable[]> {
  const isAsked = questions.some(({ options }) =>
    options.some(({ setting }) => setting?.name === 'quarters-to-year'),
  );
  if (!isAsked) return [];
  const tables = await Promise.all(
    quartersOf(question.period).map(async (period) => {
      const sent = await ports.store.read.snapshots.ofPeriod(question.pack, period);
      if (sent.length === 0) return [];
      const own = (await ports.store.read.periods.get(question.pack, period)) ?? { ...record, period };
      return [await computeTable(ports, { ...question, period }, own)];
    }),
  );
  return tables.flat();
}

/** One table is made by one version of the pack: the newest that anybody reported with. */
const newestVersion = (snapshots: readonly SnapshotRecord[]): string | undefined =>
  snapshots
    .map((one) => one.pack.version)
    .sort(compareVersions)
    .at(-1);

function describeRegion(
  own: readonly SnapshotRecord[],
  draft: ReadinessRecord | null,
  deadlineAt: string | null,
): Pick<ReportedRegion, 'state' | 'late'> {
  const standing = own.filter(({ state }) => state !== 'withdrawn');
  return {
    state: standing.at(-1)?.state ?? own.at(-1)?.state ?? (draft ? 'draft' : null),
    late: latestOf(firstReceptions(standing).map((at) => latenessOf(at, deadlineAt))),
  };
}

/** First reception of the county as a whole where it reported as one, else of each of its departments. */
function firstReceptions(records: readonly SnapshotRecord[]): readonly string[] {
  const first = new Map<string | null, string>();
  for (const { department, receivedAt } of records)
    if (!first.has(department)) first.set(department, receivedAt);
  const whole = first.get(null);
  return whole === undefined ? [...first.values()] : [whole];
}

/** A county is as late as the last of its departments. */
const latestOf = (all: readonly Lateness[]): Lateness =>
  all.reduce((latest, one) => ((one?.minutes ?? 0) > (latest?.minutes ?? 0) ? one : latest), null);

async function figuresFor(
  ports: Ports,
  known: KnownPack,
  rules: PackRules,
  own: readonly SnapshotRecord[],
  basis: TableBasis,
): Promise<Pick<ReportedRegion, 'snapshots' | 'figures' | 'conflicts' | 'score' | 'list'>> {
  const counting = countingOf(own, basis);
  const report = await reportOfRegion(ports, known, rules, counting);
  const list = await listOfRegion(ports, known, counting);
  return { snapshots: counting.map(({ digest }) => digest), ...report, list };
}

/** Only a pack with a year's list has one to be scored by. */
async function listOfRegion(
  ports: Ports,
  { pack }: KnownPack,
  counting: readonly SnapshotRecord[],
): Promise<CityTableRegion['list']> {
  const [first] = counting;
  if (!first || !pack.sections.some(({ items }) => items === 'issued')) return null;
  const snapshots = await Promise.all(counting.map((record) => snapshotAt(ports, record)));
  return listStanding(ports, pack, first, snapshots);
}
