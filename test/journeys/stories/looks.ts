import { findViolations } from '../find-violations.ts';
import { goTo, openSampleWithMistakes, scrollsSideways } from '../steps.ts';
import { expect, expectEqual, expectSoon, type Story } from '../story.ts';

const TABS = ['核验', '评分', '报送', '汇总', '规则', '自检'];

export const everyScreen: Story = {
  title:
    'every screen in light and dark, wide and at 350 pixels, is free of serious accessibility violations and of sideways scrolling',
  tell: async (world) => {
    for (const look of [
      { dark: false, width: 1280 },
      { dark: true, width: 1280 },
      { dark: false, width: 350 },
    ]) {
      const { page, complaints, leave } = await world.person({ ...look, height: 900 });
      await openSampleWithMistakes(page, world.url);
      for (const tab of TABS) {
        await goTo(page, tab);
        await page.waitForLoadState('networkidle');
        const where = `${tab}, ${look.dark ? 'dark' : 'light'}, ${look.width} px`;
        await expectSoon(() => findViolations(page), [], `violations on ${where}`);
        await expectSoon(() => scrollsSideways(page), false, `sideways scrolling on ${where}`);
      }
      expectEqual(complaints, [], 'complaints of the browser');
      await leave();
    }
  },
};

export const byKeyboard: Story = {
  title:
    'a finding can be reached, jumped to, explained and closed with the keyboard alone, and focus never moves by itself',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await openSampleWithMistakes(page, world.url);
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    expectEqual(await focused(), 'BODY', 'focus after a check');
    const finding = page.locator('main li').filter({ hasText: 'E8' }).first();
    await finding.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('[aria-label="当前单元格"]')?.textContent === 'E8',
    );
    await finding.getByRole('button', { name: '缺报说明' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /的说明$/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: /的说明$/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('F6');
    expect((await focused()) !== 'BODY', 'F6 to move to an area');
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
