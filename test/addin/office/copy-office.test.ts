import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';

const { files, version } = JSON.parse(readFileSync('addin/office/office-files.json', 'utf8')) as {
  files: Record<string, string>;
  version: string;
};
const target = mkdtempSync(join(tmpdir(), 'kezhi-office-'));
afterAll(() => rmSync(target, { recursive: true }));

describe('office.js beside the bundle', () => {
  it('is copied whole, names and layout kept, with the licence, and nothing else', () => {
    const script = `import('./addin/office/copy-office.mjs').then(({ copyOffice }) => copyOffice(${JSON.stringify(target)}))`;
    execFileSync(process.execPath, ['-e', script]);
    const copied = readdirSync(target, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /\.\w+$/.test(name));
    expect(copied.sort()).toEqual([...Object.keys(files), 'LICENSE.md'].sort());
    const wrong = Object.keys(files).filter(
      (name) =>
        createHash('sha256')
          .update(readFileSync(join(target, name)))
          .digest('hex') !== files[name],
    );
    expect(wrong).toEqual([]);
  });

  it('is the version that is installed', () => {
    expect(JSON.parse(readFileSync('node_modules/@microsoft/office-js/package.json', 'utf8')).version).toBe(
      version,
    );
  });

  it('has every file that the scripts of Excel ask for by name', () => {
    const asked = Object.keys(files).flatMap((name) => [
      ...readFileSync(join(target, name), 'utf8').matchAll(
        /"\/?((?:telemetry|ariatelemetry)\/[\w-]+\.js|o15apptofilemappingtable\.js)"/g,
      ),
    ]);
    const names = [...new Set(asked.map(([, name]) => name!))];
    expect(names).toContain('telemetry/oteljs_agave.js');
    expect(names.filter((name) => !existsSync(join(target, name)))).toEqual([]);
  });
});

describe('the page for browsers that are too old', () => {
  const gate = readFileSync('addin/pane/public/gate.js', 'utf8').replace(
    /\/\/[^\n]*|'(?:[^'\\]|\\.)*'/g,
    "''",
  );

  it('is written in the language that Internet Explorer 11 understands', () => {
    expect(gate).not.toMatch(
      /=>|`|\b(?:const|let|class|async|await|import|export)\b|\?\.|\?\?|\.\.\.|,\s*\)/,
    );
  });

  it.each(['pane', 'preflight', 'index', 'city'])('stands before every other script of %s.html', (name) => {
    const scripts = [
      ...readFileSync(`addin/pane/${name}.html`, 'utf8').matchAll(/<script[^>]*src="([^"]+)"/g),
    ];
    expect(scripts.map(([, source]) => source)[0]).toBe('/gate.js');
  });
});

describe('the pages that load office.js', () => {
  const transform = async (page: string): Promise<string> => {
    const server = await createServer({
      server: { middlewareMode: true, ws: false },
      logLevel: 'silent',
      appType: 'custom',
    });
    try {
      return await server.transformIndexHtml(`/${page}`, readFileSync(`addin/pane/${page}`, 'utf8'));
    } finally {
      await server.close();
    }
  };

  it.each(['pane.html', 'preflight.html'])('do not hold up the first paint for it: %s', async (page) => {
    expect(await transform(page)).toMatch(/<script src="\/office\/office\.js" async>/);
  });

  it('are only those inside Excel', async () => {
    expect(await transform('index.html')).not.toContain('office.js');
  });
});
