import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run as check } from '#backend/cli/check.ts';
import { run as score } from '#backend/cli/score.ts';
import { run as template } from '#backend/cli/template.ts';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { patchWorkbook } from '#shared/xlsx/patch/patch-workbook.ts';
import { captured } from './captured.ts';
import { writeRows } from './write-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-template-'));
afterAll(() => rmSync(folder, { recursive: true }));

const kezhi = (verb: (args: readonly string[]) => Promise<number>, ...args: readonly string[]) =>
  captured(() => verb(args));

const list = writeRows(join(folder, '清单.xlsx'), {
  清单: [
    ['2022年度科技创新目标责任清单'],
    ['考核单位', '目标任务', '计量单位', '目标值', '分值', '评分标准'],
    ['漳县', '高新技术企业培育', '家', '2', '50', '新认定高新技术企业2家以上得50分，每少1家扣3分，扣完为止'],
    ['漳县', '技术合同认定登记', '亿元', '0.8', '30', '完成0.8亿元得30分，按完成比例计分'],
    ['岷县', '科技成果登记', '项', '6', '80', '登记省级科技成果6项以上得80分，每少1项扣8分'],
  ],
});
const FORM = ['--pack', 'dingxi-assessment'] as const;

/** The form with numbers typed into some of its cells. */
function filled(path: string, cells: Readonly<Record<string, string>>): string {
  const edits = Object.entries(cells).map(([cell, text]) => ({
    sheet: '自评表',
    cell,
    value: { type: 'number', text } as const,
  }));
  const { bytes, refused } = patchWorkbook(readFileSync(path), { edits }, nodeZipEngine);
  expect(refused).toEqual([]);
  const out = join(folder, '填好.xlsx');
  writeFileSync(out, bytes);
  return out;
}

describe('kezhi template', () => {
  it('makes a unit’s form with its own list, which is scored by that list once it is filled in', async () => {
    const path = join(folder, '漳县.xlsx');
    const made = await kezhi(template, ...FORM, '--list', list, '--region', '621125', '-o', path);
    expect([made.status, made.out]).toEqual([0, expect.stringContaining('漳县,责任清单 2 项')]);
    const own = filled(path, { I10: '1', I11: '0.4' });
    const { packs, readings, unplaced } = JSON.parse((await kezhi(check, own, '--json')).out);
    expect(packs.map(({ id }: { id: string }) => id)).toContain('dingxi-assessment');
    expect(unplaced).toEqual([]);
    const ofList = readings.filter(({ indicatorId }: { indicatorId: string }) =>
      indicatorId.startsWith('list:'),
    );
    expect(
      ofList.map(({ cell, kind, value, region, period }: Record<string, string>) => [
        cell,
        kind,
        value,
        region,
        period,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['I10', 'actual', '1', '621125', '2022'],
        ['H10', 'target', '2', '621125', '2022'],
        ['I11', 'actual', '0.4', '621125', '2022'],
      ]),
    );
    const sheets = JSON.parse((await kezhi(score, own, '--list', list, '--json')).out).scores;
    const sheet = sheets.find(({ pack }: { pack: { id: string } }) => pack.id === 'dingxi-assessment');
    const pointsOf = (name: string) =>
      sheet.items.find(({ indicator }: { indicator: string }) => indicator === name)?.points;
    expect([sheet.region, pointsOf('高新技术企业培育'), pointsOf('技术合同认定登记')]).toEqual([
      '621125',
      '47',
      '15',
    ]);
    // The form prints the list, so it says the same where nobody gives the list again.
    const alone = JSON.parse((await kezhi(score, own, '--json')).out).scores;
    expect(alone.find(({ pack }: { pack: { id: string } }) => pack.id === 'dingxi-assessment').total).toBe(
      sheet.total,
    );
  });

  it('makes a form for every unit of the list, into a folder', async () => {
    const forms = join(folder, 'forms');
    const refused = await kezhi(template, ...FORM, '--list', list, '-o', forms);
    expect([refused.status, refused.error]).toEqual([2, expect.stringContaining('漳县、岷县')]);
    mkdirSync(forms);
    expect((await kezhi(template, ...FORM, '--list', list, '-o', forms)).status).toBe(0);
    expect(readdirSync(forms).toSorted()).toEqual(['岷县-2022-填报表.xlsx', '漳县-2022-填报表.xlsx']);
  });

  it('says which lists there are when the unit or the year asked for has none', async () => {
    const out = join(folder, 'none.xlsx');
    const unit = await kezhi(template, ...FORM, '--list', list, '--region', '621102', '-o', out);
    expect([unit.status, unit.error]).toEqual([2, expect.stringContaining('2022 漳县、2022 岷县')]);
    const year = await kezhi(template, ...FORM, '--list', list, '--period', '2031', '-o', out);
    expect(year.status).toBe(2);
    const other = await kezhi(template, '--pack', 'county-leap', '--list', list, '-o', out);
    expect([other.status, other.error]).toEqual([2, expect.stringContaining('没有年度责任清单')]);
  });
});
