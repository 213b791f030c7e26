import type { DecimalText, Digest, IndicatorId, PackId, PeriodId, RegionCode } from './brands.ts';
import type { Lateness } from './snapshot.ts';

/** latest: received and accepted submissions count. accepted: only accepted ones. */
export type TableBasis = 'latest' | 'accepted';

/** The city's table of one pack and period: every county as it reported, and what follows for the city. */
export interface CityTable {
  readonly format: 'kezhi-city-table/1';
  readonly pack: { readonly id: PackId; readonly version: string; readonly digest: Digest };
  readonly period: PeriodId;
  readonly basis: TableBasis;
  readonly regions: readonly CityTableRegion[];
  readonly indicators: readonly CityTableRow[];
  /** Expected regions without a figure that counts. */
  readonly missing: readonly RegionCode[];
  readonly ranking: Ranking;
  /** Rankings that the document announces besides the one by total (县(区)科技创新指数排名 …); empty where it has none. */
  readonly rankings: readonly FurtherRanking[];
}

export interface CityTableRegion {
  readonly region: RegionCode;
  readonly name: string;
  /** State of the latest submission; null = nothing heard. */
  readonly state: string | null;
  readonly late: Lateness;
  /** Rounded once for print. */
  readonly total: DecimalText | null;
  /** Unrounded: ranks come from this. */
  readonly totalExact: DecimalText | null;
  readonly rank: number | null;
  readonly class: string | null;
  readonly provisional: boolean;
  /** Digests of the submissions that count, one per department; every figure leads back to a receipt. */
  readonly snapshots: readonly Digest[];
  /** Figures that two departments of the region reported differently. */
  readonly conflicts: readonly FigureConflict[];
  /** Points by item, those of a year's list among them; empty where the total is no sum of items. */
  readonly items: readonly RegionItem[];
  /** 加减分. */
  readonly adjustments: readonly { readonly label: string; readonly points: DecimalText }[];
  /** Total before 百分制核算 over all units; null where nothing was scaled. */
  readonly unscaled: DecimalText | null;
  /** The quarters' results of which an annual total is the mean; empty where it is not. */
  readonly quarters: readonly { readonly period: PeriodId; readonly total: DecimalText }[];
  /**
   * By which list of the year (责任清单) it was scored: the one in force, one replaced since, or the one its workbook prints;
   * null where none was issued to it.
   */
  readonly list: 'in-force' | 'replaced' | 'printed' | null;
}

export interface RegionItem {
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  readonly points: DecimalText | null;
  readonly max: DecimalText | null;
}

export interface FigureConflict {
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly kind: string;
  readonly values: readonly { readonly department: string | null; readonly value: DecimalText }[];
}

export interface CityTableRow {
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  readonly scope: string | null;
  readonly unit: string;
  readonly aggregate: 'sum' | 'ratio' | 'weighted' | 'none';
  /** Of the regions that are in; null when nothing can be said for all of them together. */
  readonly city: CityFigure | null;
  /** Where the figure of all regions can lie, as long as some are missing. */
  readonly range: FigureRange | null;
  readonly values: Readonly<Record<string, RegionFigure>>;
  /** Regions whose figure for this row is missing, or whose parts are missing in a ratio. */
  readonly missing: readonly RegionCode[];
  readonly target: RowTarget | null;
}

export interface CityFigure {
  /** Unrounded: ten decimals where it never ends. */
  readonly value: DecimalText;
  /** Rounded once by the pack's rule. */
  readonly text: DecimalText;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  /** How many regions it is made of. */
  readonly regions: number;
  /** Mean of the regions' ratios, shown only to say that it is not the city's figure. */
  readonly simpleMean: DecimalText | null;
}

export interface FigureRange {
  readonly low: DecimalText;
  readonly high: DecimalText;
  /** `peers`: each missing region lies between the lowest and highest of those that are in (for a ratio: with the largest denominator among them). */
  readonly assumption: 'peers';
}

export interface RegionFigure {
  /** As reported, else from its parts. */
  readonly value: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  readonly points: DecimalText | null;
  /** Among the regions, on unrounded values; null without a direction. */
  readonly rank: number | null;
}

export interface RowTarget {
  readonly value: DecimalText;
  readonly kind: string;
  /** target − value where more is better, value − target where less is; zero or below = met. */
  readonly gap: DecimalText | null;
  readonly met: boolean | null;
}

/** 位次: final, without some regions, or not to be stated because rules are undecided (位次待定). */
export interface Ranking {
  readonly state: 'final' | 'incomplete' | 'provisional' | 'none';
  readonly reasons: readonly RankingReason[];
  /** How far the ranks depend on the weights; null where there are no ranks or it cannot be said. */
  readonly robustness: RankRobustness | null;
}

/** No choice of weights within ± `percent`, each moving on its own, takes a unit out of the places from `best` to `worst`. */
export interface RankRobustness {
  readonly percent: DecimalText;
  readonly regions: readonly {
    readonly region: RegionCode;
    readonly rank: number;
    readonly best: number;
    readonly worst: number;
  }[];
}

export interface FurtherRanking {
  readonly id: string;
  readonly title: string;
  /** value: by an indicator. attainment: by how many of the main targets were met. */
  readonly by: 'value' | 'attainment';
  readonly clause: string;
  readonly regions: readonly {
    readonly region: RegionCode;
    readonly value: string;
    /** Of how many targets; null for a value. */
    readonly of: number | null;
    readonly rank: number;
  }[];
  /** Regions that cannot be placed because a figure or target is missing. */
  readonly missing: readonly RegionCode[];
}

/** Why there are no ranks: an open question, items without points, or a missing quarter, and the regions it concerns. */
export interface RankingReason {
  readonly why: 'open-question' | 'not-reported' | 'not-computable' | 'quarter-missing';
  readonly question: string;
  /** The question in words; null where no question waits. */
  readonly text: { readonly zh: string; readonly en: string } | null;
  /** null = the total itself. */
  readonly indicatorId: IndicatorId | null;
  /** Its name; empty for the total. */
  readonly indicator: string;
  readonly regions: readonly {
    readonly region: RegionCode;
    readonly name: string;
    /** The value that waits; how many items are not reported; which quarters are missing. */
    readonly value: string | null;
  }[];
}
