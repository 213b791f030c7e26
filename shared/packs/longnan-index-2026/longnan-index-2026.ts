import type { IndicatorId, PackId, PeriodId, RegionCode } from '../../model/brands.ts';
import type { Indicator, Question, RulePack, Section, Target } from '../../rule-pack/rule-pack.ts';
import { defineIndicator, departments } from '../define-indicator.ts';
import { defineTarget } from '../define-target.ts';
import { compositeIndex } from '../definitions/research-definitions.ts';
import { longnanDefinitions, longnanIndices } from './longnan-definitions.ts';
import { longnanTable } from './longnan-table.ts';

const OVERALL = '一、总体要求';
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

const groups = [
  '科技人力资源',
  '科研物质条件',
  '科技意识',
  '科技活动人力投入',
  '科技活动财力投入',
  '科技活动产出水平',
  '技术成果市场化',
  '高新技术产业化水平',
  '高新技术产业化',
  '经济发展方式转变',
  '环境改善',
  '社会生活信息化',
];

/** First-level fields of 全省区域科技进步评价; the grouping is inferred from the counts, not printed in this document. */
const fields: readonly (readonly [id: string, title: string, groups: readonly number[]])[] = [
  ['environment', '科技进步环境', [1, 2, 3]],
  ['input', '科技活动投入', [4, 5]],
  ['output', '科技活动产出', [6, 7]],
  ['industry', '高新技术产业化', [8, 9]],
  ['society', '科技促进经济社会发展', [10, 11, 12]],
];

const groupId = (group: number): string => `group-${group}`;
const clauseOf = (group: number, number: number): string => `二、主要任务 (${NUMERALS[group - 1]})${number}`;

const sections: readonly Section[] = fields.flatMap(([id, title, members]) => [
  { id, title, maxPoints: null, parent: null, clause: '一级领域按全省区域科技进步评价归并，本文件未印' },
  ...members.map((group) => ({
    id: groupId(group),
    title: groups[group - 1]!,
    maxPoints: null,
    parent: id,
    clause: `二、主要任务 (${NUMERALS[group - 1]})`,
  })),
]);

const listed: readonly Indicator[] = longnanTable.map(
  ([group, id, name, unit, , , , lead, responsible], index) =>
    defineIndicator({
      quantity: longnanIndices.has(id) ? 'index' : 'ratio',
      ...longnanDefinitions[id],
      id,
      name,
      unit,
      section: groupId(group),
      number: String(index + 1),
      departments: departments(lead, responsible),
      clause: clauseOf(group, index + 1),
      ...(id === 'fiscal-science-share'
        ? {
            scopes: [
              { scope: '市本级', aliases: ['市级', '本级', '市直'] },
              { scope: '县区', aliases: ['县(区)', '各县区', '县级', '县区级', '县区合计'] },
            ],
          }
        : {}),
    }),
);

const targets: readonly Target[] = longnanTable.flatMap(
  ([group, indicatorId, , , base, target, rankGoal], index) => {
    const clause = clauseOf(group, index + 1);
    return [
      ...(base === ''
        ? []
        : [defineTarget({ indicatorId, period: '2022', kind: 'baseline', raw: base, clause })]),
      {
        ...defineTarget({
          indicatorId,
          period: '2026',
          kind: 'target',
          raw: target,
          value: plain(target),
          clause,
        }),
        rankGoal,
      },
    ];
  },
);

/** `27.20以上` → `27.2`. */
function plain(raw: string): string {
  const number = raw.replace('以上', '');
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}

const fiscal = {
  indicatorId: 'fiscal-science-share',
  period: '2026',
  kind: 'target' as const,
  clause: clauseOf(5, 13),
};
const scopeNote = '括注的分级目标，文件没有分级的2022年基期';

