import type { Condition, PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { emptyGroup } from '../groups/group.ts';
import { type Assembly, labelOf, plain, plus, valueInput } from '../rule/assembly.ts';
import type { Bound, NumericCondition, Statement } from '../statements/statement.ts';
import { areCompatible, factorBetween, scaled } from '../tokens/unit-family.ts';
import type { Scale } from './build-rates.ts';
import { beyondTarget, unitFor } from './rung.ts';
import { type TargetStart, targetStart } from './target-start.ts';

/** The numeric condition of a statement as a test on the part's number, on a count already named, or on the indicator's own. */
export function conditionOf(statement: Statement, assembly: Assembly, scale: Scale): Condition {
  const { conditions, joined } = statement.head;
  if (conditions.length !== 1) {
    throw new NotUnderstood('two-conditions', statement, {}, joined === 'and' ? 'question' : 'error');
  }
  const [written] = conditions;
  const ofWhole =
    assembly.hint.measure === 'attainment' ||
    (scale.kind === 'numeric' && scale.unit === '%' && scale.above === '100');
  const condition = beyondTarget(written ?? null, assembly, ofWhole);
  const moved = condition !== written;
  // 超额完成10%以上, with a number in per cent: 110, or 10?
  const beyond = !moved && /超额(?:完成)?$/.test(written?.before ?? '') && assembly.hint.unit === '%';
  if (beyond && assembly.hint.measure === null)
    throw new NotUnderstood('reference-unclear', statement, {}, 'question');
  if (!condition || condition.absolute) throw new NotUnderstood('not-understood', statement);
  if (condition.offset && condition.reference !== null) {
    const start = farFrom(condition, statement, assembly);
    const at = (edge: Bound | null): string | null => edge && plus(start.from, edge.value);
    const of = valueInput(assembly, start.unit, start.measure, start.reference);
    return bounds(of, condition, at(condition.low), at(condition.high));
  }
  if (condition.symbolic) {
    const start = targetStart(
      emptyGroup(statement),
      { reference: condition.reference ?? 'target' },
      assembly,
      null,
    );
    return bounds(
      valueInput(assembly, start.unit, start.measure, start.reference),
      condition,
      start.from,
      start.from,
    );
  }
  const words = labelOf(`${condition.before}${condition.after}`).replace(
    /^(?:累计|合计|总计|达到?|共|发生|出现|发现|全年)+$/,
    '',
  );
  const named = assembly.inputs.find(
    (input) =>
      input.type === 'number' &&
      input.unit !== null &&
      areCompatible(input.unit, condition.unit) &&
      // 低于60% is no 60 percentage points missing.
      !(
        /^(?:shortfall|excess|deviation)$/.test(input.measure ?? '') &&
        input.unit !== condition.unit &&
        condition.unit === '%'
      ) &&
      (words.length < 2 || input.name === assembly.own.name || sharesWords(words, input.label)),
  );
  const unit = unitFor(condition.unit === null ? [] : [condition.unit], assembly);
  const of: PointsNode =
    scale.kind === 'numeric' && areCompatible(scale.unit, condition.unit)
      ? scale.of
      : named
        ? { node: 'quantity', input: named.name }
        : valueInput(assembly, unit, moved ? 'attainment' : undefined);
  const to = scale.kind === 'numeric' ? scale.unit : unit;
  const factor = factorBetween(condition.unit, to);
  const value = (text: string): string => (factor ? scaled(text, factor) : plain(text));
  return bounds(
    of,
    condition,
    condition.low && value(condition.low.value),
    condition.high && value(condition.high.value),
  );
}

/** 超过目标10%以上: 110 of a hundred where the attainment is given; percentage points are a difference. */
export function farFrom(condition: NumericCondition, statement: Statement, assembly: Assembly): TargetStart {
  const reference = condition.reference ?? 'target';
  const start = targetStart(emptyGroup(statement), { reference }, assembly, condition.unit);
  const shares = condition.unit === '%';
  if (start.measure !== (shares ? 'attainment' : 'difference') || (shares && reference !== 'target'))
    throw new NotUnderstood('reference-unclear', statement, {}, 'question');
  return start;
}

function bounds(
  of: PointsNode,
  condition: { low: { included: boolean | null } | null; high: { included: boolean | null } | null },
  low: string | null,
  high: string | null,
): Condition {
  const tests: Condition[] = [];
  if (condition.low && low !== null)
    tests.push({
      test: 'compare',
      of,
      comparator: condition.low.included === false ? '>' : '>=',
      to: low as never,
    });
  if (condition.high && high !== null)
    tests.push({
      test: 'compare',
      of,
      comparator: condition.high.included === false ? '<' : '<=',
      to: high as never,
    });
  const [only] = tests;
  return tests.length === 1 && only ? only : { test: 'all', of: tests };
}

/** Two characters in a row in common: both speak of the same thing. */
function sharesWords(left: string, right: string): boolean {
  for (let at = 0; at + 2 <= left.length; at += 1) if (right.includes(left.slice(at, at + 2))) return true;
  return false;
}
