import type { RegionCode } from '../../../model/brands.ts';
import type { ReadingKind } from '../../../model/reading.ts';
import type { NameMatch } from '../../text/name-match.ts';
import type { PeriodMention } from '../../text/period-words.ts';
import type { HeaderRole } from '../words/header-words.ts';
import type { TextSense } from '../words/text-sense.ts';

/** What a column is for, before it is known to which pack its table belongs. */
export interface ColumnLine {
  readonly column: number;
  /** Header texts from the top row to the bottom row, repeated ones once. */
  readonly path: readonly TextSense[];
  readonly role: ColumnRole;
  /** What a value column says of its indicator; null when its words leave that to the table. */
  readonly kind: ReadingKind | null;
  readonly period: PeriodMention | null;
  readonly region: RegionCode | null;
  /** The column sums the regions beside it (合计), or is the area as a whole (全市). */
  readonly total: 'total' | 'area' | null;
  readonly unit: string | null;
  readonly part: 'numerator' | 'denominator' | null;
  readonly genericRatio: boolean;
  /** Indicators that the header names. */
  readonly matches: readonly NameMatch[];
  /** Column of the units that stand beside each of its figures: 18 | 家 under one 完成. */
  readonly unitBeside?: number;
  /** True when the table's title named them, not the header. */
  readonly lent?: boolean;
  /** Words on the progress made with a number here and there: only the numbers are figures. */
  readonly worded?: boolean;
  readonly profile: ColumnProfile;
}

export type ColumnRole =
  | Exclude<HeaderRole, 'target' | 'constraint' | 'expectation' | 'baseline' | 'actual'>
  | 'value'
  | 'unknown';

/** What the cells under a header are, counted over the first rows of the body. */
export interface ColumnProfile {
  readonly filled: number;
  readonly rows: number;
  /** Numbers, text numbers, —, errors, 待反馈. */
  readonly quantities: number;
  /** Quantities shown or typed in percent. */
  readonly percents: number;
  readonly units: number;
  readonly regions: number;
  /** Texts that name an office of one region: 漳县科技局. */
  readonly offices: number;
  /** Texts that name nothing but a time. */
  readonly periods: number;
  readonly totals: number;
  /** Texts that are a scope of an indicator and nothing else (市本级, 县区). */
  readonly scopes: number;
  /** Texts that name an indicator. */
  readonly names: number;
  /** Other texts. */
  readonly words: number;
  /** Nothing but whole numbers that rise one by one. */
  readonly ordinals: boolean;
  /** Nothing but whole numbers that may be years. */
  readonly years: boolean;
  /** Cells that say 目标 or 完成 and nothing else. */
  readonly targets: number;
  readonly actuals: number;
  /** Texts longer than a name would be. */
  readonly long: number;
}

/** Header texts as one label for a person. */
export const pathText = (path: readonly TextSense[]): string =>
  path.map((sense) => sense.text.replace(/\s+/g, '')).join(' ');
