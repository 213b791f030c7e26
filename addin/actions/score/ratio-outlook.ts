import {
  ceiling,
  compare,
  divide,
  type Exact,
  exact,
  formatFixed,
  HUNDRED,
  multiply,
  subtract,
  toDecimalText,
} from '#shared/model/exact.ts';
import type { Reading } from '#shared/model/reading.ts';
import type { ScoreItem, ScoreSheet } from '#shared/model/score.ts';
import type { Indicator } from '#shared/rule-pack/rule-pack.ts';

/** A ratio as it prints and as it is: one that prints as its target may still miss it. */
export interface RatioOutlook {
  readonly printed: string;
  /** Four decimals. */
  readonly unrounded: string;
  /** null without a target. */
  readonly met: boolean | null;
  /** What the numerator still lacks, rounded up to its own hundredths; null when met. */
  readonly missing: { readonly component: string; readonly amount: string; readonly unit: string } | null;
}

/** Readings of an item's parts and, where it is typed, of the ratio itself: the cells a what-if can try on. */
export function triableReadings(
  item: ScoreItem,
  sheet: ScoreSheet,
  readings: readonly Reading[],
): readonly Reading[] {
  const own = readings.filter(
    (reading) =>
      reading.pack === sheet.pack.id &&
      reading.indicatorId === item.indicatorId &&
      reading.scope === item.scope &&
      reading.period === sheet.period &&
      reading.formula === undefined &&
      (sheet.region === null || reading.region === null || reading.region === sheet.region),
  );
  return (['actual', 'numerator', 'denominator'] as const).flatMap(
    (kind) => own.find((reading) => reading.kind === kind) ?? [],
  );
}

/** null when the item is no ratio, or a part is missing or zero. */
export function ratioOutlook(
  item: ScoreItem,
  sheet: ScoreSheet,
  readings: readonly Reading[],
  indicator: Indicator | undefined,
): RatioOutlook | null {
  const parts = triableReadings(item, sheet, readings);
  const numerator = parts.find(({ kind }) => kind === 'numerator')?.value;
  const denominator = parts.find(({ kind }) => kind === 'denominator')?.value;
  if (!indicator?.parts || !numerator || !denominator) return null;
  const factor = exact(indicator.parts.factor);
  const share = divide(exact(numerator), exact(denominator));
  if (!share) return null;
  const value = multiply(share, factor);
  const target = item.target === null ? null : exact(item.target);
  const met = target && compare(value, target) >= 0;
  const asked = target && !met ? divide(multiply(target, exact(denominator)), factor) : null;
  return {
    printed: formatFixed(value, 2),
    unrounded: formatFixed(value, 4),
    met,
    missing: asked
      ? {
          component: indicator.parts.numerator.name,
          amount: toDecimalText(upToHundredths(subtract(asked, exact(numerator)))),
          unit: indicator.parts.numerator.unit,
        }
      : null,
  };
}

/** Rounded up, so that what is promised holds. */
const upToHundredths = (amount: Exact): Exact => multiply(ceiling(multiply(amount, HUNDRED)), exact('0.01'));
