import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { decodeUtf8 } from '#shared/signing/utf8.ts';
import {
  CITY,
  codeOf,
  MIN,
  openPeriod,
  openTestCity,
  PACK,
  PERIOD,
  snapshotOf,
  type TestCity,
  ZHANG,
} from '../open-test-city.ts';

let city: TestCity;
let coordinator: SigningPort;
let zhang: SigningPort;
let min: SigningPort;

beforeAll(async () => {
  city = await openTestCity();
  coordinator = await city.enrol('coordinator', CITY);
  zhang = await city.enrol('reporter', ZHANG);
  min = await city.enrol('reporter', MIN);
});
afterAll(() => city.close());
beforeEach(() => city.setTime('2022-07-04T01:00:00.000Z'));

const change = (given: object) => openPeriod(city, coordinator, given);
const lateOf = async (answer: Response) => {
  expect(answer.status).toBe(201);
  const { receipt } = (await answer.json()) as { receipt: string };
  return (JSON.parse(decodeUtf8(readCompactJws(receipt)!.payload)!) as { late: unknown }).late;
};
const send = (key: SigningPort, given: Partial<Snapshot>) => city.submit(key, snapshotOf(given));

describe('a reporting period', () => {
  it('is opened by a coordinator only, once, for a pack that exists, until a day that exists', async () => {
    expect(await codeOf(await openPeriod(city, zhang))).toBe('403 role-not-allowed');
    expect(await codeOf(await change({ pack: 'no-such-pack' }))).toBe('422 unknown-pack');
    expect(await codeOf(await change({ deadline: '2022-02-30' }))).toBe('422 invalid-deadline');
    expect((await change({})).status).toBe(200);
    expect(await codeOf(await change({ cosign: true }))).toBe('409 period-already-open');
    const { periods } = (await (await city.get('/api/v1/periods', zhang)).json()) as { periods: unknown[] };
    expect(periods).toMatchObject([
      {
        pack: PACK.id,
        period: PERIOD,
        state: 'open',
        deadline: '2022-07-05',
        deadlineAt: '2022-07-05T16:00:00.000Z',
      },
    ]);
  });

  it('counts lateness from the first reception: sent before midnight, received 00:20, late by 20 minutes', async () => {
    city.setTime('2022-07-05T16:20:00.000Z');
    expect(await lateOf(await send(zhang, { createdAt: '2022-07-05T15:50:00.000Z' }))).toEqual({
      minutes: 20,
    });
  });

  it('does not call a county late that was in time first and sent again after the deadline', async () => {
    expect(await lateOf(await send(min, { region: MIN }))).toBeNull();
    city.setTime('2022-07-08T00:00:00.000Z');
    expect(await lateOf(await send(min, { region: MIN, revision: 2 }))).toBeNull();
  });

  it('takes nothing once closed, but for a county with an extension, with its reason, while it runs', async () => {
    expect((await change({ act: 'close' })).status).toBe(200);
    expect(await codeOf(await send(zhang, { revision: 2 }))).toBe('409 period-closed');
    const extension = { act: 'extension', region: ZHANG, deadline: '2022-07-10' };
    expect(await codeOf(await change(extension))).toBe('422 reason-required');
    expect((await change({ ...extension, reason: '停电' })).status).toBe(200);
    expect(await codeOf(await send(min, { region: MIN, revision: 3 }))).toBe('409 period-closed');
    city.setTime('2022-07-10T16:00:00.000Z');
    expect(await lateOf(await send(zhang, { revision: 2 }))).toBeNull();
    city.setTime('2022-07-10T16:00:00.001Z');
    expect(await codeOf(await send(zhang, { revision: 3 }))).toBe('409 period-closed');
    expect(await codeOf(await change({ act: 'reopen' }))).toBe('422 reason-required');
    expect((await change({ act: 'reopen', reason: '补报' })).status).toBe(200);
  });
});

describe('the city table', () => {
  const path = `/api/v1/city-table?pack=${PACK.id}&period=${PERIOD}`;
  interface Table {
    readonly regions: { readonly region: string; readonly rank: number | null; readonly late: unknown }[];
    readonly indicators: { readonly city: { readonly value: string } | null }[];
    readonly jws: string;
  }
  const read = async (key: SigningPort) => (await (await city.get(path, key)).json()) as Table;

  it('is whole for the city, signed, and costs nothing when it did not change', async () => {
    const first = await city.get(path, coordinator);
    const table = (await first.json()) as Table;
    expect(table.regions.map(({ region, late }) => [region, late])).toEqual([
      [ZHANG, null],
      [MIN, null],
    ]);
    expect(table.indicators[1]!.city!.value).toBe('20');
    expect(readCompactJws(table.jws)!.typ).toBe('kezhi-city-table/1');
    const etag = first.headers.get('etag')!;
    const same = await city.get(path, coordinator, { 'if-none-match': etag });
    expect(same.status).toBe(304);
    await send(min, { region: MIN, revision: 4, createdAt: '2022-07-04T00:00:09.000Z' });
    expect((await city.get(path, coordinator, { 'if-none-match': etag })).status).toBe(200);
  });

  it('shows a county its own row only until the ranks are published', async () => {
    const before = await read(zhang);
    expect([before.regions.map(({ region, rank }) => [region, rank]), before.indicators[1]!.city]).toEqual([
      [[ZHANG, null]],
      null,
    ]);
    expect((await change({ act: 'publish' })).status).toBe(200);
    const after = await read(zhang);
    expect(after.regions.map(({ region, rank }) => [region, rank])).toEqual([
      [ZHANG, 1],
      [MIN, 1],
    ]);
  });

  it('shows a draft as a draft, with counts and no values', async () => {
    await openPeriod(city, coordinator, { period: '2023' });
    const counts = { blocking: 1, query: 2, explained: 1, filled: 10, required: 17 };
    expect(
      (await city.postJson('/api/v1/readiness', { pack: PACK.id, period: '2023', ...counts }, zhang)).status,
    ).toBe(200);
    expect(
      await codeOf(
        await city.postJson('/api/v1/readiness', { pack: PACK.id, period: '2023', ...counts }, coordinator),
      ),
    ).toBe('403 role-not-allowed');
    const drafts = (await (
      await city.get(`/api/v1/readiness?pack=${PACK.id}&period=2023`, coordinator)
    ).json()) as { drafts: object[] };
    expect(drafts.drafts).toMatchObject([{ region: ZHANG, regionName: '漳县', ...counts }]);
    const others = (await (await city.get(`/api/v1/readiness?pack=${PACK.id}&period=2023`, min)).json()) as {
      drafts: object[];
    };
    expect(others.drafts).toEqual([]);
    const table = (await (
      await city.get(`/api/v1/city-table?pack=${PACK.id}&period=2023`, coordinator)
    ).json()) as { regions: { state: string | null }[] };
    expect(table.regions.map(({ state }) => state)).toEqual(['draft', null]);
  });
});
