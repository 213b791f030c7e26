import { describe, expect, it } from 'vitest';
import { indexOfWorkbook, indexTitle } from '#shared/check/index-of-workbook.ts';
import { sheetOf, workbookOf } from '#test/shared/issuing/sheet-of.ts';

const read = (...sheets: Parameters<typeof workbookOf>[1][]) =>
  indexOfWorkbook(workbookOf('w.xlsx', ...sheets), { period: null, region: null });

const indexes = (report: ReturnType<typeof read>) =>
  report.places.map((one) => [
    one.region,
    one.period,
    one.result.ok ? one.result.index : `${one.result.problem}:${one.result.about.join('、')}`,
    one.rank,
  ]);

/** 环境 0.4 (人力: two of 0.5) and 投入 0.6 (经费): values against standards, capped at 100. */
const levels = sheetOf(
  '指数',
  [
    ['科技创新指数测算表'],
    ['一级指标', '', '二级指标', '', '三级指标', '', '标准值', '2021年', '2022年'],
    ['名称', '权重', '名称', '权重', '名称', '权重', '', '', ''],
    ['环境', '0.4', '人力', '1', '万人专业技术人员数', '0.5', '500', '200', '250'],
    ['', '', '', '', '万人大专以上学历人数', '0.5', '1000', '1200', '900'],
    ['投入', '0.6', '经费', '1', 'R&D经费占GDP比重(%)', '1', '2.5', '0.5', '1'],
  ],
  { at: [2, 1], merges: ['B4:C4', 'D4:E4', 'F4:G4'] },
);

