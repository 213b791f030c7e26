import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Units and values', () => {
  it('brings a figure of a 万元 table to 亿元 where the indicator is reported in 亿元', () => {
    const recognition = recognise([
      {
        name: '表',
        rows: [
          ['岷县2022年三季度科技指标'],
          ['单位：万元、%、家'],
          ['指标', '完成数'],
          ['技术市场合同成交额', 6900],
          ['高新技术企业', 9],
          ['财政科技支出占一般公共预算支出比重', 0.5],
        ],
      },
    ]);
    const expected = [
      'B4 技术市场合同成交额 621126 2022Q3 actual 0.69',
      'B5 高新技术企业数 621126 2022Q3 actual 9',
      'B6 财政科技支出占一般公共预算支出比重/县区 621126 2022Q3 actual 0.5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('does not take a sum of money for a share because it starts with a number', () => {
    const { readings } = recognise([
      {
        rows: [
          ['漳县2022年科技指标'],
          ['指标', '完成数'],
          ['新产品销售收入占企业营业收入的比重(%)', '3.4亿'],
          ['技术市场合同成交额(亿元)', '3.4亿'],
        ],
      },
    ]);
    expect(readings.map(({ cell, value }) => [cell, value])).toEqual([
      ['B3', null],
      ['B4', '3.4'],
    ]);
  });

  it('reads 元, 亿元 and percent formats in one table', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年财政科技支出测算'],
          ['项目', '单位', '金额'],
          ['科学技术支出', '元', 17316200],
          ['一般公共预算支出', '亿元', 26.237],
          ['占比', '%', { value: 0.0066, format: '0.00%' }],
        ],
      },
    ]);
    const expected = [
      'C3 财政科技支出占一般公共预算支出比重/县区 621125 2022 numerator 1731.62',
      'C4 财政科技支出占一般公共预算支出比重/县区 621125 2022 denominator 262370',
      'C5 财政科技支出占一般公共预算支出比重/县区 621125 2022 actual 0.66',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads targets in words and full-width digits', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['甘肃省区域性科技创新基地目标'],
          ['指标', '2025年', '2030年'],
          ['高新技术企业（家）', '达到2600家', '3800家以上'],
          ['科技进步贡献率', '62%左右', '65％'],
          ['综合科技创新水平全国排名', '提升1位', '前20位'],
        ],
      },
    ]);
    const expected = ['B3 高新技术企业 620000 2025 target 2600', 'C4 科技进步贡献率 620000 2030 target 65'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('keeps blank, none and pending apart from numbers', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年科技指标'],
          ['指标', '单位', '目标', '完成'],
          ['高新技术企业数', '家', 18, '—'],
          ['科技型中小企业', '家', 26, null],
          ['省级科技创新型企业数', '家', 12, '待反馈'],
        ],
      },
    ]);
    const expected = [
      'D3 高新技术企业数 621124 2022 actual null',
      'D4 科技型中小企业 621124 2022 actual null',
      'D5 省级科技创新型企业数 621124 2022 actual null',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('leaves shares and money beside counts out', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年科技指标'],
          ['指标', '数量（家）', '占全市比重（%）', '营业收入（万元）'],
          ['高新技术企业', 17, 18.5, 1200],
          ['科技型中小企业', 25, 19.4, 800],
        ],
      },
    ]);
    const expected = ['B3 高新技术企业数 621124 2022 actual 17', 'C3 nothing', 'D3 nothing', 'C4 nothing'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads figures with words and units inside', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年指标完成情况'],
          ['指标', '目标', '完成', '备注'],
          ['高新技术企业数', '6家以上', '6家', '其中新认定2家'],
          ['技术市场合同成交额', '0.55亿元', '5700万元', '1-12月'],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621125 2022 target 6',
      'C4 技术市场合同成交额 621125 2022 actual 0.57',
      'B4 技术市场合同成交额 621125 2022 target 0.55',
      'D3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('evaluates totals that no program has cached, across sheets', () => {
    const recognition = recognise([
      {
        name: '分县',
        rows: [
          ['2022年县区指标'],
          ['县区', '高新技术企业数'],
          ['安定区', 19],
          ['漳县', 6],
          ['合计', { value: null, formula: 'SUM(B3:B4)' }],
        ],
      },
      {
        name: '汇总',
        rows: [
          ['定西市2022年指标'],
          ['指标', '完成'],
          ['高新技术企业数', { value: null, formula: '分县!B5' }],
          ['科技型中小企业', 30],
        ],
      },
    ]);
    const expected = [
      '分县!B5 高新技术企业数 621100 2022 actual 25',
      '汇总!B3 高新技术企业数 621100 2022 actual 25',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('leaves averages beside counties out', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区指标'],
          ['县区', '高新技术企业数', '技术市场合同成交额（亿元）'],
          ['安定区', 19, 2.1],
          ['漳县', 6, 0.5],
          ['各县区平均', 12.5, 1.3],
          ['全市', 25, 2.6],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621102 2022 actual 19',
      'C6 技术市场合同成交额 621100 2022 actual 2.6',
      'B5 nothing',
      'C5 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes units from the brackets of value headers', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年技术合同情况'],
          ['指标', '目标（万元）', '完成（万元）', '完成率'],
          ['技术市场合同成交额', 5500, 5700, 103.6],
        ],
      },
    ]);
    const expected = [
      'B3 技术市场合同成交额 621125 2022 target 0.55',
      'C3 技术市场合同成交额 621125 2022 actual 0.57',
      'D3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });
});
