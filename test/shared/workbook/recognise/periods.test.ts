import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Which period and region a figure has', () => {
  it('takes the county from the sheet where every sheet has the same title', () => {
    const recognition = recognise([
      {
        name: '安定区',
        rows: [
          ['定西市2022年上半年科技指标报表'],
          ['指标', '计量单位', '任务数', '本期数', '去年同期'],
          ['高新技术企业数', '家', 10, 5, 4],
        ],
      },
      {
        name: '漳县',
        rows: [
          ['定西市2022年上半年科技指标报表'],
          ['指标', '计量单位', '任务数', '本期数', '去年同期'],
          ['高新技术企业数', '家', 10, 6, 4],
        ],
      },
    ]);
    const expected = [
      '安定区!C3 高新技术企业数 621102 2022 target 10',
      '安定区!D3 高新技术企业数 621102 2022Q2 actual 5',
      '安定区!E3 高新技术企业数 621102 2021Q2 actual 4',
      '漳县!D3 高新技术企业数 621125 2022Q2 actual 6',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads 1-5月 as a month and its target as the year', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年1-5月科技指标'],
          ['指标', '单位', '全年目标', '1-5月累计', '完成率'],
          ['技术市场合同成交额', '万元', 13500, 6000, 44.4],
          ['高新技术企业数', '家', 18, 17, 94],
        ],
      },
    ]);
    const expected = [
      'C3 技术市场合同成交额 621124 2022 target 1.35',
      'D3 技术市场合同成交额 621124 2022-05 actual 0.6',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes period and county from file and sheet when there is no title', () => {
    const recognition = recognise(
      [
        {
          name: '临洮县',
          rows: [
            ['指标', '目标任务', '实际完成'],
            ['高新技术企业数', 18, 16],
            ['省级科技创新型企业数', 12, 11],
          ],
        },
      ],
      { file: '定西市2022年二季度报表.xlsx' },
    );
    const expected = [
      'B2 高新技术企业数 621124 2022 target 18',
      'C3 省级科技创新型企业数 621124 2022Q2 actual 11',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reports the cumulative column and not the change', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['安定区2022年9月科技指标月报'],
          ['指标名称', '计量单位', '年度计划', '本月', '本年累计', '上年同期累计', '同比增长(%)'],
          ['技术合同成交额', '万元', 21000, 1200, 15800, 14000, 12.9],
          ['高新技术企业数', '家', 19, 0, 18, 17, 5.9],
        ],
      },
    ]);
    const expected = [
      'C3 技术市场合同成交额 621102 2022 target 2.1',
      'E3 技术市场合同成交额 621102 2022-09 actual 1.58',
      'F3 技术市场合同成交额 621102 2021-09 actual 1.4',
      'G3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads cumulative months under a year', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['岷县科技指标进度表'],
          ['指标名称', '单位', '2022年', null, null],
          [null, null, '目标', '1-6月', '1-9月'],
          ['高新技术企业数', '家', 9, 8, 9],
          ['技术市场合同成交额', '万元', 7000, 3100, 5200],
        ],
        merges: ['A2:A3', 'B2:B3', 'C2:E2'],
      },
    ]);
    const expected = [
      'C4 高新技术企业数 621126 2022 target 9',
      'D4 高新技术企业数 621126 2022-06 actual 8',
      'E5 技术市场合同成交额 621126 2022Q3 actual 0.52',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes 1-6月 in a report of 上半年 for that half-year', () => {
    const recognition = recognise([
      {
        rows: [
          ['岷县2023年上半年科技指标完成情况'],
          ['指标名称', '单位', '年度目标', '1-6月完成', '上年同期'],
          ['高新技术企业数', '家', 9, 8, 7],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621126 2023 target 9',
      'D3 高新技术企业数 621126 2023Q2 actual 8',
      'E3 高新技术企业数 621126 2022Q2 actual 7',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads a department report with 本期数 and 去年同期', () => {
    const recognition = recognise([
      {
        name: '统计局',
        rows: [
          ['2022年前三季度渭源县统计局科技指标提供表'],
          ['指标', '本期数', '去年同期', '增幅（%）'],
          ['规模以上工业企业研发经费投入占营业收入比重（%）', 0.86, 0.8, 7.5],
          ['新产品销售收入占企业营业收入的比重（%）', '季报未出', 3.2, '—'],
        ],
      },
    ]);
    const expected = [
      'B3 规模以上工业企业研发经费投入占营业收入比重 621123 2022Q3 actual 0.86',
      'C3 规模以上工业企业研发经费投入占营业收入比重 621123 2021Q3 actual 0.8',
      'B4 新产品销售收入占企业营业收入的比重 621123 2022Q3 actual null',
      'D3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('puts the quarter of the sheet and the year of the file together', () => {
    const recognition = recognise(
      [
        {
          name: '一季度',
          rows: [['渭源县科技指标报表'], ['指标', '单位', '完成值'], ['高新技术企业数', '家', 6]],
        },
        {
          name: '二季度',
          rows: [['渭源县科技指标报表'], ['指标', '单位', '完成值'], ['高新技术企业数', '家', 7]],
        },
      ],
      { file: '渭源县2022年报表.xlsx' },
    );
    const expected = [
      '一季度!C3 高新技术企业数 621123 2022Q1 actual 6',
      '二季度!C3 高新技术企业数 621123 2022Q2 actual 7',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads 1-12月 as the whole year', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [['临洮县2022年1-12月科技指标完成情况'], ['指标', '目标', '完成'], ['高新技术企业数', 18, 18]],
      },
    ]);
    const expected = ['C3 高新技术企业数 621124 2022 actual 18'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the quarter from a cut-off date', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县科技指标完成情况表'],
          ['（截至2022年9月底）'],
          ['指标', '年度目标', '完成情况'],
          ['高新技术企业数', 18, 18],
        ],
      },
    ]);
    const expected = ['C4 高新技术企业数 621124 2022Q3 actual 18', 'B4 高新技术企业数 621124 2022 target 18'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the county from the reporting unit and ignores the date of filling in', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年度科技创新指标完成情况统计表'],
          ['填报单位：陇西县科学技术局（盖章）', null, null, '填报日期：2023年1月10日'],
          ['考核指标', '责任单位', '考核目标', '完成数'],
          ['高新技术企业数', '县科技局', 24, 24],
          ['技术市场合同成交额（亿元）', '县科技局', 2.4, 2.46],
        ],
      },
    ]);
    const expected = [
      'C4 高新技术企业数 621122 2022 target 24',
      'D5 技术市场合同成交额 621122 2022 actual 2.46',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the indicator from the sheet name and quarters from the columns', () => {
    const recognition = recognise([
      {
        name: '高新技术企业',
        rows: [
          ['2022年高新技术企业数量分县区统计表'],
          ['县区', '一季度', '二季度', '三季度', '四季度'],
          ['安定区', 15, 16, 17, 19],
          ['漳县', 4, 4, 5, 5],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621102 2022Q1 actual 15',
      'E4 高新技术企业数 621125 2022Q4 actual 5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads 今年 and 去年 against the period of the title', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年上半年科技指标'],
          ['指标', '今年目标', '今年完成', '去年同期', '去年全年'],
          ['高新技术企业数', 6, 5, 4, 5],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621125 2022 target 6',
      'C3 高新技术企业数 621125 2022Q2 actual 5',
      'D3 高新技术企业数 621125 2021Q2 actual 4',
      'E3 高新技术企业数 621125 2021 actual 5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads the year before last', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年度科技创新指标'],
          ['指标', '前年实际', '上年实际', '本年计划', '本年预计完成'],
          ['高新技术企业数', 4, 5, 6, 6],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621125 2020 actual 4',
      'C3 高新技术企业数 621125 2021 actual 5',
      'D3 高新技术企业数 621125 2022 target 6',
      'E3 高新技术企业数 621125 2022 actual 6',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the region out of a name that begins with it', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年科技指标'],
          ['指标', '目标', '完成'],
          ['安定区高新技术企业数（家）', 20, 19],
          ['漳县高新技术企业数（家）', 6, 5],
          ['定西高新区财政科技支出占比（%）', 5, 5.19],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621102 2022 target 20',
      'C4 高新技术企业数 621125 2022 actual 5',
      'C5 财政科技支出占一般公共预算支出比重 621100-定西高新区 2022 actual 5.19',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the period from the years over the columns when nothing else names one', () => {
    const recognition = recognise(
      [
        {
          name: 's',
          rows: [
            ['岷县科技创新能力自评表'],
            ['指标', '权重', '评分标准', '2021年实际', '2022年实际', '得分'],
            ['高新技术企业数量(家)', 10, '≧100家(10分)', 8, 9, 3.9],
            ['农业产业化经营率(%)', 3, '≧70%(3分)', 60, 61, 2.5],
          ],
        },
      ],
      { file: '自评.xlsx' },
    );
    const expected = [
      'B3 高新技术企业数量 621126 2022 weight 10',
      'D3 高新技术企业数量 621126 2021 actual 8',
      'F4 农业产业化经营率 621126 2022 score 2.5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes a title of 2022年 in a file called 12月 for the year, and for the month where the sheet says so', () => {
    const sheet = (name: string, title: string) => ({
      name,
      rows: [[title], ['指标名称', '2022年完成'], ['高新技术企业数', 19], ['科技型中小企业', 27]],
    });
    const file = '安定区2022年12月指标.xlsx';
    const at = (name: string, title: string): readonly string[] =>
      readingsAt(recognise(sheet(name, title), { file }), ['B3']);
    expect(at('表', '安定区2022年科技创新指标完成情况')).toEqual(['B3 高新技术企业数 621102 2022 actual 19']);
    expect(at('表', '安定区2022年12月科技创新指标')).toEqual(['B3 高新技术企业数 621102 2022-12 actual 19']);
  });

  it('reads the ways of naming months and halves', () => {
    const periodOf = (title: string): string =>
      readingsAt(recognise([{ rows: [[title], ['指标', '目标', '完成'], ['高新技术企业数', 6, 7]] }]), [
        'C3',
      ])[0]!;
    for (const [title, period] of [
      ['漳县2022年前9个月科技指标', '2022Q3'],
      ['漳县2022.1-9科技指标', '2022Q3'],
      ['漳县2022年1-3季度科技指标', '2022Q3'],
      ['漳县2022年Ⅲ季度科技指标', '2022Q3'],
      ['漳县2022年半年科技指标', '2022Q2'],
      ['漳县2022年科技指标（2023年1月填报）', '2022'],
    ])
      expect(periodOf(title!)).toBe(`C3 高新技术企业数 621125 ${period} actual 7`);
  });
});
