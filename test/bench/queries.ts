import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import type { SnapshotRecord } from '#backend/storage/records.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import type { Store } from '#backend/storage/store.ts';
import type { Figure } from '#shared/aggregate/figure.ts';
import type { DecimalText, Digest, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { type BenchRow, boundRow, readable } from './bench-row.ts';
import { median } from './in-turns.ts';

/** One province over ten years; a key is found in a tree, so all of China costs each query one step more. */
const COUNTIES = 94;
const MONTHS = 120;
const INDICATORS = 50;
const PACK = 'bench' as PackId;
const CITY = 8;

const regionOf = (county: number): RegionCode => String(620_000 + county) as RegionCode;
const monthOf = (month: number): PeriodId =>
  `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as PeriodId;

/** What the city table and the trend ask the store, over 564,000 figures. */
export async function benchQueries(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-queries-'));
  const store = await openStore(openDatabase(join(folder, 'kezhi.sqlite')), nativeSha256);
  try {
    await fill(store);
    const rows = `${COUNTIES * MONTHS * INDICATORS} figures`;
    const place = (county: number, count: number): RegionCode[] =>
      Array.from({ length: count }, (_, at) => regionOf((county + at) % COUNTIES));
    const one = async (call: number, count: number): Promise<void> => {
      const period = monthOf(call % MONTHS);
      const lists = await Promise.all(
        place(call, count).map((region) => store.read.snapshots.ofPeriod(PACK, period, region)),
      );
      await store.read.snapshots.figures(lists.flat().map(({ sequence }) => sequence));
    };
    const trend = (call: number): Promise<unknown> =>
      store.read.snapshots.trend({
        pack: PACK,
        indicatorId: `indicator-${call % INDICATORS}`,
        scope: null,
        regions: place(call, CITY),
        from: monthOf(0),
        to: monthOf(MONTHS - 1),
      });
    return [
      row(`one county's 50 figures, p99, ${rows}`, await timesOf(400, (call) => one(call, 1)), 2),
      row(`a city: 8 counties × 50 figures, p99, ${rows}`, await timesOf(400, (call) => one(call, CITY)), 2),
      row(`ten years of one indicator in 8 counties, p99, ${rows}`, await timesOf(200, trend), 20),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const row = (what: string, times: readonly number[], most: number): BenchRow =>
  boundRow({
    area: 'queries',
    what,
    value: times[Math.floor(times.length * 0.99)] ?? 0,
    unit: 'ms',
    most,
    peer: `median ${readable(median(times))} ms`,
  });

/** Times of so many calls, the shortest first, after some for warming. */
async function timesOf(calls: number, query: (call: number) => Promise<unknown>): Promise<readonly number[]> {
  for (let call = 0; call < 40; call++) await query(call * 11);
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const begun = performance.now();
    await query(call * 37);
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b);
}

async function fill(store: Store): Promise<void> {
  for (let month = 0; month < MONTHS; month++)
    await store.write(async (tables) => {
      for (let county = 0; county < COUNTIES; county++) {
        const sequence = month * COUNTIES + county + 1;
        await tables.snapshots.insert(
          snapshotOf(sequence, regionOf(county), monthOf(month)),
          { receipt: '{}', score: null },
          figuresOf(sequence),
        );
      }
    });
}

const figuresOf = (sequence: number): Figure[] =>
  Array.from({ length: INDICATORS }, (_, at) => ({
    indicatorId: `indicator-${at}` as IndicatorId,
    scope: null,
    value: String((sequence * 31 + at * 7) % 10_000) as DecimalText,
    numerator: null,
    denominator: null,
    points: null,
  }));

function snapshotOf(sequence: number, region: RegionCode, period: PeriodId): SnapshotRecord {
  const at = '2022-01-01T00:00:00.000Z';
  return {
    sequence,
    digest: `sha256:${String(sequence).padStart(64, '0')}` as Digest,
    kid: 'bench',
    region,
    department: null,
    pack: { id: PACK, version: '1.0.0', digest: 'sha256:bench' as Digest },
    period,
    nature: '快报数',
    revision: 1,
    createdAt: at,
    receivedAt: at,
    lateMinutes: null,
    state: 'received',
    verdict: 'pass',
    total: null,
    rules: '',
    findings: { blocking: 0, query: 0, notice: 0 },
    explanations: 0,
    reason: null,
  };
}
