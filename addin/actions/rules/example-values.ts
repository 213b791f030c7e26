import { add, compare, divide, equals, exact, parseExact, toDecimalText } from '#shared/model/exact.ts';
import type { RuleInput, ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';
import type { InputValue } from '#shared/score/evaluation.ts';

/** A value tried for one input: decimal text, or 是/否 as true and false. */
export interface TriedValue {
  readonly label: string;
  readonly value: string;
  readonly unit: string | null;
}

/** Points of a rule for values by label; null where it gives none. Decimal text, four places. */
export function pointsFor(rule: ScoringRule, values: readonly TriedValue[]): string | null {
  const given: Record<string, InputValue> = {};
  for (const input of rule.inputs) {
    const value = values.find((one) => one.label === input.label)?.value;
    if (value === undefined) continue;
    if (input.type === 'boolean') given[input.name] = value === 'true';
    else if (input.type === 'number' && parseExact(value)) given[input.name] = exact(value);
    else given[input.name] = value;
  }
  const { points } = evaluateRule(rule, given);
  return points ? toDecimalText(points, 4) : null;
}

/** Values for which the readings of one question differ most; null where none was found or there is nothing to compare. */
export function tellApart(rules: readonly ScoringRule[]): readonly TriedValue[] | null {
  const inputs = [
    ...new Map(rules.flatMap((rule) => rule.inputs).map((input) => [input.label, input])).values(),
  ];
  if (rules.length === 0 || inputs.length === 0 || inputs.length > 12) return null;
  let best: { readonly values: readonly TriedValue[]; readonly kinds: number } | null = null;
  for (const values of assignments(inputs, rules)) {
    const kinds = new Set(rules.map((rule) => pointsFor(rule, values))).size;
    if (kinds > (best?.kinds ?? 0)) best = { values, kinds };
    if (kinds === rules.length) break;
  }
  return best?.values ?? null;
}

/** One number: between and at the printed thresholds. Several inputs: the first alone, the first two, all of them. */
function assignments(
  inputs: readonly RuleInput[],
  rules: readonly ScoringRule[],
): readonly (readonly TriedValue[])[] {
  const [only] = inputs;
  if (inputs.length === 1 && only?.type === 'number')
    return numbersToTry(rules).map((value) => [{ label: only.label, value, unit: only.unit }]);
  const some = (count: number): readonly TriedValue[] =>
    inputs.map(
      (input, index): TriedValue => ({
        label: input.label,
        value:
          input.type === 'boolean'
            ? String(index < count)
            : input.type === 'choice'
              ? (input.options?.[0] ?? '')
              : index < count
                ? '2'
                : '0',
        unit: input.unit,
      }),
    );
  return [2, inputs.length, 1].map((count) => some(Math.min(count, inputs.length)));
}

function numbersToTry(rules: readonly ScoringRule[]): readonly string[] {
  const marks = [...new Set(rules.flatMap((rule) => thresholdsIn(rule.points)))].map(exact).sort(compare);
  const between = marks.slice(1).flatMap((high, index) => {
    const low = marks[index]!;
    if (equals(low, high)) return [];
    const middle = divide(add(low, high), exact('2'));
    return middle ? [toDecimalText(middle, 2)] : [];
  });
  return [...between.toReversed(), ...marks.map((mark) => toDecimalText(mark)), '1', '2'];
}

/** Every number of an expression that is a threshold of an input. */
function thresholdsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(thresholdsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    (key === 'from' || key === 'to') && typeof value === 'string' && parseExact(value)
      ? [value]
      : thresholdsIn(value),
  );
}
