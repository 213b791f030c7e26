import { NotUnderstood } from './diagnostic.ts';
import type { Bound, NumericCondition, Reference } from './statement.ts';
import type { Token } from './token.ts';
import { areCompatible } from './unit-family.ts';

/** A condition read from `tokens` at `index`, and where reading goes on; null when no condition starts there. */
export interface ReadCondition {
  readonly condition: Omit<NumericCondition, 'before' | 'after' | 'clause'>;
  readonly next: number;
}

const bound = (value: string, included: boolean | null, firm: boolean): Bound => ({ value, included, firm });

interface Quantity {
  readonly value: string;
  readonly unit: string | null;
  readonly included: boolean | null;
  readonly next: number;
}

/** number unit? (含)?; 分 counts as a unit here (conditions on a score). */
function readQuantity(tokens: readonly Token[], index: number): Quantity | null {
  const number = tokens[index];
  if (number?.kind !== 'number' || number.value === undefined) return null;
  let next = index + 1;
  let unit: string | null = null;
  const unitToken = tokens[next];
  if (unitToken?.kind === 'unit' || unitToken?.kind === 'fen') {
    unit = unitToken.text;
    next += 1;
  }
  let included: boolean | null = null;
  const mark = tokens[next];
  if (mark?.kind === 'including') {
    included = mark.says === 'yes';
    next += 1;
  }
  return { value: number.value, unit, included, next };
}

export function readCondition(tokens: readonly Token[], start: number): ReadCondition | null {
  const first = tokens[start];
  if (!first) return null;
  if (first.kind === 'plus-minus') return readAbsolute(tokens, start);
  if (first.kind === 'compare' && tokens[start + 1]?.kind === 'plus-minus') return readBeyond(tokens, start);
  if (first.kind === 'compare') return readCompared(tokens, start);
  if (first.kind === 'number') return readFromNumber(tokens, start);
  if (first.kind === 'trend') return readTrend(tokens, start);
  return null;
}

