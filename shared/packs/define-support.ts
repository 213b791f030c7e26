import type { DecimalText } from '../model/brands.ts';
import type { Indicator, SupportAmount, SupportItem } from '../rule-pack/rule-pack.ts';
import type { ScoringRule } from '../rule-pack/scoring-rule.ts';
import { defineIndicator } from './define-indicator.ts';

const decimal = (text: string): DecimalText => text as DecimalText;

/** 万元 for each. */
export const each = (amount: string): SupportAmount => ({ kind: 'each', amount: decimal(amount) });
/** 以上: at least this for each. */
export const atLeastEach = (amount: string): SupportAmount => ({
  kind: 'each',
  amount: decimal(amount),
  minimum: true,
});
/** A share in %, capped per unit. */
export const share = (percent: string, cap: string | null): SupportAmount => ({
  kind: 'share',
  percent: decimal(percent),
  cap: cap === null ? null : decimal(cap),
});

/** A schedule line as an indicator, so that a workbook's count of it is read like any other figure. */
export function supportIndicator(item: SupportItem, section: string): Indicator {
  const money = item.amount.kind === 'share' || item.amount.kind === 'match';
  return defineIndicator({
    id: item.id,
    name: item.name,
    aliases: item.aliases,
    unit: item.unit,
    quantity: money ? 'amount' : 'count',
    section,
    required: false,
    clause: item.clause,
    scoring: {
      text: item.text,
      maxPoints: null,
      rule: supportRule(item),
      questions: [],
      assumed: item.assumed === undefined ? [] : [item.assumed],
      clause: item.clause,
    },
  });
}

/** Money in 万元 for one reported figure; null where every unit is capped or decided by itself. */
function supportRule(item: SupportItem): ScoringRule | null {
  const { amount } = item;
  if (amount.kind === 'each') return rateRule(item, amount.amount, '1');
  if (amount.kind === 'match') return rateRule(item, amount.ratio, '1');
  if (amount.kind === 'up-to') return null;
  const rule = rateRule(item, amount.percent, '100');
  return amount.cap === null || rule.points === null
    ? rule
    : { ...rule, points: { node: 'clamp', of: rule.points, floor: null, cap: amount.cap } };
}

const rateRule = (item: SupportItem, points: DecimalText, per: string): ScoringRule => ({
  kind: 'count-cap',
  inputs: [{ name: 'value', label: item.name, type: 'number', unit: item.unit }],
  points: rate('value', points, per),
});

const rate = (input: string, points: DecimalText, per: string) =>
  ({
    node: 'rate',
    of: { node: 'quantity', input },
    points,
    per: decimal(per),
    steps: 'proportional',
    from: decimal('0'),
    side: 'above',
    most: null,
  }) as const;
