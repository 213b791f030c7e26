import { NotUnderstood } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';
import { bound, type Quantity, type ReadCondition, readQuantity, spanOf } from './read-quantity.ts';

/** ±30%(含)以内, ±30%-±35%(含)以内. */
export function readAbsolute(tokens: readonly Token[], start: number): ReadCondition | null {
  const low = readQuantity(tokens, start + 1);
  if (!low) return null;
  let next = low.next;
  let high: Quantity | null = null;
  if (tokens[next]?.kind === 'range') {
    next += tokens[next + 1]?.kind === 'plus-minus' ? 2 : 1;
    high = readQuantity(tokens, next);
    if (!high) throw new NotUnderstood('not-understood', spanOf(tokens, start, next));
    next = high.next;
  }
  const post = tokens[next]?.kind === 'post' ? tokens[next] : undefined;
  if (post) next += 1;
  const common = {
    unit: high?.unit ?? low.unit,
    absolute: true,
    exact: false,
    descending: false,
    reference: null,
    symbolic: false,
  };
  const span = spanOf(tokens, start, next);
  if (high) {
    return {
      condition: {
        ...common,
        ...span,
        low: bound(low.value, low.included, low.included !== null),
        high: bound(high.value, high.included ?? true, high.included !== null || post !== undefined),
      },
      next,
    };
  }
  const outward = post?.says === '>=' || post?.says === '>';
  const edge = bound(low.value, low.included ?? true, true);
  return { condition: { ...common, ...span, low: outward ? edge : null, high: outward ? null : edge }, next };
}

/** 超过±10%, 不超过±5%. */
export function readBeyond(tokens: readonly Token[], start: number): ReadCondition | null {
  const says = tokens[start]?.says ?? '=';
  const quantity = readQuantity(tokens, start + 2);
  if (!quantity || says === '=') return null;
  const next = tokens[quantity.next]?.kind === 'post' ? quantity.next + 1 : quantity.next;
  const edge = bound(quantity.value, quantity.included ?? says.endsWith('='), true);
  const outward = says.startsWith('>');
  return {
    condition: {
      ...spanOf(tokens, start, next),
      low: outward ? edge : null,
      high: outward ? null : edge,
      unit: quantity.unit,
      absolute: true,
      exact: false,
      descending: false,
      reference: null,
      symbolic: false,
    },
    next,
  };
}
