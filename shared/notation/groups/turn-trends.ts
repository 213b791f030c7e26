import type { NumericCondition, Statement } from '../statements/statement.ts';

const FALLS =
  /(?:后退|退步|倒退|后移|下滑|退位|下降|降低|减少|压减|压缩|缩短|降幅|下降率|降低率|减少率|回落)(?:幅度|比例|率)?(?:达到?|为|在)?$/;

const RISES = /(?:前进|进位|前移|上移|提升|上升|提高|增长|增加)(?:了)?$/;

const isRise = ({ head, award }: Statement): boolean =>
  award.what !== 'none' &&
  award.verb === 'get' &&
  head.per === null &&
  head.conditions.some(
    (one) => one.trend === undefined && one.low !== null && !one.exact && RISES.test(one.before),
  );

/** 每下降1个百分点得2分 counts the fall. */
const countsFall = ({ head, award }: Statement): boolean =>
  head.per?.direction === 'less' && award.verb !== 'take' && FALLS.test(head.per.label);

/** 持平或上升, 不下降: on one side of nothing, seen from the fall. */
function seenFromFall(condition: NumericCondition): NumericCondition {
  // 不降反升 and 负增长 say by themselves that it went the wrong way.
  const change = condition.trend !== undefined || /^(?:未|没|无|不(?!.反))/.test(condition.text ?? '');
  const zero = (condition.low ?? condition.high)?.value === '0';
  if (!change || !zero || condition.unit !== null || (condition.low && condition.high)) return condition;
  return { ...condition, low: condition.high, high: condition.low };
}

/** Where lines measure how much something fell (下降5%以上), 同比上升 lies below nothing and 下降 above. */
export function turnTrends(statements: readonly Statement[]): readonly Statement[] {
  const measured = statements.some((statement) =>
    statement.head.conditions.some(
      (condition) => condition.trend === undefined && condition.low !== null && FALLS.test(condition.before),
    ),
  );
  const withheld = statements.every(
    ({ award, head }) => award.what === 'none' || head.conditions.every((one) => one.trend === undefined),
  );
  if (!measured && withheld && statements.some(countsFall))
    return statements.map((statement) => ({
      ...statement,
      head: { ...statement.head, conditions: statement.head.conditions.map(seenFromFall) },
    }));
  if (!measured) return statements;
  const rise = statements.find(isRise);
  // 前进3位以上得5分,不变得3分,后退1-2位得2分: the rise brings most, and what fell lies below nothing.
  if (rise && statements.indexOf(rise) === 0)
    return statements.map((statement) => ({
      ...statement,
      head: {
        ...statement.head,
        conditions: statement.head.conditions.map((one) => {
          const turned = negated(one);
          return turned === one ? one : { ...turned, before: rise.head.conditions[0]?.before ?? '' };
        }),
      },
    }));
  const best = statements.find((statement) => statement.head.conditions.some((one) => one.trend === 'up'));
  // 提高的得3分,持平的得2分,下降1个百分点以内的得1分: growth is measured, and a fall lies below nothing.
  if (best && best.award.what !== 'none' && statements.indexOf(best) === 0)
    return statements.map((statement) => ({
      ...statement,
      head: { ...statement.head, conditions: statement.head.conditions.map(negated) },
    }));
  return statements.map((statement) => ({
    ...statement,
    head: { ...statement.head, conditions: statement.head.conditions.map(turned) },
  }));
}

function turned(condition: NumericCondition): NumericCondition {
  if (condition.trend === undefined || (condition.low !== null && condition.high !== null)) return condition;
  return { ...condition, low: condition.high, high: condition.low };
}

/** 下降1个百分点以内 as minus one to nothing, 以上 as minus one and less. */
function negated(condition: NumericCondition): NumericCondition {
  if (condition.trend !== undefined || !FALLS.test(condition.before)) return condition;
  const turn = (bound: NumericCondition['low']): NumericCondition['low'] =>
    bound && { ...bound, value: Number(bound.value) === 0 ? bound.value : `-${bound.value}` };
  const nothing = { value: '0', included: false, firm: true };
  return {
    ...condition,
    offset: true,
    low: turn(condition.high),
    high: condition.low === null ? nothing : turn(condition.low),
  };
}
