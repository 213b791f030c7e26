import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from '../model/brands.ts';
import type { Rounding } from '../model/exact.ts';
import type { FindingCode, Severity } from '../model/finding.ts';
import type { ScoringRule } from './scoring-rule.ts';

/**
 * An indicator system of a policy document as data. Every figure names its clause; nothing here is code.
 * The digest is taken over the canonical JSON of exactly this value.
 */
export interface RulePack {
  readonly format: 'kezhi-pack/1';
  readonly id: PackId;
  /** `1.0.0`; a published version never changes. */
  readonly version: string;
  readonly title: string;
  readonly document: PolicyDocument;
  /** The pack's own area: what a reading means when nothing is named. null where the document names none. */
  readonly area: RegionCode | null;
  /** Who fills it in. */
  readonly level: 'province' | 'city' | 'county';
  /** Regions or zones that are assessed, when the document lists them. */
  readonly regions: readonly RegionCode[];
  /** Years the plan covers; after `to` it says 实施期已满. */
  readonly effective: { readonly from: PeriodId; readonly to: PeriodId | null };
  readonly frequency: Frequency;
  /** targets: attainment only. scoring: points. assessment: points with lists and adjustments. index: composite index. support: money. roster: counts of people. */
  readonly type: 'targets' | 'scoring' | 'assessment' | 'index' | 'support' | 'roster';
  readonly rounding: { readonly mode: Rounding; readonly places: number };
  readonly rank: { readonly direction: 'high' | 'low'; readonly ties: 'skip' | 'dense' };
  /** Maximum of the whole, null without points. */
  readonly maxPoints: DecimalText | null;
  readonly sections: readonly Section[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly questions: readonly Question[];
  readonly adjustments: readonly AdjustmentRule[];
  /** Classes by total; empty until thresholds were issued. */
  readonly classes: readonly { readonly name: string; readonly from: DecimalText; readonly clause: string }[];
  /** How this pack changes a check; absent = the rule's own severity. */
  readonly checks: readonly CheckSetting[];
  /** Words of titles and headers that speak for this pack when a workbook is recognised. */
  readonly titleWords: readonly string[];
}

export interface PolicyDocument {
  /** 文号, e.g. 定办发〔2022〕75号. */
  readonly number: string;
  readonly title: string;
  /** Article, annex or table. */
  readonly part: string | null;
  readonly issuer: string;
}

export type Frequency = 'annual' | 'quarterly' | 'monthly';

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly maxPoints: DecimalText | null;
  readonly parent: string | null;
  readonly clause: string;
}

export interface Indicator {
  readonly id: IndicatorId;
  /** Number as printed, e.g. `5` or `(五)13`. */
  readonly number: string | null;
  /** As printed, without the trailing unit in brackets; misprints are kept. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Official unit: % ‰ 家 件 个 人 人年 户 万元 亿元 件/万人 … */
  readonly unit: string;
  readonly section: string | null;
  /** Sub-rows printed under the indicator, e.g. 市本级 and 县区; empty when there are none. */
  readonly scopes: readonly { readonly scope: string; readonly aliases: readonly string[] }[];
  /** up: more is better. down: less is better (ranks). none: direction not printed. */
  readonly direction: 'up' | 'down' | 'none';
  readonly quantity: 'count' | 'ratio' | 'amount' | 'index' | 'rank' | 'choice' | 'text';
  /** How regions make the city's figure. `ratio`: Σ numerators ÷ Σ denominators. */
  readonly aggregate: 'sum' | 'ratio' | 'weighted' | 'none';
  /** value = numerator ÷ denominator × factor. */
  readonly parts: {
    readonly numerator: PartDefinition;
    readonly denominator: PartDefinition;
    readonly factor: DecimalText;
  } | null;
  /** What the indicator can be at all, with the reason; outside is an error. */
  readonly range: {
    readonly min: DecimalText | null;
    readonly max: DecimalText | null;
    readonly reason: string;
  } | null;
  /** Change against the same period beyond which an explanation is asked, in %. */
  readonly changeLimit: { readonly percent: DecimalText; readonly reason: string } | null;
  readonly frequency: Frequency;
  /** Whether a blank cell is an error. */
  readonly required: boolean;
  readonly departments: { readonly lead: readonly string[]; readonly cooperating: readonly string[] };
  readonly scoring: IndicatorScoring | null;
  readonly clause: string;
  readonly notes?: string;
}

