import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Digest, RegionCode } from '#shared/model/brands.ts';
import {
  codeOf,
  dayFromNow,
  digestOfJws,
  jsonOf,
  type LiveCity,
  type LiveKey,
  openLiveCity,
  snapshotOf,
} from './live-city.ts';

const PACK = 'county-leap';
const path = `/city-table?pack=${PACK}&period=2022`;
let city: LiveCity;
let boss: LiveKey;
const keys = new Map<string, LiveKey>();
let first = '';
let corrected = '';

beforeAll(async () => {
  city = await openLiveCity();
  boss = await city.enrol('coordinator', '621100');
  for (const region of ['621102', '621125', '621126']) keys.set(region, await city.enrol('reporter', region));
});
afterAll(() => city.close());

const zhang = (): LiveKey => keys.get('621125')!;
const period = (given: object): Promise<Response> =>
  city.act('/periods', boss, 'kezhi-period/1', { pack: PACK, period: '2022', ...given });
const act = (snapshot: Digest, key: LiveKey, given: object): Promise<Response> =>
  city.act(`/snapshots/${snapshot}/acts`, key, 'kezhi-act/1', { snapshot, ...given });

interface Table {
  readonly regions: readonly {
    readonly region: string;
    readonly state: string | null;
    readonly late: { readonly minutes: number } | null;
    readonly total: string | null;
    readonly rank: number | null;
  }[];
  readonly ranking: {
    readonly state: string;
    readonly reasons: readonly { readonly regions: readonly { name: string }[] }[];
  };
  readonly missing: readonly string[];
}
const table = async (key: LiveKey, basis = 'latest') =>
  jsonOf<Table>(await city.get(`${path}&basis=${basis}`, key));
const rowOf = async (region: string, basis?: string) =>
  (await table(boss, basis)).regions.find((one) => one.region === region)!;

