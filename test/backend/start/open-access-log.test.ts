import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAccessLog } from '#backend/start/open-access-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const entry = {
  at: '2022-07-04T01:00:00.000Z',
  requestId: 'r-1',
  method: 'GET',
  path: '/api/v1/site',
  status: 200,
  milliseconds: 1.5,
};

describe('the access log', () => {
  it('is appended to a file of the owner’s, one JSON line per request', async () => {
    const file = join(folder, 'access.log');
    writeFileSync(file, 'earlier\n', { mode: 0o600 });
    const write = await openAccessLog(file);
    write(entry);
    write({ ...entry, status: 404 });
    await expect.poll(() => readFileSync(file, 'utf8').split('\n').length).toBe(4);
    const [first, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    expect(first).toBe('earlier');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([entry, { ...entry, status: 404 }]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('says in one sentence that its file cannot be written, before anything is served', async () => {
    await expect(openAccessLog(join(folder, 'nowhere', 'access.log'))).rejects.toThrow('写不了日志文件');
  });

  it('is silent when it is off', async () => {
    expect((await openAccessLog('off'))(entry)).toBeUndefined();
  });
});
