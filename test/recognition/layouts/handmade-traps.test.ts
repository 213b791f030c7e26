import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { allPacks } from '#shared/packs/registry.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import {
  buildWorkbook,
  cellsOf,
  readingsAt,
  recognise,
} from '#test/shared/workbook/recognise/build-workbook.ts';

const alarms = (raw: RawWorkbook): readonly string[] =>
  checkWorkbook(raw, { packs: allPacks })
    .findings.filter(({ severity }) => severity !== 'notice')
    .map(({ code, cell }) => `${cell} ${code}`);

describe('Traps that offices set without meaning to', () => {
  it('takes several 小计 for parts of the counties, not for the city', () => {
    const sheets = [
      {
        name: 'S',
        rows: [
          ['定西市2022年科技指标'],
          ['县区', '高新技术企业数（家）', '科技型中小企业（家）'],
          ['安定区', 20, 30],
          ['陇西县', 10, 15],
          ['小计', 30, 45],
          ['渭源县', 5, 6],
          ['漳县', 4, 5],
          ['小计', 9, 11],
          ['合计', 39, 56],
        ],
      },
    ];
    expect(alarms(buildWorkbook(sheets))).toEqual([]);
    expect(readingsAt(recognise(sheets), ['B5', 'B8', 'B9'])).toEqual([
      'B5 nothing',
      'B8 nothing',
      'B9 高新技术企业数 621100 2022 actual 39',
    ]);
  });

  it('keeps 全市, 市本级, zones and 县区合计 apart', () => {
    const sheets = [
      {
        name: 'S',
        rows: [
          ['定西市2022年财政科技支出情况表'],
          ['单位：万元、%'],
          ['地区', '财政科技支出', '一般公共预算支出', '占比'],
          ['全市', 30000, 3000000, 1],
          ['市本级', 9000, 450000, 2],
          ['定西高新区', 500, 10000, 5],
          ['县区合计', 20500, 2540000, 0.81],
          ['安定区', 4000, 400000, 1],
          ['通渭县', 16500, 2140000, 0.77],
        ],
      },
    ];
    expect(alarms(buildWorkbook(sheets))).toEqual([]);
    const { readings } = recognise(sheets);
    expect(
      readings
        .filter(({ cell }) => cell.startsWith('D'))
        .map(({ cell, scope, region }) => [cell, scope, region]),
    ).toEqual([
      ['D4', null, '621100'],
      ['D5', '市本级', '621100'],
      ['D6', null, '621100-定西高新区'],
      ['D7', '县区', '621100'],
      ['D8', '县区', '621102'],
      ['D9', '县区', '621121'],
    ]);
  });

  it('reads a name that goes on in the next column or in the next row', () => {
    const recognition = recognise([
      {
        name: 'S',
        rows: [
          ['安定区2022年科技创新指标完成情况表'],
          ['类别', '指标', '单位', '完成'],
          ['研发投入', '全社会R&D经费支出', '万元', 12000],
          [null, '占GDP比重', '%', 1.2],
          ['财政科技支出', '总量', '万元', 2900],
          [null, '占一般公共预算支出比重', '%', 0.98],
        ],
        merges: ['A3:A4', 'A5:A6'],
      },
    ]);
    expect(readingsAt(recognition, ['D3', 'D4', 'D5', 'D6'])).toEqual([
      'D3 全社会研发经费支出(R&D)占地区生产总值比重 621102 2022 numerator 12000',
      'D4 全社会研发经费支出(R&D)占地区生产总值比重 621102 2022 actual 1.2',
      'D5 财政科技支出占一般公共预算支出比重/县区 621102 2022 numerator 2900',
      'D6 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.98',
    ]);
  });

  it('reads lists in pairs of columns without a header', () => {
    const expected = [
      'B2 高新技术企业数 621102 2022 actual 18',
      'E2 科技型中小企业 621102 2022 actual 27',
      'B3 技术市场合同成交额 621102 2022 actual 1.2',
      'E3 公民具备科学素质比例(CSL) 621102 2022 actual 7.6',
    ];
    const recognition = recognise([
      {
        name: 'S',
        rows: [
          ['安定区2022年科技指标统计表'],
          ['高新技术企业数', 18, '家', '科技型中小企业', 27, '家'],
          ['技术市场合同成交额', 1.2, '亿元', '公民具备科学素质比例', 7.6, '%'],
        ],
      },
    ]);
    expect(readingsAt(recognition, cellsOf(expected)).toSorted()).toEqual(expected.toSorted());
  });

  it('takes the time of a row out of columns of its own', () => {
    const recognition = recognise([
      {
        name: 'S',
        rows: [
          ['定西市科技指标'],
          ['年份', '季度', '县区', '指标', '数值'],
          [2022, '一季度', '安定区', '高新技术企业数', 16],
          [2022, '二季度', '安定区', '高新技术企业数', 18],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['E3', 'E4'])).toEqual([
      'E3 高新技术企业数 621102 2022Q1 actual 16',
      'E4 高新技术企业数 621102 2022Q2 actual 18',
    ]);
  });

  it('takes 当月 beside 累计 for a part of it', () => {
    const recognition = recognise([
      {
        name: 'S',
        rows: [
          ['安定区2022年1-9月科技指标'],
          ['指标', '单位', '全年目标', '本月', '1-本月累计', '同比±%'],
          ['技术市场合同成交额', '亿元', 2, 0.2, 1.8, 12],
          ['科技型中小企业', '家', 30, 6, 27, 3],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3', 'D3', 'E3', 'F3'])).toEqual([
      'C3 技术市场合同成交额 621102 2022 target 2',
      'D3 nothing',
      'E3 技术市场合同成交额 621102 2022Q3 actual 1.8',
      'F3 nothing',
    ]);
  });

  it('reads a time and a county that only notes and signatures name', () => {
    const recognition = recognise([
      {
        name: 'S',
        rows: [
          ['科技指标完成情况表'],
          ['指标', '单位', '目标', '完成'],
          ['高新技术企业数', '家', 20, 18],
          ['科技型中小企业', '家', 30, 27],
          ['注：数据截至2022年9月底'],
          ['填报单位：漳县科技局   填报人：×××'],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3', 'D3'])).toEqual([
      'C3 高新技术企业数 621125 2022 target 20',
      'D3 高新技术企业数 621125 2022Q3 actual 18',
    ]);
  });

  it('understands footnotes in circles, 余 and units in brackets behind a number', () => {
    const recognition = recognise([
      {
        name: 'S',
        rows: [
          ['安定区2022年科技指标'],
          ['指标', '单位', '完成'],
          ['高新技术企业数', '家', '75①'],
          ['科技型中小企业', '家', '80余家'],
          ['技术市场合同成交额', '亿元', '12000（万元）'],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3', 'C4', 'C5'])).toEqual([
      'C3 高新技术企业数 621102 2022 actual 75',
      'C4 科技型中小企业 621102 2022 actual 80',
      'C5 技术市场合同成交额 621102 2022 actual 1.2',
    ]);
  });

  it('holds the target of a report against the table that hands the targets down', () => {
    const sheets = [
      {
        name: '市下达目标',
        rows: [
          ['定西市2022年各县区科技指标目标分解表'],
          ['县区', '高新技术企业数（家）', '科技型中小企业（家）'],
          ['安定区', 20, 30],
          ['陇西县', 24, 31],
        ],
      },
      {
        name: '安定区',
        rows: [
          ['安定区2022年科技指标完成情况'],
          ['指标', '单位', '目标', '完成'],
          ['高新技术企业数', '家', 18, 19],
          ['科技型中小企业', '家', 30, 28],
        ],
      },
    ];
    expect(alarms(buildWorkbook(sheets))).toEqual(['C3 target-altered']);
  });

  it('reads a table over the cities of the province, with one of its zones and 全省', () => {
    const recognition = recognise([
      {
        name: 'S',
        rows: [
          ['甘肃省各市州2024年科技创新指标完成情况'],
          ['市州', '高新技术企业（家）', '技术合同成交额（亿元）'],
          ['兰州市', 900, 200],
          ['临夏州', 30, 5],
          ['兰州新区', 60, 12],
          ['全省', 990, 217],
        ],
      },
    ]);
    const regions = recognition.readings
      .filter(({ cell }) => cell.startsWith('B'))
      .map(({ region }) => region);
    expect(regions).toEqual(['620100', '622900', '620171', '620000']);
  });

  it('raises no alarm over old figures in hidden rows', () => {
    const sheets = [
      {
        name: 'S',
        rows: [
          ['安定区2022年科技指标'],
          ['指标', '单位', '目标', '完成'],
          ['高新技术企业数', '家', 15, 14],
          ['高新技术企业数', '家', 20, 18],
          ['科技型中小企业', '家', 30, 27],
        ],
        hiddenRows: [2],
      },
    ];
    expect(alarms(buildWorkbook(sheets))).toEqual([]);
  });
});
