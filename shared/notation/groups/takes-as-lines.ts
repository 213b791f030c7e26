import { type Assembly, isBelow, plain, plus, same } from '../rule/assembly.ts';
import type { NumericCondition, Statement } from '../statements/statement.ts';
import { areCompatible } from '../tokens/unit-family.ts';

/** 90%以上得满分,80%-90%扣1分,70%-80%扣2分: lines of one ladder, what is taken comes off the best of them. */
export function takesAsLines(statements: readonly Statement[], assembly: Assembly): readonly Statement[] {
  const kept = statements.find((one) => one.award.what === 'keep' && onNumber(one));
  if (kept) return keptAsLine(statements, kept);
  const [best] = statements;
  const top = best?.head.conditions[0];
  const full = best ? pointsOfBest(best, assembly) : null;
  if (!best || !top || top.symbolic || full === null || best.head.conditions.length > 1) return statements;
  const takes = statements.filter((one) => one.award.verb === 'take' && one.head.per === null);
  if (takes.length === 0 || !takes.every((one) => isLine(one, statements, top, full))) return statements;
  return statements.map((one) =>
    takes.includes(one)
      ? {
          ...one,
          award: { ...one.award, verb: 'get', points: [plus(full, `-${plain(one.award.points[0] ?? '0')}`)] },
        }
      : one,
  );
}

/** 5天内办结的不扣分,5-10天扣1分,超过10天扣2分: nothing is taken on its line. */
function keptAsLine(statements: readonly Statement[], kept: Statement): readonly Statement[] {
  const unit = kept.head.conditions[0]?.unit ?? null;
  const others = statements.filter((one) => one !== kept);
  const beside = others.every(
    (one) =>
      one.award.verb === 'take' &&
      one.award.what === 'points' &&
      one.award.points.length === 1 &&
      onNumber(one) &&
      areCompatible(one.head.conditions[0]?.unit ?? null, unit),
  );
  if (others.length === 0 || !beside) return statements;
  const award = { ...kept.award, verb: 'take' as const, what: 'points' as const, points: ['0'] };
  return statements.map((one) => (one === kept ? { ...one, award } : one));
}

const onNumber = ({ head }: Statement): boolean =>
  head.per === null && head.conditions.length === 1 && head.conditions[0]?.symbolic === false;

function pointsOfBest({ award }: Statement, assembly: Assembly): string | null {
  if (award.verb !== 'get') return null;
  if (award.what === 'full') return assembly.maxPoints;
  return award.what === 'points' && award.points.length === 1 ? plain(award.points[0] ?? '0') : null;
}

/** A range that begins or ends where another line does. */
function isLine(
  { head, award }: Statement,
  all: readonly Statement[],
  top: NumericCondition,
  full: string,
): boolean {
  const [own] = head.conditions;
  const [points] = award.points;
  if (!own || head.conditions.length > 1 || award.what !== 'points' || award.points.length !== 1)
    return false;
  if (own.symbolic || own.exact || !areCompatible(own.unit, top.unit) || isBelow(full, points ?? '0'))
    return false;
  const ends = all
    .flatMap((other) => other.head.conditions)
    .filter((other) => other !== own)
    .flatMap((other) => [other.low?.value, other.high?.value]);
  const meets = (value: string | undefined): boolean =>
    value !== undefined && ends.some((end) => end !== undefined && same(end, value));
  return own.low !== null && own.high !== null ? meets(own.high.value) || meets(own.low.value) : false;
}
