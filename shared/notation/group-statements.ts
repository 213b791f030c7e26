import { asStated } from './as-stated.ts';
import { asTitle } from './as-title.ts';
import { asWhole } from './as-whole.ts';
import { type Assembly, labelOf } from './assembly.ts';
import { NotUnderstood, type Span } from './diagnostic.ts';
import { perOf } from './per-of.ts';
import { refuseClasses } from './refuse-classes.ts';
import type { Limit, Per, Statement } from './statement.ts';
import { areCompatible, familyOf } from './unit-family.ts';

/** Statements that belong to one part of a rule, sorted by what they do. */
export interface Group {
  /** Points in brackets behind a title: 优良天数比率(1分). */
  worth: string | null;
  /** The words of that title. */
  title: string | null;
  /** Lines with a numeric condition that bring points. */
  readonly rungs: Statement[];
  /** A line in words that brings points: 制定方案得1.5分. */
  base: Statement | null;
  /** 否则, 未…不得分. */
  otherwise: Statement | null;
  readonly rates: Rated[];
  /** Points for or against a statement, without 每. */
  readonly fixed: Statement[];
  /** 弄虚作假的不得分, 低于60%不得分. */
  readonly overrides: Statement[];
  ratio: Statement | null;
  readonly discretion: Statement[];
  readonly places: Statement[];
  readonly vetoes: Statement[];
  readonly limits: Limit[];
  highest: boolean;
  readonly span: { start: number; end: number };
}

export interface Rated {
  readonly statement: Statement;
  readonly per: Per;
}

export function emptyGroup(span: Span): Group {
  return {
    worth: null,
    title: null,
    rungs: [],
    base: null,
    otherwise: null,
    rates: [],
    fixed: [],
    overrides: [],
    ratio: null,
    discretion: [],
    places: [],
    vetoes: [],
    limits: [],
    highest: false,
    span: { start: span.start, end: span.end },
  };
}

/** Nothing in it brings or takes points. */
export const scoresNothing = (group: Group): boolean =>
  group.worth === null &&
  group.base === null &&
  group.ratio === null &&
  group.otherwise === null &&
  [group.rungs, group.rates, group.fixed, group.places, group.discretion, group.overrides].every(
    (list) => list.length === 0,
  );

/** Only a title with its points. */
export const isTitleOnly = (group: Group): boolean =>
  group.worth !== null && group.vetoes.length === 0 && scoresNothing({ ...group, worth: null });

/** Sorts the statements of an item into parts. A line in words that brings points opens a new part once one has a base. */
export function groupStatements(written: readonly Statement[], assembly: Assembly): Group[] {
  const statements = written.map((statement, index) =>
    asWhole(asStated(asTitle(statement, written[index + 1]), assembly), written[index + 1]),
  );
  refuseClasses(statements);
  const groups: Group[] = [];
  let group: Group | null = null;
  const open = (statement: Statement): Group => {
    group = emptyGroup(statement);
    groups.push(group);
    return group;
  };
  const current = (statement: Statement): Group => group ?? open(statement);
  const titles =
    statements.length > 1 && statements.every((statement) => isWorth(statement) && statement.award.bracketed);
  statements.forEach((statement, index) => {
    // 国家级(10分)、省级(6分): not titles but lines of their own.
    const into = titles
      ? open(statement)
      : place(statement, statements, index, group, assembly, open, current);
    if (titles) into.base = statement;
    into.limits.push(...statement.limits);
    into.highest ||= statement.highest;
    into.span.end = statement.end;
  });
  return groups;
}

