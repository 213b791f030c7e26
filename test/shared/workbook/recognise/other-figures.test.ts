import { describe, expect, it } from 'vitest';
import { readingsAt, recognise } from './build-workbook.ts';

describe('Figures that stand beside an indicator and are not it', () => {
  it('does not take 合同额 under another indicator for its figure', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['渭源县2022年科技指标'],
          ['指标', '数值'],
          ['高新技术企业数', 7],
          ['论文数', 31],
          ['科技型中小企业', 11],
          ['合同额', 0.71],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'B4', 'B6'])).toEqual([
      'B3 高新技术企业数 621123 2022 actual 7',
      'B4 nothing',
      'B6 nothing',
    ]);
    expect(recognition.unplaced.map(({ cell }) => cell)).toEqual(['A4', 'A6']);
  });

  it('takes neither a share of the target nor a budget for a figure', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['临洮县2022年科技指标完成情况'],
          ['指标', '单位', '年度目标', '完成', '占年度任务%'],
          ['高新技术企业数', '家', 18, 16, 88.9],
        ],
      },
      {
        name: '支出',
        rows: [
          ['临洮县2022年财政科技支出情况（单位：万元）'],
          ['项目', '预算数', '决算数'],
          ['财政科技支出', 2000, 2189.64],
          ['一般公共预算支出', 310000, 320420],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['s!C3', 's!E3'])).toEqual([
      's!C3 高新技术企业数 621124 2022 target 18',
      's!E3 nothing',
    ]);
    expect(recognition.readings.filter(({ sheet }) => sheet === '支出').map(({ cell }) => cell)).toEqual([
      'C3',
      'C4',
    ]);
  });

  it('tells the number of contracts from their money', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市2022年科技统计'],
          ['指标名称', '计量单位', '数值'],
          ['技术合同登记数', '项', 312],
          ['技术市场合同成交额', '亿元', 9.11],
          ['高新技术企业数', '家', 85],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3', 'C4'])).toEqual([
      'C3 nothing',
      'C4 技术市场合同成交额 621100 2022 actual 9.11',
    ]);
  });
});

describe('Rows and tables about something smaller', () => {
  it.each(['乡镇', '片区'])('does not take the figures of a %s for those of the county', (header) => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['安定区2022年科技指标统计表'],
          [header, '高新技术企业数', '科技型中小企业', '省级科技创新型企业数'],
          ['凤翔镇', 3, 5, 1],
          ['内官营镇', 2, 3, 1],
          ['合计', 5, 8, 2],
        ],
      },
    ]);
    expect(recognition.readings.map(({ cell, region, value }) => [cell, region, value])).toEqual([
      ['B5', '621102', '5'],
      ['C5', '621102', '8'],
      ['D5', '621102', '2'],
    ]);
    expect(recognition.unplaced.map(({ text }) => text)).toEqual(['凤翔镇', '内官营镇']);
  });

  it('keeps a small table of months beside a table out of it', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['安定区2022年科技指标'],
          ['指标', '单位', '目标', '完成', null, null, '月份', '新增企业'],
          ['高新技术企业数', '家', 18, 19, null, null, '1月', 2],
          ['科技型中小企业', '家', 25, 27, null, null, '2月', 3],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['D3', 'D4', 'H3'])).toEqual([
      'D3 高新技术企业数 621102 2022 actual 19',
      'D4 科技型中小企业 621102 2022 actual 27',
      'H3 nothing',
    ]);
  });

  it('does not take an unknown sum for the one share of the table', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区主要科技指标'],
          ['县区', '高企数（家）', '技合成交额（亿元）', '财政科技支出占比（％）'],
          ['安定区', 9, 0.5, 0.6],
          ['漳县', 10, 0.6, 0.65],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C3', 'D3'])).toEqual([
      'C3 nothing',
      'D3 财政科技支出占一般公共预算支出比重/县区 621102 2022 actual 0.6',
    ]);
    expect(recognition.unplaced.map(({ text }) => text)).toEqual(['技合成交额（亿元）']);
  });

  it('reads a table of ranks whose title names the indicator', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年县区高新技术企业数排名'],
          ['名次', '县区', '数量（家）'],
          [1, '安定区', 24],
          [2, '漳县', 23],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['A3', 'C3'])).toEqual([
      'A3 nothing',
      'C3 高新技术企业数 621102 2022 actual 24',
    ]);
  });
});

