import { describe, expect, it } from 'vitest';
import { readingsAt, recognise } from './build-workbook.ts';

describe('Forms as statistical offices print them', () => {
  it('is not about the month until which the form may be used', () => {
    const recognition = recognise([
      {
        name: '基层表',
        rows: [
          ['县区科技创新能力基础数据表'],
          ['综合机关名称：临洮县科技局', null, null, '有效期至：2024年6月'],
          ['2022年'],
          ['指标名称', '计量单位', '代码', '2021年', '2022年'],
          ['甲', '乙', '丙', 1, 2],
          ['一、创新主体', '—', '—', '—', '—'],
          ['高新技术企业数', '家', '01', 15, 17],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['D7', 'E7'])).toEqual([
      'D7 高新技术企业数 621124 2021 actual 15',
      'E7 高新技术企业数 621124 2022 actual 17',
    ]);
  });

  it('reads years down, some typed as numbers and some as texts', () => {
    const recognition = recognise([
      {
        name: '附表3',
        rows: [
          ['附表3  2021—2023年定西市科技创新主要指标'],
          ['年份', '高新技术企业', '技术合同成交额'],
          [null, '（家）', '（亿元）'],
          ['2021年', 57, 7.2],
          [2022, 85, 9.1],
          ['2023年', 98, 10.2],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B4', 'C5', 'B6'])).toEqual([
      'B4 高新技术企业数 621100 2021 actual 57',
      'C5 技术市场合同成交额 621100 2022 actual 9.1',
      'B6 高新技术企业数 621100 2023 actual 98',
    ]);
  });

  it('finds a header under two rows of merged group words', () => {
    const recognition = recognise([
      {
        name: '县区',
        rows: [
          ['2023年度陇南市各县（区）科技进步监测指标数据表'],
          ['县（区）', '科技活动投入', null, '科技活动产出', null],
          [null, '人力投入', '财力投入', '技术成果市场化', null],
          [
            null,
            '万人R&D人员数（人）',
            'R&D经费支出与GDP比值（%）',
            '万人输出技术成交额（万元）',
            '技术成交额占GDP比重（%）',
          ],
          ['武都区', 3.1, 0.2, 150, 0.3],
          ['成县', 3.2, 0.22, 160, 0.33],
        ],
        merges: ['A2:A4', 'B2:C2', 'D2:E2', 'D3:E3'],
      },
    ]);
    expect(readingsAt(recognition, ['B5', 'E6'])).toEqual([
      'B5 万人R&D人员数 621202 2023 actual 3.1',
      'E6 技术成交额占GDP比重 621221 2023 actual 0.33',
    ]);
  });

  it('reads forms of label, value and unit, twice in a row, under a line of who and when', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['岷县2022年科技创新情况登记表'],
          ['单位名称', '岷县科技局', null, '填报时间', '2023.1.5'],
          ['高新技术企业数', 9, '家', '科技型中小企业', 12, '家'],
          ['省级科技创新型企业数', 9, '家', '技术市场合同成交额', 6400, '万元'],
          ['省级以上平台', 1, '个', '市级平台', 13, '个'],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'E3', 'E4', 'B5', 'E5'])).toEqual([
      'B3 高新技术企业数 621126 2022 actual 9',
      'E3 科技型中小企业 621126 2022 actual 12',
      'E4 技术市场合同成交额 621126 2022 actual 0.64',
      'B5 科技创新平台数/省级以上 621126 2022 actual 1',
      'E5 科技创新平台数/市级 621126 2022 actual 13',
    ]);
  });
});

describe('Units and figures side by side', () => {
  it('takes the unit from the column beside each figure', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['通渭县2022年科技指标情况'],
          ['指标', '目标', null, '完成', null],
          ['高新技术企业数', 8, '家', 9, '家'],
          ['技术市场合同成交额', 8500, '万元', 0.87, '亿元'],
        ],
        merges: ['B2:C2', 'D2:E2'],
      },
    ]);
    expect(readingsAt(recognition, ['B4', 'C4', 'D4', 'E4'])).toEqual([
      'B4 技术市场合同成交额 621121 2022 target 0.85',
      'C4 nothing',
      'D4 技术市场合同成交额 621121 2022 actual 0.87',
      'E4 nothing',
    ]);
  });

  it('reads a share under its parts although the header gives their unit', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['通渭县2022年财政科技投入'],
          ['项目', '金额（万元）'],
          ['一般公共预算支出', 403798.39],
          ['财政科技支出', 4279.11],
          ['占比', { value: 0.0106, format: '0.00%' }],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B5'])).toEqual([
      'B5 财政科技支出占一般公共预算支出比重/县区 621121 2022 actual 1.06',
    ]);
  });
});

