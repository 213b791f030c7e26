import type { IndicatorDraft } from '../define-indicator.ts';

/** What a statistical term means wherever a document uses it: its other names, its parts, what it can be. */
export type Definition = Pick<
  IndicatorDraft,
  'unit' | 'quantity' | 'aliases' | 'parts' | 'range' | 'changeLimit' | 'aggregate' | 'notes'
>;

/** Reason for a closer look at indices that move slowly. */
export const SLOW_INDEX = {
  percent: '50',
  reason: '该指标按多年平均或综合评价测算，年度间变化平缓，增减超过50%多为口径或录入问题',
} as const;