describe('Whose figures they are', () => {
  it('reads regions from codes', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['行政区划代码', '年度', '高新技术企业数', '科技型中小企业'],
          ['621102', 2022, 9, 12],
          ['621125', 2022, 5, 9],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C2', 'D3'])).toEqual([
      'C2 高新技术企业数 621102 2022 actual 9',
      'D3 科技型中小企业 621125 2022 actual 9',
    ]);
  });

  it('reads the county from the office that reports', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['填报单位', '年度', '高新技术企业数（家）', '技术市场合同成交额（万元）'],
          ['漳县科技局', 2022, 5, 5800],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C2', 'D2'])).toEqual([
      'C2 高新技术企业数 621125 2022 actual 5',
      'D2 技术市场合同成交额 621125 2022 actual 0.58',
    ]);
  });

  it('reads place and year from labels and values above the table', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['强科技主要指标填报表'],
          ['县区', '安定区', '年份', 2023],
          [],
          ['指标名称', '单位', '数值'],
          ['高新技术企业数', '家', 19],
          ['科技型中小企业', '家', 27],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C5'])).toEqual(['C5 高新技术企业数 621102 2023 actual 19']);
  });
});

describe('Tables that only their title names', () => {
  it('reads scopes as columns', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年定西市科技创新平台统计表'],
          ['县区', '省级以上（个）', '市级（个）'],
          ['安定区', 5, 38],
          ['通渭县', 2, 17],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'C4'])).toEqual([
      'B3 科技创新平台数/省级以上 621102 2022 actual 5',
      'C4 科技创新平台数/市级 621121 2022 actual 17',
    ]);
  });

  it('reads the money with the unit of its row, and not the number of contracts beside it', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年各县区技术市场合同成交额登记情况'],
          ['县区', '成交额', '单位', '项数'],
          ['安定区', 2.05, '亿元', 12],
          ['通渭县', 9100, '万元', 15],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'B4', 'D3'])).toEqual([
      'B3 技术市场合同成交额 621102 2022 actual 2.05',
      'B4 技术市场合同成交额 621121 2022 actual 0.91',
      'D3 nothing',
    ]);
  });

  it('takes a unit behind the title for the money of the table', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['2022年各县区技术市场合同成交额及财政科技支出情况统计表（单位：万元）'],
          ['县区', '技术市场合同成交额', '高新技术企业数'],
          ['安定区', '5,000', 9],
          ['漳县', '6,500', 10],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'C3'])).toEqual([
      'B3 技术市场合同成交额 621102 2022 actual 0.5',
      'C3 高新技术企业数 621102 2022 actual 9',
    ]);
  });
});

describe('What is asked rather than guessed', () => {
  it('leaves sums in 元 that nothing says to be in 元 as typed, and is unsure of their lines', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['渭源县2022年财政科技支出'],
          ['项目', '金额'],
          ['财政科技支出', 18936000],
          ['一般公共预算支出', 2643104000],
        ],
      },
    ]);
    expect(recognition.readings.map(({ value, unit, sure }) => [value, unit, sure])).toEqual([
      ['18936000', '万元', 'unsure'],
      ['2643104000', '万元', 'unsure'],
    ]);
  });

  it('reads a name with one mistyped character as likely, and no other name', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['安定区2022年科技指标'],
          ['指标', '单位', '完成'],
          ['高薪技术企业数', '家', 19],
          ['高端技术企业数', '家', 3],
          ['科技型中小企业', '家', 27],
        ],
      },
    ]);
    expect(recognition.readings.map(({ cell, indicator, sure }) => [cell, indicator, sure])).toEqual([
      ['C3', '高新技术企业数', 'likely'],
      ['C5', '科技型中小企业', 'sure'],
    ]);
    expect(recognition.unplaced.map(({ text }) => text)).toEqual(['高端技术企业数']);
  });

  it('reads 其中：当年新增 only where a pack asks for it', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['平凉市2019年科技特派员工作情况汇总表'],
          ['县（市、区）', '科技特派员总数（人）', '其中：当年新增（名）', '科技示范基地（个）'],
          ['崆峒区', 100, 6, 3],
          ['泾川县', 105, 7, 4],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['B3', 'C3', 'C4'])).toEqual([
      'B3 科技特派员选派人数 620802 2019 actual 100',
      'C3 每年新增科技特派员 620802 2019 actual 6',
      'C4 每年新增科技特派员 620821 2019 actual 7',
    ]);
  });
});
