import { NotUnderstood } from '../diagnostic.ts';
import { type Assembly, isBelow, plus, same } from '../rule/assembly.ts';
import type { Per, Statement } from '../statements/statement.ts';
import { areCompatible, familyOf, sameCounter } from '../tokens/unit-family.ts';

/** 每…, or without it: 少一次扣1分, 出现1例扣2分, 高于计划数1个百分点加5分, 组织一次得3分(本项最高6分). */
export function perOf(statement: Statement, all: readonly Statement[], assembly: Assembly): Per | null {
  const { head, award } = statement;
  if (head.per) return directed(head.per, statement, all);
  if (isLevelTariff(statement, all, assembly)) {
    return {
      start: statement.start,
      end: statement.end,
      size: '1',
      unit: null,
      direction: 'count',
      whole: false,
      reference: null,
      label: '',
    };
  }
  if (isLevelsOnce(statement)) {
    const [once] = head.conditions;
    return {
      start: once?.start ?? statement.start,
      end: once?.end ?? statement.end,
      size: '1',
      unit: once?.unit ?? null,
      direction: 'count',
      whole: false,
      reference: null,
      label: '',
    };
  }
  if (award.perUnit) {
    const attribute = head.conditions.find((condition) => condition.exact && !condition.symbolic);
    return {
      start: statement.start,
      end: statement.end,
      size: attribute?.low?.value ?? '1',
      unit: attribute?.unit ?? award.perUnit,
      direction: 'count',
      whole: false,
      reference: null,
      label: '',
    };
  }
  if (isCumulative(statement, all)) {
    const [counted] = head.conditions;
    return {
      start: counted?.start ?? statement.start,
      end: counted?.end ?? statement.start,
      size: '1',
      unit: counted?.unit ?? '项',
      direction: 'count',
      whole: false,
      reference: null,
      label: '',
    };
  }
  const number = [...head.conditions]
    .reverse()
    .find((condition) => condition.exact && !condition.symbolic && !condition.absolute);
  if (!number || award.what !== 'points' || award.points.length !== 1 || award.range)
    return implied(statement);
  const symbolic = head.conditions.find((condition) => condition.symbolic);
  // 每季度召开一次会议,少一次扣1分: how often it is due is no condition.
  const others = head.conditions.filter(
    (condition) =>
      condition !== number &&
      condition !== symbolic &&
      !/每(?:年|季|月|周|半年|学期|日|天)/.test(condition.before),
  );
  const made = (direction: Per['direction']): Per => ({
    start: number.start,
    end: number.end,
    size: number.low?.value ?? '1',
    unit: number.unit,
    direction,
    whole: false,
    reference: symbolic?.reference ?? null,
    label: '',
  });
  const ladder = all.some(
    (other) =>
      other !== statement &&
      other.award.verb === award.verb &&
      other.head.per === null &&
      other.head.conditions.some(
        (condition) =>
          !condition.symbolic && condition.unit === number.unit && condition.low?.value !== number.low?.value,
      ),
  );
  if (award.verb !== 'get') {
    // 1次扣1分,2次扣3分: a ladder, not a tariff.
    if (ladder && !symbolic && head.change === null) return null;
    if (symbolic) return made(symbolic.low && !symbolic.high ? 'more' : 'less');
    if (head.change === 'more' || head.change === 'less' || head.change === 'either')
      return made(head.change);
    if (others.length === 0 && number.low?.value === '1') return made('count');
    return null;
  }
  if (others.length > 0 || familyOf(number.unit) === 'share' || number.low?.value !== '1')
    return statement.etcetera && number.low?.value === '1' ? made('count') : null;
  return isPerUnit(statement, all, assembly) ? made('count') : null;
}

/** 获评国家级、省级、市级的,分别得5分、3分、1分,最高10分: a cap above their sum shows that several may count. */
function isLevelTariff({ head, award }: Statement, all: readonly Statement[], assembly: Assembly): boolean {
  const listed =
    award.verb === 'get' &&
    award.what === 'points' &&
    award.points.length > 1 &&
    !award.range &&
    head.pieces.length === award.points.length;
  if (!listed || head.conditions.length > 0 || head.places.length > 0) return false;
  const cap =
    all.flatMap((other) => other.limits).find((limit) => limit.says === 'cap')?.value ?? assembly.maxPoints;
  return cap !== null && isBelow(award.points.reduce(plus, '0'), cap);
}

/** 承办国家级、省级、市级活动1次,分别加2分、1分、0.5分: each time. */
const isLevelsOnce = ({ head, award }: Statement): boolean =>
  award.what === 'points' &&
  award.points.length > 1 &&
  !award.range &&
  head.pieces.length === award.points.length &&
  head.conditions.length === 1 &&
  head.conditions.every((one) => one.exact && one.low?.value === '1' && familyOf(one.unit) === 'count');

