import type { Against, Measure, RuleKind } from '../../rule-pack/scoring-rule.ts';

/** The words of the canonical form; the parser reads them back. */
export const KIND_WORDS: Readonly<Record<RuleKind, string>> = {
  'linear-bands': '直线分档',
  'step-bands': '分档',
  'count-cap': '计数',
  'one-of': '择一',
  completion: '完成率',
  deduction: '扣分',
  'yes-no': '是否',
  event: '加减分',
  ranked: '名次',
  growth: '增长',
  relative: '相对水平',
  formula: '公式',
  index: '指数',
  increment: '超基数加分',
  grade: '等次',
  veto: '否决',
  discretionary: '酌情',
  compound: '组合',
};

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  value: '数值',
  attainment: '完成率',
  shortfall: '缺额',
  excess: '超额',
  difference: '差额',
  deviation: '偏差',
  growth: '增幅',
  rank: '名次',
  count: '个数',
  points: '人工给分',
  mean: '平均值',
  first: '第一名值',
  target: '目标值',
  baseline: '基期值',
  maximum: '最大值',
  minimum: '最小值',
};

export const AGAINST_WORDS: Readonly<Record<Against, string>> = {
  mean: '平均水平',
  last: '上期',
  first: '第一名',
};

export const TYPE_WORDS = { number: '数', boolean: '是否', choice: '选项' } as const;
export const STEP_WORDS = { proportional: '按比例', whole: '只计整数倍', up: '不足一步按一步' } as const;
export const PICK_WORDS = { highest: '取高', lowest: '取低' } as const;
export const ROUND_WORDS = { 'half-up': '四舍五入', 'half-even': '四舍六入五成双' } as const;
export const OPERATOR_WORDS = { subtract: '-', multiply: '×', divide: '÷' } as const;
export const COMPARATOR_WORDS = { '<': '<', '<=': '≤', '=': '=', '>=': '≥', '>': '>' } as const;