/** One story told in order: each step stands on the one before. */
describe('the life of a submission', () => {
  it('cannot begin before the period is open, and begins with a receipt', async () => {
    first = zhang().sign('kezhi-snapshot/1', snapshotOf(city, { packId: PACK }));
    expect(await codeOf(await city.postJws('/snapshots', first))).toBe('409 period-not-open');
    expect((await period({ act: 'open', deadline: dayFromNow(2) })).status).toBe(200);
    expect((await city.postJws('/snapshots', first)).status).toBe(201);
    expect(await rowOf('621125')).toMatchObject({ state: 'received', late: null, total: '35.10' });
  });

  it('is returned with a reason the county reads, and counts no more', async () => {
    const reason = '第 2 项缺佐证材料';
    expect((await act(digestOfJws(first), boss, { act: 'return', reason })).status).toBe(201);
    expect(await rowOf('621125')).toMatchObject({ state: 'returned', total: null });
    const { snapshots } = await jsonOf<{ snapshots: { state: string; reason: string }[] }>(
      await city.get('/snapshots?state=returned', zhang()),
    );
    expect(snapshots).toMatchObject([{ state: 'returned', reason }]);
  });

  it('comes back corrected, names its predecessor, and is accepted', async () => {
    const next = { packId: PACK, revision: 2, previous: digestOfJws(first) };
    const taken = zhang().sign('kezhi-snapshot/1', snapshotOf(city, { ...next, revision: 1 }));
    expect(await codeOf(await city.postJws('/snapshots', taken))).toBe('409 revision-taken');
    const stray = snapshotOf(city, { ...next, previous: `sha256:${'0'.repeat(64)}` as Digest });
    expect(await codeOf(await city.postJws('/snapshots', zhang().sign('kezhi-snapshot/1', stray)))).toBe(
      '409 previous-mismatch',
    );
    corrected = zhang().sign('kezhi-snapshot/1', snapshotOf(city, next));
    expect((await city.postJws('/snapshots', corrected)).status).toBe(201);
    expect((await rowOf('621125', 'accepted')).total).toBeNull();
    expect((await act(digestOfJws(corrected), boss, { act: 'accept' })).status).toBe(201);
    expect(await rowOf('621125', 'accepted')).toMatchObject({ state: 'accepted', total: '35.10' });
    const diff = await jsonOf<{ from: string; readings: unknown[] }>(
      await city.get(`/snapshots/${digestOfJws(corrected)}/diff`, zhang()),
    );
    expect(diff).toMatchObject({ from: digestOfJws(first), readings: [] });
  });

  it('leaves nobody a way to change a county’s number: not the city, not a neighbour', async () => {
    const snapshot = snapshotOf(city, { packId: PACK, revision: 3 });
    const submit = async (key: LiveKey, given: object) =>
      codeOf(await city.postJws('/snapshots', key.sign('kezhi-snapshot/1', { ...snapshot, ...given })));
    expect(await submit(boss, {})).toBe('403 role-not-allowed');
    expect(await submit(keys.get('621126')!, {})).toBe('403 region-not-allowed');
    const [reading, ...others] = snapshot.readings;
    const foreign = [{ ...reading!, region: '621126' as RegionCode }, ...others];
    expect(await submit(zhang(), { readings: foreign })).toBe('403 region-not-allowed');
    const points = { indicatorId: snapshot.score!.items[0]!.indicatorId, scope: null, points: '1' };
    const overwrite = { act: 'discretionary-points', reason: '酌情', value: points };
    expect(await codeOf(await act(digestOfJws(corrected), boss, overwrite))).toBe('409 act-not-allowed');
    expect(
      (await city.postJws('/snapshots', keys.get('621126')!.sign('kezhi-snapshot/1', snapshot))).status,
    ).toBe(403);
  });

  it('is over for who comes after 封存, unless the city grants 特批 with its reason', async () => {
    expect((await period({ act: 'deadline', deadline: dayFromNow(-3) })).status).toBe(200);
    expect((await period({ act: 'close' })).status).toBe(200);
    const late = keys
      .get('621102')!
      .sign('kezhi-snapshot/1', snapshotOf(city, { packId: PACK, region: '621102' as RegionCode }));
    expect(await codeOf(await city.postJws('/snapshots', late))).toBe('409 period-closed');
    const extension = { act: 'extension', region: '621102', deadline: dayFromNow(1) };
    expect(await codeOf(await period(extension))).toBe('422 reason-required');
    expect(await codeOf(await period({ ...extension, reason: '停电', deadline: dayFromNow(-4) }))).toBe(
      '422 invalid-deadline',
    );
    expect(await codeOf(await period({ ...extension, reason: '停电', region: '110101' }))).toBe(
      '403 region-not-allowed',
    );
    expect((await period({ ...extension, reason: '停电' })).status).toBe(200);
    expect((await city.postJws('/snapshots', late)).status).toBe(201);
    expect(await rowOf('621102')).toMatchObject({ state: 'received', late: null });
    const seen = async (key: LiveKey) =>
      (
        await jsonOf<{ extensions: { region: string; reason: string }[] }>(
          await city.get(`/periods/${PACK}/2022`, key),
        )
      ).extensions.map(({ region, reason }) => [region, reason]);
    expect([await seen(boss), await seen(keys.get('621102')!), await seen(zhang())]).toEqual([
      [['621102', '停电']],
      [['621102', '停电']],
      [],
    ]);
  });

  it('is late, in minutes from the deadline, for who sends after it without 特批', async () => {
    expect((await period({ act: 'reopen', reason: '补报' })).status).toBe(200);
    const key = keys.get('621126')!;
    const jws = key.sign(
      'kezhi-snapshot/1',
      snapshotOf(city, { packId: PACK, region: '621126' as RegionCode, createdAt: '2000-01-01T00:00:00Z' }),
    );
    expect((await city.postJws('/snapshots', jws)).status).toBe(201);
    const { late } = await rowOf('621126');
    const minutes = Math.ceil((Date.now() - Date.parse(`${dayFromNow(-3)}T16:00:00Z`)) / 60_000);
    expect(Math.abs(late!.minutes - minutes)).toBeLessThanOrEqual(1);
  });

  it('has no rank while the rules are not whole, and says for whose figures: 位次待定', async () => {
    const { ranking, regions, missing } = await table(boss);
    expect([ranking.state, missing]).toEqual(['provisional', []]);
    expect(regions.every(({ rank }) => rank === null)).toBe(true);
    expect(ranking.reasons.flatMap((one) => one.regions.map(({ name }) => name))).toContain('安定区');
  });

  it('is seen by all counties once the city publishes, and by none of the others again after that is undone', async () => {
    const seen = async () => (await table(zhang())).regions.map(({ region }) => region);
    expect(await seen()).toEqual(['621125']);
    expect((await period({ act: 'publish' })).status).toBe(200);
    expect(await seen()).toEqual(['621102', '621125', '621126']);
    expect((await period({ act: 'unpublish', reason: '规则未定' })).status).toBe(200);
    expect(await seen()).toEqual(['621125']);
  });

  it('survives the server: after a restart the same bytes get the same receipt', async () => {
    const before = await jsonOf<{ receipt: string }>(await city.postJws('/snapshots', corrected));
    await city.restart();
    const after = await city.postJws('/snapshots', corrected);
    expect([after.status, (await jsonOf<{ receipt: string }>(after)).receipt]).toEqual([200, before.receipt]);
  });
});
