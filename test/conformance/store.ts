import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import type { SnapshotPapers, SnapshotRecord } from '#backend/storage/records.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import type { SqlDatabase } from '#backend/storage/sql/sql-database.ts';
import type { Store } from '#backend/storage/store.ts';
import type { Figure } from '#shared/aggregate/figure.ts';
import type { DecimalText, Digest, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { toHex } from '#shared/signing/hex.ts';
import { inclusionProof, leafHash, rootOf } from '#shared/signing/merkle-log.ts';
import { verifyInclusion } from '#shared/signing/verify-inclusion.ts';

const at = '2022-07-05T01:00:00.000Z';
const pack = 'test-pack' as PackId;
const period = '2022' as PeriodId;
const digestOfNumber = (number: number): Digest =>
  `sha256:${number.toString(16).padStart(64, '0')}` as Digest;
const jws = (text: string): string => `eyJhIjoxfQ.${Buffer.from(text).toString('base64url')}.c2lnbmF0dXJl`;

const original = (number: number, typ = 'kezhi-snapshot/1') => ({
  digest: digestOfNumber(number),
  typ,
  kid: 'key',
  jws: jws(`{"数":${number}}`),
  at,
});

const snapshot = (sequence: number, given: Partial<SnapshotRecord> = {}): SnapshotRecord => ({
  sequence,
  digest: digestOfNumber(sequence),
  kid: 'key',
  region: '621125' as RegionCode,
  department: null,
  pack: { id: pack, version: '1.0.0', digest: digestOfNumber(0) },
  period,
  nature: '年报数',
  revision: sequence,
  createdAt: at,
  receivedAt: at,
  lateMinutes: null,
  state: 'received',
  verdict: 'pass',
  total: '57.89' as DecimalText,
  rules: '',
  findings: { blocking: 0, query: 1, notice: 2 },
  explanations: 1,
  reason: null,
  ...given,
});

const PAPERS: SnapshotPapers = { receipt: '{}', score: null };

const figure = (indicatorId: string, value: string | null): Figure => ({
  indicatorId: indicatorId as IndicatorId,
  scope: null,
  value: value as DecimalText | null,
  numerator: null,
  denominator: null,
  points: null,
});

export interface StoreAdapter {
  /** A fresh, empty database. */
  open(): Promise<SqlDatabase>;
}

/** What every adapter of the store must do. */
export function describeStore(name: string, adapter: StoreAdapter): void {
  describe(`store: ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await openStore(await adapter.open(), nativeSha256);
    });
    afterAll(() => store.close());

    it('keeps a signed original byte for byte and proves it to be in the log', async () => {
      const before = await store.read.log.size();
      const appended = await store.write((tables) => tables.log.append(original(9001)));
      expect(appended.sequence).toBe(before + 1);
      expect((await store.read.log.original(appended.sequence))?.jws).toBe(original(9001).jws);
      expect(await store.read.log.find(digestOfNumber(9001))).toEqual({
        sequence: appended.sequence,
        typ: 'kezhi-snapshot/1',
        at,
      });
      const { sequence, proof, root } = appended;
      const leaf = leafHash(digestOfNumber(9001), nativeSha256);
      expect(verifyInclusion({ index: sequence - 1, size: sequence, leaf, root, proof }, nativeSha256)).toBe(
        true,
      );
    });

    it('gives every unit of one commit its own place in one log', async () => {
      const numbers = Array.from({ length: 40 }, (_, index) => 9100 + index);
      const appended = await Promise.all(
        numbers.map((number) => store.write((tables) => tables.log.append(original(number)))),
      );
      const sequences = appended.map(({ sequence }) => sequence);
      expect(new Set(sequences).size).toBe(40);
      const size = await store.read.log.size();
      expect(Math.max(...sequences)).toBe(size);
      const root = await store.read.log.withNodes((read) => rootOf(size, read, nativeSha256));
      const last = appended.find(({ sequence }) => sequence === size)!;
      expect(toHex(last.root)).toBe(toHex(root));
      for (const [index, number] of numbers.entries()) {
        const sequence = sequences[index]!;
        const proof = await store.read.log.withNodes((read) =>
          inclusionProof(sequence - 1, size, read, nativeSha256),
        );
        const leaf = leafHash(digestOfNumber(number), nativeSha256);
        expect(verifyInclusion({ index: sequence - 1, size, leaf, root, proof }, nativeSha256)).toBe(true);
      }
    });

    it('takes back a unit that throws and keeps the others of its commit', async () => {
      const size = await store.read.log.size();
      const outcomes = await Promise.allSettled([
        store.write((tables) => tables.log.append(original(9201))),
        store.write(async (tables) => {
          await tables.log.append(original(9202));
          throw new Error('refused');
        }),
        store.write((tables) => tables.log.append(original(9201))),
        store.write((tables) => tables.log.append(original(9203))),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
        'fulfilled',
      ]);
      expect(await store.read.log.find(digestOfNumber(9202))).toBeNull();
      expect((await store.read.log.find(digestOfNumber(9203)))?.sequence).toBe(size + 2);
    });

    it('shows a reader nothing before it is committed', async () => {
      let seen: unknown = 'unread';
      let finished: Promise<void> = Promise.resolve();
      await store.write(async (tables) => {
        await tables.site.setNote('half', 'written');
        finished = store.read.site.note('half').then((value) => {
          seen = value;
        });
        await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, 20))]);
        expect(['unread', null]).toContain(seen);
      });
      await finished;
      expect(await store.read.site.note('half')).toBe('written');
    });

    it('refuses a second snapshot of the same region, department, pack, period and revision', async () => {
      const one = snapshot(501, { revision: 1, region: '621102' as RegionCode });
      await store.write((tables) => tables.snapshots.insert(one, PAPERS, []));
      await expect(
        store.write((tables) =>
          tables.snapshots.insert({ ...one, sequence: 502, digest: digestOfNumber(502) }, PAPERS, []),
        ),
      ).rejects.toThrow();
      await store.write((tables) =>
        tables.snapshots.insert(
          { ...one, sequence: 503, digest: digestOfNumber(503), department: '财政局' },
          PAPERS,
          [],
        ),
      );
      const kept = await store.read.snapshots.ofPeriod(pack, period, '621102' as RegionCode);
      expect(kept.map(({ sequence, department }) => [sequence, department])).toEqual([
        [501, null],
        [503, '财政局'],
      ]);
    });

    it('gives back a snapshot, its figures and acts as they were written', async () => {
      const one = snapshot(601, { lateMinutes: 20 });
      const papers: SnapshotPapers = {
        receipt: '{"地区":"漳县"}',
        score: {
          total: '1' as DecimalText,
          totalExact: '1' as DecimalText,
          class: null,
          provisional: true,
          waiting: [],
          items: [],
          adjustments: [],
        },
      };
      const figures = [figure('a', '1.5'), figure('b', null)];
      await store.write(async (tables) => {
        await tables.snapshots.insert(one, papers, figures);
        await tables.snapshots.insertAct({
          sequence: 602,
          digest: digestOfNumber(602),
          snapshot: 601,
          act: 'return',
          kid: 'key',
          reason: '缺附件',
          value: { points: '1' },
          at,
        });
        await tables.snapshots.setState(601, 'returned', '缺附件');
      });
      expect(await store.read.snapshots.byDigest(one.digest)).toEqual({
        ...one,
        state: 'returned',
        reason: '缺附件',
      });
      expect(await store.read.snapshots.papers(601)).toEqual(papers);
      expect(await store.read.snapshots.papers(999)).toBeNull();
      expect((await store.read.snapshots.figures([601])).get(601)).toEqual(figures);
      expect(await store.read.snapshots.acts(601)).toMatchObject([
        { act: 'return', reason: '缺附件', value: { points: '1' } },
      ]);
    });

    it('lists snapshots newest first, by filter and page', async () => {
      await store.write(async (tables) => {
        for (const sequence of [701, 702, 703])
          await tables.snapshots.insert(snapshot(sequence, { region: '621126' as RegionCode }), PAPERS, []);
      });
      const filter = { region: '621126' as RegionCode, pack, limit: 2 };
      expect((await store.read.snapshots.list(filter)).map(({ sequence }) => sequence)).toEqual([703, 702]);
      expect(
        (await store.read.snapshots.list({ ...filter, before: 702 })).map(({ sequence }) => sequence),
      ).toEqual([701]);
      expect(await store.read.snapshots.list({ ...filter, state: 'accepted' })).toEqual([]);
    });

    it('follows an indicator over periods through the newest submission that counts', async () => {
      const region = '621121' as RegionCode;
      await store.write(async (tables) => {
        const put = (sequence: number, year: string, value: string, state: SnapshotRecord['state']) =>
          tables.snapshots.insert(snapshot(sequence, { region, period: year as PeriodId, state }), PAPERS, [
            figure('a', value),
          ]);
        await put(801, '2020', '1', 'accepted');
        await put(802, '2021', '2', 'received');
        await put(803, '2021', '3', 'received');
        await put(804, '2022', '4', 'returned');
      });
      const query = {
        pack,
        indicatorId: 'a',
        scope: null,
        regions: [region],
        from: '2020' as PeriodId,
        to: '2022' as PeriodId,
      };
      const points = await store.read.snapshots.trend(query);
      expect(points.map((point) => [point.period, point.value])).toEqual([
        ['2020', '1'],
        ['2021', '3'],
      ]);
    });

    it('keeps periods, extensions and decisions as last saved, and every version of what was issued', async () => {
      const open = {
        pack,
        period,
        state: 'open',
        deadline: '2022-07-05',
        deadlineAt: at,
        nextWorkingDay: true,
        holidays: ['2022-07-06'],
        cosign: true,
        published: false,
      } as const;
      const targets = { kind: 'targets', pack, period, region: null, at } as const;
      const list = { kind: 'list', pack, period, region: '621125' as RegionCode, at } as const;
      await store.write(async (tables) => {
        await tables.periods.save(open);
        await tables.periods.save({ ...open, state: 'closed' });
        await tables.periods.extend({
          pack,
          period,
          region: '621125' as RegionCode,
          deadline: '2022-07-09',
          deadlineAt: at,
          reason: '停电',
          kid: 'key',
        });
        await tables.packs.decide({ pack, version: '1.0.0', question: 'q', option: 'a', kid: 'key', at });
        await tables.packs.decide({ pack, version: '1.0.0', question: 'q', option: null, kid: 'key', at });
        await tables.packs.issue({ ...targets, sequence: 1, digest: digestOfNumber(1) });
        await tables.packs.issue({ ...targets, sequence: 2, digest: digestOfNumber(2) });
        await tables.packs.issue({ ...list, sequence: 3, digest: digestOfNumber(3) });
      });
      expect(await store.read.periods.get(pack, period)).toEqual({ ...open, state: 'closed' });
      expect((await store.read.periods.extensions(pack, period)).map(({ reason }) => reason)).toEqual([
        '停电',
      ]);
      expect((await store.read.packs.decisions(pack, '1.0.0')).map(({ option }) => option)).toEqual([null]);
      expect(await store.read.packs.issued(pack)).toEqual([
        { ...targets, sequence: 1, digest: digestOfNumber(1) },
        { ...targets, sequence: 2, digest: digestOfNumber(2) },
        { ...list, sequence: 3, digest: digestOfNumber(3) },
      ]);
    });

    it('keeps keys and one-time codes, and ends a key once', async () => {
      const publicKey = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } as const;
      const enrolment = {
        kid: 'k1',
        publicKey,
        label: '办公室',
        name: '张三',
        region: '621125' as RegionCode,
        role: 'reporter',
        department: null,
        enrolledAt: at,
        revokedAt: null,
      } as const;
      await store.write(async (tables) => {
        await tables.enrolments.invite({
          codeHash: 'h',
          region: enrolment.region,
          role: 'reporter',
          department: null,
          createdAt: at,
          expiresAt: at,
          usedBy: null,
        });
        await tables.enrolments.insert(enrolment);
        await tables.enrolments.spendInvitation('h', 'k1', at);
        await tables.enrolments.revoke('k1', '2022-08-01T00:00:00.000Z', 'k0', '离职');
        await tables.enrolments.revoke('k1', '2022-09-01T00:00:00.000Z', 'k0', '再次');
      });
      expect(await store.read.enrolments.byKid('k1')).toEqual({
        ...enrolment,
        revokedAt: '2022-08-01T00:00:00.000Z',
      });
      expect((await store.read.enrolments.invitation('h'))?.usedBy).toBe('k1');
    });

    it('creates one site, once', async () => {
      const site = {
        site: 'site-12345678',
        name: '定西市',
        region: '621100' as RegionCode,
        demonstration: true,
        createdAt: at,
      };
      await store.write((tables) =>
        tables.site.create(site, [{ region: '621125' as RegionCode, name: '漳县' }]),
      );
      expect(await store.read.site.get()).toEqual(site);
      expect(await store.read.site.regions()).toEqual([{ region: '621125', name: '漳县' }]);
      await expect(store.write((tables) => tables.site.create(site, []))).rejects.toThrow();
    });
  });
}