export interface PartDefinition {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly unit: string;
}

export interface IndicatorScoring {
  /** The 评分标准 as printed. */
  readonly text: string;
  readonly maxPoints: DecimalText | null;
  /** What the text was compiled to; null while an open question blocks it. */
  readonly rule: ScoringRule | null;
  /** Ids of questions whose answer this item needs. */
  readonly questions: readonly string[];
  /** Readings of defects of the text that are in force: codes of shared/messages. */
  readonly assumed: readonly string[];
  readonly clause: string;
  /** Other words by which workbooks name an input of the rule, by input name. The input's own label always counts. */
  readonly inputWords?: Readonly<Record<string, readonly string[]>>;
}

export interface Target {
  readonly indicatorId: IndicatorId;
  readonly scope: string | null;
  /** null = the pack's own area. */
  readonly region: RegionCode | null;
  /** The year (or period) the figure is for. A baseline carries the year of its data. */
  readonly period: PeriodId;
  readonly kind: 'baseline' | 'target' | 'constraint' | 'expectation';
  /** null where the document sets it in words (`raw`). */
  readonly value: DecimalText | null;
  readonly comparator: '>=' | '>' | '<=' | '<' | '=' | 'rank-up' | null;
  /** As printed. */
  readonly raw: string;
  readonly clause: string;
  /** What the reader of the figure must know (only in the text, degraded text, intermediate value). */
  readonly note?: string;
}

/** A point that the document leaves open. Shown to the coordinator until the issuer decides. */
export interface Question {
  readonly id: string;
  /** What is undecided, in one sentence a coordinator understands. */
  readonly text: { readonly zh: string; readonly en: string };
  readonly clause: string;
  readonly indicatorIds: readonly IndicatorId[];
  /** Inputs of the rule that the answer touches; absent = the whole item. Not touched = not asked, not 按假定. */
  readonly inputs?: readonly string[];
  /** Readings side by side. */
  readonly options: readonly QuestionOption[];
  /**
   * blocks: item not scored where the rule yields no points, total and rank provisional.
   * assumed: the default is in force and said so. note: shown only.
   */
  readonly effect: 'blocks' | 'assumed' | 'note';
  /** Option in force until decided; null when nothing can be assumed. */
  readonly default: string | null;
}

export interface QuestionOption {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** Replaces the rule of these indicators when chosen. */
  readonly rules?: Readonly<Record<string, ScoringRule>>;
  /** Sets a named setting of the pack when chosen (cut or scale, floor, rounding of a quota …). */
  readonly setting?: { readonly name: string; readonly value: string };
}

/** The issuer's answer, signed and stored with who and when. */
export interface Decision {
  readonly question: string;
  readonly option: string;
  readonly by?: string;
  readonly at?: string;
}

/** 加减分. */
export interface AdjustmentRule {
  readonly id: string;
  readonly text: string;
  readonly levels: readonly {
    readonly level: string;
    readonly aliases: readonly string[];
    readonly points: DecimalText;
  }[];
  readonly per: 'quarter' | 'year';
  readonly unit: string;
  readonly clause: string;
}

export interface CheckSetting {
  readonly code: FindingCode;
  readonly indicatorIds?: readonly IndicatorId[];
  /** off: not run. trial: run silently. else the severity in force. */
  readonly mode: 'off' | 'trial' | Severity;
  readonly reason: string;
  /** Date of the decision, `2022-05-01`. */
  readonly since: string;
}

/** Targets that the city issued to its regions (分解表). */
export interface IssuedTargets {
  readonly format: 'kezhi-issued-targets/1';
  readonly pack: PackId;
  readonly period: PeriodId;
  readonly targets: readonly Target[];
  /** Document by which they were issued. */
  readonly document: string;
}
