import { divide, exact, toDecimalText } from '../../model/exact.ts';
import type { Measure, PointsNode, RateNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group, Rated } from '../groups/group.ts';
import { ownLimit, sharedLimit, sideOf, stepsOf, withSharedLimit } from '../groups/rate-limits.ts';
import {
  type Assembly,
  labelOf,
  numberInput,
  plain,
  plus,
  same,
  times,
  valueInput,
} from '../rule/assembly.ts';
import type { NumericCondition, Reference } from '../statements/statement.ts';
import { areCompatible, factorBetween, familyOf, sameCounter, scaled } from '../tokens/unit-family.ts';
import { targetStart } from './target-start.ts';

/** What the base of a part is measured on, so that 每低1% knows from where. */
export type Scale =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'numeric';
      readonly of: PointsNode;
      readonly unit: string | null;
      readonly above: string | null;
      readonly below: string | null;
    }
  | { readonly kind: 'symbolic'; readonly reference: Reference };

export interface Rates {
  readonly parts: readonly PointsNode[];
  readonly adds: boolean;
  readonly takes: boolean;
  /** The most the additions can bring; null without limit. */
  readonly mostAdded: string | null;
}

export function buildRates(group: Group, scale: Scale, assembly: Assembly): Rates {
  const parts: Record<'add' | 'take', PointsNode[]> = { add: [], take: [] };
  let mostAdded: string | null = '0';
  for (const rated of group.rates) {
    const most = ownLimit(rated, group, assembly);
    parts[sideOf(rated)].push(...ratePart(rated, group, scale, assembly, most));
    if (sideOf(rated) === 'add')
      mostAdded = most === null || mostAdded === null ? null : plus(mostAdded, most);
  }
  refuseTwoStarts(parts.take, group);
  const added = sharedLimit(group, 'add');
  return {
    parts: [
      ...withSharedLimit(parts.add, added, 'add'),
      ...withSharedLimit(parts.take, sharedLimit(group, 'take'), 'take'),
    ],
    takes: parts.take.length > 0,
    adds: parts.add.length > 0,
    mostAdded: added ?? mostAdded,
  };
}

/** 每低1%扣0.5分,低于80%的每低1%扣1分: below 80 the one, or both? */
function refuseTwoStarts(parts: readonly PointsNode[], group: Group): void {
  const below = parts.filter((part): part is RateNode => part.node === 'rate' && part.side === 'below');
  const clash = below.some((one) =>
    below.some((other) => JSON.stringify(one.of) === JSON.stringify(other.of) && one.from !== other.from),
  );
  if (clash)
    throw new NotUnderstood('which-applies', group.rates.at(-1)?.statement ?? group.span, {}, 'question');
}

