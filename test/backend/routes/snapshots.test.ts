import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import { receiptSchema } from '#shared/contract/receipt-schema.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import type { DecimalText, Digest, IndicatorId, PeriodId } from '#shared/model/brands.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { toBase64url } from '#shared/signing/base64url.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { verifyReceipt } from '#shared/signing/verify-receipt.ts';
import {
  CITY,
  codeOf,
  digestOfSnapshot,
  finance,
  firms,
  MIN,
  openPeriod,
  openTestCity,
  PACK,
  snapshotOf,
  type TestCity,
  ZHANG,
} from '../open-test-city.ts';

let city: TestCity;
let reporter: SigningPort;
let coordinator: SigningPort;

beforeAll(async () => {
  city = await openTestCity();
  coordinator = await city.enrol('coordinator', CITY);
  reporter = await city.enrol('reporter', ZHANG);
  expect((await openPeriod(city, coordinator)).status).toBe(200);
});
afterAll(() => city.close());
beforeEach(() => city.setTime('2022-07-04T01:00:00.000Z'));

const auditOf = async () => (await city.ports.store.read.audit.latest(1000)).length;

describe('POST /snapshots', () => {
  it('answers 201 with a receipt that verifies without a network, and 200 with the same receipt for the same bytes', async () => {
    const snapshot = snapshotOf();
    const jws = await city.sign(reporter, 'kezhi-snapshot/1', snapshot);
    const first = await city.post('/api/v1/snapshots', jws);
    const again = await city.post('/api/v1/snapshots', jws);
    expect([first.status, again.status]).toEqual([201, 200]);
    const { receipt, verdict, state, score } = (await first.json()) as {
      receipt: string;
      verdict: string;
      state: string;
      score: { total: string };
    };
    expect([verdict, state, score.total]).toEqual(['pass', 'received', '10']);
    expect(((await again.json()) as { receipt: string }).receipt).toBe(receipt);
    const checked = await verifyReceipt(
      {
        receipt,
        snapshot: jws,
        serverKeys: [city.ports.serverKey],
        parseReceipt: (value) => receiptSchema.parse(value),
        parseSnapshot: (value) => {
          const parsed = parseSnapshot(value);
          return 'snapshot' in parsed ? parsed.snapshot : null;
        },
      },
      city.ports.verifier,
    );
    expect(checked).toMatchObject({
      signature: 'valid',
      inclusion: 'valid',
      snapshot: 'matches',
      receipt: { digest: digestOfSnapshot(snapshot), late: null },
    });
  });

  it('gives the same receipt for the same payload signed once more, even after the period closed', async () => {
    const snapshot = snapshotOf();
    const [one, other] = [await city.submit(reporter, snapshot), await city.submit(reporter, snapshot)];
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(((await one.json()) as { receipt: string }).receipt).toBe(
      ((await other.json()) as { receipt: string }).receipt,
    );
  });

  it('takes a reply lost on the way for one submission, however many times it is sent at once', async () => {
    const jws = await city.sign(
      reporter,
      'kezhi-snapshot/1',
      snapshotOf({ revision: 2, readings: [firms('11')] }),
    );
    const answers = await Promise.all(Array.from({ length: 8 }, () => city.post('/api/v1/snapshots', jws)));
    const receipts = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { receipt: string }).receipt),
    );
    expect(new Set(receipts).size).toBe(1);
    expect((await city.ports.store.read.snapshots.ofPeriod(PACK.id, '2022' as PeriodId, ZHANG)).length).toBe(
      2,
    );
  });

  const refused: readonly [string, () => Snapshot | Promise<Snapshot>, string][] = [
    ['a region that is not the one of the key', () => snapshotOf({ region: MIN }), '403 region-not-allowed'],
    [
      'a department that is not the one of the key',
      () => snapshotOf({ department: '财政局', score: null }),
      '403 department-not-allowed',
    ],
    ['another site', () => snapshotOf({ site: 'another-site' }), '422 wrong-site'],
    [
      'a period that was never opened',
      () => snapshotOf({ period: '2021' as PeriodId }),
      '409 period-not-open',
    ],
    [
      'a pack it does not know',
      () => snapshotOf({ pack: { ...snapshotOf().pack, version: '9.0.0' } }),
      '422 unknown-pack',
    ],
    [
      'a pack whose content differs',
      () => snapshotOf({ pack: { ...snapshotOf().pack, digest: `sha256:${'0'.repeat(64)}` as Digest } }),
      '409 pack-mismatch',
    ],
    ['another engine', () => snapshotOf({ engine: 2 }), '409 engine-mismatch'],
    [
      'a score that was raised',
      () => snapshotOf({ score: { ...snapshotOf().score!, total: '99' as DecimalText } }),
      '422 score-mismatch',
    ],
    ['a score left out', () => snapshotOf({ score: null }), '422 score-mismatch'],
    [
      'findings left out',
      () => snapshotOf({ readings: [firms('13')], findings: [] }),
      '422 findings-mismatch',
    ],
    ['a query without explanation', () => snapshotOf({ readings: [firms('13')] }), '422 explanation-missing'],
    [
      'a blocking finding, explained or not',
      () =>
        snapshotOf({
          findings: [
            {
              code: 'out-of-range',
              basis: 'workbook',
              indicatorId: 'firms' as IndicatorId,
              scope: null,
              period: null,
              severity: 'blocking',
            },
          ],
          explanations: [
            {
              code: 'out-of-range',
              indicatorId: 'firms' as IndicatorId,
              scope: null,
              value: null,
              text: '就是这样',
            },
          ],
        }),
      '422 blocking-findings',
    ],
    [
      'a workbook digest of other readings',
      () => snapshotOf({ workbook: { name: 'x', digest: `sha256:${'1'.repeat(64)}` as Digest } }),
      '422 workbook-digest-mismatch',
    ],
    [
      'a revision that was taken by other bytes',
      () => snapshotOf({ createdAt: '2022-07-04T00:00:01.000Z' }),
      '409 revision-taken',
    ],
    [
      'a previous submission nobody knows',
      () => snapshotOf({ revision: 9, previous: `sha256:${'2'.repeat(64)}` as Digest }),
      '409 previous-mismatch',
    ],
    [
      'an indicator the pack does not have',
      () => snapshotOf({ readings: [{ ...firms('1'), indicatorId: 'x' as IndicatorId }] }),
      '422 invalid-snapshot',
    ],
    [
      'a quantity that is no decimal text',
      () => snapshotOf({ readings: [firms('1e3')] }),
      '422 invalid-snapshot',
    ],
  ];
  it.each(refused)('refuses %s and stores nothing but an audit entry', async (_, make, expected) => {
    const [size, audits] = [await city.ports.store.read.log.size(), await auditOf()];
    expect(await codeOf(await city.submit(reporter, await make()))).toBe(expected);
    expect([await city.ports.store.read.log.size(), await auditOf()]).toEqual([size, audits + 1]);
  });

  it('refuses a changed payload, an unknown key, a wrong purpose and what is no signature at all', async () => {
    const [header, , signature] = (await city.sign(reporter, 'kezhi-snapshot/1', snapshotOf())).split('.');
    const changed = toBase64url(canonicalBytes(snapshotOf({ nature: '快报数' })));
    expect(await codeOf(await city.post('/api/v1/snapshots', `${header}.${changed}.${signature}`))).toBe(
      '401 wrong-signature',
    );
    const stranger = await openSigningKey(await generateSigningKey());
    expect(await codeOf(await city.submit(stranger, snapshotOf()))).toBe('401 unknown-key');
    expect(
      await codeOf(
        await city.post('/api/v1/snapshots', await city.sign(reporter, 'kezhi-act/1', snapshotOf())),
      ),
    ).toBe('400 wrong-type');
    expect(await codeOf(await city.post('/api/v1/snapshots', 'no signature'))).toBe('400 malformed-jws');
  });

  it('refuses a coordinator who would fill in for a county', async () => {
    expect(await codeOf(await city.submit(coordinator, snapshotOf({ region: CITY })))).toBe(
      '403 role-not-allowed',
    );
  });

  it('refuses a body that is too large before reading it, and another media type', async () => {
    const large = await city.app.request('/api/v1/snapshots', {
      method: 'POST',
      headers: { 'content-type': 'application/jose', 'content-length': '99999999' },
      body: 'x',
    });
    expect(await codeOf(large)).toBe('413 too-large');
    expect(await codeOf(await city.postJson('/api/v1/snapshots', {}))).toBe('415 unsupported-media-type');
  });

  it('takes a query that is explained, and an explanation dies when its value changes', async () => {
    const explanation = {
      code: 'outlier',
      indicatorId: 'firms' as IndicatorId,
      scope: null,
      kind: 'actual',
      value: '13',
      text: '新认定集中',
    } as const;
    const dead = snapshotOf({
      revision: 3,
      readings: [firms('13')],
      explanations: [{ ...explanation, value: '12' }],
    });
    expect(await codeOf(await city.submit(reporter, dead))).toBe('422 explanation-missing');
    const alive = snapshotOf({ revision: 3, readings: [firms('13')], explanations: [explanation] });
    const answer = await city.submit(reporter, alive);
    expect([answer.status, ((await answer.json()) as { verdict: string }).verdict]).toEqual([201, 'explain']);
  });
});

