import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openData } from '#backend/open-backend.ts';
import { failureOf } from '#backend/storage/postgres/failure-of.ts';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import { StorageFailure } from '#backend/storage/storage-failure.ts';
import { CITY, openPeriod, openTestCity, snapshotOf, ZHANG } from '../open-test-city.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-failure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('storage that cannot do what it is asked', () => {
  it('takes nothing in when it is full, says so to the sender, and goes on when there is room again', async () => {
    const database = openDatabase(join(folder, 'full.sqlite'));
    const city = await openTestCity({ database });
    await openPeriod(city, await city.enrol('coordinator', CITY));
    const reporter = await city.enrol('reporter', ZHANG);
    const size = await city.ports.store.read.log.size();
    await database.writer.run('PRAGMA max_page_count = 1');
    const answers = [];
    for (let revision = 1; revision < 40; revision++)
      answers.push(await city.submit(reporter, snapshotOf({ revision })));
    const last = answers.at(-1)!;
    const { code, detail } = (await last.json()) as { code: string; detail: string };
    expect([last.status, code, detail]).toEqual([503, 'not-ready', '数据没有丢,请稍后重试。']);
    const taken = answers.filter(({ status }) => status === 201).length;
    expect(await city.ports.store.read.log.size()).toBe(size + taken);
    await database.writer.run('PRAGMA max_page_count = 1000000');
    expect((await city.submit(reporter, snapshotOf({ revision: 40 }))).status).toBe(201);
    // The log of the server names the disk; it is no fault of the program.
    await expect(city.close()).rejects.toThrow('磁盘满了');
  });

  it('is told with its remedy before anything is served: a file that is no database, a server that is not there', async () => {
    const damaged = join(folder, 'damaged');
    await (await openData({ dataFolder: damaged, databaseUrl: null })).close();
    writeFileSync(join(damaged, 'kezhi.sqlite'), 'x'.repeat(5000));
    await expect(openData({ dataFolder: damaged, databaseUrl: null })).rejects.toThrow('恢复到空文件夹');
    const nowhere = { dataFolder: join(folder, 'empty'), databaseUrl: 'postgres://nobody@127.0.0.1:9/none' };
    await expect(openData(nowhere)).rejects.toThrow('连不上数据库服务器');
  });

  it('is told apart from a fault of the program by what PostgreSQL says', () => {
    const troubleOf = (code: string) => {
      const failure = failureOf(Object.assign(new Error('as the server puts it'), { code }));
      return failure instanceof StorageFailure ? failure.trouble : null;
    };
    expect(['53100', '25006', '57P01', '28P01', '08006', 'ECONNREFUSED', '58030'].map(troubleOf)).toEqual([
      'full',
      'read-only',
      'unreachable',
      'unreachable',
      'unreachable',
      'unreachable',
      'unreadable',
    ]);
    expect(['23505', '42P01', ''].map(troubleOf)).toEqual([null, null, null]);
  });
});
