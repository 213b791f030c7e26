import type { Veto } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { expandStatements } from '../groups/expand-statements.ts';
import { type Group, isTitleOnly, scoresNothing } from '../groups/group.ts';
import { groupStatements } from '../groups/group-statements.ts';
import { refuseIdleLimits } from '../groups/refuse-idle-limits.ts';
import { type Assembly, isBelow, labelOf, type Part, statementInput, times } from '../rule/assembly.ts';
import type { ReadStatements } from '../statements/read-statements.ts';
import type { Limit, Statement } from '../statements/statement.ts';
import { buildPart } from './build-part.ts';
import { isBareChange } from './build-rates.ts';
import { conditionOf } from './condition-of.ts';

/** A part with the vetoes printed in it; `part` is null where nothing but a veto is said. */
export interface BuiltPart {
  readonly part: Part | null;
  readonly vetoes: readonly Veto[];
}

/** The parts of one item. With several items the weight of the whole says nothing about one of them. */
export function buildParts(read: ReadStatements, assembly: Assembly, items: number): BuiltPart[] {
  const local: Assembly = {
    ...assembly,
    base: read.base ?? assembly.base,
    baseIsPrinted: read.base !== null,
    maxPoints: items === 1 ? assembly.maxPoints : null,
  };
  const groups = mergeTitles(groupStatements(expandStatements(withLimits(read, local)), local), read);
  if (local.conversion && groups.length > 1)
    throw new NotUnderstood('remark-changes-count', local.conversion.span);
  const scoring = groups.filter((group) => !scoresNothing(group));
  const alone = scoring.length === 1;
  let unrated = false;
  for (const group of groups) {
    group.follows = unrated;
    unrated ||= group.base !== null && group.rates.length === 0;
  }
  if (items === 1) refuseAboveMaximum(groups, assembly);
  return groups.map((group) => {
    const named = { ...local, own: ownNumber(group, assembly, items > 1 || !alone) };
    const part = scoresNothing(group) && group.vetoes.length > 0 ? null : buildPart(group, named, alone);
    if (part) refuseIdleLimits(group, part);
    return { part, vetoes: group.vetoes.map((statement) => vetoOf(statement, assembly)) };
  });
}

/** 得60分 in an item of 8 points: one of the two numbers is not what it seems. */
function refuseAboveMaximum(groups: readonly Group[], assembly: Assembly): void {
  const max = assembly.maxPoints;
  if (max === null) return;
  for (const group of groups)
    for (const statement of [
      ...group.rungs,
      ...group.grades,
      ...group.cross,
      ...(group.base ? [group.base] : []),
    ]) {
      const { award, head } = statement;
      const above =
        award.what === 'points' &&
        award.verb === 'get' &&
        !head.per &&
        award.points.some((one) => isBelow(max, one));
      if (above)
        throw new NotUnderstood(
          'points-above-weight',
          statement,
          { points: award.points.join('、'), max },
          'question',
        );
    }
}

/** The number of the only part is the indicator's value; several parts each name their own. */
function ownNumber(group: Group, assembly: Assembly, several: boolean): Assembly['own'] {
  const lines = [...group.rungs, ...(group.ratio ? [group.ratio] : [])];
  // 其中发明专利占比达20%以上另加1分: the only number of a part that starts from a statement.
  const numbered = lines.length > 0 || group.rates.length > 0 ? lines : group.fixed;
  const conditioned = numbered.flatMap(({ head }) => head.conditions.map((condition) => condition.before));
  const moved = group.rates.map(({ statement, per }) => `${statement.head.subject}${per.label}`);
  const names = [...conditioned, ...(group.base ? [group.base.head.words] : []), ...moved].map(labelOf);
  const subject = (names.find((name) => name.length > 1 && !isBareChange(name)) ?? '').slice(-24);
  const title = labelOf(group.title ?? '').slice(-24);
  const label = title.includes(subject) ? title : subject.includes(title) ? subject : `${title}:${subject}`;
  if (several) return label === '' ? assembly.own : ownedName(label, group, assembly);
  const { indicator, conversion } = assembly;
  if (conversion) return { name: 'value', label: conversion.to };
  if (indicator === null) return { name: 'value', label: label === '' ? assembly.own.label : label };
  const says = label !== '' && !indicator.includes(label) && label.length <= 12;
  return { name: 'value', label: says ? `${indicator}(${label})` : indicator };
}

/** 科级干部中35岁以下的…, then 乡镇班子中35岁以下的…: the short name is taken, so the second carries all its words. */
function ownedName(label: string, group: Group, assembly: Assembly): Assembly['own'] {
  const statement = group.rungs[0] ?? group.base ?? group.ratio ?? group.rates[0]?.statement;
  const spoken = statement?.head.subject ?? '';
  const words = labelOf(spoken.includes(label) ? spoken : `${spoken}${label}`).slice(-48);
  const short = label.length < 8 && words.length <= 24 ? words : label;
  const owner = assembly.owners.get(short);
  if (owner === undefined || owner === words) {
    assembly.owners.set(short, words);
    return { name: short, label: short };
  }
  return { name: words, label: words };
}

/** Limits printed before any statement (最高10分:…) belong to the first; 最高不超过分值的120% becomes the points it stands for. */
function withLimits(read: ReadStatements, assembly: Assembly): readonly Statement[] {
  return read.statements.map((statement, index) => {
    const limits = index === 0 ? [...statement.limits, ...read.limits] : statement.limits;
    return { ...statement, limits: limits.map((limit) => inPoints(limit, assembly)) };
  });
}

function inPoints(limit: Limit, assembly: Assembly): Limit {
  if (limit.value === null || !/^cap(?:-add|-take)?-share$/.test(limit.says)) return limit;
  const whole = assembly.base ?? assembly.maxPoints;
  if (whole === null) throw new NotUnderstood('maximum-missing', limit, {}, 'question');
  return {
    ...limit,
    says: limit.says.replace('-share', ''),
    value: times(whole, times(limit.value, '0.01')),
  };
}

/** A title with points (工业增加值(20分)) and the lines that follow are one part. */
function mergeTitles(groups: readonly Group[], read: ReadStatements): Group[] {
  const merged: Group[] = [];
  for (const group of groups) {
    const title = merged.at(-1);
    if (title && isTitleOnly(title) && group.worth === null) {
      group.worth = title.worth;
      group.title = title.title;
      merged.pop();
    }
    merged.push(group);
  }
  const [only] = merged;
  if (only && merged.length === 1) only.worth ??= read.worth;
  return merged;
}

function vetoOf(statement: Statement, assembly: Assembly): Veto {
  const { head, award } = statement;
  const effect =
    award.what === 'grade'
      ? (award.grade ?? '')
      : (/一票否决|一票否优|否优|取消.*|不合格|否决/.exec(award.grade ?? '')?.[0] ?? '一票否决');
  const [only] = head.conditions;
  const happened = head.conditions.length === 1 && only?.exact && only.low?.value === '1' && !only.symbolic;
  if (happened) {
    const label = labelOf(`${only.before}${only.after}`.replace(/的$/, '')) || '一票否决情形';
    return { when: { test: 'holds', input: statementInput(assembly, label, true) }, effect };
  }
  if (head.conditions.length > 0) return { when: conditionOf(statement, assembly, { kind: 'none' }), effect };
  const label = labelOf(head.subject || head.words) || '一票否决情形';
  return { when: { test: 'holds', input: statementInput(assembly, label, true) }, effect };
}