function ratePart(
  rated: Rated,
  group: Group,
  scale: Scale,
  assembly: Assembly,
  most: string | null,
): PointsNode[] {
  const { statement, per } = rated;
  const { award, head } = statement;
  if (award.range || award.what !== 'points') throw new NotUnderstood('not-understood', award);
  const size = plain(lostPoint(per.size, assembly, statement));
  // 每低0.一个百分点: a step of nothing was misread.
  if (Number(size) === 0) throw new NotUnderstood('not-understood', statement);
  const sign = award.verb === 'take' ? '-' : '';
  const rate = (
    of: PointsNode,
    points: string,
    from: string,
    side: 'above' | 'below',
    by = size,
  ): PointsNode => ({
    node: 'rate',
    of,
    points: plain(`${sign}${points}`) as never,
    per: by as never,
    steps: stepsOf(rated, group),
    from: from as never,
    side,
    most: most as never,
  });
  if (award.points.length > 1) return listedRates(rated, assembly, rate);
  const points = award.points[0] ?? '0';
  if (per.from !== undefined) {
    const line = scale.kind === 'numeric' ? (per.direction === 'more' ? scale.above : scale.below) : per.from;
    if (scale.kind === 'symbolic' || assembly.hint.isDistance || line === null || !same(line, per.from))
      throw new NotUnderstood('reference-unclear', statement, {}, 'question');
    const unit = per.unit === '%' ? per.unit : (assembly.hint.unit ?? '%');
    const of = scale.kind === 'numeric' ? scale.of : valueInput(assembly, unit);
    return [rate(of, points, per.from, per.direction === 'more' ? 'above' : 'below')];
  }
  const own = head.conditions.find(
    (condition) =>
      !condition.symbolic &&
      !(condition.exact && condition.start === per.start) &&
      !isFrequency(condition.before),
  );
  // 每月不少于2篇,每少1篇扣0.1分, with a number of 篇: those of a month, of the year, or those missed?
  const due = head.conditions.some((one) => !one.exact && one.low !== null && isFrequency(one.before));
  if (!own && due && assembly.hint.unit !== null && assembly.hint.measure === null)
    throw new NotUnderstood('reference-unclear', statement, {}, 'question');
  if (own && assembly.hint.isDistance && !own.absolute) {
    const start = targetStart(group, { reference: 'target' }, assembly, per.unit);
    // 培训不少于4场次,每少1场次…;人数不少于200人,每少10人…: two numbers, each with its own name.
    if (start.measure === 'shortfall' && linesOfOthers(rated, own, group)) {
      const label = `${labelOf(own.before)}:少${per.unit ?? ''}`;
      const missing = {
        name: label,
        label,
        unit: per.unit,
        measure: 'shortfall' as const,
        absent: '0' as const,
      };
      return [rate(numberInput(assembly, missing), points, '0', 'above')];
    }
    if (start.measure === 'attainment') throw new NotUnderstood('reference-unclear', statement);
    const upward = per.direction === 'more' || start.measure === 'shortfall' || start.measure === 'excess';
    return [
      rate(
        valueInput(assembly, start.unit, start.measure, start.reference),
        points,
        '0',
        upward ? 'above' : 'below',
      ),
    ];
  }
  // 全年4次,每少1次扣0.5分: what is due, and from there down.
  const wanted = own?.exact === true && per.direction === 'less' && award.verb === 'take';
  // 不少于50学时,未达标的每人次扣0.3分: what is required is counted in another unit than those who miss it.
  const others = own !== undefined && !sameCounter(own.unit, per.unit);
  if (
    own &&
    !others &&
    (own.low === null || own.high === null || wanted) &&
    areCompatible(own.unit, per.unit)
  ) {
    const unit =
      assembly.hint.unit !== null && factorBetween(own.unit, assembly.hint.unit)
        ? assembly.hint.unit
        : own.unit;
    const edge = own.low ?? own.high;
    if (per.direction === 'count' && !own.low && own.high?.included) {
      // 10家以内每家得0.5分: at most those ten.
      const value = scale.kind === 'numeric' ? scale.of : valueInput(assembly, unit);
      const most = times(
        points,
        divided(inUnit(own.high.value, own.unit, unit), inUnit(size, per.unit ?? own.unit, unit)),
      );
      return [{ ...(rate(value, points, '0', 'above') as RateNode), most: most as never }];
    }
    // 为达到40%每低1个百分点: the requirement is a floor, the direction says from which side.
    const side =
      per.direction === 'less' ? 'below' : per.direction === 'more' ? 'above' : own.low ? 'above' : 'below';
    const of = scale.kind === 'numeric' ? scale.of : valueInput(assembly, unit);
    return [
      rate(
        of,
        points,
        inUnit(edge?.value ?? '0', own.unit, unit),
        side,
        inUnit(size, per.unit ?? own.unit, unit),
      ),
    ];
  }
  // 按期办结率100%,每有1件未按期办结扣0.5分: the line says that none may be, the exceptions are counted.
  const violated =
    own !== undefined &&
    (own.unit === '%' || others) &&
    (own.exact || own.high === null) &&
    award.verb === 'take' &&
    per.direction !== 'more' &&
    familyOf(per.unit) === 'count' &&
    (own.low?.value === '100' || /未|没|不/.test(`${per.label}${own.after}${others ? head.subject : ''}`));
  if (own && !violated) throw new NotUnderstood('not-understood', statement);
  if (violated) return [rate(countInput(rated, group, assembly), points, '0', 'above')];
  if (per.direction === 'either') {
    return [rate(valueInput(assembly, per.unit, 'deviation'), points, '0', 'above')];
  }
  if (
    per.direction !== 'count' &&
    scale.kind === 'numeric' &&
    areCompatible(per.unit, scale.unit) &&
    sameCounter(per.unit, scale.unit) &&
    !namesOwnThing(rated)
  ) {
    const from = per.direction === 'more' ? scale.above : scale.below;
    if (from === null) throw new NotUnderstood('reference-unclear', statement);
    return [
      rate(
        scale.of,
        points,
        from,
        per.direction === 'more' ? 'above' : 'below',
        inUnit(size, per.unit, scale.unit),
      ),
    ];
  }
  // 每降低一档, beside a number in per cent: from where, and what is counted?
  if (
    scale.kind === 'numeric' &&
    per.direction !== 'count' &&
    !(areCompatible(per.unit, scale.unit) && sameCounter(per.unit, scale.unit)) &&
    isBareChange(`${head.subject}${per.label}`)
  ) {
    throw new NotUnderstood('reference-unclear', statement, {}, 'question');
  }
  const reference =
    per.reference ??
    (scale.kind === 'symbolic'
      ? scale.reference
      : (head.relation?.reference ?? (assembly.hint.measure === null ? null : comparedWith(head))));
  if (per.direction !== 'count' && (reference !== null || (group.rates.length > 1 && hasBothWays(group)))) {
    const start = targetStart(group, { reference: reference ?? 'target' }, assembly, per.unit);
    // 完成任务得5分,每少1篇扣1分, with the share of the task given: how many are missing is not.
    if (start.measure === 'attainment' && familyOf(per.unit) === 'count')
      throw new NotUnderstood('unit-mismatch', statement, { units: `${per.unit}、${start.unit}` });
    const from = reference ?? comparedWith(head) ?? head.reference ?? 'target';
    const of = valueInput(assembly, start.unit, start.measure, from);
    const upward = per.direction === 'more' || start.measure === 'shortfall' || start.measure === 'excess';
    return [rate(of, points, start.from, upward ? 'above' : 'below')];
  }
  // 每降低1个百分点扣0.5分, and nothing says from where.
  const afloat =
    per.direction !== 'count' &&
    familyOf(per.unit) === 'share' &&
    isBareChange(`${head.subject}${per.label}`) &&
    /[降低减]/.test(`${head.subject}${per.label}`) &&
    assembly.hint.measure === null &&
    group.title === null;
  // 完成率每低10个百分点扣1分, given the rate itself: below what?
  const rateGiven =
    per.direction !== 'count' &&
    award.verb === 'take' &&
    familyOf(per.unit) === 'share' &&
    assembly.hint.unit === '%' &&
    assembly.hint.measure === null &&
    /(?:率|比例|占比|比重|进度)$/.test(labelOf(head.subject));
  if (afloat || rateGiven) throw new NotUnderstood('reference-unclear', statement, {}, 'question');
  return [rate(countInput(rated, group, assembly), points, '0', 'above')];
}

