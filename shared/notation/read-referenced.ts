import { bound, type ReadCondition, readQuantity, spanOf } from './read-quantity.ts';
import type { Reference } from './statement.ts';
import type { Token } from './token.ts';

/** 高于全市平均水平, 不低于目标值的90%, 超过上年5个百分点. */
export function readReferenced(tokens: readonly Token[], start: number): ReadCondition | null {
  const compare = tokens[start];
  let at = start + 1;
  let words = '';
  while (
    tokens[at]?.kind === 'words' ||
    tokens[at]?.kind === 'change' ||
    tokens[at]?.kind === 'year' ||
    tokens[at]?.kind === 'relation'
  ) {
    words += tokens[at]?.text ?? '';
    if (words.length > 24) return null;
    at += 1;
  }
  const token = tokens[at];
  if (token?.kind !== 'reference' || !compare) return null;
  at += 1;
  const reference = (token.says ?? 'target') as Reference;
  if (tokens[at]?.kind === 'reference') at += 1;
  let joint = at;
  while (
    tokens[joint]?.kind === 'words' &&
    /^(?:的|年龄的?|水平的?|增速的?|增幅的?|以|值的?|数的?|任务的?|要求的?)$/.test(tokens[joint]?.text ?? '')
  )
    joint += 1;
  const says = compare.says ?? '=';
  const quantity = readQuantity(tokens, joint);
  const common = { absolute: false, descending: false, reference };
  if (
    quantity &&
    tokens[joint - 1]?.text.endsWith('的') &&
    (quantity.unit === '%' || tokens[quantity.next]?.kind === 'divide')
  ) {
    const edge = bound(quantity.value, says.endsWith('='), true);
    const low = says.startsWith('>') || says === '=' ? edge : null;
    const fraction =
      tokens[quantity.next]?.kind === 'divide' ? readQuantity(tokens, quantity.next + 1) : null;
    if (fraction)
      return {
        condition: {
          ...common,
          ...spanOf(tokens, start, fraction.next),
          low,
          high: low ? null : edge,
          unit: null,
          exact: false,
          symbolic: true,
        },
        next: fraction.next,
      };
    const next = tokens[quantity.next]?.kind === 'post' ? quantity.next + 1 : quantity.next;
    return {
      condition: {
        ...common,
        ...spanOf(tokens, start, next),
        low,
        high: low ? null : edge,
        unit: '%',
        exact: says === '=',
        symbolic: false,
      },
      next,
    };
  }
  const edge = bound('0', says.endsWith('='), true);
  const low = says.startsWith('>') || says === '=' ? edge : null;
  const high = says.startsWith('<') || says === '=' ? edge : null;
  return {
    condition: {
      ...common,
      ...spanOf(tokens, start, at),
      low,
      high,
      unit: null,
      exact: says === '=',
      symbolic: true,
    },
    next: at,
  };
}

/** 负增长, 持平, 正增长: the change lies below, at or above nothing. */
export function readTrend(tokens: readonly Token[], start: number): ReadCondition {
  const says = tokens[start]?.says ?? '=';
  const zero = bound('0', says === '=' || says === '<=', true);
  return {
    condition: {
      ...spanOf(tokens, start, start + 1),
      low: says.startsWith('<') ? null : zero,
      high: says === '>' ? null : zero,
      unit: null,
      absolute: false,
      exact: says === '=',
      descending: false,
      reference: null,
      symbolic: false,
      ...trendOf(tokens[start]?.text ?? ''),
    },
    next: start + 1,
  };
}

const trendOf = (text: string): { trend?: 'up' | 'down' } =>
  /^(?:出现)?(?:下降|减少|降低|后退|退步|倒退|回落|退位|下滑)$/.test(text)
    ? { trend: 'down' }
    : /^(?:实现|有所)?(?:正增长|增长|提高|提升|上升|进位|增加)$/.test(text)
      ? { trend: 'up' }
      : {};
