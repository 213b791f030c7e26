import { gzipSync } from 'node:zlib';
import { expect, type Story } from '../story.ts';

/** Kilobytes of the first screen, compressed, without office.js. */
const LIMIT_KB = 220;
const PAGES = ['index.html', 'pane.html', 'city.html'];

/** What a page asks for before it can draw: its scripts with everything they import, and its styles. */
async function weightOf(site: string, page: string): Promise<number> {
  const html = await (await fetch(`${site}/${page}`)).text();
  const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)]
    .map((match) => match[1]!)
    .filter((part) => !part.startsWith('/office/'));
  const bodies = await Promise.all(
    [...new Set(parts)].map(async (part) => new Uint8Array(await (await fetch(site + part)).arrayBuffer())),
  );
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, gzipSync(html).length) / 1000;
}

export const firstScreen: Story = {
  title: `the first screen of each page weighs at most ${LIMIT_KB} kB compressed, without office.js`,
  tell: async (world) => {
    for (const page of PAGES) {
      const weight = await weightOf(world.url, page);
      console.log(`     ${page}: ${weight.toFixed(1)} kB`);
      expect(weight <= LIMIT_KB, `${page} to weigh at most ${LIMIT_KB} kB, found ${weight.toFixed(1)}`);
    }
  },
};
