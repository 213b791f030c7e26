import { describe, expect, it } from 'vitest';
import { readingsAt, recognise } from './build-workbook.ts';

const rows = [
  ['漳县2022年科技指标完成情况'],
  ['序号', '指标', '目标', '完成'],
  [1, '高新技术企业数', 6, 6],
  [2, '科技型中小企业', 9, 9],
  [3, '科技人员满意度指数', 89, 90.2],
];

describe('What could not be placed', () => {
  it('lists a row that looks like an indicator and matches none', () => {
    expect(recognise({ rows }).unplaced).toEqual([
      { sheet: '表', cell: 'B5', text: '科技人员满意度指数', likeIndicator: true },
    ]);
  });

  it('lists a column that looks like an indicator and matches none', () => {
    const { unplaced } = recognise({
      rows: [
        ['2022年县区指标'],
        ['县区', '高新技术企业数', '科技型中小企业', '科普场馆观众人次'],
        ['安定区', 19, 27, 800],
        ['漳县', 6, 9, 300],
      ],
    });
    expect(unplaced.map((one) => [one.cell, one.likeIndicator])).toEqual([['D2', true]]);
  });

  it('does not call a row of notes or a sub-row an indicator', () => {
    const { unplaced } = recognise({
      rows: [...rows.slice(0, 4), [null, '其中：新认定', null, 2], ['注：以上为快报数。']],
    });
    expect(unplaced.map((one) => [one.cell, one.likeIndicator])).toEqual([['B5', false]]);
  });

  it('places a row as a person corrected it, also in the next workbook', () => {
    const recognition = recognise(
      { rows },
      {
        corrections: [
          {
            text: '科技人员满意度指数',
            table: null,
            line: 'row',
            meaning: { indicatorId: 'composite-index' as never },
          },
        ],
      },
    );
    expect(readingsAt(recognition, ['D5'])).toEqual(['D5 综合科技创新水平指数 621125 2022 actual 90.2']);
    expect(recognition.unplaced).toEqual([]);
  });

  it('leaves out a column that a person told it to ignore', () => {
    const recognition = recognise(
      { rows },
      { corrections: [{ text: '目标', table: null, line: 'column', meaning: { kind: 'ignore' } }] },
    );
    expect(readingsAt(recognition, ['C3', 'D3'])).toEqual([
      'C3 nothing',
      'D3 高新技术企业数 621125 2022 actual 6',
    ]);
  });

  it('reads hidden sheets, rows and columns and says so', () => {
    const recognition = recognise([
      { name: '表', rows, hiddenRows: [3], hiddenColumns: [2] },
      {
        name: '旧',
        visibility: 'hidden',
        rows: [['漳县2021年指标'], ['指标', '2021年实际'], ['高新技术企业数', 5]],
      },
    ]);
    expect(recognition.hidden).toEqual([
      { sheet: '表', what: 'row', at: '4' },
      { sheet: '表', what: 'column', at: 'C' },
      { sheet: '旧', what: 'sheet', at: '旧' },
    ]);
    expect(readingsAt(recognition, ['旧!B3'])).toEqual(['旧!B3 高新技术企业数 621125 2021 actual 5']);
    expect(
      recognition.readings
        .filter((reading) => reading.marks.includes('hidden'))
        .map((reading) => reading.cell),
    ).toEqual(['C3', 'C4', 'D4', 'B3']);
  });

  it('reads counts and statements of sentence cells as inputs of scoring', () => {
    const { inputs } = recognise({
      rows: [
        ['漳县2022年科技创新能力监测评价自评表'],
        ['二级指标', '权重', '评分标准', '实际值', '自评得分'],
        ['高新技术企业数量(家)', 10, '≧100家(10分)', 9, 3.9],
        [
          '省级以上科技创新平台建设情况',
          8,
          '国家级重点实验室每家2分',
          '省级重点实验室1家；省级企业技术中心2家',
          3,
        ],
      ],
    });
    expect(inputs.map((input) => [input.label, input.value, input.cell])).toEqual([
      ['省级重点实验室', '1', 'D4'],
      ['省级企业技术中心', '2', 'D4'],
    ]);
  });

  it('finds nothing in a workbook about something else', () => {
    const recognition = recognise({
      rows: [
        ['班级', '姓名', '语文'],
        ['一班', '甲', 90],
        ['一班', '乙', 85],
        ['二班', '丙', 70],
      ],
    });
    expect([recognition.readings, recognition.packs]).toEqual([[], []]);
  });

  it('lists a growth rate that is an indicator of its own, not one worked out from the row above', () => {
    const { unplaced } = recognise({
      rows: [
        ['岷县2022年统计部门提供指标'],
        ['指标', '单位', '数值'],
        ['新产品销售收入占企业营业收入的比重', '%', 2.9],
        ['战略性新兴产业增加值增速', '%', 8.1],
        ['技术市场合同成交额', '亿元', 0.7],
        ['技术市场合同成交额增速', '%', 12],
      ],
    });
    expect(unplaced.map(({ cell, likeIndicator }) => [cell, likeIndicator])).toEqual([['A4', true]]);
  });
});
