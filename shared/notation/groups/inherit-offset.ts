import type { NumericCondition, Statement } from '../statements/statement.ts';

/** 低于目标5个百分点以内扣1分,5-10个百分点扣2分: the second line is as far below the same target. */
export function inheritOffset(statements: readonly Statement[]): readonly Statement[] {
  let before: NumericCondition | null = null;
  return statements.map((statement) => {
    const [own, another] = statement.head.conditions;
    const goesOn =
      before !== null &&
      own !== undefined &&
      another === undefined &&
      statement.head.per === null &&
      own.before === '' &&
      own.unit === before.unit &&
      own.reference === null &&
      !own.symbolic &&
      !own.exact &&
      !own.offset &&
      /^\d/.test(own.text ?? '');
    if (own && before && goesOn) {
      const condition = { ...placed(own, before), offset: true as const, reference: before.reference };
      before = condition;
      return { ...statement, head: { ...statement.head, conditions: [condition] } };
    }
    before = own?.offset && own.reference !== null && another === undefined ? own : null;
    return statement;
  });
}

/** On the other side of the reference distances count down. */
function placed(own: NumericCondition, before: NumericCondition): NumericCondition {
  const edges = [before.low, before.high].filter((edge) => edge !== null);
  const below = edges.some((edge) => edge.value.startsWith('-'));
  const zero = { value: '0', included: false, firm: true };
  const within = own.low === null ? zero : own.low;
  if (!below) return { ...own, low: within };
  const turn = (edge: NumericCondition['low']): NumericCondition['low'] =>
    edge && (Number(edge.value) === 0 ? edge : { ...edge, value: `-${edge.value}` });
  return { ...own, low: turn(own.high), high: turn(within), descending: !own.descending };
}
