import type { Page } from 'playwright-core';
import { findViolations } from '../find-violations.ts';
import { rulesWorkbook } from '../rules-workbook.ts';
import { enrol, goTo, openSample, scrollsSideways } from '../steps.ts';
import { expect, expectEqual, expectSoon, type Story } from '../story.ts';

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
    await expectSoon(() => findViolations(issuer.page), [], 'violations of the preview');
    await expectSoon(() => scrollsSideways(issuer.page), false, 'sideways scrolling of the preview');
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

const taskList = (target: string) => [
  ['漳县2022年度科技创新目标责任清单'],
  ['序号', '任务', '单位', '目标值', '分值', '评分标准'],
  ['1', '高新技术企业培育', '家', target, '40', '完成目标得满分，未完成按比例计分。'],
  ['2', '技术合同认定登记', '亿元', '0.6', '40', '完成目标得满分，未完成按比例计分。'],
];
const selfAssessment = (done: string) => [
  ['2022年度聚力强科技引领追赶发展考核评分表（漳县）'],
  ['序号', '考核内容', '单位', '目标值', '实际完成', '分值', '自评得分'],
  ['', '年度科技创新目标（80分）', '', '', '', '', ''],
  ['1', '高新技术企业培育', '家', '5', done, '40', ''],
  ['2', '技术合同认定登记', '亿元', '0.6', '0.6', '40', ''],
];

async function openSheet(page: Page, url: string, name: string, rows: Parameters<typeof rulesWorkbook>[1]) {
  await page.goto(url);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: `${name}.xlsx`,
      mimeType: 'application/octet-stream',
      buffer: rulesWorkbook(name, rows),
    });
  await page.getByRole('grid').waitFor();
}

/** 责任清单: opened under whatever pack is shown, read as what it is, signed, and scored by in the county. */
export const issuedLists: Story = {
  title:
    'an issuer signs the year’s list of a county, which is never taken for a 分解表 and by which it is scored',
  tell: async (world) => {
    const county = await world.person();
    const total = county.page.locator('main strong').first();
    const openAssessment = async () => {
      await openSheet(county.page, world.url, '考核评分表', selfAssessment('4'));
      await goTo(county.page, '评分');
    };
    await openAssessment();
    await county.page.locator('main h2, main strong').first().waitFor();
    const before = await county.page.locator('main').innerText();

    const issuer = await world.person({ width: 350 });
    const read = async (target: string) => {
      await openSheet(issuer.page, world.url, '责任清单', taskList(target));
      await goTo(issuer.page, '规则');
      await issuer.page.getByRole('combobox', { name: '规则包' }).selectOption('dingxi-targets-2022');
      await issuer.page.getByText('下达目标和清单').click();
      await issuer.page.getByRole('button', { name: '从工作簿读取' }).click();
      await issuer.page.getByText('这像责任清单：1 个单位，共 2 项').waitFor();
      expectEqual(
        await issuer.page.getByRole('button', { name: '签名下达分解表' }).count(),
        0,
        'ways to sign a list as a 分解表',
      );
      await issuer.page.getByRole('button', { name: '作为责任清单读取' }).click();
    };
    await openSheet(issuer.page, world.url, '责任清单', taskList('5'));
    await goTo(issuer.page, '报送');
    await enrol(issuer.page, await world.code('issuer'), '发布员');
    await read('5');
    const card = issuer.page.getByRole('region', { name: '清单' });
    await card.getByText('读到 1 个单位的责任清单，共 2 项').waitFor();
    await expectSoon(() => findViolations(issuer.page), [], 'violations of the preview');
    await card.getByRole('button', { name: '签名下达 1 份清单' }).click();
    await card.getByText('与现行的没有差别').waitFor();

    await openAssessment();
    await county.page.waitForFunction((text) => document.querySelector('main')?.innerText !== text, before);
    await total.waitFor();
    const scored = await total.innerText();
    expect(Number(scored) > 0, 'a total by the list that was signed');

    await read('8');
    await card.getByText('高新技术企业培育').waitFor();
    await card.getByRole('button', { name: '签名下达 1 份清单' }).click();
    await card.getByText('与现行的没有差别').waitFor();
    await openAssessment();
    await county.page.waitForFunction((text) => {
      const now = document.querySelector('main strong')?.textContent;
      return now !== undefined && Number(now) < Number(text);
    }, scored);
    expectEqual(issuer.complaints, [], 'complaints of the issuer’s browser');
    expectEqual(county.complaints, [], 'complaints of the county’s browser');
  },
};
