import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from './brands.ts';

/**
 * scored: every step is decided. assumed: a reading of a defect of the text. discretionary: points entered by a person.
 * not-reported: no value. not-computable: e.g. a zero denominator. open-question: the issuer has not decided.
 */
export type ItemState =
  | 'scored'
  | 'assumed'
  | 'discretionary'
  | 'not-reported'
  | 'not-computable'
  | 'open-question';

export interface TraceStep {
  /** Code of the step's sentence in shared/messages, with decimal params. */
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly clause: string | null;
}

export interface ScoreItem {
  readonly indicatorId: IndicatorId;
  readonly indicator: string;
  readonly scope: string | null;
  /** Section of the pack. */
  readonly group: string | null;
  readonly max: DecimalText | null;
  /** Unrounded (ten decimals where it never ends); null unless scored, assumed or discretionary. */
  readonly points: DecimalText | null;
  readonly state: ItemState;
  /** What was scored, in the indicator's unit. */
  readonly value: DecimalText | null;
  /** value ÷ target as a fraction (`0.71`), where a target is known. */
  readonly attainment: DecimalText | null;
  readonly target: DecimalText | null;
  readonly trace: readonly TraceStep[];
  /** Conventions and readings used: codes of shared/messages. */
  readonly assumed: readonly string[];
  /** Ids of the pack's open questions that touch this item. */
  readonly questions: readonly string[];
  readonly clause: string | null;
}

export interface ScoreSheet {
  readonly pack: { readonly id: PackId; readonly version: string; readonly digest: string };
  readonly engine: number;
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  /** Rounded once for print by the pack's rule; null for target packs. */
  readonly total: DecimalText | null;
  readonly totalExact: DecimalText | null;
  readonly max: DecimalText | null;
  /** Sum of the maxima of the items that could be counted. */
  readonly maxCounted: DecimalText | null;
  readonly provisional: boolean;
  readonly class: string | null;
  /** Open questions that touch the total itself (按百分制核算). */
  readonly questions?: readonly string[];
  readonly items: readonly ScoreItem[];
  readonly adjustments: readonly ScoreAdjustment[];
  /** 加减分 events that name no rule or level of the pack: told, never dropped. */
  readonly unreadEvents?: readonly string[];
  /** 加减分 events taken for one that counts already at a higher level. */
  readonly mergedEvents?: readonly MergedEvent[];
}

export interface MergedEvent {
  readonly label: string;
  readonly evidence: string | null;
  /** Level at which the event counts. */
  readonly into: string;
}

/** 加减分: an event with its level, date, document and points. */
export interface ScoreAdjustment {
  readonly label: string;
  readonly points: DecimalText;
  readonly clause: string | null;
  readonly evidence: string | null;
}
