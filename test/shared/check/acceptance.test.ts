import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import type { CheckOptions } from '#shared/check/check-result.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { planWorkbook } from '#shared/check/plan-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { findingSentence } from '#shared/messages/finding-text.ts';
import { traceSentence } from '#shared/messages/trace.ts';
import { verdictLine } from '#shared/messages/verdict.ts';
import type { Explanation } from '#shared/model/finding.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { countVerdict } from '#shared/validate/verdict.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read/read-workbook.ts';

const workbooks = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data/workbooks');
const present = existsSync(workbooks);
if (!present) console.log('materials absent: the acceptance stories over them are left out');

const prepared = preparePacks(allPacks);

function open(folder: 'train' | 'demo', start: string): RawWorkbook {
  const name = readdirSync(join(workbooks, folder)).find(
    (file) => file.startsWith(start) && file.endsWith('.xlsx'),
  )!;
  return readWorkbook(new Uint8Array(readFileSync(join(workbooks, folder, name))), name, nodeZipEngine);
}

const check = (raw: RawWorkbook, options: Partial<CheckOptions> = {}) =>
  checkWorkbook(raw, { packs: allPacks, ...options }, prepared);

const sentencesAt = (result: ReturnType<typeof check>, cell: string): string[] =>
  result.findings.filter((finding) => finding.cell === cell).map((finding) => findingSentence(finding));

/** The same workbook with another text in one cell. */
const withText = (raw: RawWorkbook, row: number, column: number, text: string): RawWorkbook => ({
  ...raw,
  sheets: raw.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.row === row && cell.column === column ? { ...cell, value: { type: 'text' as const, text } } : cell,
    ),
  })),
});

describe.skipIf(!present)('the acceptance stories', () => {
  it('1: honest gaps are explained and may travel; an impossible share may not', () => {
    const result = check(open('train', 'T03'));
    const explanations = result.findings
      .filter((finding) => finding.code === 'required-missing' || finding.code === 'not-yet-available')
      .map(
        ({ code, indicatorId, scope, region, period, kind, params }): Explanation => ({
          code,
          indicatorId,
          scope,
          region,
          period,
          kind,
          value: params.value ?? null,
          text: '待统计局反馈,十月二十日前补报',
        }),
      );
    const settled = result.findings.filter((finding) => finding.cell !== 'E16');
    expect(verdictLine(countVerdict(settled, explanations, true))).toBe('2 项缺报已说明,可随报');
    expect(countVerdict(result.findings, explanations, true)).toMatchObject({ blocking: 1, verdict: 'fail' });
    expect(sentencesAt(result, 'E16').join()).toContain('比例超过 100 %');
    expect(sentencesAt(result, 'E10').join()).toContain(
      '11826 万元 = 1.1826 亿元,完成年度目标 87.6 %,快于时序 12.6 个百分点',
    );
  });

  it('2: the finance sheet: a slipped unit, exchanged columns, a wrong ratio', () => {
    const result = check(open('train', 'T06'));
    expect(sentencesAt(result, 'D9').join()).toContain('疑似以元填入万元栏,应为 320420.99 万元');
    expect(
      result.findings.find((finding) => finding.cell === 'D9' && finding.code === 'unit-slip')?.fix?.value,
    ).toBe('320420.99');
    expect(sentencesAt(result, 'C10').join()).toContain('两栏疑似填反;互换后 0.48 %,距 0.5 % 差 59.70 万元');
    expect(sentencesAt(result, 'E7')).toContain('录入 0.93,按 2804.31 ÷ 341097.93 应为 0.82');
  });

  it('3: what is missing to the target, and what it brings', () => {
    const { recognition } = check(open('demo', '621125'));
    const plan = planWorkbook(recognition, {}, prepared).find((one) => one.needed.length > 0)!;
    const [step] = plan.needed;
    expect(`再增 ${step!.add} ${step!.unit}`).toBe('再增 82.29 万元');
    expect(step!.gainItems.map((item) => `第 ${item.number} 项 +${item.gain} 分`)).toEqual([
      '第 2 项 +0.32 分',
      '第 1 项 +0.13 分',
    ]);
  });

  it('5: a total waits for the rule it lacks, and is exact once decided', () => {
    const total = (code: string, decisions: CheckOptions['decisions'] = []) =>
      check(open('demo', code), { decisions: decisions! }).scores.find(
        (sheet) => sheet.pack.id === 'county-leap' && sheet.period === '2022',
      )!;
    expect(total('621102')).toMatchObject({
      provisional: true,
      maxCounted: '90',
      totalExact: '53.2883883333',
    });
    const decided = [{ question: 'high-tech-gap', option: '100-10家(10-4分)' }];
    expect(total('621102', decided)).toMatchObject({
      provisional: false,
      total: '57.89',
      totalExact: '57.8883883333',
    });
    expect(total('621122', decided)).toMatchObject({ total: '57.87', totalExact: '57.8731991666' });
  });

  it('6: the assessment adds up, and one commendation brings it over a hundred, undecided how', () => {
    const annual = check(open('train', 'T09')).scores[0]!;
    const sum = (group: string) =>
      annual.items
        .filter((item) => item.group === group)
        .reduce((total, item) => total + Number(item.points) * 100, 0) / 100;
    expect([annual.total, sum('main-targets'), sum('annual-list'), sum('progress')]).toEqual([
      '99.10',
      16,
      79.2,
      3.9,
    ]);
    const raw = open('train', 'T09');
    const quarterly = withText(raw, 0, 0, '2022年三季度聚力强科技引领追赶发展考核评分表（安定区）');
    const events = [
      { rule: 'commendation', level: '省级表彰', date: '2022-08-15', event: null, evidence: '表彰决定' },
    ];
    expect(check(quarterly, { events }).scores[0]).toMatchObject({
      total: '101.10',
      provisional: true,
      questions: ['over-hundred'],
    });
  });

  it('7: six misses leave nothing of the monthly reports, and an unpaid city leaves its item open', () => {
    const item = (raw: RawWorkbook, id: string) =>
      check(raw).scores[0]!.items.find((one) => one.indicatorId === id)!;
    const missed = item(withText(open('train', 'T09'), 21, 5, '方案已印发，漏报6次'), 'safeguards');
    expect([missed.points, missed.state]).toEqual(['1.5', 'assumed']);
    const unpaid = item(withText(open('train', 'T09'), 20, 5, '市上尚未兑现'), 'policy-support');
    expect([unpaid.points, unpaid.state]).toEqual([null, 'open-question']);
  });

  it('8: progress against a straight line is an aid, and without a baseline there is none', () => {
    const sheet = check(open('train', 'T07')).scores.find((one) => one.period === '2023')!;
    const words = (indicator: string) =>
      sheet.items
        .filter((item) => item.indicator === indicator && item.value !== null)
        .flatMap((item) => item.trace.map((step) => traceSentence(step, 'zh')))
        .join();
    expect(words('地方财政科技支出占一般公共预算支出比重')).toContain(
      '完成进度15.2%,直线时序25.0%(测算参考,文件未定年度值)',
    );
    expect(words('装备制造业区位熵')).toContain('无基期值,不算进度');
  });
});
