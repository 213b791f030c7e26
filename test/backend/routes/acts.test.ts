import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecimalText, Digest } from '#shared/model/brands.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import {
  CITY,
  codeOf,
  digestOfSnapshot,
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
let keys: Record<'coordinator' | 'reporter' | 'reviewer' | 'neighbour', SigningPort>;
let revision = 0;

beforeAll(async () => {
  city = await openTestCity();
  keys = {
    coordinator: await city.enrol('coordinator', CITY),
    reporter: await city.enrol('reporter', ZHANG),
    reviewer: await city.enrol('reviewer', ZHANG),
    neighbour: await city.enrol('reporter', MIN),
  };
  await openPeriod(city, keys.coordinator);
});
afterAll(() => city.close());

/** A fresh submission and its digest. */
async function submitted(given: Partial<Snapshot> = {}): Promise<Digest> {
  revision += 1;
  const snapshot = snapshotOf({ revision, ...given });
  expect((await city.submit(keys.reporter, snapshot)).status).toBe(201);
  return digestOfSnapshot(snapshot);
}

async function act(key: SigningPort, snapshot: Digest, name: string, given: object = {}): Promise<Response> {
  const payload = {
    format: 'kezhi-act/1',
    site: SITE,
    act: name,
    snapshot,
    createdAt: city.ports.clock(),
    ...given,
  };
  return city.post(`/api/v1/snapshots/${snapshot}/acts`, await city.sign(key, 'kezhi-act/1', payload));
}

const totalOf = async (basis = 'latest') => {
  const answer = await city.get(
    `/api/v1/city-table?pack=${PACK.id}&period=2022&basis=${basis}`,
    keys.coordinator,
  );
  const { regions } = (await answer.json()) as {
    regions: { region: string; state: string; total: string | null }[];
  };
  const own = regions.find(({ region }) => region === ZHANG)!;
  return [own.state, own.total];
};

