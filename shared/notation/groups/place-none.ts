import { NotUnderstood } from '../diagnostic.ts';
import type { NumericCondition, Statement } from '../statements/statement.ts';
import { areCompatible } from '../tokens/unit-family.ts';
import { opposes } from './as-none-counted.ts';
import type { Group } from './group.ts';
import { shareWords } from './same-subject.ts';

/** 不得分: a line of the ladder, the answer to the line before, or what overrides everything. */
export function placeNone(statement: Statement, into: Group): Group {
  const { head } = statement;
  if (head.conditions.length > 0) {
    // 每增加100人加0.5分,不足100人不加分: only whole steps count.
    const last = into.rates.at(-1);
    const edge = head.conditions[0]?.high;
    if (
      last &&
      edge &&
      head.conditions.length === 1 &&
      head.conditions[0]?.low === null &&
      edge.value === last.per.size &&
      head.conditions[0]?.unit === last.per.unit
    ) {
      into.limits.push({
        start: statement.start,
        end: statement.end,
        says: 'steps-whole',
        value: null,
        overall: false,
      });
      return into;
    }
    // On the part's own scale it is a line of the ladder (or a cut-off beside the base); else it overrides everything.
    const first = into.rungs[0]?.head.conditions[0];
    const fits =
      into.rungs.length > 0
        ? !isChangeBeside(head.conditions[0], first) &&
          areCompatible(first?.unit ?? null, head.conditions[0]?.unit ?? null)
        : into.rates.length + into.fixed.length === 0 && into.worth === null;
    (fits || into.ratio ? into.rungs : into.overrides).push(statement);
    return into;
  }
  const opposed = [into.base, ...into.rungs].some((best) => best !== null && opposes(statement, best));
  const rest = head.otherwise || head.words === '' || opposed || /^(?:其他|其它|其余)/.test(head.words);
  const answers = rest || head.negative;
  const settles = rest || answersOwn(statement, into);
  if (answers && settles && into.otherwise === null) into.otherwise = statement;
  else if (into.otherwise !== null && into.otherwise.award.what !== 'none')
    throw new NotUnderstood('not-understood', statement);
  else if (answers && !head.otherwise && head.words !== '') into.overrides.push(statement);
  else if (
    head.otherwise ||
    head.words === '' ||
    (answers && into.otherwise?.award.what !== 'none' && into.otherwise !== null)
  )
    throw new NotUnderstood('not-understood', statement);
  else into.overrides.push(statement);
  return into;
}

/** What is measured is itself a change. */
export const CHANGES = /增速|增幅|增长|降幅|下降|降低|提高|提升|上升|变化|进位|同比/;

/** 占比2%以上得8分,较上年下降的不得分: how it changed is another thing than where it stands. */
export const isChangeBeside = (
  change: NumericCondition | undefined,
  level: NumericCondition | undefined,
): boolean =>
  change?.reference === 'last' &&
  change.symbolic &&
  level !== undefined &&
  level.reference === null &&
  level.trend === undefined &&
  level.unit !== null &&
  !CHANGES.test(level.before);

/** 未制定不得分 after 制定方案得2分; beside it 未报送不得分 is a condition of its own. */
function answersOwn(statement: Statement, into: Group): boolean {
  const known = [into.base, into.ratio, ...into.rungs, ...into.places].flatMap(
    (one) => one?.head.words ?? [],
  );
  const counted = into.rates.filter((rated) => rated.statement.award.verb !== 'take');
  const lines = [...known, ...counted.map(({ statement: one, per }) => `${one.head.words}${per.label}`)];
  return lines.some((words) => shareWords(statement.head.subject, words));
}
