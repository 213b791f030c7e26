import type { Digest, PeriodId, RegionCode } from '../model/brands.ts';
import type { CityTable, CityTableRow, RegionFigure, TableBasis } from '../model/city-table.ts';
import { toDecimalText } from '../model/exact.ts';
import type { Indicator, RulePack } from '../rule-pack/rule-pack.ts';
import { annualFromQuarters, type QuarterTables } from './annual-from-quarters.ts';
import { cityFigureOf, contributes, exactValueOf, figureRangeOf } from './city-figure.ts';
import { type Figure, type ReportedRegion, rowKey } from './figure.ts';
import { furtherRankings } from './further-rankings.ts';
import { rankRegions } from './rank-regions.ts';
import { rankTotals } from './rank-totals.ts';
import { rowTargetOf } from './row-target.ts';
import { scaleTotals } from './scale-totals.ts';

export interface CityTableRequest {
  readonly pack: RulePack;
  readonly packDigest: Digest;
  readonly period: PeriodId;
  readonly basis: TableBasis;
  /** Every region that is expected, in the order to show, reported or not. */
  readonly regions: readonly ReportedRegion[];
  /** Decided settings of the pack that touch totals (百分制核算, 季度合成). */
  readonly settings?: Readonly<Record<string, string>>;
  /** Tables of the year's quarters, for an annual table; absent or empty where none was reported. */
  readonly quarters?: QuarterTables;
}

/** Many regions → the city's table: parts summed and then divided, missing ones named, ranks on unrounded values. */
export function buildCityTable(request: CityTableRequest): CityTable {
  const { pack, settings = {}, quarters = [] } = request;
  const regions = scaleTotals(pack, settings, annualFromQuarters(pack, settings, request.regions, quarters));
  const { ranks, ranking } = rankTotals(pack, regions);
  const figures = new Map(
    regions.map(({ region, figures: own }) => [
      region,
      new Map(own.map((figure) => [rowKey(figure), figure])),
    ]),
  );
  return {
    format: 'kezhi-city-table/1',
    pack: { id: pack.id, version: pack.version, digest: request.packDigest },
    period: request.period,
    basis: request.basis,
    regions: regions.map((one) => ({
      region: one.region,
      name: one.name,
      state: one.state,
      late: one.late,
      total: one.score?.total ?? null,
      totalExact: one.score?.totalExact ?? null,
      rank: ranks.get(one.region) ?? null,
      class: one.score?.class ?? null,
      provisional: one.score?.provisional ?? false,
      snapshots: one.snapshots,
      conflicts: one.conflicts,
      items: (one.score?.items ?? []).map(({ indicatorId, indicator, points, max }) => ({
        indicatorId,
        indicator,
        points,
        max,
      })),
      adjustments: one.score?.adjustments ?? [],
      unscaled: one.score?.unscaled ?? null,
      quarters: one.score?.quarters ?? [],
      list: one.list ?? null,
    })),
    indicators: pack.indicators.flatMap((indicator) =>
      scopesOf(indicator, regions).map((scope) => buildRow(request, figures, indicator, scope)),
    ),
    missing: regions.filter((one) => one.snapshots.length === 0).map((one) => one.region),
    ranking,
    rankings: furtherRankings(pack, regions),
  };
}

/** The scopes the document prints, and any other in which a region reported. */
function scopesOf(indicator: Indicator, regions: readonly ReportedRegion[]): readonly (string | null)[] {
  const printed: (string | null)[] = indicator.scopes.map(({ scope }) => scope);
  const used = regions.flatMap(({ figures }) =>
    figures.filter((figure) => figure.indicatorId === indicator.id),
  );
  const scopes = new Set(printed.length > 0 ? printed : [null]);
  for (const scope of used.map((figure) => figure.scope).sort()) scopes.add(scope);
  return [...scopes];
}

function buildRow(
  { pack, period, regions }: CityTableRequest,
  figures: ReadonlyMap<RegionCode, ReadonlyMap<string, Figure>>,
  indicator: Indicator,
  scope: string | null,
): CityTableRow {
  const key = rowKey({ indicatorId: indicator.id, scope });
  const reported = regions.flatMap(({ region }) => {
    const figure = figures.get(region)?.get(key);
    return figure ? [{ region, figure }] : [];
  });
  const own = reported.map(({ figure }) => figure);
  const counted = new Set(
    reported.filter(({ figure }) => contributes(figure, indicator)).map(({ region }) => region),
  );
  const missing =
    indicator.aggregate === 'none'
      ? regions.filter(({ region }) => !hasValue(figures.get(region)?.get(key)))
      : regions.filter(({ region }) => !counted.has(region));
  const city = cityFigureOf(own, indicator, pack.rounding);
  return {
    indicatorId: indicator.id,
    indicator: indicator.name,
    scope,
    unit: indicator.unit,
    aggregate: indicator.aggregate,
    city,
    range: figureRangeOf(own, missing.length, indicator),
    values: regionFigures(reported, indicator, pack),
    missing: missing.map(({ region }) => region),
    target: rowTargetOf(pack, indicator, scope, period, city?.value ?? null),
  };
}

const hasValue = (figure: Figure | undefined): boolean => figure !== undefined && figure.value !== null;

function regionFigures(
  reported: readonly { readonly region: RegionCode; readonly figure: Figure }[],
  indicator: Indicator,
  pack: RulePack,
): Readonly<Record<string, RegionFigure>> {
  const exactValues = reported.flatMap(({ region, figure }) => {
    const value = exactValueOf(figure, indicator);
    return value ? [{ region, value }] : [];
  });
  const direction = indicator.direction === 'down' ? 'low' : 'high';
  const ranks =
    indicator.direction === 'none' ? null : rankRegions(exactValues, { direction, ties: pack.rank.ties });
  const computed = new Map(exactValues.map(({ region, value }) => [region, value]));
  return Object.fromEntries(
    reported.map(({ region, figure }) => {
      const value = computed.get(region);
      return [
        region,
        {
          value: figure.value ?? (value ? toDecimalText(value) : null),
          numerator: figure.numerator,
          denominator: figure.denominator,
          points: figure.points,
          rank: ranks?.get(region) ?? null,
        },
      ];
    }),
  );
}
