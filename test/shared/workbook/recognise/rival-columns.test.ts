import { describe, expect, it } from 'vitest';
import { readingsAt, recognise } from './build-workbook.ts';

const beside = (word: string, title = '漳县2022年科技创新指标情况表'): readonly string[] =>
  readingsAt(
    recognise([
      {
        rows: [
          [title],
          ['指标', '单位', '目标', '实际完成', '上年完成', word],
          ['高新技术企业数', '家', 6, 7, 5, 6.5],
          ['技术市场合同成交额', '亿元', 0.5, 0.57, 0.48, 0.52],
          ['科技型中小企业', '家', 9, 10, 9, 9],
        ],
      },
    ]),
    ['C4', 'D4', 'F4'],
  );

const NAME = '技术市场合同成交额 621125 2022';

describe('Two columns that answer the same question', () => {
  it('counts what was reached, not what is expected, what one month brought or what somebody found later', () => {
    for (const word of [
      '预计完成',
      '全年预计完成',
      '上月数',
      '本月完成',
      '本季度',
      '市级核定数',
      '统计局数据',
      '剩余任务',
    ])
      expect([word, ...beside(word)]).toEqual([
        word,
        `C4 ${NAME} target 0.5`,
        `D4 ${NAME} actual 0.57`,
        'F4 nothing',
      ]);
  });

  it('counts the target as it was changed, and the year’s before that of a season', () => {
    expect(beside('调整后目标')).toEqual(['C4 nothing', `D4 ${NAME} actual 0.57`, `F4 ${NAME} target 0.52`]);
    for (const word of ['原目标', '季度目标'])
      expect(beside(word)).toEqual([`C4 ${NAME} target 0.5`, `D4 ${NAME} actual 0.57`, 'F4 nothing']);
  });

  it('reads the same words where nothing stands beside them', () => {
    for (const word of ['核定数', '审核数', '自查数', '当前值', '实际完成任务', '预计完成']) {
      const recognition = recognise([
        {
          rows: [
            ['漳县2022年科技创新指标情况表'],
            ['指标', '单位', '目标', word, '前一年完成'],
            ['高新技术企业数', '家', 6, 7, 5],
            ['技术市场合同成交额', '亿元', 0.5, 0.57, 0.48],
          ],
        },
      ]);
      expect([word, ...readingsAt(recognition, ['D4', 'E4'])]).toEqual([
        word,
        `D4 ${NAME} actual 0.57`,
        'E4 技术市场合同成交额 621125 2021 actual 0.48',
      ]);
    }
  });
});
