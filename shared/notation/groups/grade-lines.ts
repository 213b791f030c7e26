import type { PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { choiceOf, type Option } from '../parts/choice-of.ts';
import { type Assembly, labelOf, plain, times } from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';
import type { Group } from './group.ts';
import { pointsOf } from './points-of.ts';

const NAME =
  '(?:优秀|优良|优|良好|良|中等|中|合格|基本合格|不合格|及格|不及格|称职|基本称职|不称职|达标|基本达标|不达标|较好|好|一般|较差|差|[甲乙丙丁A-E](?:\\+)?|[一二三四五](?=等|级|档|类))';
const GRADE = new RegExp(
  `^(?:按|按照|若|如)?(?:其中)?(?:年度|综合|最终|本年度|工作)?(?:考核|考评|评定|评估|评价|验收|评审|绩效|成绩){0,2}(?:结果|结论|成绩|等次|等级|档次|情况)?(?:被|获|为|评为|评定为|确定为|认定为|定为|列为|列入|属于|达到|是|得|获得|获评|在)*(${NAME}(?:等次|等级|档次|等|档|级|类)?)(?:的|者|等次的|等级的|档的|单位|县区|等次单位)*$`,
);

/** 信用评级为A级: the first line may name what is graded. */
const TITLED = new RegExp(
  `^.{2,14}(?:为|评为|属于|达到|获评)(${NAME}(?:等次|等级|档次|等|档|级|类)?)(?:的|者)*$`,
);

/** 全面完成任务的得10分,基本完成的得6分,未完成的不得分. */
const COMPLETION =
  /^(?:年度|各项|目标|任务|工作)*(全面完成|全部完成|完成|基本完成|部分完成|未完成|没有完成|未能完成|未启动|未开展)(?:年度|各项|目标|任务|工作)*(?:的|者)*$/;

/** The grade a line is for, when it is for nothing else. */
export function gradeNamed({ head }: Statement): string | null {
  const words = labelOf(head.words);
  const done =
    head.conditions.length === 0 && head.per === null && !head.otherwise
      ? COMPLETION.exec(words)?.[1]
      : undefined;
  if (done !== undefined) return done;
  return plainHead(head) ? (GRADE.exec(words)?.[1] ?? null) : null;
}

const titledGrade = ({ head }: Statement): string | null =>
  plainHead(head) ? (TITLED.exec(labelOf(head.words))?.[1] ?? null) : null;

const plainHead = (head: Statement['head']): boolean =>
  head.conditions.length === 0 &&
  head.per === null &&
  head.places.length === 0 &&
  head.relation === null &&
  !head.otherwise;

const brings = ({ award }: Statement): boolean =>
  !award.each &&
  ((award.what === 'points' && award.points.length === 1 && !award.range) ||
    /^(?:none|keep|full|share|half|base)$/.test(award.what));

/** How many statements from here on are lines for grades that exclude each other; the first may say in words what is best. */
export function gradeRun(statements: readonly Statement[], from: number): number {
  const names = new Set<string>();
  let count = 0;
  for (const statement of statements.slice(from)) {
    const name = brings(statement) ? gradeNamed(statement) : null;
    const titled = count === 0 && name === null && brings(statement) ? titledGrade(statement) : null;
    if (titled !== null) names.add(titled);
    const described =
      titled !== null ||
      (count === 0 && name === null && brings(statement) && describesBest(statement, statements[from + 1]));
    if (!described && (name === null || names.has(name))) break;
    if (name !== null) names.add(name);
    count += 1;
  }
  // 完成得10分,未完成得0分 are one line and its answer; 基本完成 makes them grades.
  const completion = [...names].some((name) => name.includes('完成'));
  if (completion && ![...names].some((name) => /^(?:基本|部分)完成$/.test(name))) return 0;
  return count >= 2 && names.size >= 2 ? count : 0;
}

/** 组织有力、成效明显的得5分,较好的得3分. */
function describesBest(statement: Statement, next: Statement | undefined): boolean {
  const following = next && gradeNamed(next);
  return (
    following !== null &&
    following !== undefined &&
    (/^(?:较好|好|良好|良|一般)/.test(following) ||
      (/^(?:基本|部分)完成$/.test(following) && statement.head.words.includes('完成'))) &&
    plainHead(statement.head) &&
    !statement.head.negative &&
    !statement.award.bare &&
    labelOf(statement.head.words).length >= 2
  );
}

/** One of the grades is chosen. */
export function buildGradeLines(group: Group, assembly: Assembly): { points: PointsNode; most: string } {
  const options = group.grades.map((statement): Option => {
    const name = gradeNamed(statement) ?? titledGrade(statement) ?? labelOf(statement.head.words);
    return { name, points: worthOf(statement, group, assembly) };
  });
  const own = { ...assembly.own, label: labelWith(assembly, subjectOf(group.grades)) };
  const points = options.map((option) => Number(option.points));
  const falls = points.every((one, index) => index === 0 || one <= (points[index - 1] ?? one));
  const rises = points.every((one, index) => index === 0 || one >= (points[index - 1] ?? one));
  // 良好得10分,优秀得5分,合格得8分: something was miswritten.
  if (!falls && !rises) throw new NotUnderstood('band-order', group.span, {}, 'question');
  const best = options.reduce((most, one) => (Number(one.points) > Number(most) ? one.points : most), '0');
  return { points: choiceOf(options, { ...assembly, own }), most: best };
}

/** 评价等次为好的得5分: what is graded. */
function subjectOf([first]: readonly Statement[]): string {
  const words = labelOf(first?.head.words ?? '');
  const name = (first && (gradeNamed(first) ?? titledGrade(first))) ?? '';
  const before = name === '' ? '' : words.slice(0, words.lastIndexOf(name));
  return labelOf(before.replace(/(?:被|获|评|定|认|确|列|属|于|达|到|是|为|在|得)+$/, ''));
}

function labelWith({ indicator, own }: Assembly, subject: string): string {
  if (subject.length < 2) return own.label;
  if (indicator === null || own.label !== indicator) return subject;
  return indicator.includes(subject) ? indicator : `${indicator}(${subject})`;
}

function worthOf(statement: Statement, group: Group, assembly: Assembly): string {
  const { award } = statement;
  if (award.what === 'half') return halfOf(group, assembly, statement);
  // 优秀加2分,称职不扣分,不称职扣3分: beside additions and deductions nothing is nothing.
  if (award.what === 'keep' && group.grades.some((one) => one.award.verb !== 'get')) return '0';
  const points = plain(pointsOf(award, group, assembly));
  return award.verb === 'take' && points !== '0' ? `-${points}` : points;
}

function halfOf(group: Group, assembly: Assembly, statement: Statement): string {
  const full = group.worth ?? assembly.maxPoints;
  if (full === null) throw new NotUnderstood('maximum-missing', statement, {}, 'question');
  return times(full, '0.5');
}