function place(
  statement: Statement,
  all: readonly Statement[],
  index: number,
  group: Group | null,
  assembly: Assembly,
  open: (statement: Statement) => Group,
  current: (statement: Statement) => Group,
): Group {
  const { award, head } = statement;
  const opened = group !== null && hasBase(group);
  if (award.what === 'first-ratio')
    throw new NotUnderstood('first-ratio-direction', statement, {}, 'question');
  if (award.what === 'veto') {
    const into = current(statement);
    into.vetoes.push(statement);
    return into;
  }
  if (award.what === 'discretion') {
    const into = current(statement);
    into.discretion.push(statement);
    return into;
  }
  if (head.places.length > 0) {
    const into = group && group.places.length === 0 && hasBase(group) ? open(statement) : current(statement);
    into.places.push(statement);
    return into;
  }
  if (award.what === 'ratio') {
    if (head.per) throw new NotUnderstood('not-understood', statement);
    const into = group?.ratio ? open(statement) : current(statement);
    into.ratio = statement;
    return into;
  }
  // 高于平均占比的可不扣分 exempts from what stands before.
  if (
    award.what === 'keep' &&
    head.conditions.some((condition) => condition.reference !== null || condition.symbolic)
  )
    throw new NotUnderstood('not-understood', statement);
  if (award.what === 'keep' && head.conditions.length === 0 && head.relation?.says !== 'reached') {
    // 未发生的不扣分 says nothing new; an exemption (…的,可不扣分) would.
    if (head.words === '' || head.negative) return current(statement);
    throw new NotUnderstood('not-understood', statement);
  }
  if (isWorth(statement)) {
    const previous = group;
    const closing = previous && previous.worth === null && previous.base === null && index === all.length - 1;
    if (closing && head.words === '') {
      previous.worth = statement.award.points[0] ?? null;
      return previous;
    }
    // 以后名次…1分: points without anything that brings them.
    const graded = /^[优好良中差]$/.test(head.words);
    if (!award.bracketed && !graded && (head.words.length < 2 || /递/.test(head.words)))
      throw new NotUnderstood('not-understood', statement);
    const into = open(statement);
    into.worth = statement.award.points[0] ?? null;
    into.title = statement.head.words;
    if (!award.bracketed) into.base = statement;
    return into;
  }
  // 扣12分,其中每少报1个月扣1分: a share of the points before, not more points.
  if (/^其中/.test(head.words) && (group?.fixed.length ?? 0) > 0)
    throw new NotUnderstood('not-understood', statement);
  const per = perOf(statement, all, assembly);
  if (
    per &&
    award.bare &&
    !award.bracketed &&
    (per.direction === 'less' || AGAINST.test(`${head.words}${per.label}`))
  ) {
    // 每迟报1次0.5分: for or against is not said.
    throw new NotUnderstood('not-understood', statement);
  }
  if (per) {
    const startsOwn =
      opened &&
      award.verb === 'get' &&
      (group?.base !== null || (group?.rungs.length ?? 0) > 0) &&
      !isContinued(group, per);
    const into = startsOwn ? open(statement) : current(statement);
    into.rates.push({ statement, per });
    return into;
  }
  const nothing =
    award.what === 'none' ||
    (award.what === 'points' &&
      award.points.length === 1 &&
      Number(award.points[0]) === 0 &&
      head.conditions.length === 0);
  if (nothing) return placeNone(statement, current(statement));
  if (award.verb !== 'get') {
    const into = current(statement);
    into.fixed.push(statement);
    return into;
  }
  if (head.otherwise) {
    const into = current(statement);
    if (into.otherwise) throw new NotUnderstood('not-understood', statement);
    into.otherwise = statement;
    return into;
  }
  const relates = head.relation !== null && head.conditions.length === 0;
  const known =
    group?.base?.head.relation ??
    group?.rungs.find(
      (rung) => rung.head.relation !== null || familyOf(rung.head.conditions[0]?.unit ?? null) === 'share',
    );
  if (relates && known && group && group.otherwise === null) {
    // 超额完成任务得5分,完成任务得4分: lines of one ladder over the attainment.
    if (group.base) group.rungs.push(group.base);
    group.base = null;
    group.rungs.push(statement);
    return group;
  }
  if (head.conditions.length > 0) {
    const own =
      group &&
      (group.rates.length > 0 && group.rungs.length === 0 && group.base === null
        ? false
        : startsOtherQuantity(group, statement));
    const into = own ? open(statement) : current(statement);
    into.rungs.push(statement);
    return into;
  }
  // 未出台得0分 and the like answer the line before.
  if (group?.base && group.otherwise === null && isComplement(statement, group.base)) {
    group.otherwise = statement;
    return group;
  }
  // 每低1%扣0.5分;达到进度的得满分: the base stands behind what is taken from it.
  const behind =
    group !== null &&
    group.base === null &&
    group.rungs.length === 0 &&
    head.relation?.says === 'reached' &&
    group.rates.length > 0 &&
    group.rates.every((rated) => rated.statement.award.verb === 'take' && rated.per.direction === 'less');
  if (behind && group) {
    group.base = statement;
    return group;
  }
  const into =
    opened || (group && (group.rates.length > 0 || group.places.length > 0))
      ? open(statement)
      : current(statement);
  into.base = statement;
  return into;
}

