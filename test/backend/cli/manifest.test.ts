import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { describe, expect, it, vi } from 'vitest';
import { RIBBON_SCREENS, ribbonScreen } from '#addin/commands/ribbon-screen.ts';
import { run, siteManifest } from '#backend/cli/manifest.ts';
import { checkManifest } from './check-manifest.ts';

const path = 'manifest.xml';
const xml = readFileSync(path, 'utf8');

/** Width and height of a PNG, from its header. */
const pngSize = (file: string): readonly [number, number] => {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

describe('the manifest', () => {
  it('keeps the order of the schema, names only resources that exist and stays within the lengths', () => {
    expect(checkManifest(xml)).toEqual([]);
  });

  it('is read by Microsoft tooling with the Id that must never change', async () => {
    const info = await OfficeAddinManifest.readManifestFile(path);
    expect([info.id, info.officeAppType, info.defaultLocale, info.hosts, info.permissions]).toEqual([
      '6e0b5c1e-6d3f-4f0a-9b57-2f4c8a3d71e9',
      'TaskPaneApp',
      'zh-CN',
      ['Workbook'],
      'ReadWriteDocument',
    ]);
  });

  it('has a picture of the stated size for every image it names', () => {
    const images = [
      ...xml.matchAll(/DefaultValue="https:\/\/localhost:3000\/assets\/(icons\/[a-z]+-(\d+)\.png)"/g),
    ];
    expect(images.length).toBeGreaterThan(40);
    const wrong = images.filter(
      ([, file, size]) => String(pngSize(`addin/assets/${file}`)) !== `${size},${size}`,
    );
    expect(wrong.map(([, file]) => file)).toEqual([]);
    for (const size of [16, 20, 24, 32, 40, 48, 64, 80, 96])
      expect(existsSync(`addin/assets/icons/app-${size}.png`)).toBe(true);
  });

  it('has its help and function pages', () => {
    const pages = [...xml.matchAll(/localhost:3000\/assets\/(\w+\.html)"/g)].map(([, page]) => page!);
    expect([...new Set(pages)].filter((page) => !existsSync(`addin/assets/${page}`))).toEqual([]);
    expect(new Set(pages).size).toBe(2);
  });

  it('says every text in English too', () => {
    const texts = [
      ...xml.matchAll(
        /<bt:String id="([^"]+)" DefaultValue="[^"]*"(\/?)>(?:\s*<bt:Override Locale="en-US")?/g,
      ),
    ];
    expect(texts.filter(([all]) => !all.includes('Override')).map(([, id]) => id)).toEqual([]);
    expect(xml.match(/<Override Locale="en-US"/g)?.length).toBe(2);
  });

  it('opens each screen by its own button and the pane as it was by the last', () => {
    const urls = [
      ...xml.matchAll(/<bt:Url id="\w+\.Url" DefaultValue="https:\/\/localhost:3000\/pane\.html([^"]*)"/g),
    ].map(([, search]) => ribbonScreen(search!));
    expect(urls).toEqual([...RIBBON_SCREENS, null]);
    expect(ribbonScreen('?screen=score&_host_Info=Excel$Web$16.01$zh-CN$$$$0')).toBe('score');
    expect(ribbonScreen('?screen=unknown')).toBe(null);
  });

  it.each([
    [
      'an element out of order',
      xml.replace(/(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/, '$2$1'),
      /too late/,
    ],
    [
      'a resource that is not there',
      xml.replace('resid="Check.Label"', 'resid="Check.Labe"'),
      /not among the resources/,
    ],
    [
      'an address without https',
      xml.replace(
        'DefaultValue="https://localhost:3000/pane.html"',
        'DefaultValue="http://localhost:3000/pane.html"',
      ),
      /no https/,
    ],
    [
      'an icon without its 80 px picture',
      xml.replace('<bt:Image size="80" resid="Icon.Check.80"/>', ''),
      /lacks 80 px/,
    ],
    [
      'a button text that is too long',
      xml.replace('DefaultValue="核验"', `DefaultValue="${'长'.repeat(126)}"`),
      /126 characters/,
    ],
  ])('is refused with %s', (_, broken, sentence) => {
    expect(checkManifest(broken).join('\n')).toMatch(sentence);
  });
});

describe('the manifest of a site', () => {
  it('has every address under the site and stays sound', () => {
    const site = siteManifest(xml, 'https://kezhi.example.gov.cn:8443/科技/');
    expect(checkManifest(site)).toEqual([]);
    expect(site).not.toContain('localhost');
    expect(site).toContain('"https://kezhi.example.gov.cn:8443/%E7%A7%91%E6%8A%80/pane.html?screen=check"');
  });

  it.each([
    'http://kezhi.example.gov.cn',
    'kezhi.example.gov.cn',
    'https://a.example/?x=1',
    'https://user:word@a.example/',
  ])('is refused for %s', (url) => {
    expect(() => siteManifest(xml, url)).toThrow();
  });

  it('is written to a file on request, and wrong use says how', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kezhi-manifest-'));
    const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const file = join(folder, 'manifest.xml');
    expect(await run(['--base-url', 'https://kezhi.kjj.lan:8443', '-o', file])).toBe(0);
    expect(checkManifest(readFileSync(file, 'utf8'))).toEqual([]);
    expect([
      await run([]),
      await run(['--base-url', 'http://kezhi.kjj.lan']),
      await run(['--url', 'x']),
    ]).toEqual([2, 2, 2]);
    expect([output.mock.calls.length, errors.mock.calls.length]).toEqual([1, 3]);
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
});
