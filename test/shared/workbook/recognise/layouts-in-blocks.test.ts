import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Tables made of blocks', () => {
  it('reads two rows for each county, target and completion', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区指标'],
          ['县区', '类别', '高新技术企业数', '科技型中小企业'],
          ['安定区', '目标', 20, 27],
          [null, '完成', 19, 26],
          ['漳县', '目标', 6, 9],
          [null, '完成', 5, 8],
        ],
        merges: ['A3:A4', 'A5:A6'],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621102 2022 target 20',
      'D4 科技型中小企业 621102 2022 actual 26',
      'C6 高新技术企业数 621125 2022 actual 5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('keeps blocks of counties with headers of their own apart', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年县区科技指标完成情况'],
          ['一、安定区'],
          ['指标', '单位', '目标', '完成'],
          ['高新技术企业数', '家', 20, 19],
          ['科技型中小企业', '家', 27, 26],
          ['二、通渭县'],
          ['指标', '单位', '目标', '完成'],
          ['高新技术企业数', '家', 10, 9],
          ['科技型中小企业', '家', 14, 13],
        ],
      },
    ]);
    const expected = [
      'D4 高新技术企业数 621102 2022 actual 19',
      'C8 高新技术企业数 621121 2022 target 10',
      'D9 科技型中小企业 621121 2022 actual 13',
      'D5 科技型中小企业 621102 2022 actual 26',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the quarter from headings inside the table', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年科技指标'],
          ['指标', '单位', '完成'],
          ['一季度'],
          ['高新技术企业数', '家', 4],
          ['科技型中小企业', '家', 7],
          ['二季度'],
          ['高新技术企业数', '家', 5],
          ['科技型中小企业', '家', 8],
        ],
      },
    ]);
    const expected = ['C4 高新技术企业数 621125 2022Q1 actual 4', 'C8 科技型中小企业 621125 2022Q2 actual 8'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads on after empty rows', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年科技指标'],
          ['序号', '指标', '目标', '完成'],
          [1, '高新技术企业数', 6, 6],
          [null],
          [2, '科技型中小企业', 9, 9],
          [null],
          [null],
          [3, '技术市场合同成交额（亿元）', 0.55, 0.57],
        ],
      },
    ]);
    const expected = [
      'D5 科技型中小企业 621125 2022 actual 9',
      'D8 技术市场合同成交额 621125 2022 actual 0.57',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads blocks of regions side by side under one title', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年科技指标'],
          ['安定区', null, null, '通渭县', null, null],
          ['指标', '完成', null, '指标', '完成', null],
          ['高新技术企业数', 19, null, '高新技术企业数', 9, null],
          ['科技型中小企业', 27, null, '科技型中小企业', 14, null],
        ],
      },
    ]);
    const expected = ['B4 高新技术企业数 621102 2022 actual 19', 'E5 科技型中小企业 621121 2022 actual 14'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('finds a list of enterprises under the indicators', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年科技指标'],
          ['指标', '单位', '完成'],
          ['高新技术企业数', '家', 3],
          ['科技型中小企业', '家', 9],
          [null],
          ['附：高新技术企业名单'],
          ['序号', '企业名称', '证书编号', '备注'],
          [1, '企业甲', 'GR1', null],
          [2, '企业乙', 'GR2', null],
          [3, '企业丙', 'GR3', null],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业数 621125 2022 actual 3',
      'C4 科技型中小企业 621125 2022 actual 9',
      'C8 nothing',
      'C9 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads a form that stands on its side', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年科技指标'],
          ['序号', 1, 2, 3],
          ['指标名称', '高新技术企业数', '科技型中小企业', '技术市场合同成交额'],
          ['计量单位', '家', '家', '万元'],
          ['年度目标', 18, 26, 13500],
          ['实际完成', 17, 25, 13000],
          ['完成率（%）', 94, 96, 96.3],
          ['备注', '快报', null, null],
        ],
      },
    ]);
    const expected = [
      'B5 高新技术企业数 621124 2022 target 18',
      'C6 科技型中小企业 621124 2022 actual 25',
      'D6 技术市场合同成交额 621124 2022 actual 1.3',
      'B7 nothing',
      'D7 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads years down and indicators across', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市历年科技指标'],
          ['年份', '高新技术企业数（家）', '技术市场合同成交额（亿元）'],
          ['2022年', 90, 9.2],
          ['2023年', 98, 9.8],
          [2024, 105, 10.2],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621100 2022 actual 90',
      'C4 技术市场合同成交额 621100 2023 actual 9.8',
      'B5 高新技术企业数 621100 2024 actual 105',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads on under a header that is repeated for print', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年指标'],
          ['序号', '指标', '目标', '完成'],
          [1, '高新技术企业数', 6, 6],
          [2, '科技型中小企业', 9, 9],
          ['序号', '指标', '目标', '完成'],
          [3, '省级科技创新型企业数', 4, 4],
          [4, '技术市场合同成交额（亿元）', 0.55, 0.57],
        ],
      },
    ]);
    const expected = [
      'D4 科技型中小企业 621125 2022 actual 9',
      'C6 省级科技创新型企业数 621125 2022 target 4',
      'D7 技术市场合同成交额 621125 2022 actual 0.57',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });
});
