import type { DecimalText, PackId, PeriodId } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { defineIndicator } from '../define-indicator.ts';
import { defineTarget } from '../define-target.ts';
import { ANNEX, leapIndicators } from './leap-indicators.ts';
import { leapQuestions } from './leap-questions.ts';

const GOALS = '篇四 一、工作目标';

const section = (id: string, title: string, points: string) => ({
  id,
  title,
  maxPoints: points as DecimalText,
  parent: null,
  clause: ANNEX,
});

/** The district's evaluation of its innovation capacity: five groups, seventeen indicators, 100 points. */
export const countyLeap: RulePack = {
  format: 'kezhi-pack/1',
  id: 'county-leap' as PackId,
  version: '1.0.0',
  title: '区科技创新能力监测评价指标体系',
  document: {
    number: '区推进区域科技创新跃升工作方案',
    title: '区推进区域科技创新跃升工作方案',
    part: '附件 区科技创新能力检测评价指标体系',
    issuer: '区人民政府（原文未署名）',
  },
  area: null,
  level: 'county',
  regions: [],
  effective: { from: '2021' as PeriodId, to: '2025' as PeriodId },
  frequency: 'annual',
  type: 'scoring',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: '100' as DecimalText,
  sections: [
    section('input', '创新投入', '20'),
    section('subjects', '创新主体', '25'),
    section('conditions', '创新条件', '25'),
    section('output', '创新产出', '15'),
    section('management', '创新管理', '15'),
    { id: 'goals', title: '工作目标', maxPoints: null, parent: null, clause: GOALS },
  ],
  indicators: [
    ...leapIndicators,
    defineIndicator({
      id: 'places-gained',
      section: 'goals',
      name: '区域科技创新排名提升',
      aliases: [
        '区域科技创新排名提升位次',
        '科技创新排名提升',
        '科技创新能力排名提升',
        '区域科技创新能力排名提升',
      ],
      unit: '位',
      quantity: 'rank',
      aggregate: 'none',
      required: false,
      clause: GOALS,
    }),
    defineIndicator({
      id: 'innovation-class',
      section: 'goals',
      name: '区域科技创新能力类别',
      aliases: ['科技创新能力类别', '创新能力类别', '区域创新能力类别'],
      unit: '类',
      quantity: 'text',
      aggregate: 'none',
      required: false,
      clause: GOALS,
    }),
    defineIndicator({
      id: 'result-projects',
      section: 'goals',
      name: '市级以上重大成果转化项目',
      aliases: [
        '市级以上重大成果转化项目数',
        '每年实施市级以上重大成果转化项目',
        '市级以上重大科技成果转化项目',
      ],
      unit: '项',
      quantity: 'count',
      required: false,
      clause: '篇四 三(四)',
    }),
  ],
  targets: [
    defineTarget({
      indicatorId: 'places-gained',
      period: '2021',
      kind: 'target',
      raw: '排名提高10位(含)',
      value: '10',
      clause: GOALS,
    }),
    defineTarget({
      indicatorId: 'innovation-class',
      period: '2025',
      kind: 'target',
      raw: '跃升至B类',
      value: null,
      comparator: null,
      clause: GOALS,
    }),
    defineTarget({
      indicatorId: 'science-spending-share',
      period: '2025',
      kind: 'target',
      raw: '2%以上',
      value: '2',
      clause: '篇四 三(四)',
    }),
    defineTarget({
      indicatorId: 'result-projects',
      period: '2025',
      kind: 'target',
      raw: '每年1项',
      value: '1',
      clause: '篇四 三(四)',
      note: '每年实施，不是累计',
    }),
  ],
  questions: leapQuestions,
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: [
    '科技创新能力监测评价',
    '科技创新能力检测评价',
    '科技创新能力监测评价指标',
    '县域科技创新',
    '县域创新',
    '科技创新跃升',
    '创新能力自评',
    '自评表',
    '创新投入',
    '创新主体',
    '创新条件',
    '创新产出',
    '创新管理',
  ],
};
