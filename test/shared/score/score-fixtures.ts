import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Reading, ReadingKind, ScoringInput } from '#shared/model/reading.ts';

/** A reading of a pack with everything that scoring does not look at filled in. */
export function reading(
  pack: string,
  indicatorId: string,
  kind: ReadingKind,
  value: string | null,
  more: { period?: string; region?: string | null; scope?: string | null } = {},
): Reading {
  return {
    sheet: 'S',
    cell: 'A1',
    pack: pack as PackId,
    indicatorId: indicatorId as IndicatorId,
    indicator: indicatorId,
    scope: more.scope ?? null,
    region: (more.region ?? null) as RegionCode | null,
    period: (more.period ?? '2022') as PeriodId,
    kind,
    value: value as DecimalText | null,
    unit: '',
    raw: value ?? '',
    marks: [],
    places: 0,
    table: 0,
    sure: 'sure',
  };
}

export const stated = (
  pack: string,
  indicatorId: string,
  label: string,
  value: string,
  period = '2022',
): ScoringInput => ({
  pack: pack as PackId,
  indicatorId: indicatorId as IndicatorId,
  region: null,
  period: period as PeriodId,
  label,
  value: value as DecimalText,
  sheet: 'S',
  cell: 'A1',
  raw: label,
});

export const place = (period = '2022', region: string | null = null) => ({
  region: region as RegionCode | null,
  period: period as PeriodId,
  digest: 'sha256:0',
});
