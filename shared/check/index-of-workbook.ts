import { readGrowthAccount } from '../issuing/composite-index/read-growth-account.ts';
import {
  type IndexOptions,
  type IndexWorkbook,
  readIndexWorkbook,
} from '../issuing/composite-index/read-index-workbook.ts';
import type { IssuingNote } from '../issuing/issuing-note.ts';
import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../model/brands.ts';
import { compare, exact, subtract, toDecimalText } from '../model/exact.ts';
import {
  type CompositeResult,
  type Contribution,
  compositeIndex,
  contributionsToChange,
} from '../score/composite-index.ts';
import {
  type GrowthAccount,
  type ProgressContribution,
  progressContribution,
} from '../score/progress-contribution.ts';
import type { RawWorkbook } from '../workbook/raw-workbook.ts';

/** The index of one region in one period. */
export interface IndexOfPlace {
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
  readonly result: CompositeResult;
  /** Among the regions of the same period, 1 is best; null alone or without an index. */
  readonly rank: number | null;
}

/** How much each indicator adds to the change of the index between two periods. */
export interface IndexChange {
  readonly region: RegionCode | null;
  readonly from: PeriodId;
  readonly to: PeriodId;
  readonly change: DecimalText;
  readonly contributions: readonly Contribution[];
}

export interface IndexReport {
  readonly system: IndexWorkbook | null;
  readonly places: readonly IndexOfPlace[];
  readonly changes: readonly IndexChange[];
  /** 科技进步贡献率; `missing` names the inputs that the workbook does not state. null when it states none. */
  readonly growth:
    | ProgressContribution
    | { readonly ok: false; readonly problem: 'inputs-missing'; readonly missing: readonly string[] }
    | null;
  readonly notes: readonly IssuingNote[];
}

/** The composite index and the 科技进步贡献率 of a workbook, from the weights, standards and elasticities that it states itself. */
export function indexOfWorkbook(raw: RawWorkbook, options: IndexOptions): IndexReport {
  const system = readIndexWorkbook(raw, options);
  const places = system ? withRanks(placesOf(system)) : [];
  return { system, places, changes: changesOf(places), growth: growthOf(raw), notes: system?.notes ?? [] };
}

function placesOf(system: IndexWorkbook): readonly Omit<IndexOfPlace, 'rank'>[] {
  const keys = new Map<string, { region: RegionCode | null; period: PeriodId | null }>();
  for (const { region, period } of system.values) keys.set(`${region}|${period}`, { region, period });
  if (keys.size === 0) keys.set('', { region: null, period: null });
  return [...keys.values()].map(({ region, period }) => {
    const values = new Map(
      system.values
        .filter((one) => one.region === region && one.period === period)
        .map((one) => [one.indicatorId, exact(one.value)] as const),
    );
    return {
      region,
      period,
      result: groupsWithoutWeight(system) ?? compositeIndex(system, system.composite, values),
    };
  });
}

/** Indicators have weights inside their groups, the groups have none: told, never taken as equal. */
function groupsWithoutWeight({ sections, composite }: IndexWorkbook): CompositeResult | null {
  const open = sections.filter((one) => composite.weights[one.id] === undefined);
  if (open.length === 0 || Object.keys(composite.weights).length === 0) return null;
  return { ok: false, top: null, problem: 'weights-not-issued', about: open.map((one) => one.title) };
}

function withRanks(places: readonly Omit<IndexOfPlace, 'rank'>[]): readonly IndexOfPlace[] {
  return places.map((place) => {
    const { result } = place;
    const peers = places.filter((one) => one.period === place.period && one.result.ok);
    if (!result.ok || peers.length < 2) return { ...place, rank: null };
    const better = peers.filter(
      (one) => one.result.ok && compare(exact(one.result.index), exact(result.index)) > 0,
    );
    return { ...place, rank: better.length + 1 };
  });
}

/** Between neighbouring periods of one region. */
function changesOf(places: readonly IndexOfPlace[]): readonly IndexChange[] {
  const sorted = [...places].sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1));
  return sorted.flatMap((later, index): IndexChange[] => {
    const earlier = sorted.slice(0, index).findLast((one) => one.region === later.region);
    if (!earlier?.result.ok || !later.result.ok || earlier.period === null || later.period === null)
      return [];
    const contributions = contributionsToChange(earlier.result.contributions, later.result.contributions);
    return [
      {
        region: later.region,
        from: earlier.period,
        to: later.period,
        change: toDecimalText(subtract(exact(later.result.index), exact(earlier.result.index))),
        contributions: [...contributions].sort((a, b) => compare(exact(b.points), exact(a.points))),
      },
    ];
  });
}

function growthOf(raw: RawWorkbook): IndexReport['growth'] {
  const read = readGrowthAccount(raw);
  if (!read) return null;
  const { output, capital, labour, capitalShare, labourShare } = read.account;
  if (!output || !capital || !labour || !capitalShare || !labourShare)
    return { ok: false, problem: 'inputs-missing', missing: read.missing };
  const account: GrowthAccount = { output, capital, labour, capitalShare, labourShare };
  return progressContribution(account);
}

/** Title of an indicator of a system, for showing. */
export const indexTitle = (system: IndexWorkbook, id: IndicatorId): string =>
  system.indicators.find((one) => one.id === id)?.name ?? id;