/** ±30%(含)以内, ±30%-±35%(含)以内. */
function readAbsolute(tokens: readonly Token[], start: number): ReadCondition | null {
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
function readBeyond(tokens: readonly Token[], start: number): ReadCondition | null {
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

/** ≥2%, 不低于95%, 达到60%以上, 大于等于80%小于90%, ≥4%,<8%. */
function readCompared(tokens: readonly Token[], start: number): ReadCondition | null {
  const compare = tokens[start];
  const quantity = readQuantity(tokens, start + 1);
  if (!compare || !quantity) return readReferenced(tokens, start);
  let next = quantity.next;
  let says = compare.says ?? '=';
  let firm = true;
  // 达到20%-30%: the comparator only leads the range in.
  if (tokens[next]?.kind === 'range' && (says === '>=' || says === '=')) {
    const range = readFromNumber(tokens, start + 1);
    return range && { ...range, condition: { ...range.condition, start: compare.start } };
  }
  const post = tokens[next];
  if (post?.kind === 'post') {
    const upward = says === '>' || says === '>=';
    if (upward !== (post.says === '>=' || post.says === '>') && says !== '=') {
      if (
        !(says === '<=' && post.says === '<=') &&
        !(says === '<' && post.says === '<') &&
        !(says === '<=' && post.says === '<')
      ) {
        throw new NotUnderstood('contradictory-comparators', spanOf(tokens, start, next + 1), {}, 'question');
      }
    }
    if (says === '=') says = post.says ?? says;
    firm = says === '>' || says === '<' ? false : firm;
    next += 1;
  }
  const mark = tokens[next];
  let included = quantity.included;
  if (mark?.kind === 'including') {
    included = mark.says === 'yes';
    next += 1;
  }
  const isIncluded = included ?? (says === '>=' || says === '<=' || says === '=');
  const edge = bound(quantity.value, isIncluded, firm);
  const low = says === '>' || says === '>=' || says === '=' ? edge : null;
  const high = says === '<' || says === '<=' || says === '=' ? edge : null;
  const single = {
    low,
    high,
    unit: quantity.unit,
    absolute: false,
    exact: says === '=',
    descending: false,
    reference: null,
    symbolic: false,
  };
  const second = readSecond(tokens, next, low !== null && high === null, high !== null && low === null);
  if (!second || differ(quantity.unit, second.unit))
    return { condition: { ...single, ...spanOf(tokens, start, next) }, next };
  return {
    condition: {
      ...single,
      ...spanOf(tokens, start, second.next),
      low: low ?? second.edge,
      high: high ?? second.edge,
      unit: quantity.unit ?? second.unit,
      descending: low === null,
    },
    next: second.next,
  };
}

/** The other end of a range: `,<8%`, 且低于90%, 不足90%, 90%以下. */
function readSecond(
  tokens: readonly Token[],
  index: number,
  hasLow: boolean,
  hasHigh: boolean,
): { edge: Bound; unit: string | null; next: number } | null {
  let at = index;
  if (
    tokens[at]?.kind === 'comma' ||
    tokens[at]?.kind === 'and' ||
    tokens[at]?.kind === 'listcomma' ||
    tokens[at]?.kind === 'range'
  )
    at += 1;
  if (tokens[at]?.kind === 'words' && /^(?:但|至|到|且|的|、|和|及|,)$/.test(tokens[at]?.text ?? '')) at += 1;
  if (tokens[at]?.kind === 'and') at += 1;
  const compare = tokens[at];
  if (compare?.kind === 'compare') {
    const upward = compare.says === '>' || compare.says === '>=';
    const downward = compare.says === '<' || compare.says === '<=';
    if ((hasLow && !downward) || (hasHigh && !upward)) return null;
    const quantity = readQuantity(tokens, at + 1);
    if (!quantity) return null;
    // A comma before the same wording starts the next band unless no points stand between, which the caller has seen to.
    const post = tokens[quantity.next];
    const next = post?.kind === 'post' ? quantity.next + 1 : quantity.next;
    return {
      edge: bound(
        quantity.value,
        quantity.included ?? (compare.says === '<=' || compare.says === '>='),
        true,
      ),
      unit: quantity.unit,
      next,
    };
  }
  const quantity = readQuantity(tokens, at);
  const post = quantity ? tokens[quantity.next] : undefined;
  if (!quantity || post?.kind !== 'post') return null;
  const downward = post.says === '<' || post.says === '<=';
  if ((hasLow && !downward) || (hasHigh && downward)) return null;
  const mark = tokens[quantity.next + 1];
  const marked = mark?.kind === 'including' ? mark.says === 'yes' : quantity.included;
  return {
    edge: bound(
      quantity.value,
      marked ?? (post.says === '<=' || post.says === '>='),
      marked !== null || post.says === '<=',
    ),
    unit: quantity.unit,
    next: quantity.next + (mark?.kind === 'including' ? 2 : 1),
  };
}

/** 35岁及以下的不低于80%: two different things, not one range. */
const differ = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && !areCompatible(left, right);

/** 80%以上, 60%以下, 2%-1%, 75分以上90分以下, 80%≤X<90%, 3项. */
function readFromNumber(tokens: readonly Token[], start: number): ReadCondition | null {
  const first = readQuantity(tokens, start);
  if (!first) return null;
  const after = tokens[first.next];
  const common = {
    unit: first.unit,
    absolute: false,
    exact: false,
    descending: false,
    reference: null,
    symbolic: false,
  };
  if (after?.kind === 'range') {
    const second = readQuantity(tokens, first.next + 1);
    if (!second) return null;
    return readRange(tokens, start, first, second);
  }
  if (after?.kind === 'compare') {
    const flipped = readFlipped(tokens, start, first);
    if (flipped) return flipped;
  }
  if (after?.kind === 'post') {
    let next = first.next + 1;
    let included = first.included;
    const mark = tokens[next];
    if (mark?.kind === 'including') {
      included = mark.says === 'yes';
      next += 1;
    }
    const says = after.says ?? '>=';
    const edge = bound(
      first.value,
      included ?? (says === '>=' || says === '<='),
      included !== null || after.text.length > 2 || says === '<=',
    );
    const low = says === '>=' || says === '>' ? edge : null;
    const high = low ? null : edge;
    const second = readSecond(tokens, next, low !== null, high !== null);
    if (second && !differ(first.unit, second.unit)) {
      return {
        condition: {
          ...common,
          ...spanOf(tokens, start, second.next),
          low: low ?? second.edge,
          high: high ?? second.edge,
          unit: first.unit ?? second.unit,
          descending: low === null,
        },
        next: second.next,
      };
    }
    return { condition: { ...common, ...spanOf(tokens, start, next), low, high }, next };
  }
  const edge = bound(first.value, true, true);
  return {
    condition: { ...common, ...spanOf(tokens, start, first.next), low: edge, high: edge, exact: true },
    next: first.next,
  };
}

function readRange(
  tokens: readonly Token[],
  start: number,
  first: Quantity,
  second: Quantity,
): ReadCondition {
  const descending = Number(first.value) > Number(second.value);
  const [low, high] = descending ? [second, first] : [first, second];
  let next = second.next;
  const post = tokens[next];
  let inside: boolean | null = null;
  if (post?.kind === 'post') {
    if (post.says !== '<=')
      throw new NotUnderstood('contradictory-comparators', spanOf(tokens, start, next + 1), {}, 'question');
    inside = post.text.startsWith('以') ? true : null;
    next += 1;
  }
  if (
    tokens[next]?.kind === 'words' &&
    /^之间/.test(tokens[next]?.text ?? '') &&
    tokens[next]?.text === '之间'
  )
    next += 1;
  return {
    condition: {
      ...spanOf(tokens, start, next),
      unit: second.unit ?? first.unit,
      absolute: false,
      exact: false,
      reference: null,
      symbolic: false,
      descending,
      low: bound(low.value, low.included, low.included !== null),
      high: bound(high.value, high.included ?? inside, high.included !== null),
    },
    next,
  };
}

/** 80%≤完成率<90%. */
function readFlipped(tokens: readonly Token[], start: number, first: Quantity): ReadCondition | null {
  const compare = tokens[first.next];
  let at = first.next + 1;
  let words = '';
  while (
    tokens[at] &&
    /^(?:words|relation|reference|change|open|close)$/.test(tokens[at]?.kind ?? '') &&
    words.length < 30
  ) {
    words += tokens[at]?.text ?? '';
    at += 1;
  }
  if (words === '' || !compare) return null;
  const flipped: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
  const says = flipped[compare.says ?? ''];
  if (!says) return null;
  const edge = bound(first.value, says.endsWith('='), true);
  const low = says.startsWith('>') ? edge : null;
  const common = { unit: first.unit, absolute: false, exact: false, reference: null, symbolic: false };
  const second = tokens[at];
  const other = second?.kind === 'compare' ? readQuantity(tokens, at + 1) : null;
  if (!second || !other) {
    return {
      condition: { ...common, ...spanOf(tokens, start, at), low, high: low ? null : edge, descending: false },
      next: at,
    };
  }
  const otherEdge = bound(other.value, (second.says ?? '').endsWith('='), true);
  return {
    condition: {
      ...common,
      ...spanOf(tokens, start, other.next),
      low: low ?? otherEdge,
      high: low ? otherEdge : edge,
      unit: first.unit ?? other.unit,
      descending: low === null,
    },
    next: other.next,
  };
}

/** 负增长, 持平, 正增长: the change lies below, at or above nothing. */
function readTrend(tokens: readonly Token[], start: number): ReadCondition {
  const says = tokens[start]?.says ?? '=';
  const zero = bound('0', says === '=', true);
  return {
    condition: {
      ...spanOf(tokens, start, start + 1),
      low: says === '<' ? null : zero,
      high: says === '>' ? null : zero,
      unit: null,
      absolute: false,
      exact: says === '=',
      descending: false,
      reference: null,
      symbolic: false,
    },
    next: start + 1,
  };
}

/** 高于全市平均水平, 不低于目标值的90%, 超过上年5个百分点. */
function readReferenced(tokens: readonly Token[], start: number): ReadCondition | null {
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

function spanOf(tokens: readonly Token[], start: number, next: number): { start: number; end: number } {
  return { start: tokens[start]?.start ?? 0, end: tokens[Math.max(start, next - 1)]?.end ?? 0 };
}
