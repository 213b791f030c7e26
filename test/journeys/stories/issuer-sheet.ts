import type { Page } from 'playwright-core';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import { findViolations } from '../find-violations.ts';
import { leapTable, MESSY_TABLE, rulesWorkbook } from '../rules-workbook.ts';
import { enrol, goTo, openSample, scrollsSideways, verdict } from '../steps.ts';
import { expectEqual, expectSoon, type Story } from '../story.ts';

async function openRules(page: Page, url: string, sheet: string, rows: Parameters<typeof rulesWorkbook>[1]) {
  await page.goto(url);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '评分办法.xlsx',
      mimeType: 'application/octet-stream',
      buffer: rulesWorkbook(sheet, rows),
    });
  await page.getByRole('grid').waitFor();
  await goTo(page, '规则');
}

const waitForSummary = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.querySelector('main h1')?.textContent?.includes(wanted), text);

/** A table as pasted becomes rules by clicks alone, and every click can be taken back. */
export const pastedRules: Story = {
  title:
    'a messy table of 评分标准 is read as it stands, repaired and answered by clicks, tried and taken back',
  tell: async (world) => {
    for (const look of [
      { dark: false, width: 1280 },
      { dark: true, width: 350 },
    ]) {
      const { page, complaints, leave } = await world.person({ ...look, height: 900 });
      await openRules(page, world.url, '办法', MESSY_TABLE);
      await page.getByRole('button', { name: '从工作表读取' }).click();
      await waitForSummary(page, '读到 3 项');
      await waitForSummary(page, '要处理');
      await expectSoon(() => findViolations(page), [], `violations at ${look.width} px`);
      await expectSoon(() => scrollsSideways(page), false, `sideways scrolling at ${look.width} px`);

      await page.getByRole('button', { name: /^采用：建议拆为分值5分/ }).click();
      await page.getByRole('button', { name: '撤销本次写入' }).waitFor();
      await page.getByRole('button', { name: /^采用：建议拆为分值5分/ }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^采用：建议写作\(4-0分\)/ }).click();
      await page.getByRole('button', { name: /^采用：建议写作\(4-0分\)/ }).waitFor({ state: 'detached' });

      const reading = page.locator('main li').filter({ hasText: '中间按直线计分' }).last();
      await reading.filter({ hasText: '得 7 分' }).waitFor();
      await reading.getByRole('button', { name: /^采用/ }).click();
      await waitForSummary(page, '读到 3 项，全部看懂');
      await page.getByRole('button', { name: '撤销本次写入' }).click();
      await waitForSummary(page, '要处理');
      await page
        .locator('main li')
        .filter({ hasText: '中间按直线计分' })
        .last()
        .getByRole('button', { name: /^采用/ })
        .click();
      await waitForSummary(page, '全部看懂');

      await page.getByRole('button', { name: '试一试' }).nth(1).click();
      await page.locator('main output').waitFor({ state: 'detached' });
      await page.getByLabel(/园区企业（家）/).fill('55');
      await page.getByText('得 7 分').first().waitFor();
      expectEqual(complaints, [], 'complaints of the browser');
      await leave();
    }
  },
};

/** A typed table goes on from the pack in force, is issued by one signature, and counties score by it. */
export const issuedSheet: Story = {
  title: 'the published table typed in a sheet goes on as its next version, shows its impact and is issued',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await openRules(page, world.url, '评分', leapTable());
    await page.getByRole('button', { name: '从工作表读取' }).click();
    await waitForSummary(page, '读到 17 项');
    await page.getByText('与现行版本没有差别').waitFor();
    await goTo(page, '报送');
    await enrol(page, await world.code('issuer'), '发布员');
    await goTo(page, '规则');
    await page.getByRole('button', { name: '从工作表读取' }).click();
    await waitForSummary(page, '读到 17 项');

    await page
      .getByRole('button', { name: /^定位到 评分 E4/ })
      .first()
      .click();
    await page.getByRole('grid').focus();
    await page.keyboard.type('≧4%(8分);4%-2%(8-6分);2%-1%(6-4分);1%以下(4-0分)。');
    await page.keyboard.press('Enter');
    await page.getByText('“地方财政科技支出占公共财政支出的比重”评分标准由').waitFor();
    await page.getByText(/按 \S+ 期已收到的 \d+ 份报送试算/).waitFor();
    await page.locator('main table tbody tr').nth(1).waitFor();
    await page.getByRole('button', { name: /^签名发布 / }).click();
    await page.getByText('各县区下次核验时取得').waitFor();
    await page.getByText('与现行版本没有差别').waitFor();

    await page.getByRole('button', { name: '返回规则包' }).click();
    await page.getByRole('button', { name: '导出为工作表' }).click();
    await page
      .getByText(/已写入工作表/)
      .first()
      .waitFor();
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};

/** Out and in again: the sheet is the person's own, seen at once and read while it is edited. */
export const exportedRules: Story = {
  title:
    'a pack written out as a sheet is read back live while it is edited, and changes no check of the figures',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await openSample(page, world.url, '漳县');
    const before = await verdict(page);
    await goTo(page, '规则');
    await page.getByRole('combobox', { name: '规则包' }).selectOption('county-leap');
    await page.locator('main li > button').filter({ hasText: '千家工商注册企业中高新' }).first().waitFor();
    await page.getByRole('button', { name: '导出为工作表' }).click();
    await page.getByRole('tab', { name: '评分标准' }).waitFor();
    await page.getByRole('button', { name: '从工作表读取' }).click();
    await page.getByRole('combobox', { name: '工作表' }).selectOption('评分标准');
    await waitForSummary(page, `读到 ${countyLeap.indicators.length} 项`);
    await page.getByText('与现行版本没有差别').waitFor();
    await page.getByRole('tab', { name: '评分标准' }).click();
    await page
      .getByRole('button', { name: /^定位到 评分标准 / })
      .first()
      .click();
    await page.getByRole('grid').focus();
    await page.keyboard.type('≧6000万元(5分);6000-1000万元(5-3分);1000万元以下(3-0分)。');
    await page.keyboard.press('Enter');
    await page.getByText('与现行版本没有差别').waitFor({ state: 'detached' });
    await goTo(page, '核验');
    expectEqual(await verdict(page), before, 'the verdict beside the sheet of rules');
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
