import {
  absolute,
  compare,
  divide,
  exact,
  formatFixed,
  HUNDRED,
  isZero,
  multiply,
  subtract,
} from '../../model/exact.ts';
import type { Quantity } from '../fact.ts';
import { firstOf, type IndicatorFamily } from '../indicator-family.ts';
import type { Draft, ReadingsRule } from '../rule.ts';

/** Where the pack says nothing: more than doubled. */
const DEFAULT_LIMIT = '100';
const UNMEASURED = new Set(['rank', 'choice', 'text']);
/** These already say that the figure itself is wrong. */
const CAUSES = ['unit-slip', 'percent-scale', 'out-of-range', 'negative-count', 'year-jump'] as const;

/** Change against the same period of last year beyond the pack's limit, once per figure. Nothing grows "in percent" from zero. */
export const yearJump: ReadingsRule<'year-jump'> = {
  code: 'year-jump',
  basis: 'readings',
  kind: 'same-period',
  severity: 'query',
  usesOutside: true,
  check: ({ family, evidence, soFar }) => {
    if (UNMEASURED.has(family.indicator?.quantity ?? '')) return [];
    const drafts: Draft<'year-jump'>[] = [];
    for (const slot of family.slots) {
      const now = firstOf(slot, 'actual');
      const before = now && evidence.previous(now);
      if (!now || !before || isZero(before.value) || before.unit !== now.unit) continue;
      if (soFar.says(now, ...CAUSES) || soFar.says(before, ...CAUSES)) continue;
      const draft = jump(family, now, before);
      if (draft) drafts.push(draft);
    }
    return drafts;
  },
};

function jump(family: IndicatorFamily, now: Quantity, before: Quantity): Draft<'year-jump'> | null {
  const limit = family.indicator?.changeLimit;
  const limitText = limit?.percent ?? DEFAULT_LIMIT;
  const base = absolute(before.value);
  const change = divide(multiply(subtract(now.value, before.value), HUNDRED), base);
  if (!change || compare(absolute(change), exact(limitText)) <= 0) return null;
  const times = divide(now.value, before.value);
  return {
    fact: now,
    params: {
      now: now.text,
      before: before.text,
      beforePeriod: before.period,
      change: formatFixed(change, 1).replace(/\.0$/, ''),
      limit: limitText,
      ...(limit ? { reason: limit.reason } : {}),
      ...(times ? { times: formatFixed(times, 1).replace(/\.0$/, '') } : {}),
    },
    related: before.sheet === '' ? [] : [before],
  };
}
