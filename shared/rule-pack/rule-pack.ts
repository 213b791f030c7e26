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
  /** Rankings besides the one by total. */
  readonly rankings?: readonly Ranking[];
  /** How a composite index is put together; weights and standards stay empty until they are issued. */
  readonly composite?: CompositeIndex;
  /** 奖补 schedule: money instead of points. */
  readonly support?: readonly SupportItem[];
  /** Rules of a roster of people. */
  readonly roster?: RosterRules;
}

export interface Ranking {
  readonly id: string;
  readonly title: string;
  /** value: by these indicators. attainment: by how many of them met their target. */
  readonly by: 'value' | 'attainment';
  readonly indicatorIds: readonly IndicatorId[];
  readonly clause: string;
}

/**
 * d = value ÷ standard × 100, capped at 100; then weighted up the sections (weights within one parent add up to 1).
 * The levels are the pack's sections with `parent`.
 */
export interface CompositeIndex {
  readonly indicatorId: IndicatorId;
  /** By section or indicator id; empty = not issued. */
  readonly weights: Readonly<Record<string, DecimalText>>;
  /** By indicator id; empty = not issued. */
  readonly standards: Readonly<Record<string, DecimalText>>;
  readonly source: string;
}

/** One line of a 奖补 schedule. Amounts in 万元. */
export interface SupportItem {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** 国家级, 省级, 市级 …; null when the text has one level only. */
  readonly level: string | null;
  readonly payer: 'province' | 'city' | 'unstated';
  /** What is counted: 家, 件, 个; or the base of a share, in 万元. */
  readonly unit: string;
  readonly amount: SupportAmount;
  /** Paid once per holder (新认定, 一次性). */
  readonly once: boolean;
  /** What must hold first, as printed; null = nothing more than the name says. */
  readonly condition: string | null;
  readonly text: string;
  readonly clause: string;
  /** Reading of a defect in force. */
  readonly assumed?: string;
}

export type SupportAmount =
  /** Amount for each. `minimum`: 以上, the text states no upper end. */
  | { readonly kind: 'each'; readonly amount: DecimalText; readonly minimum?: true }
  /** Up to this amount for each: the amount itself is decided case by case. */
  | { readonly kind: 'up-to'; readonly amount: DecimalText }
  /** Share of a base in %, with the printed cap per unit. */
  | {
      readonly kind: 'share';
      readonly percent: DecimalText;
      readonly cap: DecimalText | null;
      /** Largest share of the result that may go to one person, in %. */
      readonly leaderShare?: DecimalText;
    }
  /** The same amount again as another level paid (1:1 配套). */
  | { readonly kind: 'match'; readonly ratio: DecimalText };

/** What a roster of people must satisfy. */
export interface RosterRules {
  readonly kinds: readonly { readonly kind: string; readonly aliases: readonly string[] }[];
  /** How the service is given, beside the kind; grading looks at different results for each. */
  readonly services: readonly { readonly kind: string; readonly aliases: readonly string[] }[];
  readonly steps: readonly string[];
  readonly grades: readonly {
    readonly grade: string;
    readonly aliases: readonly string[];
    readonly effect: string;
  }[];
  /** Share of the best grade in % of all people on the roster; null = not printed. */
  readonly quota: {
    readonly grade: string;
    readonly percent: DecimalText | null;
    readonly rounding: 'down' | 'half-up' | 'up' | null;
  };
  /** Grade after which a person leaves the roster of the next year. */
  readonly exitGrade: string;
  readonly teamMinimum: number;
  readonly perPoorVillage: number;
  readonly clauses: Readonly<
    Record<'kinds' | 'steps' | 'grades' | 'quota' | 'exit' | 'team' | 'village' | 'record', string>
  >;
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
  /** Its items are issued every year to each unit as a list (年度责任清单) and are not in the pack. */
  readonly items?: 'issued';
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
  /** Other names the same document prints for it: kept for 规则体检, also aliases. */
  readonly printedNames?: readonly string[];
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
  /** A rank aimed at beside the value, in the document's words: 排名达到全省中等水平. */
  readonly rankGoal?: string;
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
  /** What is counted is the increase over this baseline, e.g. 上年末家数. */
  readonly against?: string;
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

/** The year's list of targets for one unit (年度科技创新目标责任清单), usually read from a workbook. */
export interface IssuedList {
  readonly format: 'kezhi-issued-list/1';
  readonly pack: PackId;
  readonly section: string;
  /** null = the same list for every unit. */
  readonly region: RegionCode | null;
  readonly period: PeriodId;
  readonly items: readonly IssuedItem[];
  readonly document: string;
}

export interface IssuedItem {
  /** Id of the indicator it becomes; absent = made from section and name. */
  readonly id?: IndicatorId;
  readonly name: string;
  readonly unit: string;
  readonly maxPoints: DecimalText;
  readonly target: DecimalText | null;
  /** The 评分标准 as printed, and what it was compiled to. */
  readonly text: string;
  readonly rule: ScoringRule | null;
}
