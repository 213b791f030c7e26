import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

const form = (title: string, day: string) =>
  recognise([
    {
      name: 's',
      rows: [
        [title],
        ['填报单位：通渭县科技局', null, null, null, day],
        ['考核指标', '单位', '年度目标任务', '累计完成', '去年同期'],
        ['高新技术企业数', '家', 9, 8, 7],
      ],
    },
  ]);

describe('Where no year is named', () => {
  it('the day of filling in tells it, and the same period last year is a year earlier', () => {
    const expected = [
      's!C4 高新技术企业数 621121 2022 target 9',
      's!D4 高新技术企业数 621121 2022Q3 actual 8',
      's!E4 高新技术企业数 621121 2021Q3 actual 7',
    ];
    const recognition = form('通渭县科技指标进展情况（截至9月底）', '2022年10月9日');
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('a report for a quarter filled in before its end is of the year before', () => {
    const expected = ['s!D4 高新技术企业数 621121 2022Q3 actual 8'];
    const recognition = form('通渭县三季度科技指标进展情况', '2023年1月6日');
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });
});
