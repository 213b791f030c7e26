import { NotUnderstood } from '../diagnostic.ts';
import { times } from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';

/** 主办的每次得1分,协办的减半: the same tariff at half, where it is clear of which. */
export function halve(statements: readonly Statement[]): Statement[] {
  const rated = statements.filter((one) => one.head.per !== null);
  const halves = statements.filter((one) => one.award.what === 'half');
  const [tariff] = rated;
  if (halves.length === 0 || !tariff?.head.per) return [...statements];
  const clear =
    rated.length === 1 &&
    tariff.award.what === 'points' &&
    tariff.award.points.length === 1 &&
    tariff.head.per.direction === 'count' &&
    statements.indexOf(tariff) < statements.indexOf(halves[0] as Statement);
  return statements.map((one) => {
    if (one.award.what !== 'half') return one;
    const { head } = one;
    const named = head.words.length >= 2 && head.conditions.length === 0 && head.per === null;
    if (!clear || !named || !tariff.head.per) throw new NotUnderstood('changes-tariff', one);
    return {
      ...one,
      head: { ...head, per: { ...tariff.head.per, label: '', start: one.start, end: one.award.start } },
      award: {
        ...tariff.award,
        start: one.award.start,
        end: one.award.end,
        points: [times(tariff.award.points[0] ?? '0', '0.5')],
      },
    };
  });
}
