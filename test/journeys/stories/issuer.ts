import { enrol, goTo, openSample } from '../steps.ts';
import { expect, expectEqual, type Story } from '../story.ts';

/** Rules are decided and published by one signature, and followed at once. */
export const issuer: Story = {
  title: 'an issuer answers an open question and publishes a changed standard, and the score follows both',
  tell: async (world) => {
    const { page, complaints, leave } = await world.person();
    await openSample(page, world.url, '安定区');
    await goTo(page, '评分');
    const total = page.locator('main strong').first();
    await total.waitFor();
    const before = await total.textContent();
    await page.getByText('待定', { exact: true }).first().waitFor();
    await goTo(page, '报送');
    await page.getByLabel('一次性登记码').waitFor();
    await enrol(page, await world.code('issuer'), '发布员');

    await goTo(page, '规则');
    await page.locator('main select').first().selectOption('county-leap');
    await page.getByText('待定事项').click();
    const question = page
      .locator('main li')
      .filter({ hasText: '高新技术企业' })
      .filter({ has: page.getByRole('radio') })
      .first();
    await question.getByRole('radio').first().click();
    await question.getByRole('textbox').fill('按原表前后档衔接理解');
    await question.getByRole('button', { name: '决定并签发' }).click();
    await page.getByText('已签发').first().waitFor();

    await goTo(page, '评分');
    await page.waitForFunction((text) => document.querySelector('main strong')?.textContent !== text, before);
    const decided = await total.textContent();
    expect(Number(decided) > Number(before), 'a higher total once the item can be scored');

    await goTo(page, '规则');
    await page.locator('main select').first().selectOption('county-leap');
    await page.getByRole('button', { name: /^地方财政科技支出占公共财政支出的比重/ }).click();
    await page
      .getByRole('textbox', { name: '评分标准原文' })
      .fill('≧4%(8分);4%-2%(8-6分);2%-1%(6-4分);1%以下(4-0分)。');
    await page.getByText('影响预估').waitFor();
    await page.getByText(/总分 .* → /).waitFor();
    await page.getByRole('button', { name: '发布为 1.1.0' }).click();
    await page.getByText('已发布 1.1.0').first().waitFor();
    await goTo(page, '评分');
    await page.waitForFunction(
      (text) => document.querySelector('main strong')?.textContent !== text,
      decided,
    );
    expectEqual(complaints, [], 'complaints of the browser');
    await leave();
  },
};
