import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Which pack a table belongs to', () => {
  it('reads an issued list by its own names', () => {
    const recognition = recognise([
      {
        name: '清单',
        rows: [
          ['临洮县2022年度科技创新目标责任清单（80分）'],
          ['序号', '工作任务', '分值', '评分标准', '目标值', '完成情况', '自评得分'],
          [1, '高新技术企业培育', 20, '新认定3家以上得20分，每少1家扣5分', 3, 4, 20],
          [2, '技术合同登记', 30, '完成1.35亿元得30分', '1.35亿元', '1.4亿元', 30],
          [3, '科普活动', 30, '每场1分，最高30分', 30, 28, 28],
          ['合计', null, 80, null, null, null, 78],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业培育 621124 2022 weight 20',
      'E4 技术合同登记 621124 2022 target 1.35',
      'F5 科普活动 621124 2022 actual 28',
      'G5 科普活动 621124 2022 score 28',
      'C6 nothing',
      'G6 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads sections of an assessment from a merged column and statements as inputs', () => {
    const recognition = recognise([
      {
        name: '考核',
        rows: [
          ['漳县2022年第三季度聚力强科技引领追赶发展考核自评表'],
          ['考核项目', '考核指标', '权重', '计分办法', '全年任务', '实绩', '得分', '佐证材料'],
          ['强科技支撑主要目标（16分）', '科技进步贡献率（%）', 2, '按比例', 52, 50, 1.9, '见附件'],
          [null, '公民具备科学素质比例（%）', 2, '按比例', 7.5, 7.1, 1.8, '见附件'],
          ['年度科技创新目标（80分）', '科技特派员选派', 40, '每人1分', 40, 38, 38, '名册'],
          [null, '科技成果登记', 40, '每项4分', 10, 9, 36, '证书'],
          ['工作推进（4分）', '政策扶持', 2, '兑现得2分', null, '已兑现', 2, ''],
          [null, '保障措施', 2, '方案1.5分', null, '方案已印发，迟报1次', 1.9, ''],
        ],
        merges: ['A3:A4', 'A5:A6', 'A7:A8'],
      },
    ]);
    const expected = [
      'C3 科技进步贡献率 621125 2022Q3 weight 2',
      'E3 科技进步贡献率 621125 2022 target 52',
      'F4 公民具备科学素质比例(CSL) 621125 2022Q3 actual 7.1',
      'F5 科技特派员选派 621125 2022Q3 actual 38',
      'G7 政策扶持 621125 2022Q3 score 2',
      'F7 nothing',
      'F8 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('chooses a pack for every sheet by itself', () => {
    const recognition = recognise([
      {
        name: '指标',
        rows: [
          ['岷县2022年强化科技支撑主要指标完成情况'],
          ['指标', '目标', '完成'],
          ['高新技术企业数', 9, 9],
          ['科技型中小企业', 12, 12],
          ['技术市场合同成交额(亿元)', 0.7, 0.69],
        ],
      },
      {
        name: '县域创新',
        rows: [
          ['岷县科技创新能力监测评价自评表'],
          ['指标', '权重', '评分标准', '实际值', '自评分'],
          ['高新技术企业数量(家)', 10, '≧100家(10分)', 9, 3.9],
          ['科技型中小企业(家)', 7, '≧1000家(7分)', 12, 0.3],
          ['农业产业化经营率(%)', 3, '≧70%(3分)', 61, 2.5],
        ],
      },
    ]);
    const expected = [
      '指标!C3 高新技术企业数 621126 2022 actual 9',
      '县域创新!D3 高新技术企业数量 621126 2022 actual 9',
      '县域创新!E5 农业产业化经营率 621126 2022 score 2.5',
      '县域创新!B4 科技型中小企业 621126 2022 weight 7',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the indicator from the title where no line names one', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年各县区高新技术企业情况'],
          ['县区', '2021年底', '2022年底', '净增', '增长率', '全市占比', '位次'],
          ['安定区', 18, 19, 1, 5.6, 20.6, 2],
          ['陇西县', 22, 24, 2, 9.1, 26, 1],
        ],
      },
    ]);
    const expected = [
      'B3 高新技术企业数 621102 2021 actual 18',
      'C4 高新技术企业数 621122 2022 actual 24',
      'D3 nothing',
      'E3 nothing',
      'F3 nothing',
      'G3 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads the summary of a roster pack', () => {
    const recognition = recognise([
      {
        name: '汇总',
        rows: [
          ['静宁县2020年科技特派员工作情况'],
          ['指标', '单位', '目标', '完成'],
          ['科技特派员选派人数', '人', 100, 101],
          ['科技示范基地', '个', 3, 3],
        ],
      },
    ]);
    const expected = ['D3 科技特派员选派人数 620826 2020 actual 101'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('counts what a schedule of grants pays for and not its tariff', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['酒泉市2019年科技创新奖补资金申报表'],
          ['序号', '奖补事项', '单位', '数量', '补助标准（万元）', '奖补金额（万元）'],
          [1, '新认定高新技术企业', '家', 12, 20, 240],
          [2, '复审通过高新技术企业', '家', 5, 5, 25],
          [3, '新认定省级科技创新型企业', '家', 8, 5, 40],
          ['合计', null, null, null, null, 305],
        ],
      },
    ]);
    const expected = [
      'D3 新认定高新技术企业 620900 2019 actual 12',
      'D5 新认定省级科技创新型企业 620900 2019 actual 8',
      'E3 nothing',
      'F6 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('does not give the county of one sheet to the annex of the whole city', () => {
    const recognition = recognise([
      {
        name: '附件1',
        rows: [
          ['2022年全市强化科技支撑主要指标目标值'],
          ['序号', '指标名称', '目标值'],
          [1, '高新技术企业数(家)', 90],
          [2, '科技型中小企业(家)', 125],
        ],
      },
      {
        name: '完成情况',
        rows: [
          ['临洮县2022年强化科技支撑主要指标完成情况'],
          ['指标', '完成'],
          ['高新技术企业数(家)', 17],
          ['科技型中小企业(家)', 25],
        ],
      },
    ]);
    const expected = [
      '附件1!C3 高新技术企业数 - 2022 target 90',
      '完成情况!B4 科技型中小企业 621124 2022 actual 25',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('keeps events of 加减分 out of the readings', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['漳县2022年聚力强科技引领追赶发展考核评分表'],
          ['序号', '考核内容', '分值', '目标值', '完成值', '自评得分'],
          ['（一）强科技支撑主要目标（16分）'],
          [1, '科技进步贡献率(%)', 2, 52, 52, 2],
          ['（二）年度科技创新目标（80分）'],
          [1, '科普活动', 80, 12, 12, 80],
          ['（三）加减分项'],
          [1, '受到省级表彰', 2, null, 1, 2],
        ],
        merges: ['A3:F3', 'A5:F5', 'A7:F7'],
      },
    ]);
    const expected = [
      'E4 科技进步贡献率 621125 2022 actual 52',
      'F6 科普活动 621125 2022 score 80',
      'E8 nothing',
      'F8 nothing',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads two years, two scores and ignores evidence in a self-assessment', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['岷县科技创新能力监测评价指标自评表（2022年）'],
          [
            '序号',
            '一级指标',
            '二级指标',
            '标准分',
            '评分办法',
            '2021年',
            '2022年',
            '自评得分',
            '市级审核得分',
            '数据提供部门',
            '佐证材料',
          ],
          [
            1,
            '创新投入',
            '地方财政科技支出占公共财政支出的比重（%）',
            8,
            '≧2%(8分)',
            0.5,
            0.57,
            4.6,
            4.5,
            '县财政局',
            '附件1',
          ],
          [2, '创新主体', '高新技术企业数量（家）', 10, '≧100家(10分)', 8, 9, 3.9, 3.9, '县科技局', '附件2'],
        ],
      },
    ]);
    const expected = [
      'D3 地方财政科技支出占公共财政支出的比重 621126 2022 weight 8',
      'F3 地方财政科技支出占公共财政支出的比重 621126 2021 actual 0.5',
      'G4 高新技术企业数量 621126 2022 actual 9',
      'I4 高新技术企业数量 621126 2022 score 3.9',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads the same form of another year for the pack of the newest, so that the years can be compared', () => {
    const year = (name: string, enterprises: number, contracts: number) => ({
      name,
      rows: [
        [`岷县${name}科技创新指标统计表`],
        ['指标', '单位', '数值'],
        ['高新技术企业数', '家', enterprises],
        ['科技型中小企业', '家', 11],
        ['技术市场合同成交额', '万元', contracts],
      ],
    });
    const { readings } = recognise([year('2022年', 9, 6900), year('2021年', 8, 6300)]);
    expect(new Set(readings.map(({ pack }) => pack))).toEqual(new Set(['dingxi-targets-2022']));
    expect(new Set(readings.map(({ period }) => period))).toEqual(new Set(['2022', '2021']));
  });
});
