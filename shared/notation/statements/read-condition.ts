import { NotUnderstood } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';
import { factorBetween, scaled } from '../tokens/unit-family.ts';
import { readAbsolute, readBeyond } from './read-absolute.ts';
import { bound, differ, type Quantity, type ReadCondition, readQuantity, spanOf } from './read-quantity.ts';
import { readReferenced, readTrend } from './read-referenced.ts';
import type { Bound } from './statement.ts';

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

/** ≥2%, 不低于95%, 达到60%以上, 大于等于80%小于90%, ≥4%,<8%. */
function readCompared(tokens: readonly Token[], start: number): ReadCondition | null {
  const compare = tokens[start];
  // 高于(含)85分.
  const early = tokens[start + 1]?.kind === 'including' ? tokens[start + 1] : undefined;
  const read = readQuantity(tokens, early ? start + 2 : start + 1);
  const quantity = read && early ? { ...read, included: early.says === 'yes' } : read;
  if (!compare || !quantity) return readReferenced(tokens, start) ?? readShareOf(tokens, start);
  let next = quantity.next;
  let says = compare.says ?? '=';
  let firm = true;
  // 达到20%-30%: the comparator only leads the range in.
  if (tokens[next]?.kind === 'range' && (says === '>=' || says === '=')) {
    const range = readFromNumber(tokens, start + 1);
    return range && { ...range, condition: { ...range.condition, start: compare.start } };
  }
  // 高于1-3个百分点: so far from what the line before is compared with.
  if (tokens[next]?.kind === 'range' && (says === '>' || says === '<')) {
    const range = readFromNumber(tokens, start + 1);
    const points = /百分点|百分比|个点/.test(range?.condition.unit ?? '');
    if (!range || !points || says === '<') return null;
    return { ...range, condition: { ...range.condition, start: compare.start, offset: true } };
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
  const tooLittle =
    /少|不足|不到|不满|未满|低于|未达|没达|没有达|达不到|小于/.test(compare.text) && low === null;
  const single = {
    ...(tooLittle && !/不少|不低|不小/.test(compare.text) ? { tooLittle: true as const } : {}),
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

/** 不少于业务经费的15%: a share of what is named. 超过规定数的10% may also mean beyond it, and stays unread. */
function readShareOf(tokens: readonly Token[], start: number): ReadCondition | null {
  const compare = tokens[start];
  const named = tokens[start + 1];
  if (!compare || named?.kind !== 'words' || !named.text.endsWith('的') || named.text.length > 14)
    return null;
  const quantity = readQuantity(tokens, start + 2);
  if (quantity?.unit !== '%' || /超|高于|突破|大于|多于/.test(compare.text)) return null;
  const says = compare.says ?? '=';
  const edge = bound(quantity.value, quantity.included ?? says.endsWith('='), true);
  const low = says.startsWith('>') ? edge : null;
  const next = tokens[quantity.next]?.kind === 'post' ? quantity.next + 1 : quantity.next;
  return {
    condition: {
      ...spanOf(tokens, start, next),
      low: says === '=' ? edge : low,
      high: low ? null : edge,
      unit: '%',
      absolute: false,
      exact: says === '=',
      descending: false,
      reference: null,
      symbolic: false,
    },
    next,
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

/** 80%以上, 60%以下, 2%-1%, 75分以上90分以下, 80%≤X<90%, 3项. */
function readFromNumber(tokens: readonly Token[], start: number): ReadCondition | null {
  const read = readQuantity(tokens, start);
  if (!read) return null;
  // 0.1吨标准煤以下: the unit goes on in words.
  const named =
    tokens[read.next]?.kind === 'words' &&
    (tokens[read.next]?.text.length ?? 9) <= 4 &&
    !/[的且并]/.test(tokens[read.next]?.text ?? '') &&
    tokens[read.next + 1]?.kind === 'post';
  const first = named ? { ...read, next: read.next + 1 } : read;
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
  // 5000万元至1亿元: both ends in the first unit.
  const factor = factorBetween(second.unit, first.unit);
  if (factor)
    return readRange(tokens, start, first, {
      ...second,
      value: scaled(second.value, factor),
      unit: first.unit,
    });
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
