import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Parts of ratios and scopes', () => {
  it('reads 其中 rows of money as the parts of city level and counties', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年财政科技投入情况'],
          ['项目', '单位', '2022年', '2021年'],
          ['财政科技支出', '万元', 26007, 24000],
          ['其中：市本级', '万元', 5120, 4800],
          ['县区', '万元', 20887, 19200],
          ['一般公共预算支出', '万元', 2890000, 2800000],
          ['财政科技支出占一般公共预算支出比重', '%', 0.9, 0.86],
        ],
      },
    ]);
    const expected = [
      'C3 财政科技支出占一般公共预算支出比重 621100 2022 numerator 26007',
      'C4 财政科技支出占一般公共预算支出比重/市本级 621100 2022 numerator 5120',
      'C5 财政科技支出占一般公共预算支出比重/县区 621100 2022 numerator 20887',
      'C6 财政科技支出占一般公共预算支出比重 621100 2022 denominator 2890000',
      'D7 财政科技支出占一般公共预算支出比重 621100 2021 actual 0.86',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads an indicator with a value of its own and its scopes under it', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年指标完成情况'],
          ['序号', '指标', '单位', '目标', '完成'],
          [1, '科技创新平台数', '个', 10, 11],
          [null, '其中：省级以上', '个', 1, 1],
          [null, '      市级', '个', 9, 10],
          [2, '高新技术企业数', '家', 6, 6],
        ],
      },
    ]);
    const expected = [
      'E3 科技创新平台数 621125 2022 actual 11',
      'D4 科技创新平台数/省级以上 621125 2022 target 1',
      'E5 科技创新平台数/市级 621125 2022 actual 10',
      'E6 高新技术企业数 621125 2022 actual 6',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it.each(['级次', '单位', '地区'])('reads 市本级 and 县区 in a column called %s as scopes', (header) => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年财政科技支出完成情况'],
          [
            header,
            '财政科技支出（万元）',
            '一般公共预算支出（万元）',
            '财政科技支出占一般公共预算支出比重（%）',
          ],
          ['市本级', 5120, 330472, 1.55],
          ['县区合计', 14506, 2302618, 0.63],
        ],
      },
    ]);
    const expected = [
      'D3 财政科技支出占一般公共预算支出比重/市本级 621100 2022 actual 1.55',
      'D4 财政科技支出占一般公共预算支出比重/县区 621100 2022 actual 0.63',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('does not give the unit in a ratio’s name to its parts', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['安定区科技创新能力监测评价测算表（2022年）'],
          ['指标', '分子', '分母', '指标值'],
          ['千家工商注册企业中高新技术企业数量(家)', 18, 15.2, 1.18],
          ['万人有效发明专利拥有量(件/万人)', 41, 42.1, 0.97],
        ],
      },
    ]);
    const parts = recognition.readings.filter(({ kind }) => kind === 'denominator');
    expect(parts.map(({ cell, value, unit }) => [cell, value, unit])).toEqual([
      ['C3', '15.2', '千家'],
      ['C4', '42.1', '万人'],
    ]);
  });

  it('gives city level, counties and zones their scopes across columns', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年财政科技支出占比'],
          ['指标', '单位', '市本级', '安定区', '临洮县', '定西高新区', '合计'],
          ['财政科技支出', '万元', 5120, 3315, 3766, 902, 13103],
          ['一般公共预算支出', '万元', 330472, 360725, 440839, 17388, 1149424],
          ['财政科技支出占一般公共预算支出比重', '%', 1.55, 0.92, 0.85, 5.19, 1.14],
        ],
      },
    ]);
    const expected = [
      'C3 财政科技支出占一般公共预算支出比重/市本级 621100 2022 numerator 5120',
      'D5 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.92',
      'F5 财政科技支出占一般公共预算支出比重 621100-定西高新区 2022 actual 5.19',
      'E4 财政科技支出占一般公共预算支出比重/县区 621124 2022 denominator 440839',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('gives the shares of Longnan counties their scope', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['陇南市2024年各县区综合科技进步指标'],
          ['指标', '单位', '武都区', '成县'],
          ['万人专业技术人员数', '人', 196, 197],
          ['地方财政科技支出占一般公共预算支出比重', '%', 1.1, 0.9],
          ['每万人口高价值发明专利拥有量', '件', 0.2, 0.3],
        ],
      },
    ]);
    const expected = [
      'C3 万人专业技术人员数 621202 2024 actual 196',
      'D4 地方财政科技支出占一般公共预算支出比重/县区 621221 2024 actual 0.9',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('gives a zone its own region and no scope', () => {
    const recognition = recognise([
      {
        name: '定西高新区',
        rows: [
          ['2022年园区财政科技支出情况'],
          ['项目', '单位', '金额'],
          ['财政科技支出', '万元', 902.35],
          ['一般公共预算支出', '万元', 17388.2],
          ['比重', '%', 5.19],
        ],
      },
    ]);
    const expected = [
      'C3 财政科技支出占一般公共预算支出比重 621100-定西高新区 2022 numerator 902.35',
      'C5 财政科技支出占一般公共预算支出比重 621100-定西高新区 2022 actual 5.19',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('understands a share that is called by its numerator', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区财政科技投入情况'],
          [
            '县区',
            '财政科技投入（万元）',
            '一般公共预算支出（万元）',
            '财政科技投入占比（%）',
            '目标（%）',
            '差额（万元）',
          ],
          ['安定区', 1541, 230932, 0.67, 0.5, 386],
          ['漳县', 1646, 320420, 0.51, 0.5, 44],
        ],
      },
    ]);
    const expected = [
      'D3 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.67',
      'E4 财政科技支出占一般公共预算支出比重/县区 621125 2022 target 0.5',
      'B3 财政科技支出占一般公共预算支出比重/县区 621102 2022 numerator 1541',
      'F3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });
});
