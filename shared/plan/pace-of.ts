import type { DecimalText, PeriodId } from '../model/brands.ts';
import {
  compare,
  divide,
  type Exact,
  exact,
  formatFixed,
  HUNDRED,
  multiply,
  subtract,
  ZERO,
} from '../model/exact.ts';
import { monthsCovered, parsePeriod } from '../model/period.ts';

/** 时序进度 of a figure that grows through the year. All in %, one decimal. */
export interface YearPace {
  readonly attainment: DecimalText;
  readonly elapsed: DecimalText;
  /** 快于 (positive) or 慢于 (negative) 时序, in 个百分点. */
  readonly ahead: DecimalText;
}

/** Share of the year's target reached, beside the share of the year that has passed. null for a target of zero. */
export function yearPace(actual: DecimalText, target: DecimalText, period: PeriodId): YearPace | null {
  const reached = divide(multiply(exact(actual), HUNDRED), exact(target));
  if (!reached) return null;
  const elapsed = divide(multiply(exact(monthsCovered(period)), HUNDRED), exact('12'))!;
  return {
    attainment: formatFixed(reached, 1),
    elapsed: formatFixed(elapsed, 1),
    ahead: formatFixed(subtract(reached, elapsed), 1),
  };
}

/** Progress of a plan over several years. A straight line is 测算参考 only: documents set no yearly values. */
export interface PlanProgress {
  /** (actual − baseline) ÷ (target − baseline) in %, one decimal. */
  readonly progress: DecimalText;
  readonly straightLine: DecimalText;
  /** What the straight line would ask for now, in the indicator's unit, unrounded to ten decimals. */
  readonly reference: DecimalText;
}

export type NoProgress = 'baseline-missing' | 'target-not-beyond-baseline' | 'period-outside';

export interface ProgressFigures {
  readonly baseline: { readonly value: DecimalText; readonly period: PeriodId } | null;
  readonly target: { readonly value: DecimalText; readonly period: PeriodId };
  readonly actual: { readonly value: DecimalText; readonly period: PeriodId };
  readonly direction: 'up' | 'down' | 'none';
}

/** Progress from a base value to a plan's target, or why there is none. Never computed from a target behind its base. */
export function planProgress({
  baseline,
  target,
  actual,
  direction,
}: ProgressFigures): PlanProgress | NoProgress {
  if (!baseline) return 'baseline-missing';
  const way = subtract(exact(target.value), exact(baseline.value));
  const side = compare(way, ZERO);
  if (side === 0 || (direction === 'down' ? side > 0 : side < 0)) return 'target-not-beyond-baseline';
  const start = endOfPeriod(baseline.period);
  const whole = endOfPeriod(target.period) - start;
  const passed = endOfPeriod(actual.period) - start;
  if (whole <= 0 || passed < 0) return 'period-outside';
  const share = divide(exact(Math.min(passed, whole)), exact(whole))!;
  const done = divide(subtract(exact(actual.value), exact(baseline.value)), way)!;
  return {
    progress: formatFixed(multiply(done, HUNDRED), 1),
    straightLine: formatFixed(multiply(share, HUNDRED), 1),
    reference: referenceAt(exact(baseline.value), way, share),
  };
}

/** Months since year 0 at the end of a period. */
const endOfPeriod = (period: PeriodId): number =>
  (parsePeriod(period)?.year ?? 0) * 12 + monthsCovered(period);

const referenceAt = (base: Exact, way: Exact, share: Exact): DecimalText => {
  const text = formatFixed(subtract(base, multiply(way, multiply(share, exact('-1')))), 10);
  return text.replace(/\.?0+$/, '') as DecimalText;
};
