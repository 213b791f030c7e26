import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from './brands.ts';

/** What a quantity says of its indicator. */
export const READING_KINDS = [
  'actual',
  'baseline',
  'target',
  'constraint',
  'expectation',
  'numerator',
  'denominator',
  'score',
  'weight',
] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/** What the typed text carried besides the number; understood, kept as typed, never silently changed. */
const READING_MARKS = [
  'footnote', // 37.91*
  'at-least', // ≥1
  'at-most', // ≤5
  'about', // 约75
  'text', // a number stored as text
  'full-width',
  'thousands',
  'unit-inside', // 75家
  'percent-format', // 0.0116 shown as 1.16%
  'formula', // the cell holds a formula
  'uncached', // the formula had no cached value; this one was evaluated here
  'none', // — / … : declared as none or not reported
  'blank', // an empty cell that belongs to an indicator
  'error', // #DIV/0! …
  'pending', // 待反馈, 未公布 …
  'unreadable', // text in which no quantity can be understood
  'qualitative', // 提升1位, 前20位: a target in words, not an error
  'hidden', // in a hidden row, column or sheet
] as const;
export type ReadingMark = (typeof READING_MARKS)[number];

/**
 * One quantity cell of a workbook that belongs to an indicator of a pack.
 * `value` is in the indicator's official unit (money parts in 万元); null = nothing, or nothing understood (see marks).
 */
export interface Reading {
  readonly sheet: string;
  /** A1 address; the top-left cell of a merge. */
  readonly cell: string;
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  /** As the document prints it, without trailing unit. */
  readonly indicator: string;
  /** 市本级 | 县区 | 省级以上 | 市级, null when the indicator has no scopes. */
  readonly scope: string | null;
  /** null = nothing named = the pack's own area. */
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  readonly kind: ReadingKind;
  readonly value: DecimalText | null;
  readonly unit: string;
  /** As typed or shown. */
  readonly raw: string;
  readonly marks: readonly ReadingMark[];
  /** Decimals as printed, before any unit conversion: the tolerance of a typed ratio. */
  readonly places: number;
  /** The unit in which the cell itself was read, when it differs from `unit`. */
  readonly typedUnit?: string;
  /** Factor from the cell's number to `value` (万元 in an 亿元 row: 0.0001; a % format: 100). */
  readonly typedFactor?: DecimalText;
  /** The formula of the cell, without `=`. */
  readonly formula?: string;
  /** Cells that this cell's formula reads directly, as `sheet!A1`; ranges spelled out. */
  readonly precedents?: readonly string[];
  /** How the cell came to this reading: for the person who asks why. */
  readonly table: number;
  /** Row number of the indicator in its table, for findings that speak of order. */
  readonly sure: Sureness;
}

export type Sureness = 'sure' | 'likely' | 'unsure';

/** What scoring needs beyond quantities: counts by level, choices, discretionary points. Read from text cells too. */
export interface ScoringInput {
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  /** The words of the workbook that name the input, e.g. 省级重点实验室 or 方案已印发. */
  readonly label: string;
  /** A decimal, or `true` / `false` for a statement such as 已兑现 / 未兑现. */
  readonly value: DecimalText | 'true' | 'false';
  readonly sheet: string;
  readonly cell: string;
  readonly raw: string;
}

/** Label of the input in which the 评分标准 printed beside an item of a year's list travels; the text stands in `raw`. */
export const PRINTED_STANDARD = '评分标准';

/** A table that was located by its content. Ranges are A1 addresses on the sheet. */
export interface LocatedTable {
  readonly sheet: string;
  readonly range: string;
  readonly headerRange: string;
  readonly title: string | null;
  readonly unit: string | null;
  readonly orientation: 'indicators-in-rows' | 'indicators-in-columns' | 'ledger' | 'other';
  readonly pack: PackId | null;
  readonly sure: Sureness;
  readonly hidden: boolean;
  /** What each column is (or, where indicators stand in columns, what each row is). */
  readonly columns: readonly TableLine[];
  /** Which row (or column) is which indicator. */
  readonly rows: readonly TableLine[];
}