describe('indexOfWorkbook', () => {
  it('weighs values against standards up three levels, capped at 100, for each period', () => {
    expect(indexes(read(levels))).toEqual([
      [null, '2021', '40', null],
      [null, '2022', '52', null],
    ]);
  });

  it('says what each indicator adds to the change; together they are the change', () => {
    const report = read(levels);
    const [change] = report.changes;
    expect([
      change?.from,
      change?.to,
      change?.change,
      change?.contributions.map((one) => [indexTitle(report.system!, one.indicatorId), one.points]),
    ]).toEqual([
      '2021',
      '2022',
      '12',
      [
        ['R&D经费占GDP比重', '12'],
        ['万人专业技术人员数', '2'],
        ['万人大专以上学历人数', '-2'],
      ],
    ]);
  });

  it('takes weights of single indicators that make a hundred, beside values of regions on another sheet, and ranks', () => {
    const report = read(
      sheetOf('权重', [
        ['一级指标', '三级指标', '权重', '标准值'],
        ['环境(40分)', '专技人员', '20', '500'],
        ['', '大专人数', '20', '1000'],
        ['投入(60分)', '研发强度', '60', '2.5'],
      ]),
      sheetOf('2022年数据', [
        ['地区', '专技人员', '大专人数', '研发强度'],
        ['安定区', '200', '1200', '0.5'],
        ['临洮县', '300', '800', '0.7'],
      ]),
    );
    expect(indexes(report)).toEqual([
      ['621102', '2022', '40', 2],
      ['621124', '2022', '44.8', 1],
    ]);
  });

  it('reads weights in percent and names that carry their weight', () => {
    const report = read(
      sheetOf('指标体系', [
        ['一级指标', '指标名称', '参考值', '监测值'],
        ['创新环境（权重0.4）', '专技人员（权重0.5）', '500', '200'],
        ['', '大专人数（权重0.5）', '1000', '1200'],
        ['创新投入（权重0.6）', '研发强度（权重1）', '2.5', '0.5'],
      ]),
    );
    expect(indexes(report).map((one) => one[2])).toEqual(['40']);
  });

  it('reads a sheet for each region, a period under each region, and a column that says the level', () => {
    const ofRegion = (region: string, ...values: readonly string[]) =>
      sheetOf(region, [
        [`${region}2022年综合科技进步水平指数测算`],
        ['序号', '一级指标', '权重', '三级指标', '权重', '单位', '标准值', '实际值'],
        ['1', '环境', '0.4', '专技人员', '0.5', '人', '500', values[0]!],
        ['2', '', '', '大专人数', '0.5', '人', '1000', values[1]!],
        ['3', '投入', '0.6', '研发强度', '1', '%', '2.5', values[2]!],
      ]);
    expect(
      indexes(read(ofRegion('安定区', '200', '1200', '0.5'), ofRegion('临洮县', '300', '800', '0.7'))),
    ).toEqual([
      ['621102', '2022', '40', 2],
      ['621124', '2022', '44.8', 1],
    ]);
    const across = sheetOf(
      '指数',
      [
        ['三级指标', '权重（%）', '标准值', '安定区', '', '临洮县', ''],
        ['', '', '', '2021', '2022', '2021', '2022'],
        ['专技人员', '40', '500', '200', '250', '300', '350'],
        ['研发强度', '60', '2.5', '0.5', '1', '0.7', '0.9'],
        ['合计', '100', '', '', '', '', ''],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1'] },
    );
    expect(indexes(read(across))).toEqual([
      ['621102', '2021', '28', 2],
      ['621102', '2022', '44', 2],
      ['621124', '2021', '40.8', 1],
      ['621124', '2022', '49.6', 1],
    ]);
    const tiers = read(
      sheetOf('权重', [
        ['层级', '指标名称', '权重'],
        ['一级', '环境', '0.4'],
        ['三级', '专技人员', '1'],
        ['一级', '投入', '0.6'],
        ['三级', '研发强度', '1'],
      ]),
      sheetOf('标准', [
        ['指标名称', '标准值', '2022年'],
        ['专技人员', '500', '200'],
        ['研发强度', '2.5', '0.5'],
      ]),
    );
    expect(indexes(tiers)).toEqual([[null, '2022', '28', null]]);
  });

  it('never invents weights, standards or values', () => {
    const header = ['一级指标', '三级指标', '权重', '标准值', '2022年'];
    const problem = (...rows: string[][]) => indexes(read(sheetOf('s', [header, ...rows])))[0]?.[2];
    expect([
      problem(['甲', '指标一', '', '10', '5']),
      problem(['甲', '指标一', '100', '', '5'], ['甲', '指标二', '', '', '6']),
      problem(['甲', '指标一', '60', '10', '5'], ['甲', '指标二', '40', '10', '']),
      problem(['甲', '指标一', '60', '10', '5'], ['甲', '指标二', '30', '10', '1']),
      problem(['甲', '指标一', '1', '10', '5'], ['乙', '指标二', '1', '10', '1']),
    ]).toEqual([
      'weights-not-issued:',
      'standards-not-issued:',
      'not-reported:指标二',
      'weights-do-not-add-up:综合指数',
      'weights-not-issued:甲、乙',
    ]);
  });

  it('computes 科技进步贡献率 from the inputs that are given, and names what is missing', () => {
    const down = sheetOf('贡献率', [
      ['项目', '单位', '数值'],
      ['产出年均增长率', '%', '10'],
      ['资本投入年均增长率', '%', '7'],
      ['劳动力投入年均增长率', '%', '4'],
      ['资本产出弹性系数α', '', '0.56'],
      ['劳动产出弹性系数β', '', '0.44'],
    ]);
    expect(read(down).growth).toEqual({ ok: true, rate: '4.32', contribution: '43.2' });
    const across = (...rest: string[][]) =>
      read(sheetOf('s', [['GDP年均增长', '资本增长率', '劳动增长率', 'α', 'β'], ...rest])).growth;
    expect(across(['20', '15', '10', '0.6', '0.4'])).toEqual({ ok: true, rate: '7', contribution: '35' });
    expect(across(['20', '15', '10', '0.6', ''])).toEqual({
      ok: false,
      problem: 'inputs-missing',
      missing: ['labourShare'],
    });
    expect(across(['0', '15', '10', '0.6', '0.4'])).toEqual({ ok: false, problem: 'output-does-not-grow' });
  });

  it('is nothing for a workbook of something else', () => {
    const report = read(
      sheetOf('花名册', [
        ['姓名', '单位'],
        ['甲', '某局'],
      ]),
    );
    expect([report.system, report.places, report.growth]).toEqual([null, [], null]);
  });
});
