import { buildCityTable } from '#shared/aggregate/build-city-table.ts';
import type { Figure, RegionScore, ReportedRegion } from '#shared/aggregate/figure.ts';
import type { DecimalText, Digest, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { exact, sum, toDecimalText } from '#shared/model/exact.ts';
import type { Indicator, RulePack, Target } from '#shared/rule-pack/rule-pack.ts';

/** An indicator with everything that does not matter here left plain. */
export function indicatorOf(
  id: string,
  given: Partial<Indicator> & { readonly factor?: string } = {},
): Indicator {
  const { factor, ...rest } = given;
  const part = { name: id, aliases: [], unit: '万元' };
  return {
    id: id as IndicatorId,
    number: null,
    name: id,
    aliases: [],
    unit: factor ? '%' : '家',
    section: null,
    scopes: [],
    direction: 'up',
    quantity: factor ? 'ratio' : 'count',
    aggregate: factor ? 'ratio' : 'sum',
    parts: factor ? { numerator: part, denominator: part, factor: factor as DecimalText } : null,
    range: null,
    changeLimit: null,
    frequency: 'annual',
    required: true,
    departments: { lead: [], cooperating: [] },
    scoring: null,
    clause: '',
    ...rest,
  };
}

export function packOf(indicators: readonly Indicator[], targets: readonly Target[] = []): RulePack {
  return {
    format: 'kezhi-pack/1',
    id: 'test-pack' as PackId,
    version: '1.0.0',
    title: '测试',
    document: { number: '', title: '', part: null, issuer: '' },
    area: '621100' as RegionCode,
    level: 'county',
    regions: [],
    effective: { from: '2022' as PeriodId, to: null },
    frequency: 'annual',
    type: 'scoring',
    rounding: { mode: 'half-up', places: 2 },
    rank: { direction: 'high', ties: 'skip' },
    maxPoints: null,
    sections: [],
    indicators,
    targets,
    questions: [],
    adjustments: [],
    classes: [],
    checks: [],
    titleWords: [],
  };
}

export const figureOf = (
  id: string,
  given: Partial<Record<'scope' | 'value' | 'numerator' | 'denominator' | 'points', string>>,
): Figure => ({
  indicatorId: id as IndicatorId,
  scope: given.scope ?? null,
  value: (given.value ?? null) as DecimalText | null,
  numerator: (given.numerator ?? null) as DecimalText | null,
  denominator: (given.denominator ?? null) as DecimalText | null,
  points: (given.points ?? null) as DecimalText | null,
});

export function regionOf(
  region: string,
  figures: readonly Figure[],
  score: RegionScore | null = null,
): ReportedRegion {
  const isReported = figures.length > 0 || score !== null;
  return {
    region: region as RegionCode,
    name: region,
    state: isReported ? 'received' : null,
    late: null,
    snapshots: isReported ? [`sha256:${region}` as Digest] : [],
    figures,
    conflicts: [],
    score,
  };
}

export const scoreOf = (totalExact: string, waiting: RegionScore['waiting'] = []): RegionScore => ({
  total: totalExact as DecimalText,
  totalExact: totalExact as DecimalText,
  class: null,
  provisional: waiting.length > 0,
  waiting,
  items: [],
  adjustments: [],
});

/** A total with the items it is the sum of. */
export function itemScoreOf(points: Readonly<Record<string, string>>, adjustment = '0'): RegionScore {
  const total = sum([...Object.values(points), adjustment].map((one) => exact(one)));
  return {
    ...scoreOf(toDecimalText(total)),
    items: Object.entries(points).map(([id, own]) => ({
      indicatorId: id as IndicatorId,
      indicator: id,
      group: id.startsWith('list:') ? 'annual' : null,
      max: '20' as DecimalText,
      points: own as DecimalText,
      attainment: null,
    })),
    adjustments: adjustment === '0' ? [] : [{ label: '省级表彰', points: adjustment as DecimalText }],
  };
}

export const tableOf = (pack: RulePack, regions: readonly ReportedRegion[]) =>
  buildCityTable({
    pack,
    packDigest: 'sha256:0' as Digest,
    period: '2022' as PeriodId,
    basis: 'latest',
    regions,
  });
