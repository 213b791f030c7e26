import type { NumericCondition, Statement } from './statement.ts';

const FALLS =
  /(?:下降|降低|减少|压减|压缩|缩短|降幅|下降率|降低率|减少率|回落)(?:幅度|比例|率)?(?:达到?|为|在)?$/;

/** Where lines measure how much something fell (下降5%以上), 同比上升 lies below nothing and 下降 above. */
export function turnTrends(statements: readonly Statement[]): readonly Statement[] {
  const measured = statements.some((statement) =>
    statement.head.conditions.some(
      (condition) => condition.trend === undefined && condition.low !== null && FALLS.test(condition.before),
    ),
  );
  if (!measured) return statements;
  return statements.map((statement) => ({
    ...statement,
    head: { ...statement.head, conditions: statement.head.conditions.map(turned) },
  }));
}

function turned(condition: NumericCondition): NumericCondition {
  if (condition.trend === undefined || (condition.low !== null && condition.high !== null)) return condition;
  return { ...condition, low: condition.high, high: condition.low };
}
