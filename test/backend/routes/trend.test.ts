import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trendAnswer } from '#shared/contract/trend-schema.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import {
  CITY,
  codeOf,
  finance,
  firms,
  MIN,
  openPeriod,
  openTestCity,
  PACK,
  SITE,
  snapshotOf,
  type TestCity,
  ZHANG,
} from '../open-test-city.ts';

let city: TestCity;
let boss: SigningPort;
let zhang: SigningPort;

const address = (indicator: string, from = '2021', to = '2022') =>
  `/api/v1/city-table/trend?pack=${PACK.id}&indicator=${indicator}&from=${from}&to=${to}`;
const trendFor = async (key: SigningPort, indicator: string) =>
  trendAnswer.parse(await (await city.get(address(indicator), key)).json()).periods;

beforeAll(async () => {
  city = await openTestCity();
  boss = await city.enrol('coordinator', CITY);
  zhang = await city.enrol('reporter', ZHANG);
  const min = await city.enrol('reporter', MIN);
  for (const [year, count] of [
    ['2021', '10'],
    ['2022', '12'],
  ] as const) {
    const period = year as PeriodId;
    await openPeriod(city, boss, { period });
    for (const [key, region, parts] of [
      [zhang, ZHANG, finance('1', '100')],
      [min, MIN, finance('5', '300')],
    ] as const) {
      const readings = [firms(count), ...parts].map((reading) => ({ ...reading, period }));
      expect((await city.submit(key, snapshotOf({ region, period, readings }))).status).toBe(201);
    }
  }
});
afterAll(() => city.close());

describe('GET /city-table/trend', () => {
  it('sums parts and then divides, for every period', async () => {
    expect(
      (await trendFor(boss, 'finance')).map(({ period, city: whole, values }) => [
        period,
        whole,
        Object.keys(values),
      ]),
    ).toEqual([
      ['2021', { value: '1.5', numerator: '6', denominator: '400' }, [ZHANG, MIN]],
      ['2022', { value: '1.5', numerator: '6', denominator: '400' }, [ZHANG, MIN]],
    ]);
  });

  it('shows a county its own line, and the others where ranks are published', async () => {
    const own = { value: '12', numerator: null, denominator: null };
    expect((await trendFor(zhang, 'firms')).at(-1)).toEqual({
      period: '2022',
      city: null,
      values: { [ZHANG]: own },
    });
    const publish = { format: 'kezhi-period/1', site: SITE, act: 'publish', pack: PACK.id, period: '2022' };
    const createdAt = city.ports.clock();
    await city.post('/api/v1/periods', await city.sign(boss, 'kezhi-period/1', { ...publish, createdAt }));
    const [before, after] = await trendFor(zhang, 'firms');
    expect([Object.keys(before!.values), before!.city]).toEqual([[ZHANG], null]);
    expect([Object.keys(after!.values), after!.city?.value]).toEqual([[ZHANG, MIN], '24']);
  });

  it('refuses who is not signed in, an indicator of no pack and a period that is none', async () => {
    expect(await codeOf(await city.get(address('firms')))).toBe('401 not-signed-in');
    expect(await codeOf(await city.get(address('constructor'), zhang))).toBe('400 invalid-request');
    expect(await codeOf(await city.get(address('firms', "2021'--"), zhang))).toBe('400 invalid-request');
    expect(await (await city.get(address('firms', '2022', '2021'), zhang)).json()).toMatchObject({
      periods: [],
    });
  });
});
