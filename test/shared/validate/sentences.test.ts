import { describe, expect, it } from 'vitest';
import { findingSentence } from '#shared/messages/finding-text.ts';
import { verdictLine } from '#shared/messages/verdict.ts';
import type { Finding, FindingCode } from '#shared/model/finding.ts';
import { explain } from '#shared/validate/explanations.ts';
import { validate } from '#shared/validate/validate.ts';
import { countVerdict } from '#shared/validate/verdict.ts';
import { cell, type Fixture, fixture, shareRow } from '#test/fixtures/validate/fixture.ts';

const county = { region: '621124' } as const;
const quarter = { ...county, period: '2022Q3' } as const;

const findingsOf = ({ recognition, context }: Fixture): readonly Finding[] => validate(recognition, context);
const only = (findings: readonly Finding[], code: FindingCode): Finding =>
  findings.find((finding) => finding.code === code)!;

describe('an honest gap', () => {
  const sheet = (literacy: string) =>
    fixture('third quarter', [
      cell('E9', 'index', 'actual', null, { ...quarter, raw: '待统计局反馈', marks: ['pending'] }),
      cell('D10', 'contracts', 'target', '1.35', { ...county, raw: '13500' }),
      cell('E10', 'contracts', 'actual', '1.1826', { ...quarter, raw: '11826' }),
      cell('E12', 'enterprises', 'actual', null, quarter),
      cell('E16', 'literacy', 'actual', literacy, quarter),
    ]);

  it('counts what must be corrected and what must be explained', () => {
    expect(verdictLine(countVerdict(findingsOf(sheet('107.4')), [], true))).toBe('2 处必须改,1 处要说明');
  });

  it('lets explained gaps travel, but nothing else that is blocking', () => {
    const findings = findingsOf(sheet('107.4'));
    const explanations = findings.map((finding) => explain(finding, '季报未出,11月补报'));
    expect(verdictLine(countVerdict(findings, explanations, true))).toBe('1 处必须改;2 项缺报已说明,可随报');
    const corrected = findingsOf(sheet('7.4'));
    expect(verdictLine(countVerdict(corrected, explanations, true))).toBe('2 项缺报已说明,可随报');
    expect(countVerdict(corrected, explanations, true).verdict).toBe('pass');
  });

  it('tells the percentage above 100, and the pace of the year', () => {
    const findings = findingsOf(sheet('107.4'));
    expect(findingSentence(only(findings, 'out-of-range'))).toContain('比例超过 100 %');
    expect(findingSentence(only(findings, 'below-target'))).toContain(
      '11826 万元 = 1.1826 亿元,完成年度目标 87.6 %,快于时序 12.6 个百分点',
    );
  });
});

describe('the finance sheet', () => {
  const findings = findingsOf(
    fixture('counties', [
      ...shareRow(6, ['0.88', '2401.08', '272619.76'], { region: '621122' }),
      ...shareRow(7, ['0.93', '2804.31', '341097.93'], { region: '621123' }),
      ...shareRow(8, ['0.7', '2953.51', '423467.49'], { region: '621124' }),
      ...shareRow(9, ['0.51', '1646.9', '3204209900'], { region: '621125' }),
      ...shareRow(10, ['0.48', '391461.32', '1897.61'], { region: '621126' }),
    ]),
  );

  it('names the unit that slipped and offers the right figure', () => {
    const slip = only(findings, 'unit-slip');
    expect([slip.cell, slip.fix]).toEqual(['D9', { value: '320420.99' }]);
    expect(findingSentence(slip)).toContain('疑似以元填入万元栏,应为 320420.99 万元');
  });

  it('names exchanged columns, what they would give and what would still be missing', () => {
    const swapped = only(findings, 'part-exceeds-whole');
    expect(swapped.fix?.cells?.map(({ cell: at, value }) => [at, value])).toEqual([
      ['C10', '1897.61'],
      ['D10', '391461.32'],
    ]);
    expect(findingSentence(swapped)).toContain('两栏疑似填反;互换后 0.48 %,距 0.5 % 差 59.70 万元');
  });

  it('shows the arithmetic of a wrong ratio', () => {
    const wrong = only(findings, 'ratio-mismatch');
    expect([wrong.cell, findingSentence(wrong), wrong.fix]).toEqual([
      'E7',
      '录入 0.93,按 2804.31 ÷ 341097.93 应为 0.82',
      { value: '0.82' },
    ]);
  });

  it('says which figures are missing to reach the target', () => {
    const short = findingsOf(fixture('county', shareRow(9, ['0.46', '959.95', '208447.2'])));
    expect(findingSentence(only(short, 'below-target'))).toContain('再增 82.29 万元');
  });
});

describe('the likely cause of a wrong total', () => {
  const total = (text: string, formula?: { formula: string; precedents: readonly string[] }) => {
    const items = ['19', '9', '24'];
    const sheet = fixture(
      'counties',
      [
        cell('D8', 'enterprises', 'actual', text, formula ?? {}),
        ...items.map((value, at) =>
          cell(`${'EFG'[at]}8`, 'enterprises', 'actual', value, { region: `6211${['02', '21', '22'][at]}` }),
        ),
      ],
      {
        recognition: {
          sums: [
            {
              sheet: '表1',
              total: '表1!D8',
              items: ['表1!E8', '表1!F8', '表1!G8'],
              relation: 'total',
              indicatorId: 'enterprises' as never,
              pack: 'fixture' as never,
            },
          ],
        },
      },
    );
    return findingSentence(only(findingsOf(sheet), 'sum-mismatch'));
  };

  it('names the cell that a formula leaves out', () => {
    expect(total('28', { formula: 'SUM(E8:F8)', precedents: ['表1!E8', '表1!F8'] })).toContain(
      '合计填 28,3 项相加得 52,相差 24;合计公式没有包括 G8',
    );
  });

  it('names the item that is just the difference, and digits that changed places', () => {
    expect(total('43')).toContain('正好是 F8 的数,疑似漏加');
    expect(total('25')).toContain('疑似数字颠倒');
    expect(total('60')).not.toContain('疑似');
  });
});
