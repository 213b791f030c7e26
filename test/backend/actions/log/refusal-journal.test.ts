import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import { openTestCity, PERIOD, SITE, type TestCity, ZHANG } from '../../open-test-city.ts';

const SNAPSHOTS = '/api/v1/snapshots';
let city: TestCity;
beforeEach(async () => {
  city = await openTestCity();
});
afterEach(() => city.close());

const entries = () => city.ports.store.read.audit.latest(10_000);
const told = async (outcome: string) => (await entries()).filter((one) => one.outcome === outcome);
/** No snapshot at all, under a signature that holds or one that nobody knows. */
const nonsense = (number: number) => ({ format: 'kezhi-snapshot/1', site: SITE, period: PERIOD, number });

describe('refusals in the audit table', () => {
  it('are told one by one while they are few', async () => {
    const stranger = await openSigningKey(await generateSigningKey());
    for (let number = 0; number < 3; number++)
      await city.post(SNAPSHOTS, await city.sign(stranger, 'kezhi-snapshot/1', nonsense(number)));
    expect((await told('unknown-key')).map(({ kid }) => kid)).toEqual(Array(3).fill(stranger.kid));
  });

  it('of senders that nobody knows stay few, whatever key each claims, and are answered all the same', async () => {
    const before = (await entries()).length;
    for (let number = 0; number < 400; number++) {
      const header = { alg: 'ES256', typ: 'kezhi-snapshot/1', kid: kidOf(number) };
      const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const jws = number % 3 === 0 ? 'x.y.z' : `${text(header)}.${text(nonsense(number))}.${'A'.repeat(86)}`;
      const answer = await city.post(SNAPSHOTS, jws);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect((await entries()).length - before).toBe(60);
    city.setTime('2022-07-04T02:00:00.000Z');
    await city.post(SNAPSHOTS, 'x.y.z');
    expect((await told('not-recorded')).map(({ subject, kid }) => [subject, kid])).toEqual([['340', null]]);
  });

  it('leave room for those of a known key, whose own stay few as well', async () => {
    const [clerk, other] = [await city.enrol('reporter', ZHANG), await city.enrol('reporter', ZHANG)];
    for (let number = 0; number < 100; number++) await city.post(SNAPSHOTS, 'x.y.z');
    const before = (await entries()).length;
    for (let number = 0; number < 150; number++)
      await city.post(SNAPSHOTS, await city.sign(clerk, 'kezhi-snapshot/1', nonsense(number)));
    await city.post(SNAPSHOTS, await city.sign(other, 'kezhi-snapshot/1', nonsense(0)));
    const since = (await entries()).length - before;
    const ofOther = (await told('invalid-snapshot')).filter(({ kid }) => kid === other.kid);
    expect([since, ofOther.length]).toEqual([121, 1]);
  });
});

const kidOf = (number: number): string => Buffer.alloc(32, `key ${number} `).toString('base64url');
