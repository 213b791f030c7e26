import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { openStore } from '#backend/storage/sql/open-store.ts';
import { textOf } from '#backend/storage/sql/row.ts';
import type { SqlConnection } from '#backend/storage/sql/sql-database.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import type { Digest, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-look-ups-'));
const plans: string[] = [];
const database = openDatabase(join(folder, 'kezhi.sqlite'));
/** Notes how SQLite goes about every question it is asked. */
const explained: SqlConnection = {
  ...database.reader,
  async all(sql, parameters) {
    const steps = await database.reader.all(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    plans.push(steps.map((step) => textOf(step, 'detail')).join('; '));
    return database.reader.all(sql, parameters);
  },
};
const store = await openStore({ ...database, reader: explained }, nativeSha256);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const pack = 'any' as PackId;
const period = '2022' as PeriodId;
const region = '621125' as RegionCode;
const digest = `sha256:${'0'.repeat(64)}` as Digest;

async function planOf(ask: () => Promise<unknown>): Promise<string> {
  plans.length = 0;
  await ask();
  return plans.join('\n');
}

describe('what is asked often goes to its rows by key, however much is kept', () => {
  const { snapshots, log, audit, periods, enrolments } = store.read;

  it('a county’s line of submissions takes the index that holds nothing else', async () => {
    expect(await planOf(() => snapshots.ofPeriod(pack, period, region))).toBe(
      'SEARCH snapshot USING INDEX snapshot_line (pack=? AND region=? AND period=?)',
    );
  });

  it('ten years of one indicator touch that county’s submissions and one figure of each', async () => {
    const question = { pack, indicatorId: 'a', scope: null, regions: [region], from: period, to: period };
    expect(await planOf(() => snapshots.trend(question))).toMatch(
      /^SEARCH s USING COVERING INDEX snapshot_line \(pack=\? AND region=\? AND period>\? AND period<\?\); SEARCH f USING PRIMARY KEY \(sequence=\? AND indicator_id=\? AND scope=\?\)$/,
    );
  });

  it('and nothing else looks through a whole table', async () => {
    const plan = await planOf(async () => {
      await snapshots.byDigest(digest);
      await snapshots.ofPeriod(pack, period);
      await snapshots.figures([1]);
      await snapshots.acts(1);
      await snapshots.list({ pack, period, region, limit: 50 });
      await snapshots.list({ region, before: 7, limit: 50 });
      await log.size();
      await log.find(digest);
      await log.original(1);
      await log.originals('kezhi-snapshot/1', 0, 100);
      await periods.get(pack, period);
      await periods.extensions(pack, period);
      await enrolments.byKid('key');
      await enrolments.invitation('hash');
      await audit.latest(100);
    });
    expect(plan).not.toMatch(/^SCAN (?!audit USING INDEX)/m);
  });
});