describe('a key that was revoked', () => {
  it('may neither report nor read, but the same bytes still get their receipt', async () => {
    const key = await city.enrol('reporter', MIN);
    const token = await city.token(key);
    const sent = snapshotOf({ region: MIN });
    expect((await city.submit(key, sent)).status).toBe(201);
    const revoked = await city.postJson(
      `/api/v1/enrolments/${key.kid}/revoke`,
      { reason: '离职' },
      coordinator,
    );
    expect(revoked.status).toBe(200);
    expect((await city.submit(key, sent)).status).toBe(200);
    expect(await codeOf(await city.submit(key, snapshotOf({ region: MIN, revision: 2 })))).toBe(
      '403 revoked-key',
    );
    expect(await codeOf(await city.get('/api/v1/periods', token))).toBe('403 revoked-key');
  });
});

describe('departments', () => {
  it('report their own indicators only, and the server scores the union', async () => {
    const [own, other] = [await openTestCity(), '621126'];
    try {
      const boss = await own.enrol('coordinator', CITY);
      await openPeriod(own, boss);
      const money = await own.enrol('reporter', MIN, '财政局');
      const science = await own.enrol('reporter', MIN, '科技局');
      const part = (department: string, readings: Snapshot['readings']) =>
        snapshotOf({ region: MIN, department, readings, score: null });
      expect(await codeOf(await own.submit(money, part('财政局', [firms('10')])))).toBe(
        '403 department-not-allowed',
      );
      expect((await own.submit(money, part('财政局', finance('1', '100')))).status).toBe(201);
      const whole = await own.submit(science, part('科技局', [firms('12')]));
      expect(((await whole.json()) as { score: { total: string } }).score.total).toBe('12');
      const table = (await (await own.get('/api/v1/city-table?pack=test-pack&period=2022', boss)).json()) as {
        regions: { region: string; total: string; snapshots: string[] }[];
        indicators: { city: { value: string } | null }[];
      };
      const region = table.regions.find((one) => one.region === other)!;
      expect([region.total, region.snapshots.length]).toEqual(['12', 2]);
      expect(table.indicators.map((row) => row.city?.value)).toEqual(['1', '12']);
    } finally {
      await own.close();
    }
  });
});

