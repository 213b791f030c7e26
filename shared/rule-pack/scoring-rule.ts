import type { DecimalText } from '../model/brands.ts';

/** Kinds of the contract: what a person calls the rule. */
export const RULE_KINDS = [
  'linear-bands', 'step-bands', 'count-cap', 'one-of', 'completion', 'deduction', 'yes-no', 'event', 'ranked', 'growth',
  'relative', 'formula', 'index', 'increment', 'grade', 'veto', 'discretionary', 'compound',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** A 评分标准 as data: named inputs and one expression that turns them into points. */
export interface ScoringRule {
  readonly kind: RuleKind;
  readonly inputs: readonly RuleInput[];
  readonly points: PointsNode;
}

export interface RuleInput {
  readonly name: string;
  /** The words of the text that name the input. */
  readonly label: string;
  readonly type: 'number' | 'boolean' | 'choice';
  readonly unit: string | null;
  readonly options?: readonly string[];
}

/** Placeholder until the nodes are laid down. */
export type PointsNode = { readonly node: 'constant'; readonly points: DecimalText };