describe('acts on a submission', () => {
  it('return it with a reason, which the county reads, and take it out of the city table', async () => {
    const digest = await submitted();
    expect(await totalOf()).toEqual(['received', '10']);
    expect(await codeOf(await act(keys.coordinator, digest, 'return'))).toBe('422 reason-required');
    expect(await codeOf(await act(keys.coordinator, digest, 'return', { reason: '  ' }))).toBe(
      '422 reason-required',
    );
    const size = await city.ports.store.read.log.size();
    expect((await act(keys.coordinator, digest, 'return', { reason: '缺佐证' })).status).toBe(201);
    expect(await city.ports.store.read.log.size()).toBe(size + 1);
    expect(await totalOf()).toEqual(['returned', null]);
    const seen = (await (await city.get(`/api/v1/snapshots/${digest}`, keys.reporter)).json()) as {
      summary: { reason: string };
      acts: { act: string }[];
    };
    expect([seen.summary.reason, seen.acts.map((one) => one.act)]).toEqual(['缺佐证', ['return']]);
  });

  it('accept it, after which only the coordinator can undo that, and basis=accepted shows it', async () => {
    const digest = await submitted({ readings: [firms('12')] });
    expect(await totalOf('accepted')).toEqual(['received', null]);
    expect((await act(keys.coordinator, digest, 'accept')).status).toBe(201);
    expect(await totalOf('accepted')).toEqual(['accepted', '12']);
    expect(await codeOf(await act(keys.reporter, digest, 'withdraw', { reason: '有误' }))).toBe(
      '409 act-not-allowed',
    );
    expect(await codeOf(await act(keys.coordinator, digest, 'accept', { reason: '再次' }))).toBe(
      '409 act-not-allowed',
    );
  });

  it('do once what was signed once, however often it is sent', async () => {
    const digest = await submitted();
    const payload = {
      format: 'kezhi-act/1',
      site: SITE,
      act: 'withdraw',
      snapshot: digest,
      reason: '报错表',
      createdAt: city.ports.clock(),
    };
    const jws = await city.sign(keys.reporter, 'kezhi-act/1', payload);
    const path = `/api/v1/snapshots/${digest}/acts`;
    const [first, again] = [await city.post(path, jws), await city.post(path, jws)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(((await again.json()) as { state: string }).state).toBe('withdrawn');
  });

  it('belong to their roles: a county accepts nothing, a neighbour does nothing, nobody acts on what is not there', async () => {
    const digest = await submitted();
    expect(await codeOf(await act(keys.reporter, digest, 'accept'))).toBe('403 role-not-allowed');
    expect(await codeOf(await act(keys.reporter, digest, 'return', { reason: 'x' }))).toBe(
      '403 role-not-allowed',
    );
    expect(await codeOf(await act(keys.neighbour, digest, 'withdraw', { reason: 'x' }))).toBe(
      '403 region-not-allowed',
    );
    expect(await codeOf(await act(keys.coordinator, digest, 'withdraw', { reason: 'x' }))).toBe(
      '403 role-not-allowed',
    );
    expect(await codeOf(await act(keys.coordinator, `sha256:${'0'.repeat(64)}` as Digest, 'accept'))).toBe(
      '404 unknown-snapshot',
    );
  });

  it('enter points with evidence for one item, which join the total at once', async () => {
    const digest = await submitted();
    const value = { indicatorId: 'finance', scope: null, points: '33.5' as DecimalText };
    expect(
      await codeOf(await act(keys.coordinator, digest, 'discretionary-points', { reason: '会议纪要3号' })),
    ).toBe('422 value-required');
    expect(
      (await act(keys.coordinator, digest, 'discretionary-points', { reason: '会议纪要3号', value })).status,
    ).toBe(201);
    expect(await totalOf()).toEqual(['received', '43.50']);
  });

  it('enter no points where the county has figures, above the maximum, or for what is no item', async () => {
    const digest = await submitted();
    const enter = async (indicatorId: string, points: string) =>
      codeOf(
        await act(keys.coordinator, digest, 'discretionary-points', {
          reason: '会议纪要3号',
          value: { indicatorId, scope: null, points },
        }),
      );
    expect(await enter('firms', '99')).toBe('409 act-not-allowed');
    expect(await enter('finance', '100.1')).toBe('400 invalid-request');
    expect(await enter('finance', '-1')).toBe('400 invalid-request');
    expect(await enter('nothing', '1')).toBe('400 invalid-request');
  });

  it('happen once when the same signed act comes many times at the same moment', async () => {
    const digest = await submitted();
    const payload = {
      format: 'kezhi-act/1',
      site: SITE,
      act: 'explanation-accepted',
      snapshot: digest,
      value: { code: 'outlier', indicatorId: 'firms', scope: null },
      createdAt: city.ports.clock(),
    };
    const jws = await city.sign(keys.coordinator, 'kezhi-act/1', payload);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => city.post(`/api/v1/snapshots/${digest}/acts`, jws)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
  });

  it('of the county end with 封存, those of the city go on', async () => {
    const [first, second] = [await submitted(), await submitted()];
    await openPeriod(city, keys.coordinator, { act: 'close' });
    expect(await codeOf(await act(keys.reporter, first, 'withdraw', { reason: '有误' }))).toBe(
      '409 period-closed',
    );
    expect((await act(keys.coordinator, second, 'return', { reason: '缺佐证' })).status).toBe(201);
    await openPeriod(city, keys.coordinator, { act: 'reopen', reason: '补报' });
    expect((await act(keys.reporter, first, 'withdraw', { reason: '有误' })).status).toBe(201);
  });
});

describe('co-signing', () => {
  it('keeps a submission out of the city table until a reviewer of the county signs it', async () => {
    const own = await openTestCity();
    try {
      const boss = await own.enrol('coordinator', CITY);
      const filler = await own.enrol('reporter', ZHANG);
      const reviewer = await own.enrol('reviewer', ZHANG);
      const stranger = await own.enrol('reviewer', MIN);
      await openPeriod(own, boss, { cosign: true });
      const snapshot = snapshotOf();
      expect(((await (await own.submit(filler, snapshot)).json()) as { state: string }).state).toBe(
        'awaiting-cosign',
      );
      const digest = digestOfSnapshot(snapshot);
      const sign = async (key: SigningPort) =>
        own.post(
          `/api/v1/snapshots/${digest}/acts`,
          await own.sign(key, 'kezhi-act/1', {
            format: 'kezhi-act/1',
            site: SITE,
            act: 'cosign',
            snapshot: digest,
            createdAt: own.ports.clock(),
          }),
        );
      expect(await codeOf(await sign(stranger))).toBe('403 region-not-allowed');
      expect(await codeOf(await sign(filler))).toBe('403 role-not-allowed');
      expect(((await (await sign(reviewer)).json()) as { state: string }).state).toBe('received');
    } finally {
      await own.close();
    }
  });
});
