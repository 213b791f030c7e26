import { divide, exact, multiply, toDecimalText } from '../../model/exact.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { labelOf, same } from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';

/** 每开展1次得0.5分,4次及以上得2分: no more than those four bring; with other points it is not clear what they replace. */
export function asCap(statements: readonly Statement[]): readonly Statement[] {
  const out: Statement[] = [];
  for (const statement of statements) {
    const tariff = out.at(-1);
    // 开展12次以上得6分,每次0.5分: the same the other way round.
    const before = tariff
      ? mostOf({ ...statement, boundary: 'none' }, { ...tariff, boundary: statement.boundary })
      : null;
    if (tariff && before !== null && same(before, tariff.award.points[0] ?? '0')) {
      const { start, end } = tariff;
      const cap = { start, end, says: 'cap', value: before, overall: false };
      const words = `${tariff.head.conditions[0]?.before ?? ''}${statement.head.words}`;
      const head = { ...statement.head, words, subject: words };
      out[out.length - 1] = {
        ...statement,
        head,
        start,
        limits: [...tariff.limits, cap, ...statement.limits],
      };
      continue;
    }
    const most = tariff ? mostOf(tariff, statement) : null;
    if (!tariff || most === null) {
      out.push(statement);
      continue;
    }
    const [points = '0'] = statement.award.points;
    if (!same(most, points)) throw new NotUnderstood('which-applies', statement, {}, 'question');
    const { start, end } = statement;
    const cap = { start, end, says: 'cap', value: points, overall: false };
    out[out.length - 1] = { ...tariff, end, limits: [...tariff.limits, cap, ...statement.limits] };
  }
  return out;
}

/** What the tariff brings where the open line after it, over the same count, begins; null if it is no such line. */
function mostOf(tariff: Statement, statement: Statement): string | null {
  const { per } = tariff.head;
  const { head, award } = statement;
  const [line, another] = head.conditions;
  const named = line?.before === '' || labelOf(tariff.head.words) === '';
  const open = line?.low && !line.high && !line.symbolic && another === undefined && named;
  const plain =
    per?.direction === 'count' &&
    !per.whole &&
    per.unit !== null &&
    tariff.award.verb === 'get' &&
    tariff.award.points.length === 1 &&
    tariff.head.conditions.length === 0 &&
    award.verb === 'get' &&
    award.what === 'points' &&
    award.points.length === 1 &&
    head.per === null &&
    statement.boundary === 'comma';
  if (!open || !plain || !line.low || line.low.included === false || line.unit !== per.unit) return null;
  const steps = divide(exact(line.low.value), exact(per.size));
  return steps && toDecimalText(multiply(steps, exact(tariff.award.points[0] ?? '0')));
}
