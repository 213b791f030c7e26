import {
  absolute,
  add,
  compare,
  type Exact,
  exact,
  formatFixed,
  HUNDRED,
  multiply,
  ONE,
  subtract,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';
import { grouped } from '../model/grouped.ts';
import type { ScoreItem, ScoreSheet } from '../model/score.ts';

export interface ScoreGroup {
  /** Section of the pack; null for items that stand in none. */
  readonly title: string | null;
  readonly items: readonly ScoreItem[];
  /** Sums over the items that could be counted; decimal text. */
  readonly points: string;
  readonly max: string;
}

/** Items by section, each with its exact sum. */
export function groupScore(sheet: ScoreSheet): readonly ScoreGroup[] {
  return [...grouped(sheet.items, (item) => item.group)].map(([title, items]) => ({
    title,
    items,
    points: toDecimalText(total(items, (item) => item.points)),
    max: toDecimalText(total(items, (item) => item.max)),
  }));
}

const total = (items: readonly ScoreItem[], of: (item: ScoreItem) => string | null): Exact =>
  items.reduce((sum, item) => {
    const value = of(item);
    return value === null ? sum : add(sum, exact(value));
  }, ZERO);

/** 0.9731 → `97.3`: shares are shown in % with one place. */
export const percentText = (fraction: string): string => formatFixed(multiply(exact(fraction), HUNDRED), 1);

/** How far the value is from its target, in its own unit; null when met, or when either is missing. */
export function gapOf(item: ScoreItem): string | null {
  if (item.value === null || item.target === null || item.attainment === null) return null;
  if (isMet(item)) return null;
  const gap = subtract(exact(item.target), exact(item.value));
  return toDecimalText(absolute(gap), 4);
}

export const isMet = (item: ScoreItem): boolean =>
  item.attainment !== null && compare(exact(item.attainment), ONE) >= 0;
