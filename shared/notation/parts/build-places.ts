import type { PointsNode } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import { pointsOf } from '../groups/points-of.ts';
import {
  type Assembly,
  constant,
  higher,
  isBelow,
  note,
  numberInput,
  plain,
  plus,
  same,
  times,
} from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';
import { branch } from './when-branch.ts';

const MOST_PLACES = 200;

/** 第1名得10分,第2-5名依次得8、6、4、2分,其余不得分: points by place. */
export function buildPlaces(group: Group, assembly: Assembly): { points: PointsNode; most: string | null } {
  if (group.base !== null || group.rungs.length > 0 || group.ratio)
    throw new NotUnderstood('first-ratio-direction', group.span, {}, 'question');
  const list: (string | undefined)[] = [];
  const onward = group.places.filter((statement) =>
    statement.head.places.some((place) => place.says === 'onward'),
  );
  for (const statement of group.places)
    if (!onward.includes(statement)) fill(list, statement, group, assembly);
  bridge(list, group);
  const listed = Array.from(list, (points) => {
    if (points === undefined) throw new NotUnderstood('places-after-list', group.span);
    return points;
  });
  const step = stepAfter(group, listed, assembly);
  let others: string | null = null;
  let rest: 'zero' | 'unscored' | { step: string } = 'unscored';
  const after = restOf(onward, listed.length) ?? group.otherwise;
  if (after && group.otherwise && onward.length > 0) throw new NotUnderstood('not-understood', after);
  if (after) {
    const points = pointsOf(after.award, group, assembly);
    if (points === '0') rest = 'zero';
    else others = points;
  } else if (step) rest = { step };
  // 第一名加0.5分: what is not named adds nothing.
  else if (group.places.every((statement) => statement.award.verb === 'add')) rest = 'zero';
  else note(assembly, 'places-after-list', group.span, { places: String(listed.length) }, 'question');
  const of = numberInput(assembly, {
    name: 'rank',
    label: /(?:排名|位次|名次|排位)$/.test(assembly.indicator ?? '')
      ? (assembly.indicator ?? '')
      : `${assembly.indicator ?? ''}排名`,
    unit: '名',
    measure: 'rank',
  });
  const most = listed.reduce((best, one) => (Number(one) > Number(best) ? one : best), '0');
  const places: PointsNode = { node: 'places', of, list: listed as never, rest: rest as never };
  if (others === null) return { points: places, most };
  const listedPlace = {
    test: 'compare' as const,
    of,
    comparator: '<=' as const,
    to: String(listed.length) as never,
  };
  return {
    points: { node: 'when', cases: [branch(listedPlace, places)], otherwise: constant(others) },
    most: higher(most, others),
  };
}

/** 第1名得10分,第2名得9分,以此类推,第7名得4分: even steps down to the place that is named. */
function bridge(list: (string | undefined)[], group: Group): void {
  const [first, second] = list;
  if (first === undefined || second === undefined || !group.places.some((statement) => statement.etcetera))
    return;
  for (let at = 2; at < list.length; at += 1) {
    if (list[at] !== undefined) break;
    const step = plus(first, `-${second}`);
    list[at] = plus(list[at - 1] ?? second, `-${step}`);
    const following = list[at + 1];
    if (following !== undefined && !same(plus(list[at] ?? '0', `-${step}`), following))
      throw new NotUnderstood('places-after-list', group.span);
  }
}

/** 第四名及以后 right after the third, 20名以后 right after the twentieth. */
function restOf(onward: readonly Statement[], listed: number): Statement | null {
  const [only] = onward;
  if (!only) return null;
  const [place] = only.head.places;
  const from = Number(place?.value);
  const fits =
    from === listed + 1 ||
    (from === listed && /后$|后的$/.test(place?.text ?? '') && !/及/.test(place?.text ?? ''));
  if (onward.length > 1 || only.head.places.length > 1 || only.award.verb === 'take' || !fits)
    throw new NotUnderstood('not-understood', only);
  return only;
}

/** 每降低一个名次扣2分, 依次递减1分. */
function stepAfter(group: Group, listed: readonly string[], assembly: Assembly): string | null {
  const printed = group.limits.find((limit) => limit.says === 'places-step')?.value;
  if (printed) return plain(printed);
  const share = group.limits.find((limit) => limit.says === 'places-step-share')?.value;
  const full = group.worth ?? assembly.maxPoints;
  if (share) {
    if (full === null) throw new NotUnderstood('maximum-missing', group.span, {}, 'question');
    return times(full, times(share, '0.01'));
  }
  const [only] = group.rates;
  if (!only) return group.places.some((statement) => statement.etcetera) ? equalStep(listed, group) : null;
  if (
    group.rates.length > 1 ||
    only.statement.award.verb !== 'take' ||
    only.per.size !== '1' ||
    only.statement.award.points.length !== 1
  ) {
    throw new NotUnderstood('not-understood', only.statement);
  }
  return plain(only.statement.award.points[0] ?? '0');
}

/** 第一得100分,第二得95分,第三得90分,以此类推. */
function equalStep(listed: readonly string[], group: Group): string {
  const steps = listed
    .slice(1)
    .map((points, index) => plus(listed[index] ?? '0', `-${points}`.replace('--', '')));
  const [step] = steps;
  if (step === undefined || !isBelow('0', step) || steps.some((one) => !same(one, step)))
    throw new NotUnderstood('places-after-list', group.span);
  return step;
}

function fill(list: (string | undefined)[], statement: Statement, group: Group, assembly: Assembly): void {
  const { head, award } = statement;
  const places = head.places;
  const value = award.what === 'points' ? award.points.map(plain) : [pointsOf(award, group, assembly)];
  if (head.conditions.some((one) => one.unit === '%')) throw new NotUnderstood('not-understood', statement);
  // 排名前三且高于上年的得5分.
  if (head.joined === 'and' || head.conditions.some((one) => one.symbolic))
    throw new NotUnderstood('two-conditions', statement, {}, 'question');
  if (award.verb === 'take') throw new NotUnderstood('not-understood', statement);
  const numbers = places.flatMap((place) => {
    if (place.says === 'last') throw new NotUnderstood('last-places', place, {}, 'question');
    const first = place.says === 'first' ? firstFree(list) : Number(place.value);
    const last =
      place.says === 'first' ? Number(place.value ?? place.upper) : Number(place.upper ?? place.value);
    if (!(first >= 1 && last >= first && last <= MOST_PLACES))
      throw new NotUnderstood('not-understood', place);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  if (award.range && value.length === 2)
    value.splice(0, 2, ...stepsBetween(value, numbers.length, statement));
  if (value.length !== 1 && value.length !== numbers.length) {
    throw new NotUnderstood('level-list-mismatch', statement, {
      levels: String(numbers.length),
      points: String(value.length),
    });
  }
  numbers.forEach((place, index) => {
    if (list[place - 1] !== undefined) throw new NotUnderstood('band-overlap', statement);
    list[place - 1] = value.length === 1 ? value[0] : value[index];
  });
}

/** 前5名依次得5至1分: one step for each place. */
function stepsBetween(ends: readonly string[], count: number, statement: Statement): string[] {
  const [first = '0', last = '0'] = ends;
  const step = count > 1 ? (Number(first) - Number(last)) / (count - 1) : 0;
  if (!Number.isInteger(step) || step < 1) throw new NotUnderstood('not-understood', statement);
  return Array.from({ length: count }, (_, index) => plus(first, `-${step * index}`));
}

function firstFree(list: readonly (string | undefined)[]): number {
  let place = 1;
  while (list[place - 1] !== undefined) place += 1;
  return place;
}