/** Words that tell of something bad, or of taking away. */
const AGAINST =
  /[减扣罚降]|缺|迟|漏|瞒|违|事故|投诉|批评|曝光|约谈|未|不达|不符|不合格|不到位|通报(?!表扬|表彰)/;

const hasBase = (group: Group): boolean => group.base !== null || group.rungs.length > 0;

/** 每新增1家得2分 after a threshold in the same unit continues it. */
const isContinued = (group: Group | null, per: Per): boolean =>
  per.direction !== 'count' &&
  group !== null &&
  group.rungs.some((rung) => familyOf(rung.head.conditions[0]?.unit ?? null) === familyOf(per.unit));

/** Points behind a title, with nothing that would have to hold: 业务办理(1分), 科技会议,6分. */
function isWorth(statement: Statement): boolean {
  const { award, head } = statement;
  return (
    award.bare &&
    award.perUnit === null &&
    award.what === 'points' &&
    award.points.length === 1 &&
    !head.per &&
    head.conditions.length === 0 &&
    head.places.length === 0 &&
    !head.otherwise &&
    head.relation === null &&
    !head.negative
  );
}

function placeNone(statement: Statement, into: Group): Group {
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

function isComplement(statement: Statement, base: Statement): boolean {
  return (
    statement.head.negative &&
    !base.head.negative &&
    statement.award.points.length === 1 &&
    shareWords(statement.head.subject, base.head.words)
  );
}

/** At least two characters in a row in common. */
function shareWords(left: string, right: string): boolean {
  for (let at = 0; at + 2 <= left.length; at += 1) if (right.includes(left.slice(at, at + 2))) return true;
  return left.length < 4;
}

/** Another thing is measured: 覆盖率达到80%得5分,满意度达到90%得5分. */
function startsOtherQuantity(group: Group, statement: Statement): boolean {
  const known = group.rungs[0];
  if (!known) return group.base !== null && group.base.head.relation === null;
  const left = known.head.conditions[0];
  const right = statement.head.conditions[0];
  if (!left && right) return familyOf(right.unit) !== 'share';
  if (!left || !right) return true;
  if (right.before === '' || left.before === right.before) return false;
  if (left.symbolic && right.symbolic && left.reference === right.reference) return false;
  const name = labelOf(right.before).replace(/^(?:完成|达到|实现|年|占比|的|在|为)+$/, '');
  if (name === '' || name.length < 3) return false;
  const known0 = labelOf(left.before);
  if (known0 === '' || known0.includes(name) || name.includes(known0)) return false;
  const common = commonTail(known0, name);
  return common < 2;
}

function commonTail(left: string, right: string): number {
  let length = 0;
  while (length < left.length && length < right.length && left.at(-1 - length) === right.at(-1 - length))
    length += 1;
  return length;
}
