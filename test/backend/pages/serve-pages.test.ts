import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import type { AppEnvironment } from '#backend/app-environment.ts';
import { servePages } from '#backend/pages/serve-pages.ts';
import { putInPlace } from '#backend/start/build-pages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-pages-'));
for (const inner of ['bundle', 'assets']) mkdirSync(join(folder, inner));
for (const [name, text] of Object.entries({
  'index.html': '<p>工作台',
  'city.html': '<p>全市',
  'bundle/main-abc.js': 'let a',
  'assets/icon-32.png': 'png',
  'bundle/main-abc.js.br': 'br',
  '.built': '',
}))
  writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const app = new Hono<AppEnvironment>();
app.use(servePages(folder));
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

describe('the built pages', () => {
  it('are found at / and by their names, with or without .html', async () => {
    expect(await (await get('/')).text()).toBe('<p>工作台');
    expect([
      (await get('/city')).status,
      (await get('/city.html')).status,
      (await get('/nothing')).status,
    ]).toEqual([200, 200, 404]);
  });

  it('are kept for ever where the name carries a hash, and asked for again elsewhere', async () => {
    expect((await get('/bundle/main-abc.js')).headers.get('cache-control')).toContain('immutable');
    const page = await get('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await get('/', { 'if-none-match': page.headers.get('etag')! })).status).toBe(304);
  });

  it('let Excel keep the icons of the ribbon for a day', async () => {
    expect((await get('/assets/icon-32.png')).headers.get('cache-control')).toBe('public, max-age=86400');
  });

  it('come compressed to who takes it, and plain to who does not', async () => {
    const compressed = await get('/bundle/main-abc.js', { 'accept-encoding': 'gzip, br' });
    expect([compressed.headers.get('content-encoding'), await compressed.text()]).toEqual(['br', 'br']);
    expect(await (await get('/bundle/main-abc.js')).text()).toBe('let a');
  });

  it('are all that can be named: no other file of the machine, no build stamp', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/bundle/..%2f..%2fetc/passwd',
      '/.built',
      '/bundle/main-abc.js.br',
      '/%ff',
    ])
      expect((await get(path)).status).toBe(404);
  });
});

describe('a new build while the site runs', () => {
  const place = join(folder, 'dist');
  const build = (at: string, name: string) => {
    mkdirSync(join(at, 'bundle'), { recursive: true });
    writeFileSync(join(at, 'index.html'), `<script src="/bundle/main-${name}.js">`);
    writeFileSync(join(at, 'bundle', `main-${name}.js`), `let ${name}`);
    return at;
  };
  const site = new Hono<AppEnvironment>();
  const textOf = async (path: string) => {
    const answer = await site.request(path);
    return `${answer.status} ${await answer.text()}`;
  };

  it('takes the place of the old one at once, and keeps the parts that an open page may still ask for', async () => {
    putInPlace(build(join(folder, 'first'), 'a'), place, new Date());
    site.use(servePages(place));
    expect(await textOf('/')).toContain('main-a.js');
    putInPlace(build(join(folder, 'second'), 'b'), place, new Date());
    expect(await textOf('/')).toContain('main-b.js');
    expect(await textOf('/bundle/main-b.js')).toBe('200 let b');
    expect(await textOf('/bundle/main-a.js')).toBe('200 let a');
    putInPlace(build(join(folder, 'third'), 'c'), place, new Date());
    expect([await textOf('/bundle/main-b.js'), await textOf('/bundle/main-a.js')]).toEqual([
      '200 let b',
      '404 404 Not Found',
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  });

  it('is waited for in the moment when neither is there', async () => {
    renameSync(place, join(folder, 'away'));
    const asked = textOf('/');
    setTimeout(() => renameSync(join(folder, 'away'), place), 60);
    expect(await asked).toContain('200 <script');
  });
});
