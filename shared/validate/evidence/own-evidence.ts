import type { PeriodId } from '../../model/brands.ts';
import type { Exact } from '../../model/exact.ts';
import { monthsCovered, yearEarlier } from '../../model/period.ts';
import { READING_KINDS, type ReadingKind } from '../../model/reading.ts';
import type { Quantity } from '../fact.ts';
import { firstOf, type IndicatorFamily, slotOf } from '../indicator-family.ts';
import type { Evidence } from './evidence.ts';
import { medianOf } from './median.ts';

const FEWEST_PEERS = 3;

/** Evidence that the readings themselves carry: last year's column, the other regions' rows. */
export function ownEvidence(family: IndicatorFamily): Evidence {
  // One region and one period, as in most forms, has nothing beside it.
  if (family.slots.length === 1) return NONE;
  let medians: Medians | null = null;
  const periods = new Set(family.facts.map((fact) => fact.period));
  const others = new Map([...periods].map((period) => [period, othersOfYear(period, periods)]));
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
      const found: Quantity[] = [];
      for (const period of others.get(fact.period) ?? []) {
        const near = firstOf(slotOf(family, fact.scope, fact.area, period), fact.kind);
        if (near) found.push(near);
        if (found.length === 2) break;
      }
      return found;
    },
    median: (fact) => {
      if (family.slots.length < FEWEST_PEERS) return null;
      medians ??= collectMedians(family);
      return medians.get(fact.scope)?.get(fact.period)?.[fact.kind] ?? null;
    },
  };
}

const NONE: Evidence = {
  previous: () => null,
  next: () => null,
  neighbours: () => [],
  median: () => null,
};

const apart = (a: PeriodId, b: PeriodId): number => Math.abs(monthsCovered(a) - monthsCovered(b));

/** Other periods of the same year, the nearest first. */
const othersOfYear = (period: PeriodId, periods: ReadonlySet<PeriodId>): readonly PeriodId[] =>
  [...periods]
    .filter((other) => other !== period && other.slice(0, 4) === period.slice(0, 4))
    .sort((a, b) => apart(a, period) - apart(b, period));

const present = (periods: ReadonlySet<PeriodId>, period: PeriodId): PeriodId | null =>
  periods.has(period) ? period : null;

export const yearLater = (period: PeriodId): PeriodId =>
  `${Number(period.slice(0, 4)) + 1}${period.slice(4)}` as PeriodId;

/** By scope and period, then by kind. */
type Medians = ReadonlyMap<string | null, ReadonlyMap<string, ByKind<Exact | null>>>;

type ByKind<Value> = { [Kind in ReadingKind]?: Value };

/** The middle of the regions' first figures of each scope, period and kind. */
function collectMedians(family: IndicatorFamily): Medians {
  const groups = new Map<string | null, Map<string, ByKind<Exact[]>>>();
  for (const slot of family.slots) {
    const ofScope = groups.get(slot.scope) ?? new Map<string, ByKind<Exact[]>>();
    groups.set(slot.scope, ofScope);
    const ofPeriod = ofScope.get(slot.period) ?? {};
    ofScope.set(slot.period, ofPeriod);
    for (const kind of READING_KINDS) {
      const figure = slot.kinds[kind] && firstOf(slot, kind);
      if (!figure) continue;
      const values = ofPeriod[kind];
      if (values) values.push(figure.value);
      else ofPeriod[kind] = [figure.value];
    }
  }
  return new Map(
    [...groups].map(([scope, periods]) => [
      scope,
      new Map([...periods].map(([period, kinds]) => [period, middleOf(kinds)])),
    ]),
  );
}

function middleOf(kinds: ByKind<Exact[]>): ByKind<Exact | null> {
  const middle: ByKind<Exact | null> = {};
  for (const kind of READING_KINDS) {
    const values = kinds[kind];
    if (values) middle[kind] = values.length < FEWEST_PEERS ? null : medianOf(values);
  }
  return middle;
}
