import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { type BuiltSheet, buildWorkbook } from '#test/shared/workbook/recognise/build-workbook.ts';

const alarms = (...sheets: readonly BuiltSheet[]): readonly string[] =>
  checkWorkbook(buildWorkbook(sheets), { packs: allPacks })
    .findings.filter(({ severity }) => severity !== 'notice')
    .map(
      ({ code, sheet, cell, fix }) =>
        `${sheets.length > 1 ? `${sheet}!` : ''}${cell} ${code}${fix ? ` ${fix.value}` : ''}`,
    );

const fiscal = (ratio: number, [top, bottom]: readonly [number, number]): BuiltSheet => ({
  rows: [
    ['2022年度各县区财政科技支出核对表'],
    ['县区', '财政科技支出', '一般公共预算支出', '占比(%)'],
    ['安定区', top, bottom, ratio],
  ],
});

describe('One error, one finding', () => {
  it('tells a wrong ratio beside parts that are both in 元, for both in one unit leave it as it is', () => {
    expect(alarms(fiscal(0.67, [15_410_000, 2_309_320_100]))).toEqual([
      'B3 unit-slip 1541',
      'C3 unit-slip 230932.01',
    ]);
    expect(alarms(fiscal(0.87, [15_410_000, 2_309_320_100]))).toContain('D3 ratio-mismatch 0.67');
  });

  it('tells what a ratio cannot be with the one that its parts make, once', () => {
    expect(alarms(fiscal(-0.67, [1541, 230_932.01]))).toEqual(['D3 out-of-range 0.67']);
    expect(alarms(fiscal(107.4, [1541, 230_932.01]))).toEqual(['D3 out-of-range 0.67']);
  });

  it('tells no jump from a total of last year that a wrong figure makes', () => {
    const sum = (value: number, column: string) => ({ value, formula: `SUM(${column}3:${column}4)` });
    expect(
      alarms({
        rows: [
          ['定西市各县区科技型企业汇总表'],
          ['县区', '2021年高新技术企业数（家）', '2022年高新技术企业数（家）'],
          ['安定区', -16, 19],
          ['陇西县', 20, 24],
          ['合计', sum(4, 'B'), sum(43, 'C')],
        ],
      }),
    ).toEqual(['B3 negative-count']);
  });

  it('misses a blank though a summary that reads it shows 0', () => {
    const quarter = {
      name: '三季度',
      rows: [
        ['漳县2022年三季度科技指标完成情况'],
        ['指标', '单位', '本期累计'],
        ['技术市场合同成交额', '亿元', null],
        ['高新技术企业数', '家', 6],
      ],
    };
    const summary = {
      name: '汇总',
      rows: [
        ['漳县2022年季度汇总'],
        ['指标', '单位', '三季度'],
        ['技术市场合同成交额', '亿元', { value: 0, formula: '三季度!C3' }],
        ['高新技术企业数', '家', { value: 6, formula: '三季度!C4' }],
      ],
    };
    expect(alarms(quarter, summary)).toEqual(['三季度!C3 required-missing']);
  });

  it('blames the target that is a hundredfold, not what was reached', () => {
    const report = (target: number, reached: number): BuiltSheet => ({
      rows: [
        ['临洮县2022年科技指标完成情况'],
        ['指标', '单位', '目标值', '实际完成'],
        ['规模以上工业企业研发经费投入占营业收入比重', '%', target, reached],
        ['高新技术企业数', '家', 18, 19],
      ],
    });
    expect(alarms(report(90, 0.86))).toEqual(['C3 percent-scale 0.9']);
    expect(alarms(report(0.009, 0.86))).toEqual(['C3 percent-scale 0.9']);
    expect(alarms(report(0.9, 86))).toEqual(['D3 percent-scale 0.86']);
  });
});