describe('Columns that are not the figure of the period', () => {
  it('passes over one month beside the cumulative figure, figures of the beginning, and how much of a target was reached', () => {
    const recognition = recognise([
      {
        name: '7月',
        rows: [
          ['2023年1-7月各县区技术合同成交额（万元）'],
          ['县区', '1-7月累计', '其中：7月', '去年同期累计'],
          ['安定区', 6000, 500, 5500],
          ['漳县', 6100, 510, 5600],
        ],
      },
      {
        name: '企业',
        rows: [
          ['渭源县2022年三季度科技企业变动情况'],
          ['指标', '单位', '年初数', '期末数', '全年目标', '完成全年目标（%）'],
          ['高新技术企业数', '家', 6, 7, 8, 87.5],
        ],
      },
    ]);
    expect(
      readingsAt(recognition, ['7月!B3', '7月!C3', '7月!D3', '企业!C3', '企业!D3', '企业!E3', '企业!F3']),
    ).toEqual([
      '7月!B3 技术市场合同成交额 621102 2023-07 actual 0.6',
      '7月!C3 nothing',
      '7月!D3 技术市场合同成交额 621102 2022-07 actual 0.55',
      '企业!C3 nothing',
      '企业!D3 高新技术企业数 621123 2022Q3 actual 7',
      '企业!E3 高新技术企业数 621123 2022 target 8',
      '企业!F3 nothing',
    ]);
  });
});

describe('What programs export', () => {
  it('reads a pivot table', () => {
    const recognition = recognise([
      {
        name: '透视',
        rows: [
          ['年份', 2022],
          [],
          ['行标签', '求和项:高新技术企业数', '求和项:科技型中小企业'],
          ['安定区', 9, 12],
          ['漳县', 5, 9],
          ['总计', 14, 21],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B4', 'C5', 'B6'])).toEqual([
      'B4 高新技术企业数 621102 2022 actual 9',
      'C5 科技型中小企业 621125 2022 actual 9',
      'B6 高新技术企业数 621100 2022 actual 14',
    ]);
  });

  it('reads a list with names of its columns in English', () => {
    const recognition = recognise([
      {
        name: 'export',
        rows: [
          ['id', 'region_code', 'region_name', 'period', 'indicator', 'unit', 'value', 'status'],
          [1, '621102', '安定区', '2022Q3', '高新技术企业数', '家', '9', '已提交'],
          [2, '621121', '通渭县', '2022Q3', '技术市场合同成交额', '亿元', '0.71', '已提交'],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['G2', 'G3'])).toEqual([
      'G2 高新技术企业数 621102 2022Q3 actual 9',
      'G3 技术市场合同成交额 621121 2022Q3 actual 0.71',
    ]);
  });
});

describe('Words that stand together', () => {
  it('reads region and kind out of one header', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年强科技指标对比'],
          ['指标', '单位', '安定区\n目标', '安定区\n完成', '漳县目标值', '漳县完成数'],
          ['高新技术企业数', '家', 18, 19, 6, 5],
          ['技术市场合同成交额\n注：认定登记口径', '亿元', 2, 2.1, 0.55, 0.57],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3', 'D3', 'E4', 'F4'])).toEqual([
      'C3 高新技术企业数 621102 2022 target 18',
      'D3 高新技术企业数 621102 2022 actual 19',
      'E4 技术市场合同成交额 621125 2022 target 0.55',
      'F4 技术市场合同成交额 621125 2022 actual 0.57',
    ]);
  });

  it('reads until which day figures run', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县科技指标（2022年9月30日止）'],
          ['指标', '单位', '完成'],
          ['高新技术企业数', '家', 17],
          ['科技型中小企业', '家', 25],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3'])).toEqual(['C3 高新技术企业数 621124 2022Q3 actual 17']);
  });

  it('puts what is hidden behind what is seen', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年强科技指标完成情况'],
          ['指标', '单位', '完成'],
          ['高新技术企业数', '家', 4],
          ['科技型中小企业', '家', 9],
          ['高新技术企业数', '家', 5],
        ],
        hiddenRows: [2],
      },
    ]);
    expect(recognition.readings.map(({ cell, value }) => [cell, value])).toEqual([
      ['C4', '9'],
      ['C5', '5'],
      ['C3', '4'],
    ]);
  });
});

describe('Lines that say what the figures of others are', () => {
  it('reads years with their kind down, under a single share among the indicators', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['甘肃省区域性科技创新及转化基地主要指标'],
          ['年份', '高新技术企业（家）', '科技进步贡献率（%）'],
          ['2024年实际', 2431, 61.5],
          ['2025年目标', 2600, 62],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'B4', 'C4'])).toEqual([
      'B3 高新技术企业 620000 2024 actual 2431',
      'B4 高新技术企业 620000 2025 target 2600',
      'C4 科技进步贡献率 620000 2025 target 62',
    ]);
  });

  it('takes the city beside its counties for all of them together', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年强科技指标分县区完成情况'],
          ['指标名称', '计量单位', '安定区', '漳县', '定西市'],
          ['财政科技支出占比', '%', 0.92, 0.48, 0.82],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['E3'])).toEqual([
      'E3 财政科技支出占一般公共预算支出比重/县区 621100 2022 actual 0.82',
    ]);
  });

  it('compares a part with its whole in one unit', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年技术合同情况'],
          ['指标', '单位', '完成'],
          ['技术市场合同成交额', '万元', 19200],
          ['其中：技术开发', '万元', 8000],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3', 'C4'])).toEqual([
      'C3 技术市场合同成交额 621124 2022 actual 1.92',
      'C4 nothing',
    ]);
    expect(Object.values(recognition.cells).map(({ cell, value }) => [cell, value])).toEqual([['C4', '0.8']]);
  });
});
