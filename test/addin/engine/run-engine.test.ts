import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { previewFixes } from '#addin/actions/apply-fix.ts';
import { runEngine } from '#addin/engine/run-engine.ts';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
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
