import type { Page } from 'playwright-core';
import { findViolations } from '../find-violations.ts';
import { rulesWorkbook } from '../rules-workbook.ts';
import { enrol, goTo, openSample } from '../steps.ts';
import { expect, expectEqual, type Story } from '../story.ts';

const COUNTIES = ['安定区', '通渭县', '陇西县', '渭源县', '临洮县', '漳县', '岷县'];

const breakdown = (zhangxian: string) => [
  ['定西市2022年科技创新主要指标分解表'],
  ['序号', '指标', '单位', ...COUNTIES],
  ['1', '高新技术企业数', '家', '20', '10', '24', '10', '17', zhangxian, '5'],
];

async function openBreakdown(page: Page, url: string, zhangxian: string): Promise<void> {
  await page.goto(url);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '2022年分解表.xlsx',
      mimeType: 'application/octet-stream',
      buffer: rulesWorkbook('分解表', breakdown(zhangxian)),
    });
  await page.getByRole('grid').waitFor();
  await goTo(page, '规则');
  await page.getByText('下达目标和清单').click();
  await page.getByRole('button', { name: '从工作簿读取' }).click();
}

/** 分解表: looked at, signed, and in force in a county's pane, also when the city can't be reached. */
export const issuedTargets: Story = {
  title:
    'an issuer signs a table of county targets, and a county whose form says otherwise is told so, offline too',
  tell: async (world) => {
    const issuer = await world.person({ width: 350 });
    await openBreakdown(issuer.page, world.url, '5');
    const card = issuer.page.getByRole('region', { name: '分解表' });
    await card.getByText('读到 7 个县区、1 项指标的目标').waitFor();
    await card.getByText('高于全市目标').or(card.getByText('达不到全市目标')).first().waitFor();
    await card.getByText('只有规则发布人可以下达').waitFor();
    expectEqual(await findViolations(issuer.page), [], 'violations of the preview');
    const wide = await issuer.page
      .locator('#screen')
      .evaluate((screen) => screen.scrollWidth > screen.clientWidth);
    expect(!wide, 'no sideways scrolling of the preview');
    await goTo(issuer.page, '报送');
    await enrol(issuer.page, await world.code('issuer'), '发布员');

    const county = await world.person();
    await openSample(county.page, world.url, '漳县');
    const altered = county.page.getByText('下达').filter({ hasText: '7' });
    expectEqual(await altered.count(), 0, 'findings about issued targets before any was issued');

    await openBreakdown(issuer.page, world.url, '7');
    await card.getByText('以前没有下达过').waitFor();
    await card.getByRole('button', { name: '签名下达分解表' }).click();
    await card.getByText('与现行的没有差别').waitFor();

    await openSample(county.page, world.url, '漳县');
    await altered.first().waitFor();
    // The city can't be reached: what it issued is remembered.
    await county.context.route('**/api/**', (route) => route.abort());
    await openSample(county.page, world.url, '漳县');
    await county.page.getByText('离线可用').waitFor();
    await altered.first().waitFor();

    await openBreakdown(issuer.page, world.url, '8');
    await card.getByText('漳县 高新技术企业数：7 → 8').waitFor();
    expectEqual(issuer.complaints, [], 'complaints of the issuer’s browser');
  },
};
