import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Blank cells', () => {
  it('reports blank cells of a county in the middle', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区指标'],
          ['县区', '高新技术企业数', '科技型中小企业'],
          ['安定区', 19, 27],
          ['通渭县', null, null],
          ['漳县', 6, 9],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621102 2022 actual 19',
      'B4 高新技术企业数 621121 2022 actual null',
      'C4 科技型中小企业 621121 2022 actual null',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reports blank cells of the last county', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区指标'],
          ['县区', '高新技术企业数', '科技型中小企业'],
          ['安定区', 19, 27],
          ['通渭县', 9, 14],
          ['漳县', null, null],
        ],
      },
    ]);
    const expected = [
      'B5 高新技术企业数 621125 2022 actual null',
      'C5 科技型中小企业 621125 2022 actual null',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reports every figure of a blank form as missing', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年三季度科技指标报表'],
          ['序号', '指标名称', '计量单位', '年度目标', '本期完成'],
          [1, '高新技术企业数', '家', 18, null],
          [2, '科技型中小企业', '家', 26, null],
          [3, '技术市场合同成交额', '万元', 13500, null],
        ],
      },
    ]);
    const expected = [
      'D3 高新技术企业数 621124 2022 target 18',
      'E3 高新技术企业数 621124 2022Q3 actual null',
      'E5 技术市场合同成交额 621124 2022Q3 actual null',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('does not call a quarter missing that is not due', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年分季度'],
          ['指标', '一季度', '二季度', '三季度', '四季度'],
          ['高新技术企业数', 15, 16, 17, null],
          ['科技型中小企业', 22, 23, null, null],
        ],
      },
    ]);
    const expected = [
      'D3 高新技术企业数 621124 2022Q3 actual 17',
      'D4 科技型中小企业 621124 2022Q3 actual null',
      'E3 nothing',
      'E4 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });
});