const questions: readonly Question[] = [
  {
    id: 'index-weights',
    text: {
      zh: '综合指数的三级权重和各指标标准值没有印出，也未在公开资料中找到，由使用单位填写后才能计算指数。',
      en: 'Weights and standard values of the composite index are not printed; the index is computed once they are entered.',
    },
    clause: OVERALL,
    indicatorIds: ['composite-index' as IndicatorId],
    options: [
      {
        id: 'enter',
        label: { zh: '由统计部门提供后填写', en: 'entered when the statistics office provides them' },
      },
    ],
    effect: 'note',
    default: null,
  },
  {
    id: 'location-quotient-unit',
    text: {
      zh: '装备制造业区位熵的目标印作0.013%；区位熵是比值之比（在1上下），不应带%，也没有2022年基期，不计算进度。',
      en: 'The location quotient is printed as 0.013 %; a quotient around 1 has no %, and there is no 2022 value, so no progress.',
    },
    clause: clauseOf(10, 28),
    indicatorIds: ['equipment-location-quotient' as IndicatorId],
    options: [
      { id: 'as-printed', label: { zh: '按原文0.013，单位存疑', en: '0.013 as printed, unit in doubt' } },
    ],
    effect: 'note',
    default: 'as-printed',
  },
  {
    id: 'rank-goals',
    text: {
      zh: '各指标的位次目标为“明显提升、中等、前列”等文字，没有数值；总指数“9位左右”为约数。',
      en: 'Rank goals are words; the overall rank of about 9 is approximate.',
    },
    clause: '二、主要任务',
    indicatorIds: [],
    options: [{ id: 'text', label: { zh: '按文字列示，不判定', en: 'shown as text, not judged' } }],
    effect: 'note',
    default: 'text',
  },
  {
    id: 'fiscal-split',
    text: {
      zh: '1.20%应为市本级2.1%与县区1.1%按支出加权的结果，分级没有2022年基期；全市数按分子分母合计计算。',
      en: '1.20 % must be the spending-weighted result of 2.1 % and 1.1 %; the split has no 2022 value. The city is Σ ÷ Σ.',
    },
    clause: clauseOf(5, 13),
    indicatorIds: ['fiscal-science-share' as IndicatorId],
    options: [{ id: 'sum', label: { zh: '分子合计÷分母合计', en: 'Σ numerators ÷ Σ denominators' } }],
    effect: 'note',
    default: 'sum',
  },
];

/** Longnan's 32 indicators towards 2026; the text sets no yearly values between. */
export const longnanIndex2026: RulePack = {
  format: 'kezhi-pack/1',
  id: 'longnan-index-2026' as PackId,
  version: '1.0.0',
  title: '陇南市综合科技进步水平指数指标（2026年）',
  document: {
    number: '陇南市提升综合科技进步水平指数实施方案（原文未印文号）',
    title: '陇南市提升综合科技进步水平指数实施方案',
    part: null,
    issuer: '陇南市',
  },
  area: '621200' as RegionCode,
  level: 'city',
  regions: [],
  effective: { from: '2022' as PeriodId, to: '2026' as PeriodId },
  frequency: 'annual',
  type: 'index',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections,
  indicators: [
    ...listed,
    defineIndicator({
      ...compositeIndex,
      id: 'composite-index',
      name: '综合科技进步水平指数',
      required: false,
      clause: OVERALL,
    }),
    defineIndicator({
      id: 'composite-index-rank',
      name: '综合科技进步水平指数全省排名',
      aliases: [
        '综合科技进步水平指数排名',
        '综合科技进步水平全省排名',
        '综合科技进步水平全省位次',
        '综合科技进步水平指数全省位次',
      ],
      unit: '位',
      quantity: 'rank',
      direction: 'down',
      aggregate: 'none',
      required: false,
      clause: OVERALL,
    }),
  ],
  targets: [
    ...targets,
    defineTarget({ ...fiscal, scope: '市本级', raw: '2.1%', value: '2.1', note: scopeNote }),
    defineTarget({ ...fiscal, scope: '县区', raw: '1.1%', value: '1.1', note: scopeNote }),
    defineTarget({
      indicatorId: 'composite-index',
      period: '2026',
      kind: 'target',
      raw: '43.26%以上',
      value: '43.26',
      clause: OVERALL,
    }),
    defineTarget({
      indicatorId: 'composite-index-rank',
      period: '2026',
      kind: 'target',
      raw: '9位左右',
      value: '9',
      comparator: '<=',
      clause: OVERALL,
      note: '“左右”为约数，只作参考',
    }),
  ],
  questions,
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: ['综合科技进步水平指数', '陇南市', '2026年目标', '2022年基期', ...groups],
  composite: {
    indicatorId: 'composite-index' as IndicatorId,
    weights: {},
    standards: {},
    source: '全国科技进步统计监测的算法：d=实际值÷标准值×100，最高100，按权重逐级加权；权重和标准值待下达',
  },
};