/** Another deduction starts from a line of its own, over something else. */
const linesOfOthers = (rated: Rated, own: NumericCondition, group: Group): boolean =>
  labelOf(own.before) !== '' &&
  group.rates.some((other) => {
    const [line] = other.statement.head.conditions;
    return other !== rated && line !== undefined && line.before !== own.before && labelOf(line.before) !== '';
  });

/** 低于全市平均数的,每低1个百分点: what the line is compared with. */
const comparedWith = (head: Rated['statement']['head']): Reference | null =>
  head.conditions.find((one) => one.symbolic)?.reference ?? null;

const divided = (value: string, by: string): string =>
  toDecimalText(divide(exact(value), exact(by)) ?? exact(value));

/** 每季度召开一次会议: how often something is due. */
const isFrequency = (before: string): boolean => /每(?:年|季|月|周|半年|学期|日|天)/.test(before);

/** Only 少, 增加, 降低: nothing of its own is named. */
export const isBareChange = (words: string): boolean =>
  /^(?:每|再|又|多|少|缺|差|增加?|减少?|降低?|下降|提高|超过?|低于?|高于?|一|的|点)*$/.test(labelOf(words));

const hasBothWays = (group: Group): boolean =>
  group.rates.some((rated) => rated.per.direction === 'more') &&
  group.rates.some((rated) => rated.per.direction === 'less');

/** 每发现一例弄虚作假 names its own count, whatever the base is measured on. */
function namesOwnThing(rated: Rated): boolean {
  return rated.per.direction === 'count';
}

function inUnit(value: string, from: string | null, to: string | null): string {
  const factor = factorBetween(from, to);
  return factor ? scaled(value, factor) : plain(value);
}

/** 每增05个百分点: the decimal point was lost. */
function lostPoint(size: string, assembly: Assembly, span: { start: number; end: number }): string {
  if (!/^0\d+$/.test(size)) return size;
  assembly.assumed.add('lost-decimal-point');
  assembly.notes.push({
    code: 'lost-decimal-point',
    severity: 'note',
    params: { written: size, read: `0.${size.slice(1)}` },
    at: [span.start, span.end],
  });
  return `0.${size.slice(1)}`;
}

