import { type Assembly, isBelow, plain, plus, same } from '../rule/assembly.ts';
import type { NumericCondition, Statement } from '../statements/statement.ts';
import { areCompatible } from '../tokens/unit-family.ts';

/** 90%以上得满分,80%-90%扣1分,70%-80%扣2分: lines of one ladder, what is taken comes off the best of them. */
export function takesAsLines(statements: readonly Statement[], assembly: Assembly): readonly Statement[] {
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
