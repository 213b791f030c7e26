import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('What headers say', () => {
  it('reads region, year and kind from three header rows', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市科技指标表'],
          ['序号', '指标', '单位', '临洮县', null, null, '漳县', null, null],
          [null, null, null, '2021年', '2022年', null, '2021年', '2022年', null],
          [null, null, null, '实际', '目标', '实际', '实际', '目标', '实际'],
          [1, '高新技术企业数', '家', 1, 2, 3, 4, 5, 6],
        ],
        merges: ['A2:A4', 'B2:B4', 'C2:C4', 'D2:F2', 'G2:I2', 'E3:F3', 'H3:I3'],
      },
    ]);
    const expected = [
      'D5 高新技术企业数 621124 2021 actual 1',
      'E5 高新技术企业数 621124 2022 target 2',
      'F5 高新技术企业数 621124 2022 actual 3',
      'G5 高新技术企业数 621125 2021 actual 4',
      'I5 高新技术企业数 621125 2022 actual 6',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads target and completion as rows under indicators', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年科技指标完成情况'],
          ['项目', '高新技术企业数（家）', '科技型中小企业（家）'],
          ['目标值', 18, 26],
          ['完成值', 17, 25],
          ['完成率（%）', 94.4, 96.2],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621124 2022 target 18',
      'C4 科技型中小企业 621124 2022 actual 25',
      'B5 nothing',
      'C5 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads quarters under merged indicators, counties down', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年各县区科技指标分季度情况'],
          ['县区', '高新技术企业数', null, '科技型中小企业', null],
          [null, '一季度', '二季度', '一季度', '二季度'],
          ['安定区', 1, 2, 3, 4],
          ['漳县', 5, 6, 7, 8],
          ['合计', 6, 8, 10, 12],
        ],
        merges: ['A2:A3', 'B2:C2', 'D2:E2'],
      },
    ]);
    const expected = [
      'B4 高新技术企业数 621102 2022Q1 actual 1',
      'E5 科技型中小企业 621125 2022Q2 actual 8',
      'C6 高新技术企业数 621100 2022Q2 actual 8',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads names with line breaks, spaces, numbering and notes', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['通渭县2022年度科技创新工作指标'],
          ['序 号', '指 标 名 称', '单 位', '年 度\n目 标', '完 成\n情 况'],
          [1, '1.财政科技支出占一般\n公共预算支出比重', '％', 0.5, 0.52],
          [2, '2.规上工业企业R＆D经费投入占营业收入比重', '％', 0.9, 0.8],
          [3, '3.高新技术企业数①', '家', 9, 9],
          [4, '4、科创板/新三板上市企业', '家', 0, 0],
        ],
      },
    ]);
    const expected = [
      'D3 财政科技支出占一般公共预算支出比重/县区 621121 2022 target 0.5',
      'E4 规模以上工业企业研发经费投入占营业收入比重 621121 2022 actual 0.8',
      'E5 高新技术企业数 621121 2022 actual 9',
      'E6 科创板、新三板上市企业 621121 2022 actual 0',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads 分子 and 分母 columns beside the ratio', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年指标测算表'],
          ['序号', '指标名称', '分子（万元）', '分母（万元）', '比重（%）', '目标值（%）'],
          [1, '财政科技支出占一般公共预算支出比重', 2189.64, 298450.3, 0.73, 0.7],
          [2, '规模以上工业企业研发经费投入占营业收入比重', 860, 100000, 0.86, 0.9],
        ],
      },
    ]);
    const expected = [
      'C3 财政科技支出占一般公共预算支出比重/县区 621124 2022 numerator 2189.64',
      'D4 规模以上工业企业研发经费投入占营业收入比重 621124 2022 denominator 100000',
      'E3 财政科技支出占一般公共预算支出比重/县区 621124 2022 actual 0.73',
      'F4 规模以上工业企业研发经费投入占营业收入比重 621124 2022 target 0.9',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads bare years as columns and leaves the change out', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2021-2022年科技指标对比表'],
          ['指标名称', '单位', 2021, 2022, '增减'],
          ['高新技术企业数', '家', 15, 17, 2],
          ['科技型中小企业', '家', 22, 25, 3],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621124 2021 actual 15',
      'D4 科技型中小企业 621124 2022 actual 25',
      'E3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads target, completion and rate under merged regions', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年第三季度强科技指标完成情况'],
          ['序号', '指标名称', '单位', '全市', null, null, '安定区', null, null],
          [null, null, null, '年度目标', '完成值', '完成率', '年度目标', '完成值', '完成率'],
          [1, '高新技术企业数', '家', 90, 85, 94.4, 20, 18, 90],
        ],
        merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:F2', 'G2:I2'],
      },
    ]);
    const expected = [
      'D4 高新技术企业数 621100 2022 target 90',
      'E4 高新技术企业数 621100 2022Q3 actual 85',
      'H4 高新技术企业数 621102 2022Q3 actual 18',
      'F4 nothing',
      'I4 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes scopes from their own column', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年主要指标'],
          ['序号', '指标', '口径', '目标值', '实际值'],
          ['5.1', '财政科技支出占一般公共预算支出比重', '市本级', 1.5, 1.55],
          ['5.2', '财政科技支出占一般公共预算支出比重', '县区', 0.5, 0.82],
          ['14.1', '科技创新平台数', '省级以上', 16, 17],
          ['14.2', '科技创新平台数', '市级', 152, 155],
          ['10', '高新技术企业数', '全市', 90, 92],
        ],
      },
    ]);
    const expected = [
      'D3 财政科技支出占一般公共预算支出比重/市本级 621100 2022 target 1.5',
      'E4 财政科技支出占一般公共预算支出比重/县区 621100 2022 actual 0.82',
      'E6 科技创新平台数/市级 621100 2022 actual 155',
      'E7 高新技术企业数 621100 2022 actual 92',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads scopes as columns under a merged indicator', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年各县区创新平台情况'],
          ['县区', '科技创新平台数（个）', null, null, '高新技术企业（家）'],
          [null, '合计', '省级以上', '市级', null],
          ['安定区', 43, 5, 38, 19],
          ['漳县', 9, 0, 9, 6],
          ['全市', 52, 5, 47, 25],
        ],
        merges: ['A2:A3', 'B2:D2', 'E2:E3'],
      },
    ]);
    const expected = [
      'C4 科技创新平台数/省级以上 621102 2022 actual 5',
      'D5 科技创新平台数/市级 621125 2022 actual 9',
      'B4 科技创新平台数 621102 2022 actual 43',
      'E6 高新技术企业数 621100 2022 actual 25',
      'C6 科技创新平台数/省级以上 621100 2022 actual 5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads parts and their share under a group word', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年前三季度县区科技投入'],
          ['序号', '县（市、区）', '财政科技投入', null, null, '高企数'],
          [null, null, '科技支出（万元）', '一般公共预算支出（万元）', '占比（%）', null],
          [1, '临洮', 3766, 440839, 0.85, 16],
          [2, '漳县', 2061, 430225, 0.48, 5],
          ['合 计', null, 5827, 871064, 0.67, 21],
        ],
        merges: ['A2:A3', 'B2:B3', 'C2:E2', 'F2:F3', 'A6:B6'],
      },
    ]);
    const expected = [
      'C4 财政科技支出占一般公共预算支出比重/县区 621124 2022Q3 numerator 3766',
      'E5 财政科技支出占一般公共预算支出比重/县区 621125 2022Q3 actual 0.48',
      'F4 高新技术企业数 621124 2022Q3 actual 16',
      'D6 财政科技支出占一般公共预算支出比重/县区 621100 2022Q3 denominator 871064',
      'E6 财政科技支出占一般公共预算支出比重/县区 621100 2022Q3 actual 0.67',
      'F6 高新技术企业数 621100 2022Q3 actual 21',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads indicators under merged categories in the header', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区指标'],
          ['县区', '投入指标', null, '产出指标', null],
          [
            null,
            '财政科技支出占比(%)',
            '规上工业企业研发投入占比(%)',
            '高新技术企业(家)',
            '技术合同成交额(万元)',
          ],
          ['安定区', 0.92, 0.9, 19, 21300],
          ['漳县', 0.48, 0.8, 6, 5500],
        ],
        merges: ['A2:A3', 'B2:C2', 'D2:E2'],
      },
    ]);
    const expected = [
      'B4 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.92',
      'D5 高新技术企业数 621125 2022 actual 6',
      'E4 技术市场合同成交额 621102 2022 actual 2.13',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads scopes in names under merged categories', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年指标'],
          ['类别', '指标', '单位', '目标', '完成'],
          ['投入', '财政科技支出占一般公共预算支出比重', '%', 0.6, 0.66],
          [null, '规模以上工业企业研发经费投入占营业收入比重', '%', 0.9, 0.8],
          ['产出', '高新技术企业数', '家', 6, 6],
          [null, '科技创新平台数（省级以上）', '个', 1, 1],
          [null, '科技创新平台数（市级）', '个', 9, 10],
        ],
        merges: ['A3:A4', 'A5:A7'],
      },
    ]);
    const expected = [
      'D3 财政科技支出占一般公共预算支出比重/县区 621125 2022 target 0.6',
      'E7 科技创新平台数/市级 621125 2022 actual 10',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads dates over columns as months', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县科技指标月度表'],
          [
            '指标',
            '单位',
            { value: 44804, format: 'yyyy"年"m"月"' },
            { value: 44834, format: 'yyyy"年"m"月"' },
          ],
          ['高新技术企业数', '家', 5, 6],
          ['科技型中小企业', '家', 8, 9],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621125 2022-08 actual 5',
      'D4 科技型中小企业 621125 2022-09 actual 9',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads headers that are formulas', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年指标'],
          ['指标', { value: '目标', formula: '设置!A1' }, { value: '完成', formula: '设置!A2' }],
          ['高新技术企业数', 6, 5],
          ['科技型中小企业', 9, 8],
        ],
      },
    ]);
    const expected = ['B3 高新技术企业数 621125 2022 target 6', 'C4 科技型中小企业 621125 2022 actual 8'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads 全县 as the county itself and no deadline as a figure', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年科技指标'],
          ['指标', '单位', '全县', '全市平均', '完成时限'],
          ['高新技术企业数', '家', 6, 13.1, { value: 44926, format: 'yyyy-mm-dd' }],
          ['科技型中小企业', '家', 9, 18, { value: 44926, format: 'yyyy-mm-dd' }],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621125 2022 actual 6',
      'C4 科技型中小企业 621125 2022 actual 9',
      'D3 nothing',
      'E3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('leaves standards of an index and ranks out', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['陇南市2024年综合科技进步水平指数测算表'],
          ['指标', '单位', '标准值', '2023年', '2024年', '位次'],
          ['万人专业技术人员数', '人', 500, 195, 196, 9],
          ['万人发明专利拥有量', '件', 8, 0.48, 0.5, 10],
        ],
      },
    ]);
    const expected = [
      'D3 万人专业技术人员数 621200 2023 actual 195',
      'E4 万人发明专利拥有量 621200 2024 actual 0.5',
      'C3 nothing',
      'F3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('knows what offices call a target and what they call its completion', () => {
    const kinds = (target: string, actual: string): readonly string[] =>
      readingsAt(
        recognise([
          {
            rows: [
              ['临洮县2022年科技工作情况表'],
              ['指标名称', '单位', target, actual],
              ['高新技术企业数', '家', 18, 19],
              ['科技型中小企业', '家', 26, 27],
            ],
          },
        ]),
        ['C3', 'D3'],
      );
    for (const [target, actual] of [
      ['承诺值', '截至目前'],
      ['目标要求', '完成任务数'],
      ['责任状指标', '实际指标值'],
      ['目标值', '初步统计'],
    ] as const)
      expect(kinds(target, actual), `${target} | ${actual}`).toEqual([
        'C3 高新技术企业数 621124 2022 target 18',
        'D3 高新技术企业数 621124 2022 actual 19',
      ]);
  });
});
