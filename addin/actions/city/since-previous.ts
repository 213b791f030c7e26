import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Period } from '#shared/contract/period-schema.ts';
import type { CityTableRow } from '#shared/model/city-table.ts';
import { divide, exact, formatFixed, HUNDRED, multiply, subtract } from '#shared/model/exact.ts';

/** The period of the same rules before this one; null for the first. */
export const previousPeriod = (periods: readonly Period[], of: Period): Period | null =>
  periods
    .filter(({ pack, period }) => pack === of.pack && period < of.period)
    .sort((a, b) => (a.period < b.period ? 1 : -1))[0] ?? null;

/** Places gained since the previous period (位次上升, positive) or lost; null where either rank is undecided. */
export function placesGained(
  table: SignedCityTable,
  previous: SignedCityTable | null,
  region: string,
): number | null {
  const rankIn = (of: SignedCityTable | null) =>
    of?.regions.find((each) => each.region === region)?.rank ?? null;
  const [now, before] = [rankIn(table), rankIn(previous)];
  return now === null || before === null ? null : before - now;
}

/** How the city's figure moved: percentages in 个百分点 (`points`), everything else as growth in %. */
export interface FigureChange {
  readonly kind: 'points' | 'growth';
  /** Two decimals for points, one for growth; signed. */
  readonly amount: string;
}

/** Null unless both figures are there and made of equally many regions: anything else compares unlike with unlike. */
export function changeSince(row: CityTableRow, previous: SignedCityTable | null): FigureChange | null {
  const before = previous?.indicators.find(
    (each) => each.indicatorId === row.indicatorId && each.scope === row.scope,
  )?.city;
  if (!row.city || !before || before.regions !== row.city.regions) return null;
  const difference = subtract(exact(row.city.value), exact(before.value));
  if (row.unit === '%') return { kind: 'points', amount: formatFixed(difference, 2) };
  const growth = divide(multiply(difference, HUNDRED), exact(before.value));
  return growth && { kind: 'growth', amount: formatFixed(growth, 1) };
}
