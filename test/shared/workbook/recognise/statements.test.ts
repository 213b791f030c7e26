import { describe, expect, it } from 'vitest';
import { readingsAt, recognise } from './build-workbook.ts';

describe('Sheets that state name and figure in one cell', () => {
  it('reads every line that is a name and its figure', () => {
    const recognition = recognise([
      {
        name: '情况',
        rows: [
          ['漳县2022年上半年科技指标完成情况'],
          ['1. 高新技术企业数：5家'],
          ['2、科技型中小企业：十二家'],
          ['3．技术市场合同成交额：3200万元'],
          ['省级科技创新型企业4家'],
          ['填表人：×××'],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['A2', 'A3', 'A4', 'A5', 'A6'])).toEqual([
      'A2 高新技术企业数 621125 2022Q2 actual 5',
      'A3 科技型中小企业 621125 2022Q2 actual 12',
      'A4 技术市场合同成交额 621125 2022Q2 actual 0.32',
      'A5 省级科技创新型企业数 621125 2022Q2 actual 4',
      'A6 nothing',
    ]);
  });

  it('reads no figure out of explanations of indicators', () => {
    const recognition = recognise([
      {
        name: '填报说明',
        rows: [
          ['一、高新技术企业数：指有效期内的企业数，单位为家。'],
          ['二、技术市场合同成交额：指登记的合同成交总额，2022年全市目标8.5亿元。'],
        ],
      },
    ]);
    expect(recognition.readings).toEqual([]);
  });
});
