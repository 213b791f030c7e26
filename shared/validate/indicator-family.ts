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
  readonly slots: readonly Slot<F>[];
  readonly slotIndex: SlotIndex<F>;
  /** Slots in which some kind stands more than once: in most forms there are none. */
  readonly repeated: readonly Slot<F>[];
  /** Periods of any of its readings. */
  readonly periods: ReadonlySet<string>;
  /** Ratios beside their parts. */
  readonly ratios: readonly RatioGroup<F>[];
}

/** Slots by scope, area and period. Nested, because joined keys would cost more than everything else of a check. */
export type SlotIndex<F extends Fact = Fact> = ReadonlyMap<
  string | null,
  ReadonlyMap<string, ReadonlyMap<string, Slot<F>>>
>;

export const slotOf = <F extends Fact>(
  family: IndicatorFamily<F>,
  scope: string | null,
  area: string,
  period: string,
): Slot<F> | undefined =>
  family.periods.has(period) ? family.slotIndex.get(scope)?.get(area)?.get(period) : undefined;

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
  const { slots, slotIndex, repeated } = slotsOf(facts);
  const indicator = pack?.indicators.find((candidate) => candidate.id === indicatorId) ?? null;
  const quantities = facts.filter((fact): fact is Quantity<F> => isQuantity(fact));
  const periods = new Set<string>(facts.map((fact) => fact.period));
  const family = {
    packId,
    pack,
    indicatorId,
    indicator,
    facts,
    quantities,
    slots,
    slotIndex,
    repeated,
    periods,
  };
  return { ...family, ratios: ratioGroups(family) };
}

function slotsOf<F extends Fact>(
  facts: readonly F[],
): Pick<IndicatorFamily<F>, 'slots' | 'slotIndex' | 'repeated'> {
  const slots: Slot<F>[] = [];
  const repeated = new Set<Slot<F>>();
  const slotIndex = new Map<string | null, Map<string, Map<string, OpenSlot<F>>>>();
  for (const fact of facts) {
    const byPeriod = within(within(slotIndex, fact.scope), fact.area);
    let slot = byPeriod.get(fact.period);
    if (!slot) {
      slot = { scope: fact.scope, area: fact.area, period: fact.period, kinds: {} };
      byPeriod.set(fact.period, slot);
      slots.push(slot);
    }
    const list = slot.kinds[fact.kind];
    if (list) {
      list.push(fact);
      repeated.add(slot);
    } else slot.kinds[fact.kind] = [fact];
  }
  return {
    slots,
    slotIndex,
    repeated: repeated.size === 0 ? [] : slots.filter((slot) => repeated.has(slot)),
  };
}

interface OpenSlot<F extends Fact> extends Slot<F> {
  readonly kinds: { [Kind in ReadingKind]?: F[] };
}

/** The inner map of a key, made when it is first asked for. */
function within<Outer, Inner, Value>(map: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  let inner = map.get(key);
  if (!inner) {
    inner = new Map();
    map.set(key, inner);
  }
  return inner;
}

/** Sorts readings into families, in the order in which indicators first appear. */
export function groupReadings<Item extends { readonly indicatorId: IndicatorId }>(
  readings: readonly Item[],
  packOf: (reading: Item) => PackId,
): ReadonlyMap<string, { readonly packId: PackId; readonly readings: readonly Item[] }> {
  const known = new Map<PackId, Map<IndicatorId, Item[]>>();
  const groups = new Map<string, { packId: PackId; readings: Item[] }>();
  for (const reading of readings) {
    const packId = packOf(reading);
    const ofPack = within(known, packId);
    const list = ofPack.get(reading.indicatorId);
    if (list) list.push(reading);
    else {
      const first = [reading];
      ofPack.set(reading.indicatorId, first);
      groups.set(`${packId}|${reading.indicatorId}`, { packId, readings: first });
    }
  }
  return groups;
}
