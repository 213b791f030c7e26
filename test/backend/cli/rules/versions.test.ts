import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run as rules } from '#backend/cli/rules.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { packSheet } from '#shared/issuing/standards/pack-sheet.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { captured } from '../captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-versions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const forms = fileURLToPath(new URL('../../../../backend/demo/workbooks', import.meta.url));
const kezhi = (...args: readonly string[]) => captured(() => rules(args));

const SCORED: readonly string[] = ['farm-industrialisation', 'patents-per-ten-thousand'];
/** Two items count and nothing waits for an answer; the next version asks more of one and knows another name of the other. */
const text = '≧90%(3分);90%-60%(3-1分);60%以下(1-0分)';
const base: RulePack = {
  ...countyLeap,
  maxPoints: '9' as DecimalText,
  questions: [],
  indicators: countyLeap.indicators.map((one) => ({
    ...one,
    scoring: SCORED.includes(one.id) && one.scoring ? { ...one.scoring, questions: [] } : null,
  })),
};
const next: RulePack = {
  ...base,
  version: '1.1.0',
  indicators: base.indicators.map((one) => {
    if (one.id !== 'farm-industrialisation' || !one.scoring)
      return one.id === 'patents-per-ten-thousand' ? { ...one, aliases: ['万人专利'] } : one;
    const { rule, assumed } = compileNotation(text, {
      indicator: one.name,
      maxPoints: one.scoring.maxPoints,
      inputUnit: one.unit,
    });
    return { ...one, scoring: { ...one.scoring, text, rule, assumed } };
  }),
};
writeFileSync(at('旧版.json'), JSON.stringify(base));
writeFileSync(at('新版.json'), JSON.stringify(next));
writeFileSync(at('新版.xlsx'), writeNewWorkbook([packSheet(next)], nodeZipEngine));

describe('kezhi rules diff', () => {
  it('tells in words what changed, and which changes touch no result', async () => {
    const { status, out } = await kezhi('diff', at('旧版.json'), at('新版.json'));
    expect([status, out.split('\n')[0]]).toEqual([
      0,
      'county-leap 1.0.0 → 1.1.0:2 处差别,其中 1 处会改变得分或核验结果',
    ]);
    expect(out).toContain(`改为“${text}”。\n`);
    expect(out).toContain('“万人有效发明专利拥有量”的别名有变化。(不影响结果)');
  });

  it("reads an issuer's sheet as the version after the old one, so that unchanged rows are no difference", async () => {
    const { out } = await kezhi('diff', at('旧版.json'), at('新版.xlsx'), '--json');
    const report = JSON.parse(out);
    expect([report.before.version, report.after.version]).toEqual(['1.0.0', '1.1.0']);
    expect(
      report.differences.map((one: { code: string; params: { indicator?: string } }) => [
        one.code,
        one.params.indicator,
      ]),
    ).toEqual([['standard-changed', '农业产业化经营率']]);
  });

  it('says that two versions are the same, which versions there are, and what is wrong with a file', async () => {
    expect((await kezhi('diff', 'county-leap@1.0.0', 'county-leap')).out).toContain('没有差别');
    const unknown = await kezhi('diff', 'county-leap@7.0.0', 'county-leap');
    expect([unknown.status, unknown.error]).toEqual([2, expect.stringContaining('有:1.0.0')]);
    writeFileSync(at('坏.json'), '{"format":"kezhi-pack/1"}');
    const bad = await kezhi('diff', 'county-leap', at('坏.json'));
    expect([bad.status, bad.error]).toEqual([2, expect.stringContaining('规则包内容不合格式')]);
    expect((await kezhi('diff', 'county-leap')).error).toContain('用法');
  });
});

describe('kezhi rules impact', () => {
  it('gives score and place of every unit by both versions, and the items that moved', async () => {
    const { status, out, error } = await kezhi('impact', at('旧版.json'), at('新版.json'), forms, '--json');
    const report = JSON.parse(out);
    expect([status, error, report.period, report.ranked]).toEqual([
      0,
      '',
      '2022',
      { before: true, after: true },
    ]);
    expect(report.regions.map((one: { after: { rank: number } }) => one.after.rank)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
    for (const { items } of report.regions)
      expect(items.every((one: { indicator: string }) => one.indicator === '农业产业化经营率')).toBe(true);
    expect(report.regions.filter((one: { change: string }) => one.change.startsWith('-')).length).toBe(7);
    const told = await kezhi('impact', at('旧版.json'), at('新版.xlsx'), forms);
    expect(told.out).toMatch(
      /安定区:[\d.]+ → [\d.]+\(-[\d.]+\),第 \d\(.+\)\n {2}农业产业化经营率 [\d.]+ → [\d.]+\n/,
    );
  });

  it('leaves out what it cannot compare, says why, and goes on with the rest', async () => {
    const [first = '', second = ''] = readdirSync(forms).sort();
    const { status, out, error } = await kezhi(
      'impact',
      at('旧版.json'),
      at('新版.json'),
      at('没有.xlsx'),
      join(forms, first),
      join(forms, first),
      join(forms, second),
    );
    expect([status, out.split('\n')[0]]).toEqual([
      2,
      'county-leap 1.0.0 → 1.1.0:按 2 个单位 2022年 的数据试算',
    ]);
    expect(error).toMatch(/没有\.xlsx:找不到这个文件.*\n.*安定区的数据在 .* 中已有,以先给出的为准/);
    const other = await kezhi(
      'impact',
      at('旧版.json'),
      at('新版.json'),
      join(forms, first),
      '--period',
      '2019',
    );
    expect([other.status, other.out, other.error.includes('是 2022年 的数据')]).toEqual([2, '', true]);
  });

  it('refuses a pack that gives no points, and points to the differences', async () => {
    const { status, error } = await kezhi('impact', 'dingxi-targets-2022', 'dingxi-targets-2022', forms);
    expect([status, error]).toEqual([2, expect.stringContaining('rules diff')]);
  });
});
