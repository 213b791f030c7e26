import { join } from 'node:path';
import { explainAll, goTo } from '#test/journeys/steps.ts';
import { expect, expectEqual, expectSoon } from '#test/journeys/story.ts';
import type { ExcelApplication, OpenedExcel } from '../open-excel.ts';
import { until } from '../until.ts';
import type { WorkbookModel } from '../workbook-model.ts';
import { expectSaved } from './expect-saved.ts';
import { openFile } from './open-sample.ts';
import type { Site } from './site.ts';
import { adopt, marksOf, stateOf, valueAt } from './steps.ts';
import { pullsCityTable, submits } from './whole-job.ts';

const SELF_SCORED = 'T08-陇西县科技创新能力自评表.xlsx';
const QUARTERLY = 'T03-临洮县2022年三季度指标完成情况.xlsx';
const COUNTY = '621122';

/** The main job from training workbooks: one that is fixed, scored and submitted, one that is completed and explained. */
export async function trainJob(
  app: ExcelApplication,
  site: Site,
  level: number,
  folder: string,
): Promise<void> {
  const model = openFile(join(folder, SELF_SCORED));
  const county = await openCheck(app, site, level, model);
  await adoptsTheOneFix(county);
  await addsScoreSheet(county);
  await submits(county, await site.code('reporter', COUNTY));
  expectEqual(county.complaints, [], 'complaints of the pane');
  await expectSaved(model);
  await county.close();
  await pullsCityTable(app, site, level, { model: openFile(join(folder, QUARTERLY)), county: '陇西县' });
  await completesQuarter(app, site, level, openFile(join(folder, QUARTERLY)));
}

/** The same two without any storage in the pane: everything but the signature. */
export async function trainJobWithoutStorage(
  app: ExcelApplication,
  site: Site,
  level: number,
  folder: string,
): Promise<void> {
  const model = openFile(join(folder, SELF_SCORED));
  const county = await openCheck(app, site, level, model);
  await adoptsTheOneFix(county);
  await addsScoreSheet(county);
  await expectSaved(model);
  await county.close();
  await completesQuarter(app, site, level, openFile(join(folder, QUARTERLY)));
}

async function openCheck(
  app: ExcelApplication,
  site: Site,
  level: number,
  model: WorkbookModel,
): Promise<OpenedExcel> {
  const excel = await app.open(model, { level }, `${site.url}/pane.html?screen=check`);
  await excel.frame.locator('main h1').waitFor();
  return excel;
}

async function adoptsTheOneFix({ frame, world }: OpenedExcel): Promise<void> {
  await frame.locator('main h1').getByText('1 处必须改').waitFor();
  await frame.getByRole('button', { name: '在表中标注' }).click();
  await until(() => marksOf(world.model) > 0, 'marks in the workbook');
  await adopt(frame).first().click();
  await frame.getByRole('button', { name: '写入工作簿' }).click();
  await frame
    .getByText(/可以报送/)
    .first()
    .waitFor();
  expectEqual(valueAt(world.model, '自评表', 'F5'), 0.82, 'the share after the fix');
}

async function addsScoreSheet({ frame, world }: OpenedExcel): Promise<void> {
  await goTo(frame, '评分');
  const total = frame.locator('main strong').first();
  await total.waitFor();
  await expectSoon(async () => Number(await total.innerText()) > 40, true, 'a total above 40');
  // This table asks for no scores of its own.
  const fill = frame.getByRole('button', { name: '写入自评得分列' });
  await expectSoon(() => fill.isDisabled(), true, 'nothing to fill in');
  await frame.getByRole('button', { name: '生成评分表' }).click();
  await frame
    .getByText(/已生成工作表/)
    .first()
    .waitFor();
  expect(
    world.model.sheets.some(({ name }) => name.includes('评分')),
    'a sheet of scores',
  );
}

/** A sheet with protection: the two errors are typed right by the person, the open question gets its words. */
async function completesQuarter(
  app: ExcelApplication,
  site: Site,
  level: number,
  model: WorkbookModel,
): Promise<void> {
  const excel = await openCheck(app, site, level, model);
  const { frame, world } = excel;
  await frame.locator('main h1').getByText('2 处必须改').waitFor();
  await excel.type('三季度', 'E12', 12);
  await excel.type('三季度', 'E16', 10.74);
  await frame
    .getByText(/1 处要说明/)
    .first()
    .waitFor();
  await frame.waitForFunction(() => !document.querySelector('main h1')?.textContent?.includes('必须改'));
  await explainAll(frame, '统计部门季报未出，下月补报。');
  await frame
    .getByText(/可随报|可以报送/)
    .first()
    .waitFor();
  await until(() => stateOf(world.model).includes('季报未出'), 'the explanation in the workbook');
  await expectSaved(model);
  await excel.close();
}
