import { describe, expect, it } from 'vitest';
import { createKeyPace } from '#backend/key-pace.ts';
import { REQUEST_LIMITS } from '#backend/request-limits.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { codeOf, openTestCity, type TestCity, ZHANG } from './open-test-city.ts';

/** What one person's pane asks for from opening it to the receipt, and twice over. */
const OF_ONE_PERSON = 60;
const COUNTIES = 8;

async function withCity(
  work: (city: TestCity, pass: (seconds: number) => void) => Promise<void>,
): Promise<void> {
  let seconds = 0;
  const pace = createKeyPace(REQUEST_LIMITS.keys, () => seconds);
  const city = await openTestCity({ pace, requests: REQUEST_LIMITS.requests });
  try {
    await work(city, (more) => {
      seconds += more;
    });
  } finally {
    await city.close();
  }
}

const statuses = async (answers: readonly Promise<Response>[]): Promise<readonly number[]> => [
  ...new Set((await Promise.all(answers)).map(({ status }) => status)),
];

const ask = (city: TestCity, token: string, times: number) =>
  Array.from({ length: times }, () => city.get('/api/v1/periods', token));

describe('how often anybody may ask', () => {
  it('lets eight counties behind one address work at once on the last day', () =>
    withCity(async (city) => {
      const keys = await Promise.all(
        Array.from({ length: COUNTIES * 2 }, () => city.enrol('reporter', ZHANG as RegionCode)),
      );
      const tokens = await Promise.all(keys.map((key) => city.token(key)));
      expect(await statuses(tokens.flatMap((token) => ask(city, token, OF_ONE_PERSON)))).toEqual([200]);
    }));

  it('holds back a key that asks without end, says for how long, and keeps nobody else waiting', () =>
    withCity(async (city, pass) => {
      const [wild, calm] = [await city.enrol('reporter', ZHANG), await city.enrol('reporter', ZHANG)];
      const [token, other] = [await city.token(wild), await city.token(calm)];
      await Promise.all(ask(city, token, REQUEST_LIMITS.keys.burst));
      const refused = await city.get('/api/v1/periods', token);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
      expect(await refused.json()).toMatchObject({
        code: 'rate-limited',
        title: '请求太频繁。',
        detail: '请在 1 秒后再试。',
      });
      const signed = await city.post('/api/v1/snapshots', await city.sign(wild, 'kezhi-snapshot/1', {}));
      expect([signed.headers.get('retry-after'), await codeOf(signed)]).toEqual(['1', '429 rate-limited']);
      expect((await city.get('/api/v1/periods', other)).status).toBe(200);
      pass(1);
      expect((await city.get('/api/v1/periods', token)).status).toBe(200);
    }));

  it('never lets who only names a key use up its share', () =>
    withCity(async (city) => {
      const [named, stranger] = [await city.enrol('reporter', ZHANG), await city.enrol('reporter', ZHANG)];
      const [header = ''] = (await city.sign(named, 'kezhi-snapshot/1', {})).split('.');
      const [, payload = '', signature = ''] = (await city.sign(stranger, 'kezhi-snapshot/1', {})).split('.');
      const forged = `${header}.${payload}.${signature}`;
      const answers = Array.from({ length: REQUEST_LIMITS.keys.burst + 1 }, () =>
        city.post('/api/v1/snapshots', forged),
      );
      expect(await statuses(answers)).toEqual([401]);
      expect((await city.get('/api/v1/periods', named)).status).toBe(200);
    }));
});
