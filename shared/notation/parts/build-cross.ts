import type { Condition, PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import { pointsOf } from '../groups/points-of.ts';
import { type Assembly, constant, labelOf, numberInput, plain } from '../rule/assembly.ts';
import type { NumericCondition, Statement } from '../statements/statement.ts';
import { areCompatible } from '../tokens/unit-family.ts';
import { branch } from './when-branch.ts';

/** Lines over several numbers at once: 强度2%以上且增速10%以上的得10分. */
const isCross = ({ head }: Statement): boolean =>
  head.conditions.length > 1 &&
  head.per === null &&
  head.conditions.every((condition) => !condition.absolute && !condition.exact) &&
  jointOf(head) !== null;

/** Whether a whole text is one ladder of such lines, with lines for one of the numbers or for the rest. */
export const isCrossLadder = (statements: readonly Statement[]): boolean =>
  statements.some(isCross) &&
  statements.every(
    ({ head, award }) =>
      award.verb === 'get' &&
      head.places.length === 0 &&
      head.per === null &&
      (/^(?:none|full|share)$/.test(award.what) ||
        (award.what === 'points' && award.points.length === 1 && (!award.bare || award.bracketed))) &&
      (head.conditions.length > 0 || head.otherwise || award.what === 'none'),
  ) &&
  statements.every((one) => one.head.conditions.length < 2 || isCross(one));

function jointOf(head: Statement['head']): 'and' | 'or' | null {
  if (head.mixed) return null;
  if (head.joined !== null) return head.joined;
  return head.conditions.slice(1).every((one) => /[但而]/.test(tailOf(one, head.conditions))) ? 'and' : null;
}

interface Line {
  readonly when: Condition;
  readonly points: string;
}

/** The best of the lines that hold. */
export function buildCross(group: Group, assembly: Assembly): { points: PointsNode; most: string } {
  const { cross } = group;
  const named = namesOf(cross);
  const lines: Line[] = [];
  let otherwise: string | null = null;
  for (const statement of cross) {
    const { head } = statement;
    const points = plain(pointsOf(statement.award, group, assembly));
    if (head.conditions.length === 0) {
      if (otherwise !== null || !(head.otherwise || head.words === ''))
        throw new NotUnderstood('two-conditions', statement, {}, 'question');
      otherwise = points;
      continue;
    }
    // A line that brings nothing where one of two things fails may meet a line that brings points.
    if (points === '0' && head.joined === 'or')
      throw new NotUnderstood('two-conditions', statement, {}, 'question');
    const tests = head.conditions.map((condition, index) =>
      boundsOf(condition, nameFor(condition, index, head.conditions, named, statement), assembly),
    );
    const [only] = tests;
    const when: Condition =
      tests.length === 1 && only ? only : { test: jointOf(head) === 'or' ? 'any' : 'all', of: tests };
    lines.push({ when, points });
  }
  const ordered = [...lines].sort((a, b) => Number(b.points) - Number(a.points));
  const most = ordered[0]?.points ?? '0';
  if (otherwise === null) assembly.assumed.add('zero-otherwise');
  return {
    points: {
      node: 'when',
      cases: ordered.map((line) => branch(line.when, constant(line.points))),
      otherwise: constant(otherwise ?? '0'),
    },
    most,
  };
}

interface Named {
  readonly name: string;
  readonly unit: string | null;
}

/** The numbers the first full line names; the others are known by name, by unit or by their place in the line. */
function namesOf(statements: readonly Statement[]): readonly Named[] {
  const full = statements.find(isCross) as Statement;
  const names = full.head.conditions.map((condition, index) => {
    const own = nameOf(condition, full.head.conditions);
    const first = nameOf(full.head.conditions[0] as NumericCondition, full.head.conditions);
    const name =
      own !== '' && !/^(?:同比|环比|较上年)$/.test(own)
        ? own
        : index > 0 && condition.trend
          ? `${first}${own}增幅`
          : own;
    return { name, unit: condition.unit ?? (condition.trend ? '%' : null) };
  });
  const distinct = new Set(names.map((one) => one.name));
  if (distinct.size !== names.length || names.some((one) => one.name.length < 2))
    throw new NotUnderstood('two-conditions', full, {}, 'question');
  return names;
}

function nameFor(
  condition: NumericCondition,
  index: number,
  all: readonly NumericCondition[],
  named: readonly Named[],
  statement: Statement,
): Named {
  const own = nameOf(condition, all);
  const same = named.filter((one) => own.length > 1 && (one.name.includes(own) || own.includes(one.name)));
  const fitting = named.filter((one) => areCompatible(one.unit, condition.unit));
  const found =
    same.length === 1
      ? same[0]
      : own === '' || condition.trend
        ? all.length === named.length
          ? named[index]
          : fitting.length === 1
            ? fitting[0]
            : undefined
        : undefined;
  if (!found || !areCompatible(found.unit, condition.unit))
    throw new NotUnderstood('two-conditions', statement, {}, 'question');
  return found;
}

/** The words between the condition before and this one. */
function tailOf(condition: NumericCondition, all: readonly NumericCondition[]): string {
  const before = all[all.indexOf(condition) - 1];
  const at =
    before?.text && before.clause === condition.clause ? condition.before.lastIndexOf(before.text) : -1;
  return at < 0 ? condition.before : condition.before.slice(at + (before?.text?.length ?? 0));
}

const nameOf = (condition: NumericCondition, all: readonly NumericCondition[]): string =>
  labelOf(tailOf(condition, all).replace(/^(?:的|,|且|并且|而且|同时|或者|或|但|而|并)+/, '')).replace(
    /(?:达到|达|在|为|完成|实现)+$/,
    '',
  );

function boundsOf(condition: NumericCondition, { name, unit }: Named, assembly: Assembly): Condition {
  if (condition.symbolic) throw new NotUnderstood('two-conditions', condition, {}, 'question');
  const of = numberInput(assembly, { name, label: name, unit });
  const tests: Condition[] = [];
  const { low, high } = condition;
  if (low)
    tests.push({
      test: 'compare',
      of,
      comparator: low.included === false ? '>' : '>=',
      to: plain(low.value) as never,
    });
  if (high)
    tests.push({
      test: 'compare',
      of,
      comparator: high.included === false ? '<' : '<=',
      to: plain(high.value) as never,
    });
  const [only] = tests;
  return tests.length === 1 && only ? only : { test: 'all', of: tests };
}
