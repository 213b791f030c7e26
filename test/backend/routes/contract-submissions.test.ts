import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Digest } from '#shared/model/brands.ts';
import {
  codeOf,
  dayFromNow,
  digestOfJws,
  type LiveCity,
  type LiveKey,
  openLiveCity,
  snapshotOf,
} from './live-city.ts';
import { decimal, digest, jws, late, packReference, shaped, text, time } from './printed-shapes.ts';

const PACK = 'dingxi-targets-2022';
let city: LiveCity;
let coordinator: LiveKey;
let reporter: LiveKey;
let sent: string;

beforeAll(async () => {
  city = await openLiveCity();
  coordinator = await city.enrol('coordinator', '621100');
  reporter = await city.enrol('reporter', '621125');
  const opened = { act: 'open', pack: PACK, period: '2022', deadline: dayFromNow(3) };
  expect((await city.act('/periods', coordinator, 'kezhi-period/1', opened)).status).toBe(200);
  sent = reporter.sign('kezhi-snapshot/1', snapshotOf(city, { packId: PACK }));
  expect((await city.postJws('/snapshots', sent)).status).toBe(201);
});
afterAll(() => city.close());

describe('snapshots', () => {
  const receiptOf = (compact: string): unknown =>
    JSON.parse(Buffer.from(compact.split('.')[1]!, 'base64url').toString('utf8'));
  const submission = z.object({
    receipt: jws,
    verdict: z.enum(['pass', 'explain']),
    score: z.looseObject({}).nullable(),
  });

  it('POST /snapshots answers receipt, verdict and score, the same for the same payload', async () => {
    const again = await shaped(await city.postJws('/snapshots', sent), 200, submission);
    const third = await shaped(await city.postJws('/snapshots', sent), 200, submission);
    expect(third.receipt).toBe(again.receipt);
    const receipt = z
      .strictObject({
        format: z.literal('kezhi-receipt/1'),
        site: z.literal(city.site.site),
        digest: z.literal(digestOfJws(sent)),
        sequence: z.number().int().min(1),
        receivedAt: time,
        late,
        region: z.literal('621125'),
        period: z.literal('2022'),
        pack: z.strictObject({ id: z.literal(PACK), version: text, digest }),
        log: z.strictObject({ size: z.number().int(), root: text, proof: z.array(text) }),
      })
      .parse(receiptOf(again.receipt));
    expect(receipt.late).toBeNull();
    const header = JSON.parse(Buffer.from(again.receipt.split('.')[0]!, 'base64url').toString()) as object;
    expect(header).toMatchObject({ typ: 'kezhi-receipt/1' });
  });

  const summary = z.object({
    digest,
    region: text,
    regionName: text,
    department: text.nullable(),
    pack: packReference,
    period: text,
    revision: z.number().int(),
    nature: text,
    state: text,
    late,
    receivedAt: time,
    createdAt: time,
    total: decimal.nullable(),
  });

  it('GET /snapshots filters by pack, period, region and state, in pages', async () => {
    const list = z.object({ snapshots: z.array(summary), next: text.nullable() });
    const query = `?pack=${PACK}&period=2022&region=621125&state=received`;
    const found = await shaped(await city.get(`/snapshots${query}`, coordinator), 200, list);
    expect(found.snapshots.map((one) => one.digest)).toEqual([digestOfJws(sent)]);
    for (const other of ['pack=county-leap', 'period=2021', 'region=621126', 'state=accepted'])
      expect((await shaped(await city.get(`/snapshots?${other}`, coordinator), 200, list)).snapshots).toEqual(
        [],
      );
    expect(await codeOf(await city.get('/snapshots?state=nonsense', coordinator))).toBe(
      '400 invalid-request',
    );
  });

  it('GET /snapshots/{digest} gives the original back byte for byte, and its diff names its predecessor', async () => {
    const digestOfSent = digestOfJws(sent);
    const one = await shaped(
      await city.get(`/snapshots/${digestOfSent}`, reporter),
      200,
      z.object({ summary, jws, receipt: jws, acts: z.array(z.looseObject({ act: text })) }),
    );
    expect(one.jws).toBe(sent);
    expect(await codeOf(await city.get(`/snapshots/${digestOfSent}/diff`, reporter))).toBe(
      '404 unknown-snapshot',
    );
    const self = await city.get(`/snapshots/${digestOfSent}/diff?against=${digestOfSent}`, reporter);
    await shaped(self, 200, z.object({ from: digest, to: digest, readings: z.array(z.unknown()).length(0) }));
    const neighbour = await city.enrol('reporter', '621126');
    expect(await codeOf(await city.get(`/snapshots/${digestOfSent}`, neighbour))).toBe(
      '403 region-not-allowed',
    );
    expect(await codeOf(await city.get(`/snapshots/sha256:${'0'.repeat(64)}`, reporter))).toBe(
      '404 unknown-snapshot',
    );
  });

  it('POST /snapshots/{digest}/acts wants the act of that very snapshot', async () => {
    const snapshot = digestOfJws(sent);
    const act = (given: object, path: Digest = snapshot) =>
      city.act(`/snapshots/${path}/acts`, coordinator, 'kezhi-act/1', { snapshot, ...given });
    const shape = z.object({ state: text, digest, sequence: z.number().int(), at: time });
    await shaped(
      await act({
        act: 'explanation-accepted',
        value: { code: 'year-jump', indicatorId: null, scope: null },
      }),
      201,
      shape,
    );
    expect(await codeOf(await act({ act: 'return' }))).toBe('422 reason-required');
    expect(await codeOf(await act({ act: 'accept' }, `sha256:${'1'.repeat(64)}` as Digest))).toBe(
      '400 invalid-request',
    );
    expect(await codeOf(await act({ act: 'raise-the-score' }))).toBe('400 invalid-request');
  });
});

