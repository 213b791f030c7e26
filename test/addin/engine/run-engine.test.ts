import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { previewFixes } from '#addin/actions/check/apply-fix.ts';
import { runEngine } from '#addin/engine/run-engine.ts';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import type { DecimalText, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { explain } from '#shared/validate/explanations.ts';

const SAMPLE = new URL('../../../addin/assets/samples/带错的样例（示例数据）.xlsx', import.meta.url);

async function opened() {
  const host = openFileHost({ name: 'sample.xlsx', bytes: new Uint8Array(readFileSync(SAMPLE)) });
  const engine = runEngine();
  await engine.load(await host.read());
  return { host, engine };
}

it('finds in the sample what was put there', async () => {
  const { engine } = await opened();
  const { findings } = await engine.check({});
  const planted = findings
    .filter(({ severity }) => severity !== 'notice')
    .map(({ code, sheet, cell }) => [code, sheet, cell]);
  expect(planted).toEqual(
    expect.arrayContaining([
      ['required-missing', '指标表', 'E8'],
      ['year-jump', '指标表', 'E11'],
      ['unit-slip', '指标表', 'E13'],
      ['not-yet-available', '指标表', 'E20'],
      ['ratio-mismatch', '县域创新自评', 'F5'],
      ['percent-scale', '县域创新自评', 'F6'],
    ]),
  );
  expect(planted).toHaveLength(6);
});

it('finds nothing to fix after its own fixes were adopted', async () => {
  const { host, engine } = await opened();
  const changes = previewFixes((await engine.check({})).findings, host.current());
  const edits = changes.map(({ sheet, cell, after }) => ({
    sheet,
    cell,
    value: { type: 'number' as const, text: after },
  }));
  const tried = await engine.check({}, edits);
  expect(tried.findings.filter((finding) => finding.fix !== null)).toEqual([]);
  // Trying changes nothing: the workbook as loaded still has its mistakes.
  expect((await engine.check({})).findings.some((finding) => finding.fix !== null)).toBe(true);
});

it('says what an unmet target still lacks', async () => {
  const { engine } = await opened();
  const options = {};
  await engine.check(options);
  const plan = await engine.plan(options);
  const share = plan.find(
    (item) => item.scope === '县区' && item.needed.some((step) => step.to === 'target'),
  );
  expect(share?.needed.find((step) => step.to === 'target')).toMatchObject({
    component: '财政科技支出',
    unit: '万元',
    add: '82.29',
  });
});

it('sends with a submission only what was explained of its own indicators', async () => {
  const { engine } = await opened();
  const { findings, packs } = await engine.check({});
  const other = findings.find(({ code }) => code === 'not-yet-available')!;
  const explanations = findings
    .filter(({ code }) => code === 'ratio-mismatch' || code === 'not-yet-available')
    .map((finding) => explain(finding, '见附件'));
  expect(explanations).toHaveLength(2);
  const leap = packs.find(({ id }) => id !== other.pack)!;
  const { snapshot } = await engine.prepare({
    options: { explanations },
    packId: leap.id,
    site: 'site',
    region: '621125' as RegionCode,
    department: null,
    period: '2022' as PeriodId,
    nature: '快报数',
    revision: 1,
    previous: null,
    createdAt: '2022-12-01T00:00:00Z',
    workbookName: 'sample.xlsx',
  });
  expect(snapshot.explanations.map(({ code }) => code)).toEqual(['ratio-mismatch']);
});

it('finds the cheapest ways to more points within limits, and tries several amounts at once without changing anything', async () => {
  const { engine } = await opened();
  const before = await engine.check({});
  const sheet = before.scores.find(({ total }) => total !== null)!;
  const place = { pack: sheet.pack.id, region: sheet.region };
  const movables = await engine.movables({}, place);
  const spending = movables?.levers.find(({ name }) => name === '财政科技支出');
  expect(spending).toMatchObject({ unit: '万元', current: '959.95' });

  const question = { place, points: '2' as DecimalText, within: '100' as DecimalText, limits: {} };
  const ways = await engine.ways({}, question);
  expect(ways?.length).toBeGreaterThan(0);
  const without = await engine.ways({}, { ...question, limits: { [spending!.id]: null } });
  expect(without?.some((way) => way.steps.some(({ lever }) => lever === spending!.id))).toBe(false);

  // 71.87 万元 more prints as the target and still misses it.
  const outcome = await engine.whatIf(
    {},
    { place, changes: [{ lever: spending!.id, add: '71.87' as DecimalText }] },
  );
  const share = outcome?.items.find(({ scope }) => scope === '县区');
  expect(share).toMatchObject({ printed: '0.50', met: false, needed: [{ add: '10.42', unit: '万元' }] });
  expect(outcome?.items.filter(({ pack }) => pack === sheet.pack.id)).not.toHaveLength(0);
  expect(await engine.check({})).toEqual(before);
});

it('holds what grows with the months against the time of the year', async () => {
  const engine = runEngine();
  const rows = [
    ['临洮县2022年三季度强化科技支撑主要指标完成情况'],
    ['序号', '指标名称', '单位', '2022年目标值', '1-9月实际值'],
    ['1', '技术市场合同成交额', '亿元', '1.35', '1.1826'],
    ['2', '高新技术企业数', '家', '24', '23'],
    ['3', '科技型中小企业', '家', '40', '41'],
  ];
  await engine.load({
    name: '三季度.xlsx',
    date1904: false,
    definedNames: {},
    sheets: [
      {
        name: '指标',
        visibility: 'visible',
        protected: false,
        merges: [],
        hiddenRows: new Set(),
        hiddenColumns: new Set(),
        cells: rows.flatMap((texts, row) =>
          texts.map((text, column) => ({
            row,
            column,
            value: { type: /^[\d.]+$/.test(text) ? ('number' as const) : ('text' as const), text },
          })),
        ),
      },
    ],
  });
  const paces = (await engine.plan({})).flatMap(({ indicatorId, pace }) =>
    pace ? [{ indicatorId, ...pace }] : [],
  );
  expect(paces).toEqual([expect.objectContaining({ attainment: '87.6', elapsed: '75.0', ahead: '12.6' })]);
});
