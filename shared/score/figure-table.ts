import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../model/brands.ts';
import { divide, type Exact, exact, multiply } from '../model/exact.ts';
import { yearOf } from '../model/period.ts';
import type { Reading, ReadingKind } from '../model/reading.ts';
import type { Indicator, RulePack } from '../rule-pack/rule-pack.ts';
import type { Gap } from './evaluation.ts';

/** Where one score sheet looks for its numbers. */
export interface ScorePlace {
  readonly region: RegionCode | null;
  readonly period: PeriodId;
}

/** The readings of one pack, region and period by indicator, scope and kind. The first reading of a place wins. */
export interface FigureTable {
  readonly find: (indicatorId: IndicatorId, scope: string | null, kind: ReadingKind) => Reading | null;
}

export function figureTable(
  pack: Pick<RulePack, 'id' | 'area'>,
  readings: readonly Reading[],
  place: ScorePlace,
): FigureTable {
  const region = place.region ?? pack.area;
  const found = new Map<string, Reading>();
  for (const reading of readings) {
    if (reading.pack !== pack.id || !isHere(reading, place.period)) continue;
    const at = reading.region ?? pack.area;
    if (at !== null && region !== null && at !== region) continue;
    const key = keyOf(reading.indicatorId, reading.scope, reading.kind);
    const known = found.get(key);
    // The exact period comes before the year it lies in, a value before a blank.
    if (
      !known ||
      (known.period !== place.period && reading.period === place.period) ||
      (known.value === null && reading.value !== null)
    ) {
      found.set(key, reading);
    }
  }
  return { find: (indicatorId, scope, kind) => found.get(keyOf(indicatorId, scope, kind)) ?? null };
}

const keyOf = (indicatorId: IndicatorId, scope: string | null, kind: ReadingKind): string =>
  `${indicatorId}\u0000${scope ?? ''}\u0000${kind}`;

/** Targets of a quarterly report are the year's. */
function isHere(reading: Reading, period: PeriodId): boolean {
  if (reading.period === period) return true;
  const targeted =
    reading.kind === 'target' ||
    reading.kind === 'constraint' ||
    reading.kind === 'expectation' ||
    reading.kind === 'weight';
  return targeted && reading.period === yearOf(period);
}

/** The reported value, else the value of its parts; a gap when neither was reported. */
export function figureOf(table: FigureTable, indicator: Indicator, scope: string | null): Exact | Gap {
  const reported = table.find(indicator.id, scope, 'actual')?.value ?? null;
  if (reported !== null) return exact(reported);
  const numerator = table.find(indicator.id, scope, 'numerator')?.value ?? null;
  const denominator = table.find(indicator.id, scope, 'denominator')?.value ?? null;
  if (!indicator.parts || numerator === null || denominator === null)
    return { gap: 'not-reported', about: indicator.name };
  const share = divide(exact(numerator), exact(denominator));
  return share ? multiply(share, exact(indicator.parts.factor)) : { gap: 'not-computable', about: '0' };
}

/** The target a workbook itself names for an indicator: 目标值 before 约束值 before 预期值. */
export function typedTarget(
  table: FigureTable,
  indicatorId: IndicatorId,
  scope: string | null,
): DecimalText | null {
  for (const kind of ['target', 'constraint', 'expectation'] as const) {
    const value = table.find(indicatorId, scope, kind)?.value ?? null;
    if (value !== null) return value;
  }
  return null;
}
