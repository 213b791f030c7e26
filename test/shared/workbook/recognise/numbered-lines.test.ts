import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Numbered lines of a calculation', () => {
  it('are the ratio and the target of the parts above them', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['岷县财政科技支出占比测算表'],
          ['2022年', null, null, '单位：元'],
          ['行次', '项目', '本年数', '上年数'],
          [1, '一、科学技术支出', 18976100, 17500000],
          [2, '二、一般公共预算支出', 3914613200, 3500000000],
          [3, '三、占比（%）', 0.48, 0.5],
          [4, '四、市上下达目标', 0.5, null],
        ],
      },
    ]);
    const expected = [
      's!C4 财政科技支出占一般公共预算支出比重/县区 621126 2022 numerator 1897.61',
      's!D5 财政科技支出占一般公共预算支出比重/县区 621126 2021 denominator 350000',
      's!C6 财政科技支出占一般公共预算支出比重/县区 621126 2022 actual 0.48',
      's!C7 财政科技支出占一般公共预算支出比重/县区 621126 2022 target 0.5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });
});