/** 国家、省级、市级每次分别加3分、2分、1分: one count for each level. */
function listedRates(
  rated: Rated,
  assembly: Assembly,
  rate: (of: PointsNode, points: string, from: string, side: 'above') => PointsNode,
): PointsNode[] {
  const { statement, per } = rated;
  const labels = levelsNamed(rated);
  if (labels.length !== statement.award.points.length) {
    throw new NotUnderstood('level-list-mismatch', statement, {
      levels: String(labels.length),
      points: String(statement.award.points.length),
    });
  }
  return labels.map((label, index) => {
    const of = numberInput(assembly, { name: label, label, unit: per.unit, measure: 'count', absent: '0' });
    return rate(of, statement.award.points[index] ?? '0', '0', 'above');
  });
}

/** The things that several points are given for, before 每 or right after it: 每培育1家独角兽、瞪羚企业. */
export function levelsNamed({ statement, per }: Rated): string[] {
  const before = levelLabels(statement.head.pieces, per.label);
  if (before.length === statement.award.points.length) return before;
  const inside = per.label.split('、');
  return inside.length === statement.award.points.length ? levelLabels(inside, '') : before;
}

const LEVEL =
  /(国家级|国家|国际|省部级|省级|省|市厅级|地市级|市州级|市级|市|州级|区县级|县区级|县级|县|区级|区|乡镇级|乡级|镇级|部级|厅级|校级|特等|一等|二等|三等|一类|二类|三类|[ABC甲乙丙]类|[一二三ABC])$/;

/** 省科学技术奖一、二、三等奖: 省科学技术奖一等奖 and so on. */
function prizeLabels(pieces: readonly string[]): string[] | null {
  const [, kind] = /^[特一二三四五](等奖|等|类|级|档)/.exec(pieces.at(-1) ?? '') ?? [];
  const heads = pieces.slice(0, -1).map((piece) => /^(.*?)([特一二三四五])(?:等奖?)?$/.exec(piece));
  if (kind === undefined || heads.length === 0 || !heads.every((head) => head !== null)) return null;
  const before = labelOf((heads[0]?.[1] ?? '').replace(/^(?:获得|获|荣获|取得)/, ''));
  const tail = (pieces.at(-1) ?? '').slice(1).replace(/的$/, '');
  const levels = [...heads.map((head) => head?.[2] ?? ''), (pieces.at(-1) ?? '').slice(0, 1)];
  return levels.map((level) => `${before}${level}${tail}`);
}

/** Levels with the words that follow the last of them: 国家表彰奖励, 省级表彰奖励, 市级表彰奖励. */
export function levelLabels(pieces: readonly string[], after: string): string[] {
  const last = pieces.at(-1) ?? '';
  const prizes = prizeLabels(pieces);
  if (prizes) return prizes;
  const ending =
    /^(国家级|国家|国际|省部级|省级|省|市厅级|地市级|市州级|市级|市|州级|区县级|县区级|县级|县|区级|区|乡镇级|乡级|镇级|部级|厅级|校级|特等|一等|二等|三等|一类|二类|三类|[ABC甲乙丙]类|[一二三ABC])(.*)$/.exec(
      last,
    );
  const levels = pieces.slice(0, -1).map((piece) => LEVEL.exec(piece)?.[1] ?? null);
  if (ending && levels.every((level) => level !== null)) {
    const tail = labelOf(ending[2] ?? '') || labelOf(after);
    return [...levels, ending[1] ?? ''].map((level) => `${level}${tail}`);
  }
  return pieces.map((piece) => labelOf(piece));
}

/** 有季度总结得1分,每少1次扣0.25分: what is missing is what the base names. */
function ofBase(group: Group, words: string): string {
  const named = labelOf(group.base?.head.words ?? '');
  return named === '' || group.base?.head.relation ? '' : `${named}(${words === '' ? '次数' : words})`;
}

/** The input a pure count is read from. */
function countInput(rated: Rated, group: Group, assembly: Assembly): PointsNode {
  const { statement, per } = rated;
  const several = group.rates.length > 1;
  const words =
    labelOf(`${statement.head.subject}${per.label}`) || labelOf(statement.head.words) || labelOf(per.label);
  const shortfall = per.direction === 'less' && statement.award.verb === 'take';
  const label =
    words === '' || isBareChange(words)
      ? labelOf(group.title ?? '') || ofBase(group, words) || (assembly.indicator ?? (words || '次数'))
      : words;
  const measure: Measure = shortfall
    ? 'shortfall'
    : per.direction === 'count' || familyOf(per.unit) === 'count'
      ? 'count'
      : 'excess';
  return numberInput(assembly, {
    name: label,
    label,
    unit: per.unit,
    measure,
    ...(several || group.base || group.rungs.length > 0 ? { absent: '0' } : {}),
  });
}
