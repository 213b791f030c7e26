import type { Token } from '../tokens/token.ts';
import { bound, type Quantity, type ReadCondition, readQuantity, spanOf } from './read-quantity.ts';
import type { Bound, Reference } from './statement.ts';

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
  const distance = quantity ? offsetBy(tokens, quantity, says) : null;
  if (quantity && distance)
    return {
      condition: {
        ...common,
        ...spanOf(tokens, start, distance.next),
        low: distance.low,
        high: distance.high,
        unit: quantity.unit,
        exact: false,
        symbolic: false,
        offset: true,
      },
      next: distance.next,
    };
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

/** 低于目标3个百分点以内 lies between minus three and nothing, 高于平均5个百分点以上 from five on. */
function offsetBy(
  tokens: readonly Token[],
  { value, next }: Quantity,
  says: string,
): { low: Bound | null; high: Bound | null; next: number } | null {
  if (says === '=') return null;
  const upward = says.startsWith('>');
  const signed = (text: string): string => (upward || text === '0' ? text : `-${text}`);
  const range = tokens[next]?.kind === 'range' ? readQuantity(tokens, next + 1) : null;
  if (range) {
    const [near, far] = [bound(signed(value), null, false), bound(signed(range.value), null, false)];
    return upward ? { low: near, high: far, next: range.next } : { low: far, high: near, next: range.next };
  }
  const post = tokens[next];
  const within = post?.says === '<=';
  if (post?.kind !== 'post' || (!within && post.says !== '>=')) return null;
  const far = bound(signed(value), true, false);
  const near = within ? bound('0', false, true) : null;
  return upward
    ? { low: within ? near : far, high: within ? far : null, next: next + 1 }
    : { low: within ? far : null, high: within ? near : far, next: next + 1 };
}

/** 负增长, 持平, 正增长: the change lies below, at or above nothing. */
export function readTrend(tokens: readonly Token[], start: number): ReadCondition {
  const says = tokens[start]?.says ?? '=';
  const zero = bound('0', says.endsWith('='), true);
  return {
    condition: {
      ...spanOf(tokens, start, start + 1),
      low: says.startsWith('<') ? null : zero,
      high: says.startsWith('>') ? null : zero,
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

const trendOf = (text: string): { trend?: 'up' | 'down' | 'flat' } =>
  /持平|零增长|不变|无变化|未变化|没有变化|相同|相当|一致|相等/.test(text)
    ? { trend: 'flat' }
    : /^(?:出现)?(?:下降|减少|降低|后退|退步|倒退|回落|退位|下滑)$/.test(text)
      ? { trend: 'down' }
      : /^(?:实现|有所)?(?:正增长|增长|提高|提升|上升|进位|增加)$/.test(text)
        ? { trend: 'up' }
        : {};
