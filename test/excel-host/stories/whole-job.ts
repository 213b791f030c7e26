import { findViolations } from '#test/journeys/find-violations.ts';
import { enrol, explainAll, goTo, verdict } from '#test/journeys/steps.ts';
import { expect, expectEqual, expectSoon } from '#test/journeys/story.ts';
import { findSheet } from '../objects/worksheet.ts';
import type { ExcelApplication, OpenedExcel } from '../open-excel.ts';
import { until } from '../until.ts';
import type { WorkbookModel } from '../workbook-model.ts';
import { expectSaved } from './expect-saved.ts';
import { openSample } from './open-sample.ts';
import type { Site } from './site.ts';
import { adopt, filled, marksOf, stateOf, valueAt, verdictOther } from './steps.ts';

const MISTAKES = 'addin/assets/samples/带错的样例（示例数据）.xlsx';
const SCORED = '区科技创新能力监测评价指标体系';
const COUNTY = '621125';

/** The whole main job inside Excel over the real server: check, fix, score, explain, submit, receipt, city table. */
export async function wholeJob(app: ExcelApplication, site: Site, level: number): Promise<void> {
  const model = openSample(MISTAKES);
  const county = await app.open(model, { level }, `${site.url}/pane.html?screen=check`);
  await checksAndFixes(county);
  await scores(county);
  await submits(county, await site.code('reporter', COUNTY));
  expectEqual(county.complaints, [], 'complaints of the pane');
  await expectSaved(model);
  await county.close();

  const again = await app.open(model, { level }, `${site.url}/pane.html?screen=submit`);
  await again.frame.getByRole('region', { name: '回执' }).waitFor();
  expectEqual(again.complaints, [], 'complaints of the pane opened again');
  await again.close();
  await pullsCityTable(app, site, level, { model: openSample(MISTAKES), county: '漳县' });
}

async function checksAndFixes(excel: OpenedExcel): Promise<void> {
  const { frame, world } = excel;
  await frame
    .locator('main h1')
    .getByText(/([2-9]|\d\d) 处必须改/)
    .waitFor();
  const before = await verdict(frame);
  await expectSoon(() => findViolations(frame), [], 'accessibility of 核验');

  const row = frame
    .getByRole('listitem')
    .filter({ has: adopt(frame) })
    .first();
  const link = row.getByRole('button', { name: /^定位到 / }).first();
  const [, sheet = '', cell = ''] =
    /^定位到 (.*) ([A-Z]+\d+)$/.exec((await link.getAttribute('aria-label')) ?? '') ?? [];
  await link.click();
  await until(() => world.model.selected === cell, `${cell} to be selected, found ${world.model.selected}`);
  await until(() => world.model.active === findSheet(world.model, sheet)?.id, `${sheet} to be shown`);

  const old = valueAt(world.model, sheet, cell);
  await adopt(row).click();
  await frame.getByRole('button', { name: '写入工作簿' }).click();
  await frame.getByText('已写入 1 个单元格').first().waitFor();
  expect(valueAt(world.model, sheet, cell) !== old, 'another value in the workbook');
  await verdictOther(frame, before);

  // An edit of the person's own is checked without a click.
  await excel.type(sheet, cell, old);
  await frame.locator('main h1').getByText(before, { exact: true }).waitFor();

  await saysWhatItWaitsFor(excel);

  await frame.getByRole('button', { name: '在表中标注' }).click();
  await until(() => marksOf(world.model) > 0, 'marks in the workbook');
  await frame.getByRole('button', { name: '清除标注' }).click();
  await until(() => marksOf(world.model) === 0, 'no marks in the workbook');

  await frame.getByRole('button', { name: /^全部采用/ }).click();
  await frame.getByRole('button', { name: '写入工作簿' }).click();
  await frame
    .getByText(/1 处必须改/)
    .first()
    .waitFor();
  await explainAll(frame, '统计年报尚未反馈，预计下月补报。');
  await frame
    .getByText(/可随报/)
    .first()
    .waitFor();
  await until(() => stateOf(world.model).includes('统计年报尚未反馈'), 'explanations kept in the workbook');
}

