import type { DecimalText, Digest, IndicatorId, RegionCode } from '../model/brands.ts';
import type { FigureConflict } from '../model/city-table.ts';
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
}

/** What the table needs of a score sheet. */
export interface RegionScore {
  readonly total: DecimalText | null;
  readonly totalExact: DecimalText | null;
  readonly class: string | null;
  readonly provisional: boolean;
  /** Items whose points wait for an answer of the issuer. */
  readonly waiting: readonly {
    readonly question: string;
    readonly indicatorId: IndicatorId;
    readonly value: DecimalText | null;
  }[];
}

/** Names a row of the table. */
export const rowKey = (of: { readonly indicatorId: string; readonly scope: string | null }): string =>
  `${of.indicatorId}\u0000${of.scope ?? ''}`;
