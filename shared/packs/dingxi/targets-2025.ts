import type { PackId, PeriodId } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { defineTarget } from '../define-target.ts';
import { DINGXI, DINGXI_COUNTIES, DINGXI_ZONES, dingxiDocument } from './dingxi-document.ts';
import { dingxiIndicators } from './dingxi-indicators.ts';
import { dingxiTargetQuestions } from './dingxi-questions.ts';

const TABLE = '二、主要目标，全市强化科技支撑主要目标指标表';

/** Indicator, scope, number, 2021 actual (`*` = 2020 data), 2025 约束值, 2025 预期值: as printed. */
const table: readonly (readonly [string, string | null, number, string, string, string])[] = [
  ['progress-contribution', null, 1, '51', '55', '56'],
  ['composite-index', null, 2, '37.91*', '42', '45'],
  ['enterprise-research-share', null, 3, '82*', '70', '75'],
  ['research-intensity', null, 4, '0.37*', '1.5', '1.5'],
  ['fiscal-science-share', '市本级', 5, '1.16', '2', '2.5'],
  ['fiscal-science-share', '县区', 5, '0.46', '1', '1.5'],
  ['industry-research-share', null, 6, '0.81*', '1.12', '1.5'],
  ['high-value-patents', null, 7, '0.27', '0.3', '0.4'],
  ['new-product-share', null, 8, '3.2*', '5.1', '6.3'],
  ['technology-contracts', null, 9, '8.81', '10.5', '12'],
  ['high-tech-enterprises', null, 10, '75', '110', '115'],
  ['provincial-innovative-enterprises', null, 11, '50', '102', '105'],
  ['technology-small-enterprises', null, 12, '121', '160', '165'],
  ['listed-enterprises', null, 13, '1', '≥1', '≥2'],
  ['innovation-platforms', '省级以上', 14, '15', '20', '25'],
  ['innovation-platforms', '市级', 14, '150', '160', '180'],
  ['scientific-literacy', null, 15, '6.1*', '12.5', '15'],
];

/** A star marks 2020 data in the column headed 2021年实际值. */
const yearOfData = (raw: string): string => (raw.endsWith('*') ? '2020' : '2021');

const tableTargets = table.flatMap(([indicatorId, scope, number, actual, constraint, expectation]) => {
  const clause = `${TABLE}，序号${number}`;
  const common = { indicatorId, ...(scope === null ? {} : { scope }), clause };
  return [
    defineTarget({ ...common, period: yearOfData(actual), kind: 'baseline', raw: actual }),
    defineTarget({ ...common, period: '2025', kind: 'constraint', raw: constraint }),
    defineTarget({ ...common, period: '2025', kind: 'expectation', raw: expectation }),
  ];
});

/** Printed in the text only (二 and 三(三)2): every 省级高新区, 科技园区, 经开区, 工业园区. */
const zoneTargets = DINGXI_ZONES.map((region) =>
  defineTarget({
    indicatorId: 'fiscal-science-share',
    region,
    period: '2025',
    kind: 'constraint',
    raw: '5%以上',
    value: '5',
    clause: '二、主要目标；三(三)2 强化财政科技支出',
    note: '仅见于正文，不在15项指标表内；适用于省级高新技术产业开发区及各类科技园区、经济开发区、工业园区',
  }),
);

export const dingxiTargets2025: RulePack = {
  format: 'kezhi-pack/1',
  id: 'dingxi-targets-2025' as PackId,
  version: '1.0.0',
  title: '定西市强化科技支撑主要目标指标（2025年）',
  document: dingxiDocument('二、主要目标 全市强化科技支撑主要目标指标'),
  area: DINGXI,
  level: 'city',
  regions: [...DINGXI_COUNTIES, ...DINGXI_ZONES],
  effective: { from: '2022' as PeriodId, to: '2025' as PeriodId },
  frequency: 'annual',
  type: 'targets',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections: [
    { id: 'composite', title: '综合指标', maxPoints: null, parent: null, clause: TABLE },
    { id: 'input', title: '投入指标', maxPoints: null, parent: null, clause: TABLE },
    { id: 'output', title: '产出指标', maxPoints: null, parent: null, clause: TABLE },
  ],
  indicators: dingxiIndicators((number) => ({ clause: `${TABLE}，序号${number}` })),
  targets: [...tableTargets, ...zoneTargets],
  questions: dingxiTargetQuestions('2025'),
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: [
    '强化科技支撑主要目标指标',
    '强化科技支撑',
    '主要目标指标',
    '约束值',
    '预期值',
    '2025年目标',
    '定西市',
  ],
};
