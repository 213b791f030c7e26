import { findViolations } from '../find-violations.ts';
import { enrol, goTo, openSample, scrollsSideways } from '../steps.ts';
import { expectEqual, expectSoon, type Story } from '../story.ts';

/** 全市怎样, and 退回 without ever touching a county's number. */
export const coordinator: Story = {
  title:
    'a coordinator sees the city table, drills to a cell, returns a submission with a reason and a remark on a cell that the county then reads',
  tell: async (world) => {
    const county = await world.person();
    await openSample(county.page, world.url, '临洮县');
    await goTo(county.page, '报送');
    await county.page.getByLabel('一次性登记码').waitFor();
    await enrol(county.page, await world.code('reporter', '621124'), '填报员');
    await county.page.getByRole('button', { name: '签名并报送' }).click();
    await county.page.getByRole('region', { name: '回执' }).waitFor();

    const city = await world.person();
    await city.page.goto(`${world.url}/city.html`);
    await city.page.getByLabel('一次性登记码').waitFor();
    await enrol(city.page, await world.code('coordinator'), '协调员');
    const period = city.page.getByRole('combobox', { name: '报告期' });
    await period.waitFor();
    const targets = period.locator('option').filter({ hasText: '主要指标目标值' }).first();
    await targets.waitFor({ state: 'attached' });
    await period.selectOption(await targets.getAttribute('value'));
    const row = city.page.getByRole('row', { name: /^临洮县/ });
    await row.waitFor();
    const figure = row.getByRole('button').first();
    await expectSoon(async () => (await figure.innerText()).length > 0, true, 'a figure of the county');
    await figure.click();
    await city.page.getByText('指标表', { exact: false }).first().waitFor();
    await expectSoon(() => findViolations(city.page), [], 'accessibility of the city page');
    await city.page.setViewportSize({ width: 350, height: 700 });
    const chip = city.page.locator('main').getByText('已收到', { exact: true }).first();
    const right = async () => ((box) => (box ? box.x + box.width : Infinity))(await chip.boundingBox());
    await expectSoon(async () => (await right()) <= 350, true, 'the state of a county within 350 pixels');
    await expectSoon(
      () => scrollsSideways(city.page, 'main'),
      false,
      'sideways scrolling of the city page at 350 px',
    );
    await expectSoon(() => findViolations(city.page), [], 'accessibility of the city page at 350 px');
    await city.page.setViewportSize({ width: 1280, height: 900 });

    await city.page.getByRole('button', { name: '通报稿' }).click();
    const bulletin = city.page.getByRole('textbox', { name: '通报稿' });
    await expectSoon(
      async () => (await bulletin.inputValue()).includes('四舍五入'),
      true,
      'the note on rounding in the bulletin',
    );

    await city.page
      .getByRole('button', { name: /^临洮县/ })
      .first()
      .click();
    expectEqual(await city.page.getByRole('spinbutton').count(), 0, 'fields for numbers on the board');
    await city.page.getByRole('button', { name: '退回', exact: true }).click();
    await city.page.getByLabel(/退回原因/).fill('研发经费请附统计局口径说明');
    await city.page.getByRole('button', { name: '对单元格提意见' }).click();
    const cells = city.page.getByRole('combobox', { name: '选择单元格' });
    await cells.getByRole('option', { name: /指标表 E7$/ }).waitFor({ state: 'attached' });
    const about = await cells.getByRole('option', { name: /指标表 E7$/ }).getAttribute('value');
    await cells.selectOption(about);
    await city.page.getByRole('textbox', { name: /^意见/ }).fill('与统计公报不同');
    await city.page.getByRole('button', { name: '确定' }).click();
    await city.page.getByText('退回修改').first().waitFor();

    await goTo(county.page, '核验');
    await goTo(county.page, '报送');
    await county.page.getByText('研发经费请附统计局口径说明').first().waitFor();
    const returned = county.page.getByRole('region', { name: '退回修改' });
    await returned.getByText('与统计公报不同').waitFor();
    await returned.getByRole('button', { name: /指标表 E7$/ }).click();
    await county.page.waitForFunction(
      () => document.querySelector('[aria-label="当前单元格"]')?.textContent === 'E7',
    );
    expectEqual(county.complaints, [], 'complaints of the county’s browser');
    expectEqual(city.complaints, [], 'complaints of the city’s browser');
    await county.leave();
    await city.leave();
  },
};
