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
});
