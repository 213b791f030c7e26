import { NotUnderstood } from '../diagnostic.ts';
import { isCrossLadder } from '../parts/build-cross.ts';
import { type Assembly, labelOf } from '../rule/assembly.ts';
import type { Per, Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';
import { asCap } from './as-cap.ts';
import { asEach } from './as-each.ts';
import { asFirst } from './as-first.ts';
import { asNoneCounted } from './as-none-counted.ts';
import { asNoneMissing } from './as-none-missing.ts';
import { asPeriodic } from './as-periodic.ts';
import { asPoints } from './as-points.ts';
import { asSized } from './as-sized.ts';
import { asStated } from './as-stated.ts';
import { asTitle } from './as-title.ts';
import { asWhole } from './as-whole.ts';
import { dropIdle } from './drop-idle.ts';
import { gradeRun } from './grade-lines.ts';
import { emptyGroup, type Group } from './group.ts';
import { inheritOffset } from './inherit-offset.ts';
import { perOf } from './per-of.ts';
import { placeNone } from './place-none.ts';
import { refuseClasses } from './refuse-classes.ts';
import { isComplement, startsOtherQuantity } from './same-subject.ts';
import { takesAsLines } from './takes-as-lines.ts';
import { turnTrends } from './turn-trends.ts';

/** Sorts the statements of an item into parts. A line in words that brings points opens a new part once one has a base. */
export function groupStatements(written: readonly Statement[], assembly: Assembly): Group[] {
  const read = inheritOffset(turnTrends(asCap(dropIdle(written))));
  const statements = takesAsLines(
    asNoneCounted(
      read.map((statement, index) => adapted(statement, read[index + 1], assembly)),
      assembly,
    ),
    assembly,
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
  if (isCrossLadder(statements)) return [crossGroup(statements)];
  let graded: Group | null = null;
  let gradedTo = 0;
  statements.forEach((statement, index) => {
    if (index >= gradedTo) graded = null;
    const run = graded ? 0 : gradeRun(statements, index);
    if (run > 0) {
      graded = emptyGroup(statement);
      gradedTo = index + run;
      groups.push(graded);
      group = null;
    }
    // 国家级(10分)、省级(6分): not titles but lines of their own.
    const into: Group =
      graded ??
      (titles ? open(statement) : place(statement, statements, index, group, assembly, open, current));
    if (graded) into.grades.push(statement);
    else if (titles) into.base = statement;
    into.limits.push(...statement.limits);
    into.highest ||= statement.highest;
    into.span.end = statement.end;
  });
  return groups;
}

function crossGroup(statements: readonly Statement[]): Group {
  const whole = emptyGroup({ start: statements[0]?.start ?? 0, end: statements.at(-1)?.end ?? 0 });
  whole.cross.push(...statements);
  whole.limits.push(...statements.flatMap((statement) => statement.limits));
  return whole;
}

function adapted(statement: Statement, next: Statement | undefined, assembly: Assembly): Statement {
  const sized = asFirst(asSized(statement), next);
  const titled = asStated(asTitle(asEach(sized, next), next), assembly);
  return asPoints(asNoneMissing(asWhole(asPeriodic(titled, assembly), next), next), assembly);
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
    // 发生事故的该项不得分,并取消评优资格: both follow from the same.
    const same = /^(?:且|并|并且|同时|而且)?$/.test(head.words) && statement.boundary === 'comma';
    const withheld = same && all[index - 1]?.award.what === 'none' ? into.overrides.at(-1) : undefined;
    into.vetoes.push(withheld ? { ...withheld, award } : statement);
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
    // 每增加1000万元得0.5分,不足1000万元的按比例得分: parts of a step.
    const [part] = head.conditions;
    const step = group?.rates.at(-1)?.per;
    if (
      group &&
      step &&
      part &&
      part.low === null &&
      part.high?.value === step.size &&
      part.unit === step.unit
    ) {
      group.limits.push({ ...statement, says: 'steps-proportional', value: step.size, overall: false });
      return group;
    }
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
    const closing =
      previous &&
      previous.worth === null &&
      (previous.base === null || previous.base.award.what === 'full') &&
      index === all.length - 1;
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
    // 增加值占比2分,完成目标得满分: a title, though without brackets.
    const titles = /^(?:full|ratio|share|base)$/.test(all[index + 1]?.award.what ?? '');
    if (!award.bracketed && !titles) into.base = statement;
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
  // 未完成的取消评优资格,且该项不得分: both follow from the same.
  const vetoed = group?.vetoes.at(-1);
  if (nothing && vetoed && /^(?:且|并|并且|同时|而且)$/.test(head.words) && group) {
    group.overrides.push({ ...vetoed, award: { ...award } });
    return group;
  }
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
    // 引进新品种3分,超过5个计5分: instead of the three, or besides?
    const unnamed = labelOf(head.conditions[0]?.before ?? '') === '' && !head.conditions[0]?.symbolic;
    if (own && unnamed && group?.base && statement.boundary === 'comma')
      throw new NotUnderstood('which-applies', statement, {}, 'question');
    const into = own ? open(statement) : current(statement);
    into.rungs.push(statement);
    return into;
  }
  // 未出台得0分 and the like answer the line before.
  if (
    group?.base &&
    group.otherwise === null &&
    isComplement(statement, group.base) &&
    !isMiddle(all[index + 1])
  ) {
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

/** 按时报送得1分,未按时报送得0.5分,未报送的不得分: the second is not all that is left. */
const isMiddle = (next: Statement | undefined): boolean =>
  next?.award.what === 'none' && next.head.negative && next.head.conditions.length === 0;

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
