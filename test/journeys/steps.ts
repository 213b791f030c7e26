import type { Frame, Page } from 'playwright-core';
import { expect } from './story.ts';

/** A page, or the pane's frame inside the emulated Excel. */
export type Screen = Page | Frame;

/** Opens the workbench with the sample that has mistakes in it, and waits for its verdict. */
export async function openSampleWithMistakes(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: '带错的样例' }).click();
  await page.locator('main h1').waitFor();
}

/** Opens one of the demonstration's workbooks by a part of its name. */
export async function openSample(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: '样例', exact: true }).click();
  await page.getByRole('button', { name }).click();
  await page.locator('main h1').waitFor();
}

export const verdict = (page: Screen): Promise<string> => page.locator('main h1').first().innerText();

/** Whether anything stands out of the screen to the side. */
export const scrollsSideways = (page: Screen, area = '#screen'): Promise<boolean> =>
  page.locator(area).evaluate((screen) => screen.scrollWidth > screen.clientWidth);

export async function goTo(page: Screen, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

export async function enrol(page: Screen, code: string, name: string): Promise<void> {
  await page.getByLabel('一次性登记码').fill(code);
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('本机名称').fill('办公室电脑');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText(name, { exact: false }).first().waitFor();
}

/** Adopts every proposed fix after its preview. */
export async function adoptAll(page: Screen): Promise<void> {
  await page.getByRole('button', { name: /^全部采用/ }).click();
  await page.getByRole('button', { name: '写入工作簿' }).click();
  await page
    .getByText(/已写入 \d+ 个单元格/)
    .first()
    .waitFor();
}

/** Writes a 说明 for everything that asks for one. */
export async function explainAll(page: Screen, text: string): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const before = await page.getByText('已说明', { exact: true }).count();
    const ask = page.getByRole('button', { name: /^(说明|缺报说明)$/ }).first();
    if ((await ask.count()) === 0) return;
    await ask.click();
    await page.getByRole('textbox', { name: /的说明$/ }).fill(text);
    await page.getByRole('button', { name: '保存说明' }).click();
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('main span')].filter((each) => each.textContent === '已说明').length >
        count,
      before,
    );
  }
  expect(false, 'every question to be explained in twenty rounds');
}
