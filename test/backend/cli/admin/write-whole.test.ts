import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '#backend/cli/admin/write-whole.ts';
import { run as admin } from '#backend/cli/admin.ts';
import { captured } from '../captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-whole-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const kezhi = (...args: readonly string[]) => captured(() => admin(args));

describe('what an administrator writes', () => {
  it('stands under its name only when it is whole, and is its owner’s alone', async () => {
    await writeWhole(at('one'), (part) => writeFileSync(part, 'whole'));
    expect([readFileSync(at('one'), 'utf8'), statSync(at('one')).mode & 0o777]).toEqual(['whole', 0o600]);
    const full = Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
    const broken = writeWhole(at('one'), (part) => {
      writeFileSync(part, 'half');
      throw full;
    });
    await expect(broken).rejects.toThrow('磁盘已满');
    expect([readdirSync(folder), readFileSync(at('one'), 'utf8')]).toEqual([['one'], 'whole']);
  });

  it('is told in one sentence where it cannot be written', async () => {
    await expect(writeWhole(at('none/one'), () => undefined)).rejects.toThrow('没有这个文件夹');
  });
});

describe('a backup', () => {
  it('goes back only where nothing is, all of it or nothing, and only if it is one', async () => {
    await kezhi('init', '--region', '621100', '--data', at('data'));
    expect((await kezhi('backup', '--data', at('data'), '-o', at('backup'))).status).toBe(0);
    expect(readdirSync(at('backup')).toSorted()).toEqual(['kezhi.sqlite', 'server-keys.json']);
    await kezhi('keys', 'rotate', '--data', at('data'));
    rmSync(at('data/kezhi.sqlite'));
    const onKeys = await kezhi('restore', at('backup'), '--data', at('data'));
    expect([onKeys.status, onKeys.error]).toEqual([2, expect.stringContaining('不会覆盖')]);
    expect((await kezhi('restore', at('backup'), '--data', at('moved'))).status).toBe(0);
    writeFileSync(at('backup/kezhi.sqlite'), 'no database');
    const damaged = await kezhi('restore', at('backup'), '--data', at('other'));
    expect([damaged.status, damaged.error, existsSync(at('other'))]).toEqual([
      2,
      expect.stringContaining('备份已损坏'),
      false,
    ]);
  });

  it('of a later version is not opened by this one, which says so', async () => {
    const database = new DatabaseSync(at('moved/kezhi.sqlite'));
    database.exec("INSERT INTO migration VALUES ('999-later')");
    database.close();
    const later = await kezhi('keys', '--data', at('moved'));
    expect([later.status, later.error]).toEqual([2, expect.stringContaining('换上新版程序')]);
  });
});
