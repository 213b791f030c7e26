import type { IndicatorId, RegionCode } from '../../../model/brands.ts';
import type { ReadingKind, Sureness } from '../../../model/reading.ts';
import type { Indicator } from '../../../rule-pack/rule-pack.ts';
import type { PeriodMention } from '../../text/period-words.ts';

/** The indicator (or item of an issued list) that a line stands for. */
export interface PlacedIndicator {
  readonly id: IndicatorId;
  readonly name: string;
  readonly unit: string;
  /** null for an item of an annual list. */
  readonly indicator: Indicator | null;
}

export interface LineReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What a row or column was understood as once the pack of its table is known. */
export interface LineMeaning {
  /** Zero-based row or column. */
  readonly at: number;
  readonly text: string;
  readonly status:
    | 'indicator'
    | 'value'
    | 'heading'
    | 'total'
    | 'derived'
    | 'part-of'
    | 'label'
    | 'unplaced'
    | 'ignored';
  readonly placed: PlacedIndicator | null;
  readonly part: 'numerator' | 'denominator' | null;
  /** Scope named by the line. */
  readonly scope: string | null;
  /** Words that may name a scope of whatever indicator crosses the line. */
  readonly scopeWords: readonly string[];
  readonly region: RegionCode | null;
  readonly total: 'total' | 'area' | null;
  readonly period: PeriodMention | null;
  readonly kind: ReadingKind | null;
  readonly unit: string | null;
  /** Column of the units that stand beside the figures of this column. */
  readonly unitBeside?: number;
  readonly partUnits: { readonly numerator: string | null; readonly denominator: string | null };
  /** 占比, 比重: a share of whatever the line crosses. */
  readonly share: boolean;
  readonly sure: Sureness;
  readonly why: LineReason | null;
  /** For 其中 lines: the row they are part of. */
  readonly partOf: number | null;
}

export const EMPTY_MEANING: Omit<LineMeaning, 'at' | 'text' | 'status'> = {
  placed: null,
  part: null,
  scope: null,
  scopeWords: [],
  region: null,
  total: null,
  period: null,
  kind: null,
  unit: null,
  partUnits: { numerator: null, denominator: null },
  share: false,
  sure: 'sure',
  why: null,
  partOf: null,
};

export const surenessOf = (score: number): Sureness =>
  score >= 0.9 ? 'sure' : score >= 0.8 ? 'likely' : 'unsure';
