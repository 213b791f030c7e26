import { goTo } from '#test/journeys/steps.ts';
import { expectEqual, expectSoon } from '#test/journeys/story.ts';
import type { ExcelApplication } from '../open-excel.ts';
import { expectSaved } from './expect-saved.ts';
import { openSample } from './open-sample.ts';
import type { Site } from './site.ts';

const MISTAKES = 'addin/assets/samples/带错的样例（示例数据）.xlsx';

/** A browser that gives frames of another site no storage: everything works but the key, and a page of our own has one. */
export async function storageBlocked(app: ExcelApplication, site: Site, level: number): Promise<void> {
  const excel = await app.open(openSample(MISTAKES), { level }, `${site.url}/pane.html?screen=check`);
  const { frame, page, complaints } = excel;
  await frame.locator('main h1').getByText('处必须改').waitFor();
  await frame.getByRole('button', { name: /^全部采用/ }).click();
  await frame.getByRole('button', { name: '写入工作簿' }).click();
  await frame
    .getByText(/已写入 \d+ 个单元格/)
    .first()
    .waitFor();
  await goTo(frame, '评分');
  const total = frame.locator('main strong').first();
  await total.waitFor();
  await expectSoon(async () => Number(await total.innerText()) > 0, true, 'a total above zero');

  await goTo(frame, '报送');
  await frame.getByText('不允许在这里保存签名密钥').first().waitFor();
  const opened = page.context().waitForEvent('page');
  await frame.getByRole('link', { name: '打开网页工作台' }).click();
  const own = await opened;
  await own.getByRole('button', { name: '带错的样例' }).click();
  await own.locator('main h1').waitFor();
  await goTo(own, '报送');
  await own.getByLabel('一次性登记码').waitFor();
  await own.close();
  // office.js itself tells the console that it may not keep anything.
  await expectSaved(excel.world.model);
  const ours = complaints.filter((each) => !/^console: SecurityError.*\/office\//s.test(each));
  expectEqual(ours, [], 'complaints of the pane');
  await excel.close();
}
