import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '#backend/actions/identity/invite.ts';
import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import {
  CITY,
  codeOf,
  enrolmentRequest,
  openTestCity,
  SITE,
  type TestCity,
  ZHANG,
} from '../open-test-city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(() => city.close());

const newKey = async () => openSigningKey(await generateSigningKey());
const newCode = (expiresAt = '2099-01-01T00:00:00.000Z') =>
  invite(city.ports, { region: ZHANG, role: 'reporter', department: '财政局', expiresAt });
const post = (body: unknown) => city.postJson('/api/v1/enrolments', body);

describe('enrolment', () => {
  it('binds a key to the rights of its code, and the same key again changes nothing', async () => {
    const [key, code] = [await newKey(), await newCode()];
    const first = await post(await enrolmentRequest(key, code));
    const again = await post(await enrolmentRequest(key, code.toLowerCase().replaceAll('-', ' ')));
    expect([first.status, again.status]).toEqual([201, 200]);
    const answer = (await first.json()) as { enrolment: object; site: string; serverKeys: object[] };
    expect(answer).toMatchObject({
      site: SITE,
      enrolment: { kid: key.kid, region: ZHANG, regionName: '漳县', role: 'reporter', department: '财政局' },
      serverKeys: [{ current: true }],
    });
  });

  it('takes a code once, from who holds the key, while it is good', async () => {
    const code = await newCode();
    const key = await newKey();
    const request = await enrolmentRequest(key, code);
    expect((await post(request)).status).toBe(201);
    expect(await codeOf(await post(await enrolmentRequest(await newKey(), code)))).toBe('409 used-code');
    expect(await codeOf(await post(await enrolmentRequest(key, await newCode())))).toBe(
      '409 key-already-enrolled',
    );
    expect(await codeOf(await post({ ...request, publicKeyJwk: (await newKey()).publicKey }))).toBe(
      '401 wrong-signature',
    );
    expect(await codeOf(await post(await enrolmentRequest(await newKey(), '00000-00000-00000-00000')))).toBe(
      '403 unknown-code',
    );
    expect(
      await codeOf(
        await post(await enrolmentRequest(await newKey(), await newCode('2022-07-01T00:00:00.000Z'))),
      ),
    ).toBe('403 expired-code');
    expect(
      await codeOf(await post(await enrolmentRequest(await newKey(), await newCode(), 'another-site'))),
    ).toBe('422 wrong-site');
  });

  it('refuses a private key that is posted by mistake', async () => {
    const request = await enrolmentRequest(await newKey(), await newCode());
    expect(
      await codeOf(await post({ ...request, publicKeyJwk: { ...request.publicKeyJwk, d: 'x'.repeat(43) } })),
    ).toBe('400 invalid-request');
  });

  it('keeps no code anywhere, only its hash', async () => {
    const code = await newCode();
    expect(code.replaceAll('-', '').length * 5).toBeGreaterThanOrEqual(80);
    expect(await city.ports.store.read.enrolments.invitation(code)).toBeNull();
  });

  it('holds back who tries codes one after the other', async () => {
    const slow = await openTestCity({ codesPerMinute: 3 });
    try {
      const request = await enrolmentRequest(await newKey(), '00000-00000-00000-00000');
      const answers = [];
      for (let attempt = 0; attempt < 4; attempt++)
        answers.push(await slow.postJson('/api/v1/enrolments', request));
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 429]);
      expect(answers[3]!.headers.get('retry-after')).toBe('20');
    } finally {
      await slow.close();
    }
  });
});

describe('sessions', () => {
  it('take a nonce once, within two minutes, and last eight hours at most', async () => {
    const key = await city.enrol('coordinator', CITY);
    const nonce = async () =>
      ((await (await city.app.request('/api/v1/sessions/nonce')).json()) as { nonce: string }).nonce;
    const open = async (value: string, site = SITE) =>
      city.postJson('/api/v1/sessions', {
        assertion: await city.sign(key, 'kezhi-session/1', { site, nonce: value, iat: 0 }),
      });
    const first = await nonce();
    const opened = await open(first);
    expect(opened.status).toBe(201);
    const { token } = (await opened.json()) as { token: string };
    expect(await codeOf(await open(first))).toBe('401 invalid-nonce');
    expect(await codeOf(await open(await nonce(), 'another-site'))).toBe('422 wrong-site');
    const late = await nonce();
    city.setTime('2022-07-04T01:02:01.000Z');
    expect(await codeOf(await open(late))).toBe('401 invalid-nonce');
    expect((await city.get('/api/v1/enrolments', token)).status).toBe(200);
    city.setTime('2022-07-04T09:00:01.000Z');
    expect(await codeOf(await city.get('/api/v1/enrolments', token))).toBe('401 session-expired');
    city.setTime('2022-07-04T01:00:00.000Z');
    expect(await codeOf(await city.get('/api/v1/enrolments'))).toBe('401 not-signed-in');
  });

  it('show all keys to a coordinator and to nobody else', async () => {
    const reporter = await city.enrol('reporter', ZHANG);
    expect(await codeOf(await city.get('/api/v1/enrolments', reporter))).toBe('403 role-not-allowed');
    expect(
      await codeOf(
        await city.postJson(`/api/v1/enrolments/${reporter.kid}/revoke`, { reason: 'x' }, reporter),
      ),
    ).toBe('403 role-not-allowed');
  });
});
