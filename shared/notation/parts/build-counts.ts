import type { PointsNode, RuleKind } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group, Rated } from '../groups/group.ts';
import { ownLimit, sharedLimit, stepsOf, withSharedLimit } from '../groups/rate-limits.ts';
import { type Assembly, labelOf, numberInput, plain, plus, valueInput } from '../rule/assembly.ts';
import { factorBetween, scaled } from '../tokens/unit-family.ts';
import { buildRates, levelsNamed } from './build-rates.ts';

export interface Counts {
  readonly parts: readonly PointsNode[];
  readonly kind: RuleKind;
  readonly most: string | null;
}

/** Points for each of what is counted, by level: 国家级每家2分,省级每家1分; also 每增加1家加3分. */
export function buildCounts(group: Group, assembly: Assembly): Counts {
  const { rates } = group;
  const gets = rates.every((rated) => rated.statement.award.verb === 'get');
  if (rates.length === 0) return { parts: [], kind: 'count-cap', most: null };
  const moving = rates.some(
    (rated) =>
      rated.per.reference !== null ||
      rated.statement.head.conditions.length > 0 ||
      rated.per.direction === 'either',
  );
  const mixed =
    rates.some((rated) => rated.statement.award.verb === 'take') &&
    rates.some((rated) => rated.statement.award.verb !== 'take');
  if (moving || mixed) {
    const built = buildRates(group, { kind: 'none' }, assembly);
    return { parts: built.parts, kind: mixed ? 'event' : 'increment', most: built.mostAdded };
  }
  const parts: PointsNode[] = [];
  let noun = '';
  for (const rated of rates) {
    const named = nameOf(rated, noun);
    noun = named.noun;
    parts.push(...countParts(rated, named.labels, group, assembly));
  }
  const percent = rates.some((rated) => rated.per.unit === '%' || /百分/.test(rated.per.unit ?? ''));
  const kind: RuleKind = percent ? 'growth' : gets ? 'count-cap' : 'event';
  const mosts = parts.map((part) => (part.node === 'rate' ? part.most : null));
  const shared = sharedLimit(group, 'add');
  const most =
    shared ?? (mosts.every((one) => one !== null) ? mosts.map((one) => one ?? '0').reduce(plus, '0') : null);
  return { parts: withSharedLimit(parts, shared, 'add'), kind, most };
}

function countParts(rated: Rated, labels: readonly string[], group: Group, assembly: Assembly): PointsNode[] {
  const { statement, per } = rated;
  const { award } = statement;
  if (award.range || award.what !== 'points') throw new NotUnderstood('not-understood', award);
  if (labels.length !== award.points.length && award.points.length > 1) {
    throw new NotUnderstood('level-list-mismatch', statement, {
      levels: String(labels.length),
      points: String(award.points.length),
    });
  }
  const most = ownLimit(rated, group, assembly);
  const single = group.rates.length === 1;
  const inUnit = assembly.hint.unit !== null ? factorBetween(per.unit, assembly.hint.unit) : null;
  const unit = inUnit ? assembly.hint.unit : per.unit;
  const size = /^0\d/.test(per.size) ? `0.${per.size.slice(1)}` : per.size;
  const by = inUnit ? scaled(size, inUnit) : plain(size);
  return award.points.map((points, index) => {
    const label = labels[index] ?? '';
    const alone = single && award.points.length === 1;
    const growth = per.direction === 'less' || /百分|%/.test(per.unit ?? '');
    const of =
      alone && !growth && award.verb === 'get'
        ? valueInput(assembly, unit)
        : numberInput(assembly, {
            name: label || '数量',
            label: label || assembly.indicator || '数量',
            unit,
            measure: growth ? (per.direction === 'more' ? 'growth' : 'excess') : 'count',
            ...(alone ? {} : { absent: '0' }),
          });
    return {
      node: 'rate',
      of,
      points: plain(points) as never,
      per: by as never,
      steps: stepsOf(rated, group),
      from: '0' as never,
      side: 'above',
      most: (most === null ? null : plain(most)) as never,
    };
  });
}

const LEADING_LEVEL =
  /^(国家级|国家|国际级|省部级|省级|省|市厅级|地市级|市州级|市级|市|州级|区县级|县区级|县级|县|区级|乡镇级|部级|厅级)(.*)$/;

/** The label of a count. A level alone (省级每家1分) takes the noun of the one before (国家级重点实验室). */
function nameOf(rated: Rated, noun: string): { labels: readonly string[]; noun: string } {
  const { head, award } = rated.statement;
  if (award.points.length > 1) return { labels: levelsNamed(rated), noun };
  const levelled = LEADING_LEVEL.exec(labelOf(rated.per.label));
  if (levelled && (levelled[2] ?? '') === '') {
    // …项目立项,每项国家级得5分,每项省级得3分: the level stands behind 每, the noun before.
    const own = labelOf(head.subject).replace(/^.{0,3}级(?:及)?以上/, '') || noun;
    return { labels: [`${levelled[1]}${own}`], noun: own };
  }
  const words =
    labelOf(`${head.subject}${rated.per.label}`) || labelOf(rated.per.label) || labelOf(head.words);
  // 国家科学技术奖一等奖每项10分,二等奖每项5分: the same prize.
  const prize = /^(?:荣?获得?|取得)?(.*?)((?:[特一二三四五]等|[金银铜])奖)$/.exec(words);
  if (prize) {
    const of = prize[1] === '' ? noun : (prize[1] ?? '');
    return { labels: [`${of}${prize[2]}`], noun: of };
  }
  // 省级以上项目立项:国家级5分/项: the level stands last, behind what it is a level of.
  const trailing = /^(.{2,}?)(国家级|省部级|省级|市级|州级|县级|区级|乡镇级)$/.exec(words);
  if (trailing && (trailing[1] ?? '') !== '' && !LEADING_LEVEL.test((trailing[1] ?? '').slice(-4))) {
    const own = (trailing[1] ?? '').replace(/^.{0,4}级(?:及)?以上/, '');
    return { labels: [`${trailing[2]}${own}`], noun: own };
  }
  const parts = LEADING_LEVEL.exec(words);
  if (parts && (parts[2] ?? '') === '' && noun !== '') return { labels: [`${words}${noun}`], noun };
  return { labels: [words], noun: parts ? (parts[2] ?? '') : '' };
}
