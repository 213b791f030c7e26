import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from './brands.ts';
import type { ReadingKind } from './reading.ts';

/** blocking 强制性错误 · query 核实性疑点 · notice 提示. */
export const SEVERITIES = ['blocking', 'query', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The kind of check: 基本, 表内, 表间, 同期, 口径, 离群. */
export type CheckKind = 'basic' | 'within-table' | 'across-tables' | 'same-period' | 'definition' | 'outlier';

/** Codes of the contract; a rule's slug is its code. Further rules add their own. */
export const FINDING_CODES = [
  'required-missing',
  'not-yet-available',
  'not-a-number',
  'text-number',
  'formula-error',
  'out-of-range',
  'negative-count',
  'non-integer-count',
  'percent-scale',
  'unit-slip',
  'ratio-mismatch',
  'part-exceeds-whole',
  'sum-mismatch',
  'cross-table-mismatch',
  'year-jump',
  'target-below-baseline',
  'target-altered',
  'below-target',
  'duplicate-indicator',
  'ledger-count-mismatch',
  'hard-coded-ratio',
  'self-score-mismatch',
  'indicator-unplaced',
  'formula-unevaluated',
  'hidden-content',
  'outlier',
  'parts-swapped',
  'reported-none',
  'cumulative-decrease',
  'list-altered',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export interface CellPlace {
  /** null = the workbook under check; a name only when several files are checked together. */
  readonly file: string | null;
  readonly sheet: string;
  readonly cell: string;
}

/** Data about the workbook, returned and never thrown. Wording lives in shared/messages. */
export interface Finding {
  readonly code: FindingCode;
  /** The number for the telephone (`V012`); never reused. */
  readonly number: string;
  readonly severity: Severity;
  /** `readings`: follows from readings and inputs alone, so the server recomputes it. `workbook`: needs the sheet. */
  readonly basis: 'readings' | 'workbook';
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly pack: PackId | null;
  readonly indicatorId: IndicatorId | null;
  readonly indicator: string | null;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
  readonly kind: ReadingKind | null;
  /** Numbers are decimal text; shared/messages turns code + params into a sentence. */
  readonly params: Readonly<Record<string, string>>;
  readonly clause: string | null;
  /** What 采用 would type into the cell; `cells` when more than one changes (swapped parts). */
  readonly fix: Fix | null;
  readonly related: readonly CellPlace[];
}

export interface Fix {
  readonly value: string;
  readonly cells?: readonly { readonly sheet: string; readonly cell: string; readonly value: string }[];
}

/** A written 说明 (or 缺报说明), bound to rule, indicator, scope and value: it dies when the value changes. */
export interface Explanation {
  readonly code: FindingCode;
  readonly indicatorId: IndicatorId | null;
  readonly scope: string | null;
  readonly region?: RegionCode | null;
  readonly period?: PeriodId | null;
  readonly kind?: ReadingKind | null;
  readonly value: DecimalText | string | null;
  readonly text: string;
}