describe('GET /city-table', () => {
  const figure = { numerator: decimal.nullable(), denominator: decimal.nullable() };
  const table = z.object({
    pack: packReference,
    period: z.literal('2022'),
    basis: z.enum(['latest', 'accepted']),
    regions: z.array(
      z.object({
        region: text,
        name: text,
        state: text.nullable(),
        late,
        total: decimal.nullable(),
        rank: z.number().int().nullable(),
        class: text.nullable(),
      }),
    ),
    indicators: z
      .array(
        z.object({
          indicatorId: text,
          indicator: text,
          scope: text.nullable(),
          unit: text,
          aggregate: z.enum(['sum', 'ratio', 'weighted', 'none']),
          city: z.object({ value: decimal, ...figure }).nullable(),
          range: z.object({ low: decimal, high: decimal }).nullable(),
          values: z.record(
            text,
            z.object({ value: decimal.nullable(), ...figure, points: decimal.nullable() }),
          ),
        }),
      )
      .min(1),
    missing: z.array(text),
    jws,
  });
  const path = `/city-table?pack=${PACK}&period=2022`;

  it('has the printed shape, an ETag, and 304 for who has it', async () => {
    const answer = await city.get(path, coordinator);
    const etag = answer.headers.get('etag')!;
    expect([answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual([
      'private, no-cache',
      'authorization',
    ]);
    const whole = await shaped(answer, 200, table);
    expect([whole.basis, whole.missing]).toEqual(['latest', ['621102', '621126']]);
    const same = await city.get(path, coordinator, { 'if-none-match': etag });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const accepted = await shaped(await city.get(`${path}&basis=accepted`, coordinator), 200, table);
    expect([accepted.basis, accepted.missing.length]).toEqual(['accepted', 3]);
  });

  it('tells a county its own row under an ETag of its own, so that no cache mixes them', async () => {
    const ofCity = (await city.get(path, coordinator)).headers.get('etag')!;
    const answer = await city.get(path, reporter, { 'if-none-match': ofCity });
    const own = await shaped(answer, 200, table);
    expect(own.regions.map(({ region }) => region)).toEqual(['621125']);
    expect(own.indicators.flatMap(({ values }) => Object.keys(values)).every((one) => one === '621125')).toBe(
      true,
    );
    expect(own.indicators.every((row) => row.city === null && row.range === null)).toBe(true);
    expect(await codeOf(await city.get(path))).toBe('401 not-signed-in');
    expect(await codeOf(await city.get(`/city-table?pack=${PACK}&period=2021`, coordinator))).toBe(
      '409 period-not-open',
    );
    expect(await codeOf(await city.get(`${path}&basis=best`, coordinator))).toBe('400 invalid-request');
  });
});
