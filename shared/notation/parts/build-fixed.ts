import type { Band, Condition, PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import {
  type Assembly,
  constant,
  labelOf,
  numberInput,
  plain,
  statementInput,
  valueInput,
} from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';
import { areCompatible, familyOf } from '../tokens/unit-family.ts';
import { buildLadder, type Rung } from './band-table.ts';
import { levelLabels, type Scale } from './build-rates.ts';
import { choiceOf, type Option, optionOf } from './choice-of.ts';
import { conditionOf, farFrom } from './condition-of.ts';
import { beyondTarget, shift, unitFor } from './rung.ts';
import { branch } from './when-branch.ts';

/** Points for or against something that simply holds: 获表彰加3分, 低于80%扣2分. */
export function fixedParts(group: Group, assembly: Assembly, scale: Scale): PointsNode[] {
  const laddered = numericLadder(group, assembly, scale);
  const single = group.fixed.filter((statement) => !laddered?.statements.includes(statement));
  const parts = single.flatMap((statement): PointsNode[] => {
    const { award, head } = statement;
    if (award.what === 'points' && award.points.length > 1 && !award.range)
      return levelParts(statement, assembly);
    const value =
      award.what === 'points'
        ? award.points[0]
        : award.what === 'full' || award.what === 'base'
          ? (group.worth ?? assembly.maxPoints ?? undefined)
          : undefined;
    if (value === undefined || award.range || award.points.length > 1)
      throw new NotUnderstood('not-understood', statement);
    const signed = award.verb === 'take' ? `-${value}` : value;
    const [only] = head.conditions;
    // 95%以上得5分,低于90%扣2分: from the five, or from nothing?
    const onScale =
      only && !only.symbolic && scale.kind === 'numeric' && areCompatible(scale.unit, only.unit);
    if (onScale && award.verb === 'take' && group.rungs.some((rung) => rung.award.what !== 'none'))
      throw new NotUnderstood('reference-unclear', statement, {}, 'question');
    // 控制在5%以内得6分,超过0.1个百分点扣1分: beyond the 5 %, and for each of them or once?
    if (scale.kind === 'numeric' && scale.unit === '%' && /百分点|百分比/.test(only?.unit ?? ''))
      throw new NotUnderstood('reference-unclear', statement, {}, 'question');
    // 完成目标得10分,超过20%的加2分: 20 % of the target would hold wherever the target is reached.
    const low = only?.low?.value;
    const trivial =
      award.verb === 'add' && group.base?.head.relation?.says === 'reached' && only?.unit === '%';
    if (
      trivial &&
      low !== undefined &&
      Number(low) < 100 &&
      /^[超高]/.test(only?.text ?? '') &&
      !only?.offset
    )
      throw new NotUnderstood('reference-unclear', statement, {}, 'question');
    // 增幅超过平均值的另加1分, beside a base on another scale, is a statement of its own.
    const compared = head.conditions.length === 1 && only?.symbolic && only.reference !== 'target';
    const when: Condition =
      compared && scale.kind !== 'none' && !(scale.kind === 'symbolic' && scale.reference === only.reference)
        ? { test: 'holds', input: statementInput(assembly, sentenceOf(statement), true) }
        : head.conditions.length > 0
          ? sparing(conditionOf(statement, assembly, scale), statement)
          : { test: 'holds', input: statementInput(assembly, labelOf(head.subject || head.words), true) };
    return [{ node: 'when', cases: [branch(when, constant(plain(signed)))], otherwise: constant('0') }];
  });
  const graded = parts.map((part) => gradeOption(part));
  if (parts.length > 1 && graded.every((one) => one !== null))
    return [...(laddered ? [laddered.node] : []), choiceOf(graded, assembly)];
  const adding = single.every((statement) => statement.award.verb === 'add');
  const picked: PointsNode[] =
    group.highest && adding && parts.length > 1 ? [{ node: 'pick', which: 'highest', of: parts }] : parts;
  return laddered ? [laddered.node, ...picked] : picked;
}

const GRADES =
  /^.{0,6}?(?:优秀|优良|良好|中等|合格|基本合格|不合格|达标|不达标|称职|基本称职|不称职|较好|一般|较差|[甲乙丙丁A-D](?:类|级|等)|[一二三四]等)$/;

/** 优秀加5分,良好加4分: grades exclude each other. */
function gradeOption(points: PointsNode): Option | null {
  const option = optionOf(points);
  return option && GRADES.test(option.name) ? option : null;
}

const REFERENCE_WORDS = { target: '目标', mean: '平均值', last: '上年', first: '第一名' } as const;

/** A comparison with a reference as words. */
export function sentenceOf(statement: Statement): string {
  const [only] = statement.head.conditions;
  if (only?.trend) return labelOf(`${only.before}${only.text ?? ''}`);
  const side = only?.low && !only.high ? '高于' : only?.high && !only.low ? '低于' : '等于';
  return `${labelOf(only?.before ?? '')}${side}${REFERENCE_WORDS[only?.reference ?? 'target']}`;
}

/** 1次扣1分,2次扣3分,3次及以上扣5分: one of them applies, never several. */
function numericLadder(
  group: Group,
  assembly: Assembly,
  scale: Scale,
): { node: PointsNode; statements: readonly Statement[] } | null {
  const [first, ...others] = group.fixed.filter((statement) =>
    statement.head.conditions.some((condition) => !condition.symbolic),
  );
  if (!first) return null;
  const statements = [first, ...others.filter((other) => other.award.verb === first.award.verb)];
  const onLadder = group.rungs.filter((rung) => rung.award.what !== 'none').length > 1;
  if (onLadder) throw new NotUnderstood('not-understood', first);
  if (statements.length < 2) return null;
  const sign = first.award.verb === 'take' ? '-' : '';
  const [near] = first.head.conditions;
  const far = near?.offset && near.reference !== null ? farFrom(near, first, assembly) : null;
  const rungs = statements.map((statement): Rung => {
    const [condition, second] = statement.head.conditions;
    const [points, more] = statement.award.points;
    if (
      !condition ||
      second ||
      points === undefined ||
      more !== undefined ||
      statement.award.what !== 'points'
    )
      throw new NotUnderstood('not-understood', statement);
    const moved = beyondTarget(condition, assembly) ?? condition;
    const rung = { condition: moved, points: [`${sign}${points}`], span: statement };
    return moved.offset && far ? shift(rung, far.from) : rung;
  });
  const units = rungs.flatMap((rung) => (rung.condition.unit === null ? [] : [rung.condition.unit]));
  const unit = unitFor(units, assembly);
  if (!units.every((one) => areCompatible(one, unit)))
    throw new NotUnderstood('unit-mismatch', first, { units: units.join('、') });
  // 完成目标得10分,超额完成10%以上加1分: the same attainment.
  const ofTarget = statements.every((one, index) => rungs[index]?.condition !== one.head.conditions[0]);
  const of =
    scale.kind === 'numeric' && areCompatible(scale.unit, unit)
      ? scale.of
      : far
        ? valueInput(assembly, far.unit, far.measure)
        : valueInput(assembly, unit, ofTarget ? 'attainment' : undefined);
  const ladder = buildLadder(rungs, unit, assembly, { otherwise: '0' });
  // 5%以内扣1分,5%-10%扣3分: what takes more the more there is of it takes nothing at nothing.
  const worsens = ladder.bands.length > 2 && !ladder.rising;
  const bands = sign === '-' ? sparingNone(ladder.bands, worsens || isAmiss(first), assembly) : ladder.bands;
  return { node: { node: 'bands', of, bands, outside: 'unscored' }, statements };
}

/** 逾期5天以内扣1分 takes nothing where nothing is late. */
function sparingNone(bands: readonly Band[], amiss: boolean, assembly: Assembly): readonly Band[] {
  const [first, ...others] = bands;
  if (!first || first.from !== null || first.to === null || first.pointsFrom === '0' || !amiss) return bands;
  assembly.assumed.add('nothing-at-zero');
  const zero = '0' as never;
  return [
    { from: null, fromIncluded: false, to: zero, toIncluded: true, pointsFrom: zero, pointsTo: zero },
    { ...first, from: zero, fromIncluded: false },
    ...others,
  ];
}

/** The same for a single line. */
function sparing(condition: Condition, statement: Statement): Condition {
  const [only] = statement.head.conditions;
  const open =
    only && only.low === null && only.high !== null && statement.award.verb === 'take' && isAmiss(statement);
  if (!open || condition.test !== 'compare') return condition;
  return { test: 'all', of: [{ ...condition, comparator: '>', to: '0' as never }, condition] };
}

/** What is measured is how much went wrong, so that nothing means nothing wrong. */
function isAmiss(statement: Statement): boolean {
  const [only] = statement.head.conditions;
  const family = familyOf(only?.unit ?? null);
  if (only?.tooLittle) return false;
  return (
    family === 'count' ||
    family === 'days' ||
    /滞后|逾期|超期|延期|延误|相差|偏差|误差|落后|超出|超过|超标/.test(only?.before ?? '')
  );
}

/** 被省、市通报批评的分别扣5分、3分: each time, by level. */
function levelParts(statement: Statement, assembly: Assembly): PointsNode[] {
  const { award, head } = statement;
  const labels = levelLabels(head.pieces, '');
  if (labels.length !== award.points.length || head.conditions.length > 0) {
    throw new NotUnderstood('level-list-mismatch', statement, {
      levels: String(labels.length),
      points: String(award.points.length),
    });
  }
  assembly.assumed.add('each-time');
  return labels.map((label, index) => ({
    node: 'rate',
    of: numberInput(assembly, { name: label, label, unit: '次', measure: 'count', absent: '0' }),
    points: plain(`${award.verb === 'take' ? '-' : ''}${award.points[index]}`) as never,
    per: '1' as never,
    steps: 'proportional',
    from: '0' as never,
    side: 'above',
    most: null,
  }));
}
