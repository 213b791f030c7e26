import { describe, expect, it } from 'vitest';
import { readingsAt, recognise } from './build-workbook.ts';

const relations = (sheet: Parameters<typeof recognise>[0]): readonly unknown[] =>
  recognise(sheet).sums.map((sum) => [sum.relation, sum.total, sum.items.join(' '), sum.indicatorId]);

describe('Sums', () => {
  it('relates 合计 to its counties for what adds up, not for shares', () => {
    expect(
      relations({
        rows: [
          ['2022年县区指标'],
          ['县区', '财政科技支出（万元）', '一般公共预算支出（万元）', '占比（%）', '高新技术企业数'],
          ['安定区', 3315, 360725, 0.92, 19],
          ['漳县', 2061, 430225, 0.48, 6],
          ['合计', 5376, 790950, 0.68, 25],
        ],
      }),
    ).toEqual([
      ['total', '表!B5', '表!B3 表!B4', 'fiscal-science-share'],
      ['total', '表!C5', '表!C3 表!C4', 'fiscal-science-share'],
      ['total', '表!E5', '表!E3 表!E4', 'high-tech-enterprises'],
    ]);
  });

  it('says that 全市 is the city beside its counties', () => {
    expect(
      relations({
        rows: [
          ['2022年县区指标'],
          ['指标', '全市', '安定区', '漳县'],
          ['高新技术企业数', 25, 19, 6],
          ['科技进步贡献率(%)', 52, 53, 51],
        ],
      }),
    ).toEqual([['regions', '表!B3', '表!C3 表!D3', 'high-tech-enterprises']]);
  });

  it('relates 其中 to the row it is part of and keeps its cells', () => {
    const recognition = recognise({
      rows: [
        ['静宁县2020年科技特派员情况'],
        ['序号', '指标', '目标', '完成'],
        [1, '科技特派员选派人数', 100, 101],
        [null, '其中：优秀', null, 18],
        [null, '      称职', null, 83],
        [2, '科技示范基地', 3, 3],
      ],
    });
    expect(recognition.sums.map((sum) => [sum.relation, sum.total, sum.items])).toEqual([
      ['part', '表!D3', ['表!D4', '表!D5']],
    ]);
    expect(Object.values(recognition.cells).map((cell) => [cell.cell, cell.value])).toEqual([
      ['D4', '18'],
      ['D5', '83'],
    ]);
  });

  it('relates 其中 to the spending it is part of, also where only spaces tell', () => {
    expect(
      relations({
        rows: [
          ['临洮县2022年财政科技支出情况'],
          ['项目', '2021年', '2022年'],
          ['一、财政科技支出（万元）', 2298, 2655],
          ['  其中：科学技术管理事务', 420, 455],
          ['        技术研究与开发', 1878, 2200],
          ['二、一般公共预算支出（万元）', 415220, 430117],
          ['三、财政科技支出占一般公共预算支出比重(%)', 0.55, 0.62],
        ],
      }),
    ).toEqual([
      ['part', '表!B3', '表!B4 表!B5', 'fiscal-science-share'],
      ['part', '表!C3', '表!C4 表!C5', 'fiscal-science-share'],
    ]);
  });

  it('relates each 小计 of points to the items since the one before, beside the 合计 of all', () => {
    expect(
      relations({
        rows: [
          ['岷县2022年度强科技考核评分表'],
          ['考核内容', '分值', '完成值', '自评得分'],
          ['科技进步贡献率', 2, 52, 2],
          ['新产品销售收入占企业营业收入的比重', 3, 3.8, 3],
          ['小计', 5, null, 5],
          ['规模以上工业企业研发经费投入占营业收入比重', 3, 0.9, 3],
          ['每万人口高价值发明专利拥有量', 3, 0.2, 2.5],
          ['小计', 6, null, 5.5],
          ['合计', 11, null, 10.5],
        ],
      })
        .map((relation) => (relation as readonly string[]).slice(1, 3).join(' = '))
        .filter((line) => line.startsWith('表!D')),
    ).toEqual(['表!D5 = 表!D3 表!D4', '表!D8 = 表!D6 表!D7', '表!D9 = 表!D3 表!D4 表!D6 表!D7']);
  });

  it('relates totals of weights and scores to their items', () => {
    const recognition = recognise({
      rows: [
        ['漳县2022年科技创新能力自评表'],
        ['二级指标', '权重', '评分标准', '实际值', '自评得分'],
        ['高新技术企业数量(家)', 10, '≧100家(10分)', 9, 3.9],
        ['农业产业化经营率(%)', 3, '≧70%(3分)', 61, 2.5],
        ['合计', 13, null, null, { value: 6.4, formula: 'SUM(E3:E4)' }],
      ],
    });
    expect(recognition.sums.map((sum) => [sum.total, sum.items.length])).toEqual([
      ['表!B5', 2],
      ['表!E5', 2],
    ]);
    expect(recognition.cells['表!E5']).toEqual({
      sheet: '表',
      cell: 'E5',
      value: '6.4',
      raw: '6.4',
      places: 1,
      formula: 'SUM(E3:E4)',
      error: false,
    });
  });

  it('counts the points of a row whose name was not understood into their total', () => {
    const { sums } = recognise({
      rows: [
        ['陇西县2022年科技创新能力自评表'],
        ['二级指标', '权重', '实际值', '自评得分'],
        ['高新技术企业数量(家)', 10, 9, 3.9],
        ['科技型中小企业(家)', 7, 29, 0.73],
        ['本县自设的一项指标', 8, 3, 2],
        ['合计', 25, null, 6.63],
      ],
    });
    expect(sums.find((sum) => sum.total.endsWith('!B6'))?.items).toHaveLength(3);
  });

  it('takes 合计得分 for the sum of the points above, not for points of the last indicator', () => {
    for (const word of ['合计得分', '自评总分', '总计得分', '得分合计']) {
      const recognition = recognise({
        rows: [
          ['岷县2023年科技创新能力跃升自评得分表'],
          ['二级指标', '分值', '完成值', '自评得分'],
          ['科技型中小企业（家）', 7, 15, 0.38],
          ['农业产业化经营率（%）', 3, 65, 2.75],
          [word, null, null, 3.13],
        ],
      });
      expect(readingsAt(recognition, ['D4', 'D5'])).toEqual([
        'D4 农业产业化经营率 621126 2023 score 2.75',
        'D5 nothing',
      ]);
    }
  });

  it('counts 市直 into 合计, unless 合计 is the counties alone, and takes it for no figure of the city', () => {
    const sheet = (total: number) => ({
      rows: [
        ['2022年定西市科技指标汇总表'],
        ['指标', '合计', '市直', '安定', '通渭', '漳县'],
        ['高新技术企业数（家）', total, 3, 19, 9, 6],
      ],
    });
    const items = (total: number): readonly string[] =>
      recognise(sheet(total)).sums.flatMap((sum) => sum.items);
    expect(items(37)).toEqual(['表!D3', '表!E3', '表!F3', '表!C3']);
    expect(items(34)).toEqual(['表!D3', '表!E3', '表!F3']);
    expect(readingsAt(recognise(sheet(37)), ['B3', 'C3'])).toEqual([
      'B3 高新技术企业数 621100 2022 actual 37',
      'C3 nothing',
    ]);
  });
});