/** A cell left half-typed holds Excel up; the pane says so, and is silent again once it has read. */
async function saysWhatItWaitsFor({ frame, world }: OpenedExcel): Promise<void> {
  world.cellEditing = true;
  await frame.getByRole('button', { name: '在表中标注' }).click();
  const hint = frame.locator('.fui-MessageBar').getByText('请先按回车结束编辑');
  await hint.waitFor();
  world.cellEditing = false;
  await until(() => marksOf(world.model) > 0, 'marks after the edit');
  await hint.waitFor({ state: 'hidden' });
  await frame.getByRole('button', { name: '清除标注' }).click();
  await until(() => marksOf(world.model) === 0, 'no marks in the workbook');
}

async function scores({ frame, world }: OpenedExcel): Promise<void> {
  await goTo(frame, '评分');
  await frame.locator('main strong').first().waitFor();
  await expectSoon(() => findViolations(frame), [], 'accessibility of 评分');
  const before = filled(world.model);
  await frame.getByRole('button', { name: '写入自评得分列' }).click();
  await frame.getByRole('button', { name: '写入工作簿' }).click();
  await until(() => filled(world.model) > before, 'self-scores in cells that were empty');
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

export async function submits({ frame, world }: OpenedExcel, code: string): Promise<void> {
  await goTo(frame, '报送');
  await frame.getByLabel('一次性登记码').waitFor();
  await expectSoon(() => findViolations(frame), [], 'accessibility of the enrolment');
  await enrol(frame, code, '填报员');
  // The pack with points; the other one of this workbook has targets only.
  const packs = frame.getByRole('combobox', { name: '报送哪一套' });
  if (await packs.count()) await packs.selectOption({ label: SCORED });
  await frame.getByRole('button', { name: '签名并报送' }).click();
  await frame.getByRole('region', { name: '回执' }).waitFor();
  await expectSoon(() => findViolations(frame), [], 'accessibility of 报送');
  await until(() => stateOf(world.model).includes('receipt'), 'the receipt kept in the workbook');
}

/** The coordinator sits at a machine with another workbook; a second identity on one machine is the harder case. */
export async function pullsCityTable(
  app: ExcelApplication,
  site: Site,
  level: number,
  { model, county }: { readonly model: WorkbookModel; readonly county: string },
): Promise<void> {
  const excel = await app.open(model, { level }, `${site.url}/pane.html?screen=city`);
  const { frame, world } = excel;
  await frame.getByRole('button', { name: '换身份' }).click();
  await frame.getByRole('button', { name: /登记另一个身份/ }).click();
  await enrol(frame, await site.code('coordinator'), '协调员');
  const period = frame.getByRole('combobox', { name: '报告期' });
  await period.waitFor();
  const scored = period.locator('option').filter({ hasText: SCORED }).first();
  await scored.waitFor({ state: 'attached' });
  await period.selectOption(await scored.getAttribute('value'));
  await frame.getByRole('row', { name: new RegExp(`^${county}`) }).waitFor();
  const pull = frame.getByRole('button', { name: '拉取到工作表' });
  await pull.waitFor();
  await expectSoon(() => findViolations(frame), [], 'accessibility of 汇总');
  const names = new Set(world.model.sheets.map(({ name }) => name));
  await pull.click();
  await frame
    .getByText(/已写入工作表/)
    .first()
    .waitFor();
  const added = world.model.sheets.find(({ name }) => !names.has(name));
  expect(added && added.cells.size > 20, 'a sheet with the city table');
  expect(added.charts.length > 0, 'a native chart on it');
  await goTo(frame, '自检');
  await frame.getByText(`ExcelApi 1.${level}`).waitFor();
  await frame.getByRole('switch', { name: '打开这个工作簿时自动打开科指' }).click();
  await until(
    () => world.documentSettings.get('Office.AutoShowTaskpaneWithDocument') === 'true',
    'the workbook to open the pane from now on',
  );
  await expectSoon(() => findViolations(frame), [], 'accessibility of 自检');
  expectEqual(excel.complaints, [], 'complaints of the coordinator’s pane');
  await expectSaved(world.model);
  await excel.close();
}
