import { NotUnderstood } from '../diagnostic.ts';
import { labelOf } from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';
import type { Group } from './group.ts';

/** 未出台得0分 answers 出台得2分. */
export function isComplement(statement: Statement, base: Statement): boolean {
  return (
    statement.head.negative &&
    !base.head.negative &&
    statement.award.points.length === 1 &&
    shareWords(statement.head.subject, base.head.words)
  );
}

/** At least two characters in a row in common. */
export function shareWords(left: string, right: string): boolean {
  for (let at = 0; at + 2 <= left.length; at += 1) if (right.includes(left.slice(at, at + 2))) return true;
  return left.length < 4;
}

/** Another thing is measured: 覆盖率达到80%得5分,满意度达到90%得5分. */
export function startsOtherQuantity(group: Group, statement: Statement): boolean {
  const known = group.rungs[0];
  if (!known) return group.base !== null && group.base.head.relation === null;
  const left = known.head.conditions[0];
  const right = statement.head.conditions[0];
  if (!left && right) return familyOf(right.unit) !== 'share';
  if (!left || !right) return true;
  // 省级媒体推广1篇得3分,市级媒体推广2篇得2分: by level, not by number.
  const [one, other] = [levelIn(left.before), levelIn(right.before)];
  if (one !== null && other !== null && one !== other)
    throw new NotUnderstood('which-applies', statement, {}, 'question');
  if (right.before === '' || left.before === right.before) return false;
  if (left.symbolic && right.symbolic && left.reference === right.reference) return false;
  // 完成计划80%-100% after 超过计划20%以上: the same attainment.
  const ofTarget = /^(?:实际)?完成(?:年度)?(?:计划|目标|任务)(?:任务)?(?:数|值)?的?$/;
  if (left.reference === 'target' && ofTarget.test(right.before)) return false;
  if (left.trend && right.trend) return false;
  const name = labelOf(right.before).replace(/^(?:完成|达到|实现|年|占比|的|在|为)+$/, '');
  if (name === '' || name.length < 3) return false;
  const known0 = labelOf(left.before);
  if (known0 === '' || known0.includes(name) || name.includes(known0)) return false;
  const common = commonTail(known0, name);
  return common < 2;
}

const levelIn = (words: string): string | null =>
  /国家级|国家|省部级|省级|市级|州级|县级|区级|乡镇级/.exec(words)?.[0] ?? null;

function commonTail(left: string, right: string): number {
  let length = 0;
  while (length < left.length && length < right.length && left.at(-1 - length) === right.at(-1 - length))
    length += 1;
  return length;
}
