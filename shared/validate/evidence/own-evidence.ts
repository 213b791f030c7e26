import type { PeriodId } from '../../model/brands.ts';
import type { Exact } from '../../model/exact.ts';
import { monthsCovered, yearEarlier } from '../../model/period.ts';
import { type Fact, isQuantity } from '../fact.ts';
import { firstOf, type IndicatorFamily, slotOf } from '../indicator-family.ts';
import type { Evidence } from './evidence.ts';
import { medianOf } from './median.ts';

const FEWEST_PEERS = 3;

/** Evidence that the readings themselves carry: last year's column, the other regions' rows. */
export function ownEvidence(family: IndicatorFamily): Evidence {
  let medians: ReadonlyMap<string, Exact | null> | null = null;
  const periods = new Set(family.facts.map((fact) => fact.period));
  const byYear = periodsByYear(periods);
  const before = new Map([...periods].map((period) => [period, present(periods, yearEarlier(period))]));
  const after = new Map([...periods].map((period) => [period, present(periods, yearLater(period))]));
  return {
    previous: (fact) => {
      const period = before.get(fact.period);
      if (!period) return null;
      const slot = slotOf(family, fact.scope, fact.area, period);
      return firstOf(slot, fact.kind) ?? (fact.kind === 'actual' ? firstOf(slot, 'baseline') : null);
    },
    next: (fact) => {
      const period = after.get(fact.period);
      return period ? firstOf(slotOf(family, fact.scope, fact.area, period), fact.kind) : null;
    },
    neighbours: (fact) => {
      const others = (byYear.get(fact.period.slice(0, 4)) ?? []).filter((period) => period !== fact.period);
      if (others.length === 0) return [];
      const near = others.sort((a, b) => apart(a, fact.period) - apart(b, fact.period));
      return near
        .flatMap((period) => firstOf(slotOf(family, fact.scope, fact.area, period), fact.kind) ?? [])
        .slice(0, 2);
    },
    median: (fact) => {
      medians ??= collectMedians(family);
      return medians.get(peerKey(fact)) ?? null;
    },
  };
}

const apart = (a: PeriodId, b: PeriodId): number => Math.abs(monthsCovered(a) - monthsCovered(b));

function periodsByYear(periods: ReadonlySet<PeriodId>): ReadonlyMap<string, readonly PeriodId[]> {
  const years = new Map<string, PeriodId[]>();
  for (const period of periods) {
    const year = period.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), period]);
  }
  return years;
}

const present = (periods: ReadonlySet<PeriodId>, period: PeriodId): PeriodId | null =>
  periods.has(period) ? period : null;

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
