import { findViolations } from '../find-violations.ts';
import { adoptAll, enrol, explainAll, goTo, openSampleWithMistakes, verdict } from '../steps.ts';
import { expect, expectEqual, expectSoon, type Story } from '../story.ts';

/** 对不对 → 几分 → 报上去. */
export const countyFiller: Story = {
  title:
    'a filler opens a form with mistakes, fixes and explains them, sees the score, submits and holds a receipt',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await openSampleWithMistakes(page, world.url);
    await expectSoon(async () => /3 处必须改/.test(await verdict(page)), true, 'three errors in the sample');

    // 定位 goes to the cell of the finding, on its own sheet.
    await page
      .getByRole('button', { name: /^定位到 县域创新自评 F5/ })
      .first()
      .click();
    await expectSoon(
      () => page.getByRole('tab', { name: '县域创新自评' }).getAttribute('aria-selected'),
      'true',
      'sheet of the finding',
    );
    await expectSoon(() => page.getByLabel('当前单元格').innerText(), 'F5', 'cell of the finding');

    // 采用, 撤销, 采用.
    await adoptAll(page);
    await page
      .getByText(/1 处必须改/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '撤销本次写入' }).click();
    await page
      .getByText(/3 处必须改/)
      .first()
      .waitFor();
    await adoptAll(page);
    await page
      .getByText(/1 处必须改/)
      .first()
      .waitFor();

    await explainAll(page, '统计年报尚未反馈，预计下月补报。');
    await page
      .getByText(/可随报/)
      .first()
      .waitFor();
    await expectSoon(() => findViolations(page), [], 'accessibility of 核验');

    await goTo(page, '评分');
    const total = page.locator('main strong').first();
    await total.waitFor();
    const before = await total.innerText();
    expect(Number(before) > 0, 'a total above zero');
    const item = page.locator('main li button').filter({ hasText: '地方财政科技支出占公共财政支出的比重' });
    await item.click();
    await page.getByText('怎样算出来的').first().waitFor();
    await page.getByRole('textbox', { name: /^试算/ }).first().fill('1.9');
    await page.getByText('试算中').first().waitFor();
    await expectSoon(
      async () => Number(await total.innerText()) > Number(before),
      true,
      'a higher total for a higher value',
    );
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await page.waitForFunction((text) => document.querySelector('main strong')?.textContent === text, before);

    // 再得 2 分最省的办法, tried: the sheet and the total stay as they are.
    await page.getByText('怎样再得几分').click();
    await page.getByRole('button', { name: '试算第 1 个办法' }).click();
    const outcome = page.locator('[role=status]').filter({ hasText: '总分' });
    await outcome.waitFor();
    const [, from, to] = /总分 ([\d.]+) → ([\d.]+)/.exec(await outcome.innerText()) ?? [];
    expectEqual(from, before, 'the total that planning starts from');
    expect(Number(to) - Number(from) >= 2, 'two points more by the way that promises them');
    await expectSoon(() => total.innerText(), before, 'the total of the workbook while amounts are tried');
    await expectSoon(() => findViolations(page), [], 'accessibility of 评分');

    await goTo(page, '报送');
    await page.getByLabel('一次性登记码').waitFor();
    await expectSoon(() => findViolations(page), [], 'accessibility of the enrolment');
    await enrol(page, await world.code('reporter', '621125'), '填报员');
    const send = page.getByRole('button', { name: '签名并报送' });
    await send.waitFor();
    await expectSoon(() => findViolations(page), [], 'accessibility of 报送');
    await send.click();
    const receipt = page.getByRole('region', { name: '回执' });
    await receipt.waitFor();
    await receipt
      .getByText(/第 \d+ 号/)
      .first()
      .waitFor();
    await expectSoon(
      () => receipt.getByRole('img', { name: '回执二维码' }).count(),
      1,
      'codes on the receipt',
    );
    await page.getByText('没有变化').waitFor();

    // After the fact: a figure changed since is told apart from its receipt.
    await goTo(page, '核验');
    await page
      .getByRole('button', { name: /^定位到 指标表 E11/ })
      .first()
      .click();
    await page.getByRole('grid').focus();
    await page.keyboard.type('0.46');
    await page.keyboard.press('Enter');
    await goTo(page, '报送');
    await page.getByText('与回执不一致').waitFor();
    await page.getByText('回执 0.45，现 0.46').waitFor();
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