/** One row or column of a table and what it was taken for. */
export interface TableLine {
  /** `C` or `7`. */
  readonly at: string;
  /** The words found there. */
  readonly text: string;
  /** What it was understood as. */
  readonly role:
    | 'indicator'
    | 'value'
    | 'name'
    | 'number'
    | 'group'
    | 'unit'
    | 'scope'
    | 'region'
    | 'department'
    | 'note'
    | 'standard'
    | 'derived'
    | 'total'
    | 'unknown';
  readonly indicatorId: IndicatorId | null;
  readonly scope: string | null;
  readonly kind: ReadingKind | null;
  readonly period: PeriodId | null;
  readonly region: RegionCode | null;
  readonly unit: string | null;
  readonly sure: Sureness;
  /** Code of the reason for the match, worded by shared/messages. */
  readonly why: { readonly code: string; readonly params: Readonly<Record<string, string>> } | null;
}

/** A text that looks as if it should have been placed and was not. Never silently dropped. */
export interface Unplaced {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  /** True when it looks like an indicator row or column (then it is also a finding). */
  readonly likeIndicator: boolean;
}

/** Rows of a 台账 counted for an indicator. */
export interface LedgerCount {
  readonly sheet: string;
  readonly range: string;
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
  readonly count: number;
  /** Words of the column filter that made the count, when not all rows counted. */
  readonly filter: string | null;
  /** Counted rows that say in every column but their number what a row above says, as they stand in the sheet. */
  readonly repeats: readonly LedgerRepeat[];
}

export interface LedgerRepeat {
  readonly row: number;
  readonly first: number;
}

/** A row, column or cell group that sums others: 合计, 其中. Addresses as `sheet!A1`. */
export interface SumRelation {
  readonly sheet: string;
  readonly total: string;
  readonly items: readonly string[];
  /** `total`: 合计 = Σ items. `part`: each item ≤ total (其中). `regions`: the city's own figure beside its counties. */
  readonly relation: 'total' | 'part' | 'regions';
  readonly indicatorId: IndicatorId | null;
  readonly pack: PackId | null;
}

/** A blank or derived quantity cell that is not a reading but that a rule may speak about (sub-totals, 完成率). */
export interface QuantityCell {
  readonly sheet: string;
  readonly cell: string;
  readonly value: DecimalText | null;
  readonly raw: string;
  readonly places: number;
  readonly formula: string | null;
  readonly error: boolean;
}

/** An empty cell in a 自评得分 column: where a computed score may be written. */
export interface EmptyScore {
  readonly sheet: string;
  readonly cell: string;
  readonly pack: PackId;
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  readonly region: RegionCode | null;
  readonly period: PeriodId;
}

/** Everything that was understood of a workbook: plain data, in a fixed order (sheet, row, column). */
export interface Recognition {
  readonly tables: readonly LocatedTable[];
  readonly readings: readonly Reading[];
  readonly inputs: readonly ScoringInput[];
  readonly unplaced: readonly Unplaced[];
  readonly ledgers: readonly LedgerCount[];
  readonly emptyScores?: readonly EmptyScore[];
  readonly sums: readonly SumRelation[];
  /** Quantity cells named by `sums` that are no readings, by `sheet!A1`. */
  readonly cells: Readonly<Record<string, QuantityCell>>;
  /** Hidden sheets, rows and columns that were read. */
  readonly hidden: readonly {
    readonly sheet: string;
    readonly what: 'sheet' | 'row' | 'column';
    readonly at: string;
  }[];
  /** Main region and period of the workbook, as far as it names them. */
  readonly region: RegionCode | null;
  readonly period: PeriodId | null;
  readonly packs: readonly PackId[];
}
