import type { DecimalText } from '../model/brands.ts';
import { add, divide, type Exact, exact, multiply, toDecimalText } from '../model/exact.ts';
import type { ScoringInput } from '../model/reading.ts';
import type { Indicator, RulePack, Target } from '../rule-pack/rule-pack.ts';
import { evaluateRule } from '../score/evaluate-rule.ts';
import type { InputValue, InputValues } from '../score/evaluation.ts';
import { type ItemFigures, ruleInputs } from '../score/rule-inputs.ts';

/** One indicator (and scope) of one pack with what is known of it. */
export interface PlanItem {
  /** `pack/indicator/scope`. */
  readonly key: string;
  readonly pack: RulePack;
  readonly indicator: Indicator;
  readonly scope: string | null;
  readonly reported: Exact | null;
  readonly numerator: Exact | null;
  readonly denominator: Exact | null;
  /** The document's or issued target; null when only the workbook names one. */
  readonly target: Target | null;
  /** The number aimed at: issued, printed, or typed in the workbook. */
  readonly targetValue: DecimalText | null;
  readonly stated: readonly ScoringInput[];
  readonly typedScore: DecimalText | null;
}

/** How much is added to the figures of an item; absent = nothing. */
export interface ItemChange {
  readonly value?: Exact;
  readonly numerator?: Exact;
  readonly denominator?: Exact;
  /** By input of the rule: numbers are added, statements replaced. */
  readonly inputs?: Readonly<Record<string, Exact | boolean>>;
}

const plus = (figure: Exact, more: Exact | undefined): Exact =>
  more === undefined ? figure : add(figure, more);

/** The unrounded value: from its parts where both are known, else as reported, with the change worked in. */
export function itemValue(item: PlanItem, change: ItemChange = {}): Exact | null {
  const { parts } = item.indicator;
  if (parts && item.numerator && item.denominator) {
    const share = divide(plus(item.numerator, change.numerator), plus(item.denominator, change.denominator));
    return share && multiply(share, exact(parts.factor));
  }
  return item.reported && plus(item.reported, change.value);
}

/** The inputs of the item's rule under a change; null without a rule. */
export function itemInputs(item: PlanItem, change: ItemChange = {}): InputValues | null {
  const scoring = item.indicator.scoring;
  if (!scoring?.rule) return null;
  const value = itemValue(item, change);
  const figures: ItemFigures = {
    value: value ?? { gap: 'not-reported', about: item.indicator.name },
    target: item.targetValue,
    stated: item.stated,
    typedScore: item.typedScore,
    words: scoring.inputWords ?? {},
  };
  const values: Record<string, InputValue> = { ...ruleInputs(scoring.rule, figures).values };
  for (const [name, more] of Object.entries(change.inputs ?? {})) {
    const known = values[name];
    values[name] = typeof more === 'boolean' ? more : typeof known === 'object' ? add(known, more) : more;
  }
  return values;
}

/** Unrounded points of the item under a change; null while the rule gives none (not reported, undecided, not computable). */
export function itemPoints(item: PlanItem, change: ItemChange = {}): Exact | null {
  const rule = item.indicator.scoring?.rule;
  const values = itemInputs(item, change);
  return rule && values ? evaluateRule(rule, values).points : null;
}

/** Decimal text for a report: exact where it ends, ten decimals where it never does. */
export const decimalOf = (value: Exact | null): DecimalText | null => value && toDecimalText(value);
