import type { DecimalText } from '../../model/brands.ts';
import type { Indicator } from '../../rule-pack/rule-pack.ts';
import type { PointsNode, ScoringRule } from '../../rule-pack/scoring-rule.ts';
import { defineIndicator, departments } from '../define-indicator.ts';
import { completionRule, metOrNothingRule, whenHolds } from '../define-rule.ts';
import { dingxiIndicator } from './dingxi-indicators.ts';

export const METHOD = '附件2 聚力强科技引领追赶发展考核评价办法';

const points = (text: string): DecimalText => text as DecimalText;

/** The six indicators that carry the 16 points, with their printed weights. */
const weights: readonly (readonly [string, string])[] = [
  ['progress-contribution', '2'],
  ['enterprise-research-share', '3'],
  ['industry-research-share', '3'],
  ['new-product-share', '3'],
  ['high-value-patents', '3'],
  ['scientific-literacy', '2'],
];

const named = (id: string): string => dingxiIndicator(id, { clause: '' }).name;

/** Readings of the 16 points side by side; the text prints none. */
export const completionRules: Readonly<Record<string, ScoringRule>> = Object.fromEntries(
  weights.map(([id, weight]) => [id, completionRule(named(id), weight)]),
);
export const metRules: Readonly<Record<string, ScoringRule>> = Object.fromEntries(
  weights.map(([id, weight]) => [id, metOrNothingRule(named(id), weight)]),
);

/** 二(一): six items, 16 points. */
export const mainItems: readonly Indicator[] = weights.map(([id, weight], index) => {
  const clause = `${METHOD} 二(一)${index + 1}`;
  return dingxiIndicator(id, {
    section: 'main-targets',
    number: String(index + 1),
    frequency: 'quarterly',
    clause,
    scoring: {
      text: `${named(id)}(${weight}分)`,
      maxPoints: points(weight),
      rule: completionRules[id]!,
      questions: ['sixteen-points'],
      assumed: ['completion-when-no-formula'],
      clause,
    },
  });
});

/** 市上兑现后及时兑现 2: while the city has not paid, the item is open, never 0. */
const policyRule: ScoringRule = {
  kind: 'yes-no',
  inputs: [
    { name: 'county-paid', label: '县区已兑现奖励', type: 'boolean', unit: null },
    { name: 'city-not-paid', label: '市上尚未兑现', type: 'boolean', unit: null, absent: false },
  ],
  points: {
    node: 'when',
    cases: [
      {
        when: {
          test: 'all',
          of: [
            { test: 'not', of: { test: 'holds', input: 'city-not-paid' } },
            { test: 'holds', input: 'county-paid' },
          ],
        },
        // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
        then: { node: 'constant', points: points('2') },
      },
      {
        when: {
          test: 'all',
          of: [
            { test: 'not', of: { test: 'holds', input: 'city-not-paid' } },
            { test: 'not', of: { test: 'holds', input: 'county-paid' } },
          ],
        },
        // biome-ignore lint/suspicious/noThenProperty: plain data, never awaited
        then: { node: 'constant', points: points('0') },
      },
    ],
    otherwise: null,
  },
};

const lateNode = (input: string): PointsNode => ({
  node: 'rate',
  of: { node: 'quantity', input },
  points: points('-0.1'),
  per: points('1'),
  steps: 'proportional',
  from: points('0'),
  side: 'above',
  most: null,
});

/** 方案 1.5, 按月报送 0.5 less 0.1 for each late or missing report, down to `floor`. */
const safeguardsRule = (floor: string | null): ScoringRule => ({
  kind: 'compound',
  inputs: [
    { name: 'plan-made', label: '制定县区年度工作推进方案', type: 'boolean', unit: null },
    {
      name: 'late-reports',
      label: '迟报',
      type: 'number',
      unit: '次',
      measure: 'count',
      absent: points('0'),
    },
    {
      name: 'missed-reports',
      label: '漏报',
      type: 'number',
      unit: '次',
      measure: 'count',
      absent: points('0'),
    },
  ],
  points: {
    node: 'sum',
    parts: [
      whenHolds('plan-made', '1.5'),
      {
        node: 'clamp',
        of: {
          node: 'sum',
          parts: [
            { node: 'constant', points: points('0.5') },
            lateNode('late-reports'),
            lateNode('missed-reports'),
          ],
        },
        floor: floor === null ? null : points(floor),
        cap: null,
      },
    ],
  },
});

export const safeguardsFloorRule = safeguardsRule('0');
export const safeguardsOpenRule = safeguardsRule(null);

/** 二(三): two items, 4 points. */
export const progressItems: readonly Indicator[] = [
  defineIndicator({
    id: 'policy-support',
    number: '1',
    section: 'progress',
    name: '政策扶持',
    aliases: ['政策扶持情况', '政策兑现', '奖励政策兑现', '政策扶持落实'],
    unit: '',
    quantity: 'choice',
    aggregate: 'none',
    frequency: 'quarterly',
    departments: departments('市科技局'),
    clause: `${METHOD} 二(三)1`,
    scoring: {
      text: '市上兑现强科技相关奖励政策后,及时兑现县区奖励得2分,未兑现不得分。',
      maxPoints: points('2'),
      rule: policyRule,
      questions: ['city-has-paid'],
      assumed: [],
      clause: `${METHOD} 二(三)1`,
      inputWords: {
        'county-paid': ['已兑现', '及时兑现', '兑现县区奖励', '已及时兑现', '县区奖励已兑现', '已全部兑现'],
        'city-not-paid': [
          '市上未兑现',
          '市级尚未兑现',
          '市级未兑现',
          '市上暂未兑现',
          '市里尚未兑现',
          '市上还未兑现',
          '市本级未兑现',
        ],
      },
    },
  }),
  defineIndicator({
    id: 'safeguards',
    number: '2',
    section: 'progress',
    name: '保障措施',
    aliases: ['保障措施情况', '保障措施落实', '保障措施落实情况'],
    unit: '',
    quantity: 'choice',
    aggregate: 'none',
    frequency: 'quarterly',
    departments: departments('市科技局'),
    clause: `${METHOD} 二(三)2`,
    scoring: {
      text: '制定县区年度工作推进方案得1.5分,未制定不得分;按月报送工作进展得0.5分,迟报、漏报每次扣0.1分。',
      maxPoints: points('2'),
      rule: safeguardsFloorRule,
      questions: ['late-report-floor'],
      assumed: [],
      clause: `${METHOD} 二(三)2`,
      inputWords: {
        'plan-made': [
          '方案已印发',
          '已印发方案',
          '方案已制定',
          '已制定方案',
          '制定方案',
          '制定工作推进方案',
          '推进方案已印发',
          '年度工作推进方案',
          '印发方案',
          '工作方案已印发',
        ],
        'late-reports': ['迟报次数', '迟报进展', '逾期报送', '迟交'],
        'missed-reports': ['漏报次数', '漏报进展', '未报', '缺报'],
      },
    },
  }),
];