describe('GET /snapshots', () => {
  it('shows a county its own submissions and the city all of them, in pages', async () => {
    const own = (await (await city.get('/api/v1/snapshots', reporter)).json()) as {
      snapshots: { region: string }[];
    };
    expect(new Set(own.snapshots.map(({ region }) => region))).toEqual(new Set([ZHANG]));
    expect(await codeOf(await city.get(`/api/v1/snapshots?region=${MIN}`, reporter))).toBe(
      '403 region-not-allowed',
    );
    const page = (await (await city.get('/api/v1/snapshots?limit=1', coordinator)).json()) as {
      snapshots: unknown[];
      next: string;
    };
    expect(page.snapshots.length).toBe(1);
    const next = (await (
      await city.get(`/api/v1/snapshots?limit=1&cursor=${page.next}`, coordinator)
    ).json()) as { snapshots: unknown[] };
    expect(next.snapshots).not.toEqual(page.snapshots);
  });

  it('gives one submission with its original, and what changed since the one before', async () => {
    const digest = digestOfSnapshot(snapshotOf({ revision: 2, readings: [firms('11')] }));
    const one = (await (await city.get(`/api/v1/snapshots/${digest}`, reporter)).json()) as {
      summary: { revision: number };
      jws: string;
    };
    expect([one.summary.revision, one.jws.split('.').length]).toEqual([2, 3]);
    const diff = (await (await city.get(`/api/v1/snapshots/${digest}/diff`, reporter)).json()) as {
      readings: { indicatorId: string; before: string; after: string }[];
    };
    expect(diff.readings.map(({ indicatorId, before, after }) => [indicatorId, before, after])).toEqual([
      ['firms', '10', '11'],
      ['finance', '959.95', null],
      ['finance', '208447.2', null],
    ]);
  });
});
