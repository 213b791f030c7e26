import { describe, expect, it } from 'vitest';
import { cellsOf, readingsAt, recognise } from './build-workbook.ts';

describe('Plans', () => {
  it('tells base year, constraint and expectation of a plan apart from its progress', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市强化科技支撑主要目标指标进展'],
          ['序号', '指标名称', '2021年实际值', '2023年实际值', '2025年目标', null],
          [null, null, null, null, '约束性', '预期性'],
          [1, '科技进步贡献率(%)', 51, 53, 55, 56],
          [2, '综合科技创新水平指数(%)', '37.91*', 40, 42, 45],
          ['注：带*为2020年数据'],
        ],
        merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2'],
      },
    ]);
    const expected = [
      'C4 科技进步贡献率 621100 2021 baseline 51',
      'D4 科技进步贡献率 621100 2023 actual 53',
      'E4 科技进步贡献率 621100 2025 constraint 55',
      'F5 综合科技创新水平指数 621100 2025 expectation 45',
      'C5 综合科技创新水平指数 621100 2020 baseline 37.91',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the figures of a 分解表 for targets', () => {
    const recognition = recognise([
      {
        name: '分解表',
        rows: [
          ['2022年强化科技支撑主要指标任务分解表'],
          ['序号', '指标', '单位', '全市', '安定区', '通渭县', '漳县'],
          [1, '高新技术企业数', '家', 90, 20, 10, 6],
          [2, '财政科技支出占一般公共预算支出比重', '%', 0.5, 0.5, 0.5, 0.5],
        ],
      },
    ]);
    const expected = [
      'D3 高新技术企业数 621100 2022 target 90',
      'E3 高新技术企业数 621102 2022 target 20',
      'G4 财政科技支出占一般公共预算支出比重/县区 621125 2022 target 0.5',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the base year of a plan from its pack', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['陇南市综合科技进步水平指数监测表'],
          ['序号', '指标', '单位', '2022年', '2024年', '2026年目标'],
          [1, '万人专业技术人员数', '人', 194.76, 196, 197.02],
          [2, 'R&D经费支出与GDP比值', '%', 0.33, 0.4, 0.65],
          [3, '万人发明专利拥有量', '件', 0.45, 0.5, 0.63],
        ],
      },
    ]);
    const expected = [
      'D3 万人专业技术人员数 621200 2022 baseline 194.76',
      'E4 R&D经费支出与GDP比值 621200 2024 actual 0.4',
      'F5 万人发明专利拥有量 621200 2026 target 0.63',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('reads a decomposition over years as targets', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['定西市强化科技支撑主要目标指标年度分解表'],
          ['序号', '指标名称', '单位', '2022年', '2023年', '2024年', '2025年'],
          [1, '高新技术企业数', '家', 90, 96, 103, 110],
          [2, '科技型中小企业', '家', 125, 136, 148, 160],
        ],
      },
    ]);
    const expected = ['D3 高新技术企业数 621100 2022 target 90', 'G4 科技型中小企业 621100 2025 target 160'];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('tells targets and actual values of several years apart', () => {
    const recognition = recognise([
      {
        name: 's',
        rows: [
          ['甘肃省2026年区域性科技创新基地目标进展'],
          ['指标名称', '单位', '2025年目标', '2025年实际', '2026年上半年', '2030年目标'],
          ['科技进步贡献率', '%', 62, 62.3, 62.8, 65],
          ['高新技术企业', '家', 2600, 2650, 2700, 3800],
        ],
      },
    ]);
    const expected = [
      'C3 科技进步贡献率 620000 2025 target 62',
      'D4 高新技术企业 620000 2025 actual 2650',
      'E4 高新技术企业 620000 2026Q2 actual 2700',
      'F4 高新技术企业 620000 2030 target 3800',
    ];
    expect(readingsAt(recognition, cellsOf(expected))).toEqual(expected);
  });

  it('takes the years behind the present state of a plan for its targets', () => {
    const recognition = recognise([
      {
        rows: [
          ['甘肃省区域性科技创新及转化基地分年度计划'],
          ['主要指标', '单位', '现状（2024）', '2025', '2030'],
          ['高新技术企业', '家', 2431, 2600, 3800],
          ['科技进步贡献率', '%', 61.5, 62, 65],
        ],
      },
    ]);
    const expected = [
      'C3 高新技术企业 620000 2024 actual 2431',
      'D3 高新技术企业 620000 2025 target 2600',
      'E4 科技进步贡献率 620000 2030 target 65',
    ];
    expect(readingsAt(recognition, ['C3', 'D3', 'E4'])).toEqual(expected);
  });

  it('asks the whole city for no target of its own under those handed down to its counties', () => {
    const recognition = recognise([
      {
        rows: [
          ['2022年全市强化科技支撑主要指标目标任务分解表'],
          ['县区', '高新技术企业数（家）', '财政科技支出占比（%）'],
          ['安定区', 18, 0.5],
          ['通渭县', 9, null],
          ['全市', 27, null],
        ],
      },
    ]);
    expect(readingsAt(recognition, ['C4', 'B5', 'C5'])).toEqual([
      'C4 财政科技支出占一般公共预算支出比重/县区 621121 2022 target null',
      'B5 高新技术企业数 621100 2022 target 27',
      'C5 nothing',
    ]);
  });
});