/** 国家级课题得10分,省级得6分,可累计: each of them counts. */
const isCumulative = ({ head, award }: Statement, all: readonly Statement[]): boolean =>
  all.some((other) => other.cumulative === true) &&
  award.what === 'points' &&
  award.points.length === 1 &&
  award.verb !== 'take' &&
  head.conditions.every((one) => one.exact && one.low?.value === '1' && familyOf(one.unit) === 'count') &&
  head.places.length === 0 &&
  head.relation === null &&
  !head.negative &&
  !head.otherwise &&
  /[国省市县区乡镇校]级|国家|省|[一二三]等奖/.test(head.words);

/** 超额完成部分每10%加1分: beyond the target, though 每 itself does not say so. */
function directed(per: Per, statement: Statement, all: readonly Statement[]): Per {
  // 少于50天的每天扣0.1分, 超过5天的每天扣1分: the condition says which way.
  const [own] = statement.head.conditions;
  const onward =
    statement.award.verb === 'take' && per.direction === 'count' && own && !own.symbolic && !own.exact;
  if (
    onward &&
    areCompatible(own.unit, per.unit) &&
    sameCounter(own.unit, per.unit) &&
    !(own.low && own.high)
  ) {
    if (own.low) return { ...per, direction: 'more' };
    if (own.tooLittle) return { ...per, direction: 'less' };
  }
  if (
    per.direction === 'count' &&
    familyOf(per.unit) === 'count' &&
    /超(?:额|出|过)(?:完成)?(?:目标|任务|计划){0,2}[数值]?的?(?:部分)?$/.test(statement.head.words)
  )
    return { ...per, direction: 'more', reference: per.reference ?? 'target' };
  if (per.direction !== 'count' || familyOf(per.unit) !== 'share') return per;
  const sped =
    /^(?:提速|加速|压缩|缩短|节约|节省|降本)/.test(per.label) &&
    all.some(
      (one) =>
        one !== statement &&
        one.head.conditions.some(
          (other) => familyOf(other.unit) === 'share' && other.before.includes(per.label),
        ),
    );
  if (sped && statement.award.verb === 'add') return { ...per, direction: 'more' };
  const { relation, change, words } = statement.head;
  if (relation?.says === 'exceeded' || change === 'more' || /超/.test(words))
    return { ...per, direction: 'more', reference: per.reference ?? relation?.reference ?? 'target' };
  if (relation?.says === 'missed' || change === 'less')
    return { ...per, direction: 'less', reference: per.reference ?? relation?.reference ?? 'target' };
  return per;
}

/** 加30分(全年最多加4次): a limit on the times makes it points for each time. */
function implied(statement: Statement): Per | null {
  const limited = statement.limits.some((limit) => limit.says === 'times');
  if (!limited || statement.award.what !== 'points' || statement.head.conditions.length > 0) return null;
  return {
    start: statement.start,
    end: statement.start,
    size: '1',
    unit: '次',
    direction: 'count',
    whole: false,
    reference: null,
    label: '',
  };
}

/** 1个得2分: for each one when a cap above it, 以此类推 or a larger maximum shows it; a threshold when the maximum is just that. */
function isPerUnit(statement: Statement, all: readonly Statement[], assembly: Assembly): boolean {
  if (statement.etcetera || all.some((other) => other.etcetera)) return true;
  // 1家得3分,每增加1家加2分: the first is a threshold.
  if (all.some((other) => other.head.per !== null && other.head.per.direction !== 'count')) return false;
  // 驰名商标1件得4分;注册商标每10件得0.5分.
  const beside = all.some(
    (other) =>
      other !== statement &&
      other.head.per?.direction === 'count' &&
      familyOf(other.head.per.unit) === 'count' &&
      other.award.verb === 'get',
  );
  if (beside) return true;
  const singles = all.filter(
    (other) =>
      other.award.verb === 'get' &&
      other.award.what === 'points' &&
      other.head.conditions.length === 1 &&
      other.head.conditions[0]?.exact,
  );
  const ladder =
    singles.some((other) => other.head.conditions[0]?.low?.value !== '1') ||
    all.some(
      (other) => other.award.verb === 'get' && other.head.conditions.some((condition) => !condition.exact),
    );
  if (ladder) return false;
  const cap =
    all.flatMap((other) => other.limits).find((limit) => limit.says === 'cap')?.value ?? assembly.maxPoints;
  const total = singles.reduce((sum, other) => plus(sum, other.award.points[0] ?? '0'), '0');
  if (cap !== null && isBelow(total, cap)) return true;
  // 国家级1个3分,省级1个2分,累计最高6分.
  const together = all.some((other) => other.limits.some((limit) => limit.says === 'cap' && limit.overall));
  if (together && singles.length > 1) return true;
  if (cap !== null && same(cap, statement.award.points[0] ?? '0') && singles.length === 1) return false;
  throw new NotUnderstood(
    'per-unit-or-threshold',
    statement,
    { points: statement.award.points[0] ?? '' },
    'question',
  );
}
