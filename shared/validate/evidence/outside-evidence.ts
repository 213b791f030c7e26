import type { Exact } from '../../model/exact.ts';
import { yearEarlier } from '../../model/period.ts';
import type { Reading } from '../../model/reading.ts';
import { type Fact, factOf, isQuantity, type Quantity } from '../fact.ts';
import type { Evidence } from './evidence.ts';
import { medianOf } from './median.ts';
import { yearLater } from './own-evidence.ts';

const FEWEST_PEERS = 3;

/** Earlier readings of this region and readings of other regions, indexed once for a whole run. */
export interface OutsideReadings {
  readonly history: ReadonlyMap<string, Quantity>;
  /** Peers' values by indicator, scope, period and kind: region → value. */
  readonly peers: ReadonlyMap<string, ReadonlyMap<string, Exact>>;
}

const historyKey = (pack: string, fact: Fact, period: string): string =>
  `${pack}|${fact.indicatorId}|${fact.scope ?? ''}|${fact.area}|${period}|${fact.kind}`;

const peersKey = (pack: string, fact: Fact): string =>
  `${pack}|${fact.indicatorId}|${fact.scope ?? ''}|${fact.period}|${fact.kind}`;

export function indexOutside(
  history: readonly Reading[],
  peers: readonly Reading[],
  areaOf: (reading: Reading) => string,
): OutsideReadings {
  const past = new Map<string, Quantity>();
  for (const [position, reading] of history.entries()) {
    const fact = factOf(reading, position, areaOf(reading));
    if (isQuantity(fact)) past.set(historyKey(reading.pack, fact, fact.period), fact);
  }
  const others = new Map<string, Map<string, Exact>>();
  for (const reading of peers) {
    const fact = factOf(reading, 0, areaOf(reading));
    if (!isQuantity(fact)) continue;
    const key = peersKey(reading.pack, fact);
    let group = others.get(key);
    if (!group) {
      group = new Map();
      others.set(key, group);
    }
    group.set(fact.area, fact.value);
  }
  return { history: past, peers: others };
}

/** Evidence from outside the workbook: findings that rest on it have basis `workbook`, for the server may hold other history. */
export function outsideEvidence(pack: string, outside: OutsideReadings): Evidence {
  const past = (fact: Fact, period: string, kind: string): Quantity | null =>
    outside.history.get(`${pack}|${fact.indicatorId}|${fact.scope ?? ''}|${fact.area}|${period}|${kind}`) ??
    null;
  return {
    previous: (fact) => {
      const period = yearEarlier(fact.period);
      return (
        past(fact, period, fact.kind) ?? (fact.kind === 'actual' ? past(fact, period, 'baseline') : null)
      );
    },
    next: (fact) => past(fact, yearLater(fact.period), fact.kind),
    neighbours: () => [],
    median: (fact) => {
      const group = outside.peers.get(peersKey(pack, fact));
      return !group || group.size < FEWEST_PEERS ? null : medianOf([...group.values()]);
    },
  };
}

/** Values of other regions for the same figure; empty when none were given. */
export function peersOf(pack: string, outside: OutsideReadings, fact: Fact): ReadonlyMap<string, Exact> {
  return outside.peers.get(peersKey(pack, fact)) ?? new Map();
}
