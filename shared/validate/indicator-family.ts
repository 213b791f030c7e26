import type { IndicatorId, PackId, PeriodId } from '../model/brands.ts';
import type { ReadingKind } from '../model/reading.ts';
import type { Indicator, RulePack } from '../rule-pack/rule-pack.ts';
import { type Fact, isQuantity, type Quantity } from './fact.ts';
import { type RatioGroup, ratioGroups } from './ratio-group.ts';

/** All readings of one scope, region and period of an indicator, by kind, in order. */
export interface Slot<F extends Fact = Fact> {
  readonly scope: string | null;
  readonly area: string;
  readonly period: PeriodId;
  readonly kinds: { readonly [Kind in ReadingKind]?: readonly F[] };
}

/**
 * Every reading of one indicator of one pack. No rule on readings looks beyond its family,
 * which is what lets a changed cell be checked again without checking all others.
 */
export interface IndicatorFamily<F extends Fact = Fact> {
  readonly packId: PackId;
  readonly pack: RulePack | null;
  readonly indicatorId: IndicatorId;
  /** null for items that the pack doesn't list (an annual list issued by the city). */
  readonly indicator: Indicator | null;
  readonly facts: readonly F[];
  /** Those with a value. */
  readonly quantities: readonly Quantity<F>[];
  readonly slots: ReadonlyMap<string, Slot<F>>;
  /** Periods of any of its readings. */
  readonly periods: ReadonlySet<string>;
  /** Ratios beside their parts. */
  readonly ratios: readonly RatioGroup<F>[];
}

export const slotKey = (scope: string | null, area: string, period: string): string =>
  `${scope ?? ''}|${area}|${period}`;

export const slotOf = <F extends Fact>(
  family: IndicatorFamily<F>,
  scope: string | null,
  area: string,
  period: string,
): Slot<F> | undefined =>
  family.periods.has(period) ? family.slots.get(slotKey(scope, area, period)) : undefined;

/** The first reading of a kind in a slot that has a value. */
export function firstOf<F extends Fact>(slot: Slot<F> | undefined, kind: ReadingKind): Quantity<F> | null {
  for (const fact of slot?.kinds[kind] ?? []) if (isQuantity(fact)) return fact as Quantity<F>;
  return null;
}

export function buildFamily<F extends Fact>(
  pack: RulePack | null,
  packId: PackId,
  facts: readonly F[],
): IndicatorFamily<F> {
  const indicatorId = facts[0]!.indicatorId;
  const slots = new Map<
    string,
    { scope: string | null; area: string; period: PeriodId; kinds: { [Kind in ReadingKind]?: F[] } }
  >();
  for (const fact of facts) {
    const key = slotKey(fact.scope, fact.area, fact.period);
    let slot = slots.get(key);
    if (!slot) {
      slot = { scope: fact.scope, area: fact.area, period: fact.period, kinds: {} };
      slots.set(key, slot);
    }
    const list = slot.kinds[fact.kind];
    if (list) list.push(fact);
    else slot.kinds[fact.kind] = [fact];
  }
  const indicator = pack?.indicators.find((candidate) => candidate.id === indicatorId) ?? null;
  const quantities = facts.filter((fact): fact is Quantity<F> => isQuantity(fact));
  const periods = new Set<string>(facts.map((fact) => fact.period));
  const family = { packId, pack, indicatorId, indicator, facts, quantities, slots, periods };
  return { ...family, ratios: ratioGroups(family) };
}

/** Sorts readings into families, in the order in which indicators first appear. */
export function groupReadings<Item extends { readonly indicatorId: IndicatorId }>(
  readings: readonly Item[],
  packOf: (reading: Item) => PackId,
): ReadonlyMap<string, { readonly packId: PackId; readonly readings: readonly Item[] }> {
  const groups = new Map<string, { packId: PackId; readings: Item[] }>();
  for (const reading of readings) {
    const packId = packOf(reading);
    const key = `${packId}|${reading.indicatorId}`;
    const group = groups.get(key);
    if (group) group.readings.push(reading);
    else groups.set(key, { packId, readings: [reading] });
  }
  return groups;
}
