import type { PeriodId } from '../../model/brands.ts';
import type { Exact } from '../../model/exact.ts';
import { yearEarlier } from '../../model/period.ts';
import { type Fact, isQuantity } from '../fact.ts';
import { firstOf, type IndicatorFamily, slotOf } from '../indicator-family.ts';
import type { Evidence } from './evidence.ts';
import { medianOf } from './median.ts';

const FEWEST_PEERS = 3;

/** Evidence that the readings themselves carry: last year's column, the other regions' rows. */
export function ownEvidence(family: IndicatorFamily): Evidence {
  let medians: ReadonlyMap<string, Exact | null> | null = null;
  return {
    previous: (fact) => {
      const slot = slotOf(family, fact.scope, fact.area, yearEarlier(fact.period));
      return firstOf(slot, fact.kind) ?? (fact.kind === 'actual' ? firstOf(slot, 'baseline') : null);
    },
    next: (fact) => firstOf(slotOf(family, fact.scope, fact.area, yearLater(fact.period)), fact.kind),
    median: (fact) => {
      medians ??= collectMedians(family);
      return medians.get(peerKey(fact)) ?? null;
    },
  };
}

export const yearLater = (period: PeriodId): PeriodId =>
  `${Number(period.slice(0, 4)) + 1}${period.slice(4)}` as PeriodId;

const peerKey = (fact: Fact): string => `${fact.scope ?? ''}|${fact.period}|${fact.kind}`;

function collectMedians(family: IndicatorFamily): ReadonlyMap<string, Exact | null> {
  const groups = new Map<string, Map<string, Exact>>();
  for (const fact of family.facts) {
    if (!isQuantity(fact)) continue;
    const key = peerKey(fact);
    let group = groups.get(key);
    if (!group) {
      group = new Map();
      groups.set(key, group);
    }
    if (!group.has(fact.area)) group.set(fact.area, fact.value);
  }
  const medians = new Map<string, Exact | null>();
  for (const [key, group] of groups)
    medians.set(key, group.size < FEWEST_PEERS ? null : medianOf([...group.values()]));
  return medians;
}
