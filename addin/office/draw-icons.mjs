// Draws the ribbon's PNG icons from the SVG files beside them: `node addin/office/draw-icons.mjs`.
// The PNG files are kept with the sources, since no build machine should need a browser.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 96];
const folder = fileURLToPath(new URL('../assets/icons/', import.meta.url));

const browser = await chromium.launch({
  executablePath: process.env.KEZHI_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
  const picture = readFileSync(folder + file, 'utf8');
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
    );
    await page.screenshot({ path: `${folder}${file.replace('.svg', '')}-${size}.png`, omitBackground: true });
  }
}
await browser.close();
