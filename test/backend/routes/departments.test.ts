import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionCode } from '#shared/model/brands.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { codeOf, jsonOf, type LiveCity, type LiveKey, openLiveCity, snapshotOf } from './live-city.ts';

const PACK = 'county-leap';
const REGION = '621102' as RegionCode;
let city: LiveCity;
let boss: LiveKey;
const keys = new Map<string, LiveKey>();
/** Every office that the pack names, called as a county calls its own. */
const offices = [
  ...new Set(
    allPacks
      .find(({ id }) => id === PACK)!
      .indicators.flatMap(({ departments }) => [...departments.lead, ...departments.cooperating]),
  ),
].map((name) => name.replace(/^区/, ''));

beforeAll(async () => {
  city = await openLiveCity();
  boss = await city.enrol('coordinator', '621100');
  await city.act('/periods', boss, 'kezhi-period/1', { act: 'open', pack: PACK, period: '2022' });
});
afterAll(() => city.close());

const part = (department: string | null): Snapshot =>
  snapshotOf(city, { packId: PACK, region: REGION, department });
async function send(snapshot: Snapshot): Promise<Response> {
  const { department } = snapshot;
  const name = department ?? '';
  if (!keys.has(name)) keys.set(name, await city.enrol('reporter', REGION, department));
  return city.postJws('/snapshots', keys.get(name)!.sign('kezhi-snapshot/1', snapshot));
}

describe('the offices of a county', () => {
  it('may not report what belongs to another, nor in the name of the whole county', async () => {
    const whole = part(null);
    const money = part('财政局');
    expect(money.readings.length).toBeGreaterThan(0);
    expect(money.readings.length).toBeLessThan(whole.readings.length);
    expect(await codeOf(await send({ ...whole, department: '财政局' }))).toBe('403 department-not-allowed');
    const signed = keys.get('财政局')!.sign('kezhi-snapshot/1', whole);
    expect(await codeOf(await city.postJws('/snapshots', signed))).toBe('403 department-not-allowed');
    const { score } = whole;
    expect(await codeOf(await send({ ...money, score }))).toBe('422 score-mismatch');
  });

  it('report each their own, and the server scores the union as if the county had sent it all', async () => {
    const whole = part(null);
    const mine = offices.map(part).filter(({ readings, inputs }) => readings.length + inputs.length > 0);
    expect(mine.length).toBeGreaterThan(2);
    let last: Response | null = null;
    for (const snapshot of mine) {
      last = await send(snapshot);
      expect(last.status).toBe(201);
    }
    const { score } = await jsonOf<{ score: { total: string; items: object[] } }>(last!);
    expect(score.total).toBe(whole.score!.total);
    const table = await jsonOf<{ regions: { region: string; total: string; snapshots: string[] }[] }>(
      await city.get(`/city-table?pack=${PACK}&period=2022`, boss),
    );
    expect(table.regions.find(({ region }) => region === REGION)).toMatchObject({
      total: whole.score!.total,
      snapshots: { length: mine.length },
    });
  });
});
