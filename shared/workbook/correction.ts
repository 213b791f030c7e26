import type { IndicatorId, PackId, PeriodId, RegionCode } from '../model/brands.ts';
import type { ReadingKind } from '../model/reading.ts';

/**
 * One correction a person made in 表格识别. Bound to the words found, not to an address,
 * so that it applies by itself next month on the same layout.
 */
export interface Correction {
  /** Normalised text of the row or column header that was corrected. */
  readonly text: string;
  /** Sheet title or table title, to tell equal words in different tables apart; null = anywhere. */
  readonly table: string | null;
  readonly line: 'row' | 'column';
  readonly meaning: {
    readonly pack?: PackId;
    readonly indicatorId?: IndicatorId | null;
    readonly scope?: string | null;
    readonly kind?: ReadingKind | 'ignore';
    readonly period?: PeriodId;
    readonly region?: RegionCode;
    readonly unit?: string;
  };
}
