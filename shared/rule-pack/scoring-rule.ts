import type { DecimalText } from '../model/brands.ts';
import type { Rounding } from '../model/exact.ts';

/** Kinds of the contract: what a person calls the rule. */
export const RULE_KINDS = [
  'linear-bands',
  'step-bands',
  'count-cap',
  'one-of',
  'completion',
  'deduction',
  'yes-no',
  'event',
  'ranked',
  'growth',
  'relative',
  'formula',
  'index',
  'increment',
  'grade',
  'veto',
  'discretionary',
  'compound',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/**
 * A 评分标准 as plain JSON: named inputs and one expression that turns them into exact points.
 * `points` is null where the text only gives a grade (`grades`) or only vetoes.
 */
export interface ScoringRule {
  readonly kind: RuleKind;
  readonly inputs: readonly RuleInput[];
  readonly points: PointsNode | null;
  /** The first case that holds names the grade; an output beside points, never turned into points. */
  readonly grades?: GradeTable;
  /** 一票否决, 否优 …: outputs beside points. */
  readonly vetoes?: readonly Veto[];
  /** Codes of the conventions (`linear-inside-bands`, `floor-zero` …) that the text leaves to the pack. */
  readonly assumed?: readonly string[];
}

export interface RuleInput {
  /** Key of the input, unique in the rule. `value` is the indicator's own figure; others carry their label. */
  readonly name: string;
  /** The words of the text that name the input. */
  readonly label: string;
  readonly type: 'number' | 'boolean' | 'choice';
  readonly unit: string | null;
  readonly options?: readonly string[];
  /** What the number measures, where it is not the indicator's own value. */
  readonly measure?: Measure;
  /**
   * What an attainment, shortfall, excess or difference is taken from, where it is not the item's target. Such a number does
   * not follow from value and target; it has to be reported.
   */
  readonly against?: Against;
  /** What absence means as long as another input of the rule is given; without it an absent input is "not reported". */
  readonly absent?: DecimalText | false;
}

/**
 * attainment: actual ÷ target in %. shortfall / excess: units below / above the target, never negative.
 * difference: signed units against target, plan, mean or last year. deviation: size of the difference.
 * growth: change against the same period in %. rank: place, 1 is best. count: how many. points: points entered by a person.
 * mean / first / target / baseline / maximum / minimum: a reference figure taken from elsewhere.
 */
export const MEASURES = [
  'value',
  'attainment',
  'shortfall',
  'excess',
  'difference',
  'deviation',
  'growth',
  'rank',
  'count',
  'points',
  'mean',
  'first',
  'target',
  'baseline',
  'maximum',
  'minimum',
] as const;
export type Measure = (typeof MEASURES)[number];

/** mean: of all who are compared. last: of the period before. first: of the one that leads. */
export const AGAINST = ['mean', 'last', 'first'] as const;
export type Against = (typeof AGAINST)[number];

/** Every node yields one exact number (points, or a quantity on the way to them). */
export type PointsNode =
  | ConstantNode
  | QuantityNode
  | BandsNode
  | RateNode
  | SumNode
  | PickNode
  | WhenNode
  | ClampNode
  | PlacesNode
  | ArithmeticNode
  | RoundNode;

export interface ConstantNode {
  readonly node: 'constant';
  readonly points: DecimalText;
}

/** The number of an input as it is: in formulas, and for points entered within floor and cap (酌情). */
export interface QuantityNode {
  readonly node: 'quantity';
  readonly input: string;
}

/** Linear and step bands, ascending and disjoint. A value outside all of them follows `outside`. */
export interface BandsNode {
  readonly node: 'bands';
  readonly of: PointsNode;
  readonly bands: readonly Band[];
  /** zero: no points. unscored: the text has no standard for it, so it is not computable. */
  readonly outside: 'zero' | 'unscored';
}

export interface Band {
  /** null = no lower end. */
  readonly from: DecimalText | null;
  readonly fromIncluded: boolean;
  /** null = no upper end. */
  readonly to: DecimalText | null;
  readonly toIncluded: boolean;
  /** Points at the lower and the upper end; equal = a step. Linear between, which needs both ends. */
  readonly pointsFrom: DecimalText;
  readonly pointsTo: DecimalText;
}

/**
 * Points for every unit beyond a start: `points × (distance ÷ per)`, distance never negative.
 * Count × points is a rate from 0 above; 每低1%扣0.1分 under 95 % is points −0.1, from 95, side below.
 */
export interface RateNode {
  readonly node: 'rate';
  readonly of: PointsNode;
  readonly points: DecimalText;
  readonly per: DecimalText;
  /** 每满: only whole steps count. `up`: a part of a step counts as a step (不足…按…计). */
  readonly steps: 'proportional' | 'whole' | 'up';
  readonly from: DecimalText;
  readonly side: 'above' | 'below';
  /** Most points this may add or take (a size, never negative); null = no limit printed. */
  readonly most: DecimalText | null;
}

export interface SumNode {
  readonly node: 'sum';
  readonly parts: readonly PointsNode[];
}

/** 就高 (highest) or 就低 (lowest) of alternatives. */
export interface PickNode {
  readonly node: 'pick';
  readonly which: 'highest' | 'lowest';
  readonly of: readonly PointsNode[];
}

/** The first case whose condition holds. */
export interface WhenNode {
  readonly node: 'when';
  readonly cases: readonly { readonly when: Condition; readonly then: PointsNode }[];
  /** null: the text has no standard for it, so it is not computable. */
  readonly otherwise: PointsNode | null;
}

export interface ClampNode {
  readonly node: 'clamp';
  readonly of: PointsNode;
  readonly floor: DecimalText | null;
  readonly cap: DecimalText | null;
}

/** Points by place: `list[0]` for the first. Places after the list: nothing, the last entry, or one `step` less each down to 0. */
export interface PlacesNode {
  readonly node: 'places';
  readonly of: PointsNode;
  readonly list: readonly DecimalText[];
  readonly rest: 'zero' | 'last' | 'unscored' | { readonly step: DecimalText };
}

/** `divide` by zero is not computable, never 0. */
export interface ArithmeticNode {
  readonly node: 'arithmetic';
  readonly operator: 'subtract' | 'multiply' | 'divide';
  readonly left: PointsNode;
  readonly right: PointsNode;
}

export interface RoundNode {
  readonly node: 'round';
  readonly of: PointsNode;
  readonly places: number;
  readonly mode: Rounding;
}

export type Comparator = '<' | '<=' | '=' | '>=' | '>';

export type Condition =
  | {
      readonly test: 'compare';
      readonly of: PointsNode;
      readonly comparator: Comparator;
      readonly to: DecimalText;
    }
  | { readonly test: 'holds'; readonly input: string }
  | { readonly test: 'chosen'; readonly input: string; readonly option: string }
  | { readonly test: 'all'; readonly of: readonly Condition[] }
  | { readonly test: 'any'; readonly of: readonly Condition[] }
  | { readonly test: 'not'; readonly of: Condition };

export interface GradeTable {
  readonly cases: readonly { readonly when: Condition; readonly grade: string }[];
  /** null: no grade is printed for it. */
  readonly otherwise: string | null;
}

export interface Veto {
  readonly when: Condition;
  /** 一票否决, 否优, 不合格, 未完成 … as printed. */
  readonly effect: string;
}
