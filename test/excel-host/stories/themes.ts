import { findViolations } from '#test/journeys/find-violations.ts';
import { enrol, goTo } from '#test/journeys/steps.ts';
import { expect, expectEqual } from '#test/journeys/story.ts';
import type { ExcelApplication, OpenedExcel } from '../open-excel.ts';
import { openSample } from './open-sample.ts';
import type { Site } from './site.ts';

const SAMPLE = 'addin/assets/samples/带错的样例（示例数据）.xlsx';
const TABS = ['核验', '评分', '报送', '汇总', '规则', '自检'];

/** The four themes of Office; with the colours of the system forced, they do not matter. */
const LOOKS = [
  { name: 'colourful', background: '#F3F2F1', forced: false, dark: false },
  { name: 'dark grey', background: '#666666', forced: false, dark: true },
  { name: 'black', background: '#262626', forced: false, dark: true },
  { name: 'white', background: '#FFFFFF', forced: false, dark: false },
  { name: 'high contrast', background: '#000000', forced: true, dark: true },
];

/** The smallest pane of Excel, in every theme of Office, as the coordinator sees it: with the table of the city. */
export async function inEveryTheme(app: ExcelApplication, site: Site, level: number): Promise<void> {
  const code = await site.code('coordinator');
  for (const [index, { name, background, forced, dark }] of LOOKS.entries()) {
    const excel = await app.open(openSample(SAMPLE), { level }, `${site.url}/pane.html?screen=check`, {
      height: 378,
      forcedColors: forced,
      background,
    });
    const { frame } = excel;
    await frame.locator('main h1').waitFor();
    const ground = await frame
      .locator('.fui-FluentProvider')
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    const [red = '255'] = /\d+/.exec(ground) ?? [];
    // The system paints over every ground where it forces its colours.
    if (!forced) expectEqual(Number(red) < 128, dark, `a dark ground in ${name}, found ${ground}`);
    if (index === 0) {
      await goTo(frame, '汇总');
      await enrol(frame, code, '协调员');
    }
    for (const tab of TABS) {
      await goTo(frame, tab);
      if (tab === '汇总') await frame.getByRole('button', { name: '拉取到工作表' }).waitFor();
      await frame.waitForLoadState('networkidle');
      expectEqual(await violations(frame, forced), [], `violations on ${tab}, ${name}, 350 × 378`);
      const wide = await frame
        .locator('#screen')
        .evaluate((screen) => screen.scrollWidth > screen.clientWidth);
      expect(!wide, `no sideways scrolling on ${tab}, ${name}`);
    }
    if (name === 'colourful' || forced) await readsARuleByKeyboard(excel, forced);
    expectEqual(excel.complaints, [], `complaints of the pane in ${name}`);
    await excel.close();
  }
}

/** Where the system forces its colours, axe reads those that it painted over. */
async function violations(frame: OpenedExcel['frame'], forced: boolean): Promise<readonly string[]> {
  const found = await findViolations(frame);
  return forced ? found.filter((line) => !line.startsWith('color-contrast')) : found;
}

/** 规则 without a mouse: to an indicator, into it, out of it; focus stays where the person put it. */
async function readsARuleByKeyboard({ frame, page }: OpenedExcel, forced: boolean): Promise<void> {
  await frame.getByRole('tab', { name: '规则', exact: true }).focus();
  await page.keyboard.press('Enter');
  await frame.locator('#screen li button[aria-expanded]').first().waitFor();
  const inside = () =>
    frame.evaluate(() => {
      const { activeElement: at } = document;
      return { expanded: at?.getAttribute('aria-expanded') ?? null, screen: at?.closest('#screen') !== null };
    });
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const at = await inside();
    if (at.screen && at.expanded === 'false') break;
  }
  expectEqual((await inside()).expanded, 'false', 'something that unfolds reached by Tab');
  await page.keyboard.press('Enter');
  expectEqual((await inside()).expanded, 'true', 'it unfolded, and the focus still on it');
  expectEqual(await violations(frame, forced), [], 'violations on an unfolded rule');
  await page.keyboard.press('Enter');
  expectEqual((await inside()).expanded, 'false', 'it folded again');
}
