import { describe, expect, it } from 'vitest';
import { type BuiltCell, readingsAt, recognise } from './build-workbook.ts';

describe('Figures whose meaning stands in the title or among words', () => {
  it('takes the numbers among the words of 进展情况 for what was reached, and asks for nothing else there', () => {
    const recognition = recognise([
      {
        rows: [
          ['临洮县2023年科技创新指标进展情况表'],
          ['指标名称', '单位', '2023年目标', '进展情况'],
          ['高新技术企业数', '家', 18, 19],
          ['科技型中小企业', '家', 26, '已组织3批申报，评价工作正在进行'],
          ['技术市场合同成交额', '亿元', 2, null],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621124 2023 target 18',
      'D3 高新技术企业数 621124 2023 actual 19',
      'D4 nothing',
      'D5 nothing',
    ];
    expect(readingsAt(recognition, ['C3', 'D3', 'D4', 'D5'])).toEqual(expected);
  });

  it('leaves 进展情况 to its words where what was reached has a column of its own', () => {
    const recognition = recognise([
      {
        rows: [
          ['临洮县2023年科技创新指标完成情况表'],
          ['指标名称', '单位', '2023年目标', '实际完成', '进展情况'],
          ['高新技术企业数', '家', 18, 19, 3],
          ['科技型中小企业', '家', 26, 27, '评价工作正在进行'],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['D3', 'E3'])).toEqual([
      'D3 高新技术企业数 621124 2023 actual 19',
      'E3 nothing',
    ]);
  });

  it('finds the names of indicators under 主要目标', () => {
    const recognition = recognise([
      {
        rows: [
          ['平凉市科技成果转移转化目标完成情况'],
          ['主要目标', '2020年目标', '2019年完成', '2020年完成'],
          ['1.技术转移示范机构（个）', 2, 1, 2],
          ['2.专业化众创空间（个）', 10, 8, 11],
          ['3.转化科技成果（项）', 100, 81, 103],
        ],
      },
    ]);
    const expected = [
      'B4 专业化众创空间 620800 2020 target 10',
      'C4 专业化众创空间 620800 2019 actual 8',
      'D4 专业化众创空间 620800 2020 actual 11',
    ];
    expect(readingsAt(recognition, ['B4', 'C4', 'D4'])).toEqual(expected);
  });

  it('reads a table whose title alone names the indicator: years across, years down, targets beside them', () => {
    const across = recognise([
      {
        rows: [
          ['定西市各县区高新技术企业数历年情况'],
          ['县区', '2021年', '2022年'],
          ['安定区', 14, 18],
          ['通渭县', 7, 8],
        ],
      },
    ]);
    expect(readingsAt(across, ['B3', 'C4'])).toEqual([
      'B3 高新技术企业数 621102 2021 actual 14',
      'C4 高新技术企业数 621121 2022 actual 8',
    ]);
    const down = recognise([
      {
        rows: [
          ['各县区高新技术企业数逐年统计表'],
          ['年度', '安定区', '通渭县'],
          ['2021年', 14, 7],
          ['2022年', 18, 8],
        ],
      },
    ]);
    expect(readingsAt(down, ['B3', 'C4'])).toEqual([
      'B3 高新技术企业数 621102 2021 actual 14',
      'C4 高新技术企业数 621121 2022 actual 8',
    ]);
    const one = recognise([
      {
        rows: [
          ['陇西县高新技术企业数目标完成情况'],
          ['年度', '目标数（家）', '完成数（家）'],
          ['2022年', 20, 22],
          ['2023年', 24, 25],
        ],
      },
    ]);
    expect(readingsAt(one, ['B3', 'C4'])).toEqual([
      'B3 高新技术企业数 621122 2022 target 20',
      'C4 高新技术企业数 621122 2023 actual 25',
    ]);
  });

  it('finds the indicator in a title behind 近三年 and 历年, and before 增长情况', () => {
    for (const title of [
      '近三年各县区高新技术企业数',
      '各县区历年高新技术企业数统计表',
      '全市高新技术企业数增长情况',
    ])
      expect(
        readingsAt(
          recognise([
            {
              rows: [[title], ['县区', '2021年', '2022年'], ['安定区', 14, 18], ['通渭县', 7, 8]],
            },
          ]),
          ['C4'],
        ),
        title,
      ).toEqual(['C4 高新技术企业数 621121 2022 actual 8']);
  });

  it('takes what stands under the counties of a 得分表 with 分值 for points', () => {
    const recognition = recognise([
      {
        rows: [
          ['2023年度各县区强科技考核得分汇总表'],
          ['指标', '分值', '安定区', '通渭县'],
          ['科技进步贡献率', 2, 2, 1.9],
          ['新产品销售收入占企业营业收入的比重', 3, 3, 2.8],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'D4'])).toEqual([
      'B3 科技进步贡献率 - 2023 weight 2',
      'D4 新产品销售收入占企业营业收入的比重 621121 2023 score 2.8',
    ]);
  });

  it('takes 三季度进度 for what was reached where nothing else says it and no sign of percent makes it a share', () => {
    const sheet = (progress: BuiltCell) => [
      {
        rows: [
          ['通渭县2022年强科技主要指标三季度进度表'],
          ['指标名称', '单位', '年度目标', '三季度进度', '全年预计'],
          ['财政科技支出占比', '%', 0.6, 0.56, 0.61],
          ['技术合同成交额', '万元', 9200, progress, 9300],
        ],
      },
    ];
    expect(readingsAt(recognise(sheet(6480)), ['D3', 'D4', 'E4'])).toEqual([
      'D3 财政科技支出占一般公共预算支出比重/县区 621121 2022Q3 actual 0.56',
      'D4 技术市场合同成交额 621121 2022Q3 actual 0.648',
      'E4 nothing',
    ]);
    expect(readingsAt(recognise(sheet('70.4%')), ['D4'])).toEqual(['D4 nothing']);
  });

  it('reads years across counties where the title alone names the ratio, whatever stands in its brackets', () => {
    const recognition = recognise([
      {
        rows: [
          ['2022年县（区）财政科技支出占一般公共预算支出比重完成情况'],
          ['单位：%、个百分点'],
          ['县（区）', '2022年', '2021年', '增减', '要求'],
          ['安定区', 0.66, 0.58, 0.08, 0.5],
          ['通渭县', 0.52, 0.49, 0.03, 0.5],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B4', 'C5', 'D4', 'E4'])).toEqual([
      'B4 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.66',
      'C5 财政科技支出占一般公共预算支出比重/县区 621121 2021 actual 0.49',
      'D4 nothing',
      'E4 财政科技支出占一般公共预算支出比重/县区 621102 2022 target 0.5',
    ]);
  });

  it('goes on with title and notes where the header is printed again on the next page', () => {
    const header = ['县区', '2022年', '2021年'];
    for (const between of [[], [['续表']]]) {
      const recognition = recognise([
        {
          rows: [
            ['2022年县（区）财政科技支出占一般公共预算支出比重完成情况'],
            header,
            ['安定区', 0.66, 0.58],
            ['通渭县', 0.52, 0.49],
            ...between,
            header,
            ['陇西县', 0.71, 0.64],
            ['漳县', 0.48, '0.47*'],
            ['注：*为2020年数据。'],
          ],
        },
      ]);
      const row = 5 + between.length;
      expect(readingsAt(recognition, ['B3', `B${row + 1}`, `C${row + 2}`])).toEqual([
        'B3 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.66',
        `B${row + 1} 财政科技支出占一般公共预算支出比重/县区 621122 2022 actual 0.71`,
        `C${row + 2} 财政科技支出占一般公共预算支出比重/县区 621125 2020 actual 0.47`,
      ]);
    }
  });
});
