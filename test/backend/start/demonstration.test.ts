import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readConfiguration } from '#backend/configuration.ts';
import { openData } from '#backend/open-backend.ts';
import { serveSite } from '#backend/server.ts';
import type { RunningServer } from '#backend/start-server.ts';
import { siteAnswer } from '#shared/contract/site-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-demonstration-'));
const at = (port = '0') => readConfiguration({ port, data: folder }, {});
let server: RunningServer;
let printed = '';
const copies: string[] = [];

beforeAll(async () => {
  const write = process.stdout.write;
  process.stdout.write = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  server = await serveSite({ configuration: at(), mayDemonstrate: true }).finally(() => {
    process.stdout.write = write;
  });
}, 120_000);
afterAll(async () => {
  await server.close();
  for (const one of [folder, ...copies]) rmSync(one, { recursive: true, force: true });
});

/** The same data elsewhere: what a second server could take without meeting the first. */
function copyOfData(): string {
  const copy = mkdtempSync(join(tmpdir(), 'kezhi-demonstration-copy-'));
  copies.push(copy);
  cpSync(folder, copy, {
    recursive: true,
    filter: (path) => !path.includes('server.'),
  });
  return copy;
}

const readSite = async () => siteAnswer.parse(await (await fetch(`${server.url}/api/v1/site`)).json());

describe('a new data folder', () => {
  it('becomes a demonstration that says so, with codes for everybody, on this machine only', async () => {
    const site = await readSite();
    expect([site.demonstration, site.regions.length, site.demonstrationCodes?.length]).toEqual([true, 7, 16]);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(printed.trim().split('\n').at(-1)).toBe(`ready ${server.url}`);
    expect(printed).toContain('示例数据');
  });

  it('has an open period with a deadline and three counties that submitted the figures of their workbooks', async () => {
    const store = await openData(at());
    const periods = await store.read.periods.all();
    expect(periods.map(({ period, state, deadline }) => [period, state, deadline !== null])).toEqual(
      periods.map(() => ['2022', 'open', true]),
    );
    const snapshots = await store.read.snapshots.list({ limit: 100 });
    expect(new Set(snapshots.map(({ region }) => region))).toEqual(new Set(['621102', '621121', '621122']));
    const figures = await store.read.snapshots.figures(
      snapshots.filter(({ region }) => region === '621102').map(({ sequence }) => sequence),
    );
    expect(
      [...figures.values()]
        .flat()
        .some(({ numerator, denominator }) => numerator === '3168.22' && denominator === '446235.5'),
    ).toBe(true);
    await store.close();
  });

  it('stays a demonstration, and refuses to be reached by others', async () => {
    const site = await readSite();
    const again = await openData(at());
    expect((await again.read.site.get())?.site).toBe(site.site);
    await again.close();
    const outside = { ...at(), dataFolder: copyOfData(), host: '0.0.0.0', isBehindProxy: true };
    await expect(serveSite({ configuration: outside, mayDemonstrate: true })).rejects.toThrow('示例站点');
  });

  it('keeps its keys readable by its owner only', () => {
    const keys = readdirSync(folder).filter((name) => name.endsWith('keys.json'));
    expect(keys.sort()).toEqual(['demonstration-keys.json', 'server-keys.json']);
    for (const name of keys) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    expect(
      z.looseObject({}).parse(JSON.parse(readFileSync(join(folder, 'server-keys.json'), 'utf8'))),
    ).toHaveProperty('keys');
  });
});

describe('a server that cannot start', () => {
  it('says in one sentence which port is taken and what to do', async () => {
    const { port } = new URL(server.url);
    const configuration = { ...at(port), dataFolder: copyOfData() };
    await expect(serveSite({ configuration, mayDemonstrate: true })).rejects.toThrow(`端口 ${port} 已被占用`);
  });

  it('names the server that uses the data folder already, and leaves it alone', async () => {
    await expect(serveSite({ configuration: at(), mayDemonstrate: true })).rejects.toThrow(server.url);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('is refused an address others can reach without encryption, a port that is none, and half a certificate', () => {
    expect(() => readConfiguration({ host: '0.0.0.0' }, {})).toThrow('必须加密');
    expect(() => readConfiguration({ port: '99999' }, {})).toThrow('端口');
    expect(() => readConfiguration({ tlsCert: 'a.pem' }, {})).toThrow('一起给出');
    expect(
      readConfiguration({ host: '0.0.0.0', behindProxy: true }, { PORT: '81', KEZHI_DATA: '/x' }),
    ).toMatchObject({ port: 81, dataFolder: '/x' });
  });
});
