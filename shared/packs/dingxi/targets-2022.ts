import type { PackId, PeriodId } from '../../model/brands.ts';
import type { Indicator, RulePack } from '../../rule-pack/rule-pack.ts';
import { departments } from '../define-indicator.ts';
import { defineTarget } from '../define-target.ts';
import { DINGXI, DINGXI_COUNTIES, DINGXI_ZONES, dingxiDocument } from './dingxi-document.ts';
import { dingxiIndicators } from './dingxi-indicators.ts';
import { dingxiTargetQuestions } from './dingxi-questions.ts';

const ANNEX = '附件1 2022年全市强化科技支撑主要指标目标值';

/** Indicator, scope, number, 目标值, 责任部门, 配合部门: as printed. */
const table: readonly (readonly [string, string | null, number, string, string, string])[] = [
  ['progress-contribution', null, 1, '52', '市科技局', '市工信局、市农业农村局、市商务局'],
  ['composite-index', null, 2, '39', '市科技局、市工信局、市财政局', '市政府国资委'],
  ['enterprise-research-share', null, 3, '79', '市工信局、市政府国资委', '市财政局、市商务局'],
  [
    'research-intensity',
    null,
    4,
    '1.37',
    '市科技局、市政府国资委、市工信局、市发展改革委',
    '市财政局、市商务局',
  ],
  ['fiscal-science-share', '市本级', 5, '1.5', '市财政局', '市科技局'],
  ['fiscal-science-share', '县区', 5, '0.5', '市财政局、市科技局', '各县区'],
  ['industry-research-share', null, 6, '0.9', '市工信局、市政府国资委', '市科技局、市财政局、市税务局'],
  ['high-value-patents', null, 7, '0.28', '市市场监管局', '市科技局、市工信局、市政府国资委'],
  ['new-product-share', null, 8, '3.7', '市工信局、市政府国资委', '市科技局'],
  ['technology-contracts', null, 9, '9.2', '市科技局', '各县区'],
  ['high-tech-enterprises', null, 10, '90', '市科技局', '市财政局、市税务局、各县区'],
  ['provincial-innovative-enterprises', null, 11, '71', '市科技局', '各县区'],
  ['technology-small-enterprises', null, 12, '125', '市科技局', '市工信局、各县区'],
  ['listed-enterprises', null, 13, '1', '市政府金融办', '市科技局、市工信局、市政府国资委'],
  ['innovation-platforms', '省级以上', 14, '16', '市科技局', '各县区'],
  ['innovation-platforms', '市级', 14, '152', '市科技局', '各县区'],
  ['scientific-literacy', null, 15, '7.5', '市科协', '各县区'],
];

/** Departments of an indicator: those of all its printed rows. */
function departmentsOf(number: number): Indicator['departments'] {
  const printed = table.filter((row) => row[2] === number);
  return departments(printed.map((row) => row[4]).join('、'), printed.map((row) => row[5]).join('、'));
}

/**
 * Targets are the whole city's. Only the 县区 ratio applies to each county as it stands;
 * a county's other targets come from an issued 分解表.
 */
export const dingxiTargets2022: RulePack = {
  format: 'kezhi-pack/1',
  id: 'dingxi-targets-2022' as PackId,
  version: '1.0.0',
  title: '2022年全市强化科技支撑主要指标目标值',
  document: dingxiDocument('附件1'),
  area: DINGXI,
  level: 'city',
  regions: [...DINGXI_COUNTIES, ...DINGXI_ZONES],
  effective: { from: '2022' as PeriodId, to: '2022' as PeriodId },
  frequency: 'quarterly',
  type: 'targets',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections: [
    { id: 'composite', title: '综合指标', maxPoints: null, parent: null, clause: ANNEX },
    { id: 'input', title: '投入指标', maxPoints: null, parent: null, clause: ANNEX },
    { id: 'output', title: '产出指标', maxPoints: null, parent: null, clause: ANNEX },
  ],
  indicators: dingxiIndicators((number) => ({
    clause: `${ANNEX}，序号${number}`,
    departments: departmentsOf(number),
  })),
  targets: table.map(([indicatorId, scope, number, raw]) =>
    defineTarget({
      indicatorId,
      ...(scope === null ? {} : { scope }),
      period: '2022',
      kind: 'target',
      raw,
      clause: `${ANNEX}，序号${number}`,
    }),
  ),
  questions: dingxiTargetQuestions('2022'),
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: [
    '强化科技支撑主要指标目标值',
    '强化科技支撑主要指标',
    '强化科技支撑',
    '主要指标完成情况',
    '2022年目标',
    '定西市',
  ],
};
