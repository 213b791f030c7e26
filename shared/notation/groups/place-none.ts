import { NotUnderstood } from '../diagnostic.ts';
import type { Statement } from '../statements/statement.ts';
import { areCompatible } from '../tokens/unit-family.ts';
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
        ? areCompatible(first?.unit ?? null, head.conditions[0]?.unit ?? null)
        : into.rates.length + into.fixed.length === 0 && into.worth === null;
    (fits || into.ratio ? into.rungs : into.overrides).push(statement);
    return into;
  }
  const answers = head.otherwise || head.negative || head.words === '';
  const settles = head.otherwise || head.words === '' || answersOwn(statement, into);
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

/** 未制定不得分 after 制定方案得2分; beside it 未报送不得分 is a condition of its own. */
function answersOwn(statement: Statement, into: Group): boolean {
  const known = [into.base, into.ratio, ...into.rungs, ...into.places].flatMap(
    (one) => one?.head.words ?? [],
  );
  const counted = into.rates.filter((rated) => rated.statement.award.verb !== 'take');
  const lines = [...known, ...counted.map(({ statement: one, per }) => `${one.head.words}${per.label}`)];
  return lines.some((words) => shareWords(statement.head.subject, words));
}
