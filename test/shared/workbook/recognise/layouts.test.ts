import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Where tables stand', () => {
  it('lends the merged name of a county to the rows of its indicators', () => {
    const recognition = recognise([
      {
        name: '分县',
        rows: [
          ['2022年各县区科技指标'],
          ['县区', '指标名称', '目标值', '实际值'],
          ['安定区', '高新技术企业数', 10, 11],
          [null, '科技型中小企业', 20, 21],
          ['通渭县', '高新技术企业数', 12, 13],
          [null, '科技型中小企业', 22, 23],
        ],
        merges: ['A3:A4', 'A5:A6'],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621102 2022 target 10',
      'D4 科技型中小企业 621102 2022 actual 21',
      'D5 高新技术企业数 621121 2022 actual 13',
      'C6 科技型中小企业 621121 2022 target 22',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('lends the name of a county downwards where its column is filled only once', () => {
    const recognition = recognise([
      {
        name: '分县',
        rows: [
          ['2022年各县区科技指标'],
          ['县区', '指标名称', '目标值', '实际值'],
          ['安定区', '高新技术企业数', 10, 11],
          [null, '科技型中小企业', 20, 21],
          ['通渭县', '高新技术企业数', 12, 13],
          [null, '科技型中小企业', 22, 23],
        ],
      },
    ]);
    const expected = ['D4 科技型中小企业 621102 2022 actual 21', 'C6 科技型中小企业 621121 2022 target 22'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads counties as rows under a merged indicator', () => {
    const recognition = recognise([
      {
        name: '分县',
        rows: [
          ['2022年全市科技指标完成情况'],
          ['指标名称', '县区', '完成值'],
          ['高新技术企业数', '安定区', 19],
          [null, '通渭县', 9],
          [null, '全市', 28],
          ['技术市场合同成交额（万元）', '安定区', 21300],
          [null, '通渭县', 8700],
        ],
        merges: ['A3:A5', 'A6:A7'],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621102 2022 actual 19',
      'C4 高新技术企业数 621121 2022 actual 9',
      'C5 高新技术企业数 621100 2022 actual 28',
      'C6 技术市场合同成交额 621102 2022 actual 2.13',
      'C7 技术市场合同成交额 621121 2022 actual 0.87',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('keeps two tables side by side apart, each with its own title', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年科技指标完成情况', null, null, null, null, '漳县2022年科技指标完成情况'],
          ['序号', '指标', '目标', '完成', null, '序号', '指标', '目标', '完成'],
          [1, '高新技术企业数', 18, 17, null, 1, '高新技术企业数', 6, 5],
          [2, '科技型中小企业', 26, 25, null, 2, '科技型中小企业', 9, 8],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621124 2022 target 18',
      'D4 科技型中小企业 621124 2022 actual 25',
      'H3 高新技术企业数 621125 2022 target 6',
      'I4 科技型中小企业 621125 2022 actual 8',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('splits a form that begins again without a gap', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年科技指标完成情况'],
          ['指标', '单位', '完成', '指标', '单位', '完成'],
          ['高新技术企业数', '家', 17, '技术市场合同成交额', '万元', 19200],
          ['科技型中小企业', '家', 25, '省级科技创新型企业数', '家', 14],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621124 2022 actual 17',
      'F3 技术市场合同成交额 621124 2022 actual 1.92',
      'F4 省级科技创新型企业数 621124 2022 actual 14',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the county from headings inside the table', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区科技指标'],
          ['序号', '指标名称', '单位', '完成值'],
          ['一、安定区', null, null, null],
          [1, '高新技术企业数', '家', 19],
          [2, '科技型中小企业', '家', 27],
          ['二、漳县', null, null, null],
          [1, '高新技术企业数', '家', 6],
          [2, '科技型中小企业', '家', 9],
        ],
        merges: ['A3:D3', 'A6:D6'],
      },
    ]);
    const expected = ['D4 高新技术企业数 621102 2022 actual 19', 'D8 科技型中小企业 621125 2022 actual 9'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads a list without any header', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['渭源县2022年科技指标'],
          [null],
          ['高新技术企业数', '家', 7],
          ['科技型中小企业', '家', 11],
          ['技术市场合同成交额', '万元', 7100],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621123 2022 actual 7',
      'C5 技术市场合同成交额 621123 2022 actual 0.71',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads a table of parts beside the main table', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年科技指标', null, null, null, null, '附：测算依据'],
          ['指标', '目标', '完成', null, null, '项目', '数值（万元）'],
          ['财政科技支出占一般公共预算支出比重(%)', 0.6, 0.66, null, null, '财政科技支出', 1731.62],
          ['高新技术企业数(家)', 6, 6, null, null, '一般公共预算支出', 262370],
        ],
      },
    ]);
    const expected = [
      'C3 财政科技支出占一般公共预算支出比重/县区 621125 2022 actual 0.66',
      'G3 财政科技支出占一般公共预算支出比重/县区 621125 2022 numerator 1731.62',
      'G4 财政科技支出占一般公共预算支出比重/县区 621125 2022 denominator 262370',
      'C4 高新技术企业数 621125 2022 actual 6',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads the deepest of three name columns and leaves totals out', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县县域科技创新能力自评表（2022年度）'],
          ['一级指标', '二级指标', '三级指标', '分值', '实际值', '自评得分', '复核得分'],
          ['创新投入', '财政投入', '地方财政科技支出占公共财政支出的比重(%)', 8, 0.66, 4.6, 4.6],
          [null, '企业投入', '规上工业企业R&D经费支出占主营业务收入的比重(%)', 7, 0.64, 4.56, 4.5],
          ['创新主体', '企业', '高新技术企业数量(家)', 10, 6, 3.6, 3.6],
          ['小计', null, null, 25, null, 12.76, 12.7],
          ['合计', null, null, 25, null, 12.76, 12.7],
        ],
      },
    ]);
    const expected = [
      'D3 地方财政科技支出占公共财政支出的比重 621125 2022 weight 8',
      'E4 规上工业企业R;D经费支出占主营业务收入的比重 621125 2022 actual 0.64',
      'G5 高新技术企业数量 621125 2022 score 3.6',
      'D6 nothing',
      'F7 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads counties after 其中 in the name column', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年科技指标完成情况'],
          ['指标名称', '单位', '完成值'],
          ['高新技术企业数', '家', 92],
          ['其中：安定区', '家', 19],
          ['      通渭县', '家', 9],
          ['科技型中小企业', '家', 129],
          ['其中：安定区', '家', 27],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621100 2022 actual 92',
      'C4 高新技术企业数 621102 2022 actual 19',
      'C5 高新技术企业数 621121 2022 actual 9',
      'C7 科技型中小企业 621102 2022 actual 27',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('finds a table far below stray cells', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['x', null],
          ...Array.from({ length: 40 }, () => []),
          ['漳县2022年度指标完成表'],
          [null],
          ['序号', '指标', '目标', '完成'],
          [1, '高新技术企业数', 6, 6],
          [2, '科技型中小企业', 9, 9],
        ],
      },
    ]);
    const expected = ['C45 高新技术企业数 621125 2022 target 6', 'D46 科技型中小企业 621125 2022 actual 9'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('finds a second table right under the first', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年度指标完成表'],
          ['序号', '指标', '目标', '完成'],
          [1, '高新技术企业数', 6, 6],
          [2, '科技型中小企业', 9, 9],
          ['附表：财政科技投入'],
          ['序号', '项目', '单位', '金额'],
          [1, '财政科技支出', '万元', 1731.62],
          [2, '一般公共预算支出', '万元', 262370],
        ],
      },
    ]);
    const expected = [
      'D4 科技型中小企业 621125 2022 actual 9',
      'D7 财政科技支出占一般公共预算支出比重/县区 621125 2022 numerator 1731.62',
      'D8 财政科技支出占一般公共预算支出比重/县区 621125 2022 denominator 262370',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('skips the row that numbers the columns', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年指标完成情况'],
          ['指标名称', '计量单位', '代码', '年度计划', '实际完成', '完成率'],
          ['甲', '乙', '丙', 1, 2, '3=2/1'],
          ['高新技术企业数', '家', '01', 6, 6, 100],
          ['科技型中小企业', '家', '02', 9, 9, 100],
        ],
      },
    ]);
    const expected = [
      'D4 高新技术企业数 621125 2022 target 6',
      'E5 科技型中小企业 621125 2022 actual 9',
      'C4 nothing',
      'F4 nothing',
      'D3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes units from a row under the header', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区科技指标汇总'],
          ['县区', '高新技术企业数', '技术市场合同成交额', '财政科技支出占比'],
          ['单位', '家', '万元', '%'],
          ['安定区', 19, 21300, 0.92],
          ['漳县', 6, 5500, 0.48],
        ],
      },
    ]);
    const expected = [
      'B4 高新技术企业数 621102 2022 actual 19',
      'C5 技术市场合同成交额 621125 2022 actual 0.55',
      'D4 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.92',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });
});
