import type { DecimalText, Digest, IndicatorId, PeriodId, RegionCode } from '../model/brands.ts';
import type { CityTableRegion, FigureConflict, RankingReason } from '../model/city-table.ts';
import type { Lateness } from '../model/snapshot.ts';

/** What one region says of one indicator and scope in one period. Null = not reported. */
export interface Figure {
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly value: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  readonly points: DecimalText | null;
}

/** A region as it enters the city table. `figures` is empty and `snapshots` too while nothing of it counts. */
export interface ReportedRegion {
  readonly region: RegionCode;
  readonly name: string;
  readonly state: string | null;
  readonly late: Lateness;
  readonly snapshots: readonly Digest[];
  readonly figures: readonly Figure[];
  readonly conflicts: readonly FigureConflict[];
  readonly score: RegionScore | null;
  /** By which of the year's lists it was scored; absent where none was issued to it. */
  readonly list?: CityTableRegion['list'];
}

/** What the table needs of a score sheet. */
export interface RegionScore {
  readonly total: DecimalText | null;
  readonly totalExact: DecimalText | null;
  readonly class: string | null;
  readonly provisional: boolean;
  /** What keeps the total from being final. */
  readonly waiting: readonly Waiting[];
  readonly items: readonly ScoredItem[];
  readonly adjustments: readonly { readonly label: string; readonly points: DecimalText }[];
  /** Total before 百分制核算 over all units, where it was scaled. */
  readonly unscaled?: DecimalText;
  /** The quarters' results of which an annual total is the mean. */
  readonly quarters?: readonly { readonly period: PeriodId; readonly total: DecimalText }[];
}

export interface ScoredItem {
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  /** Section of the pack. */
  readonly group: string | null;
  readonly max: DecimalText | null;
  readonly points: DecimalText | null;
  readonly attainment: DecimalText | null;
}

export interface Waiting {
  readonly why: RankingReason['why'];
  /** Id of the open question; empty where it is not one that waits. */
  readonly question: string;
  /** null = the total itself waits. */
  readonly indicatorId: IndicatorId | null;
  readonly value: string | null;
}

/** Names a row of the table. */
export const rowKey = (of: { readonly indicatorId: string; readonly scope: string | null }): string =>
  `${of.indicatorId}\u0000${of.scope ?? ''}`;
