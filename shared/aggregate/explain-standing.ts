import type { DecimalText, RegionCode } from '../model/brands.ts';
import type { CityTable, CityTableRegion, RegionItem } from '../model/city-table.ts';
import { absolute, compare, exact, isNegative, subtract, sum, toDecimalText, ZERO } from '../model/exact.ts';

/** Why a unit stands where it stands: against the next above and the next below, item by item. */
export interface Standing {
  readonly region: CityTableRegion;
  /** Units that have the same rank. */
  readonly equals: readonly CityTableRegion[];
  readonly above: Neighbour | null;
  readonly below: Neighbour | null;
  /** Places it stays between when every weight moves; null where that cannot be said. */
  readonly places: { readonly best: number; readonly worst: number; readonly percent: DecimalText } | null;
}

export interface Neighbour {
  readonly region: CityTableRegion;
  /** Total of the better one less that of the other, unrounded and before scaling: never negative. */
  readonly gap: DecimalText;
  /** Own points less the neighbour's where they differ, the largest difference first. */
  readonly differences: readonly PointsDifference[];
  /** Items of the one behind that alone could close the gap: what is still to be had is more than the gap. */
  readonly closers: readonly { readonly indicator: string; readonly open: DecimalText }[];
}

export interface PointsDifference {
  /** Empty for 加减分. */
  readonly indicator: string;
  readonly own: DecimalText;
  readonly other: DecimalText;
  readonly difference: DecimalText;
}

/** null where the unit has no rank. */
export function explainStanding(table: CityTable, code: RegionCode): Standing | null {
  const region = table.regions.find((one) => one.region === code);
  if (!region || region.rank === null) return null;
  const ranked = table.regions.filter((one) => one.rank !== null && one.region !== code);
  const { rank } = region;
  const above = ranked.filter((one) => one.rank! < rank).sort((a, b) => b.rank! - a.rank!)[0];
  const below = ranked.filter((one) => one.rank! > rank).sort((a, b) => a.rank! - b.rank!)[0];
  const robust = table.ranking.robustness;
  const places = robust?.regions.find((one) => one.region === code);
  return {
    region,
    equals: ranked.filter((one) => one.rank === rank),
    above: above ? neighbour(region, above, region) : null,
    below: below ? neighbour(region, below, below) : null,
    places: robust && places ? { best: places.best, worst: places.worst, percent: robust.percent } : null,
  };
}

function neighbour(own: CityTableRegion, other: CityTableRegion, behind: CityTableRegion): Neighbour {
  const gap = absolute(subtract(totalOf(own), totalOf(other)));
  return {
    region: other,
    gap: toDecimalText(gap),
    differences: differencesOf(own, other),
    closers: behind.items
      .flatMap(({ indicator, points, max }) => {
        if (max === null) return [];
        const open = subtract(exact(max), exact(points ?? '0'));
        return compare(open, gap) > 0 ? [{ indicator, open: toDecimalText(open) }] : [];
      })
      .sort((a, b) => compare(exact(b.open), exact(a.open))),
  };
}

const totalOf = ({ unscaled, totalExact }: CityTableRegion) => exact(unscaled ?? totalExact ?? '0');

function differencesOf(own: CityTableRegion, other: CityTableRegion): readonly PointsDifference[] {
  const lines = new Map<string, { indicator: string; own: RegionItem | null; other: RegionItem | null }>();
  for (const item of own.items)
    lines.set(item.indicatorId, { indicator: item.indicator, own: item, other: null });
  for (const item of other.items) {
    const line = lines.get(item.indicatorId);
    if (line) line.other = item;
    else lines.set(item.indicatorId, { indicator: item.indicator, own: null, other: item });
  }
  const found = [
    ...[...lines.values()].map((line) =>
      difference(line.indicator, exact(line.own?.points ?? '0'), exact(line.other?.points ?? '0')),
    ),
    difference('', bonusOf(own), bonusOf(other)),
  ];
  return found
    .filter((one) => compare(exact(one.difference), ZERO) !== 0)
    .sort((a, b) => compare(absolute(exact(b.difference)), absolute(exact(a.difference))));
}

const bonusOf = ({ adjustments }: CityTableRegion) => sum(adjustments.map(({ points }) => exact(points)));

const difference = (
  indicator: string,
  own: ReturnType<typeof exact>,
  other: ReturnType<typeof exact>,
): PointsDifference => ({
  indicator,
  own: toDecimalText(own),
  other: toDecimalText(other),
  difference: toDecimalText(subtract(own, other)),
});

/** Whether a difference speaks for the unit itself. */
export const isAhead = ({ difference: of }: PointsDifference): boolean => !isNegative(exact(of));
