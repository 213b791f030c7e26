import { divide, exact, multiply, toDecimalText } from '../../model/exact.ts';

const SHARES = new Set(['%', '个百分点', '百分点', '个百分比', '个点']);
const COUNTERS = new Set(
  [
    ...'家个件次人名位篇例起户条场项台套所处宗门票份册批届部笔座株头只辆口眼期张本桩类款站支组团盘单枚轮村镇',
  ].concat(['场次', '家次', '人次', '起次', '户次', '项目', '课时', '学时']),
);
const SCALES: Readonly<Record<string, string>> = {
  十: '10',
  百: '100',
  千: '1000',
  万: '10000',
  亿: '100000000',
};

export type Family = 'money' | 'share' | 'count' | 'days' | 'score' | 'other';

/** 万元 is 元 ten thousand times; 万 and 亿 alone leave the unit to the reader. */
function split(unit: string): { readonly base: string; readonly scale: string } {
  // 1‰ is a tenth of one per cent.
  if (unit === '‰') return { base: '‰', scale: '1' };
  if (unit === '%') return { base: '‰', scale: '10' };
  const scale = SCALES[unit[0] ?? ''];
  return scale === undefined ? { base: unit, scale: '1' } : { base: unit.slice(1), scale };
}

export function familyOf(unit: string | null): Family | null {
  if (unit === null) return null;
  if (SHARES.has(unit)) return 'share';
  if (unit === '分') return 'score';
  const { base } = split(unit);
  if (base === '元' || base === '') return 'money';
  if (COUNTERS.has(base)) return 'count';
  if (/^(?:天|日|工作日|个工作日|小时)$/.test(unit)) return 'days';
  return 'other';
}

/** null is compatible with everything: the unit was simply not repeated. */
export function areCompatible(left: string | null, right: string | null): boolean {
  if (left === null || right === null || left === right) return true;
  const family = familyOf(left);
  return family === 'other' ? split(left).base === split(right).base : family === familyOf(right);
}

export interface Factor {
  readonly by: string;
  readonly over: string;
}

/** What turns a number in `from` into one in `to`; null when there is nothing to turn. */
export function factorBetween(from: string | null, to: string | null): Factor | null {
  if (from === null || to === null || from === to) return null;
  const [left, right] = [split(from), split(to)];
  // 1万人次 beside 5000人: whatever they are called, both count.
  const counts = COUNTERS.has(left.base) && COUNTERS.has(right.base);
  const sameBase =
    counts ||
    left.base === right.base ||
    (left.base === '' && right.base === '元') ||
    (right.base === '' && left.base === '元');
  if (!sameBase || left.scale === right.scale) return null;
  return { by: left.scale, over: right.scale };
}

/** A number in one unit as a number in another: 2亿元 → 20000万元. */
export function scaled(value: string, factor: Factor): string {
  const product = multiply(exact(value), exact(factor.by));
  return toDecimalText(divide(product, exact(factor.over)) ?? product);
}

/** 个 and 项 count different things; 场 and 场次, 人 and 名 do not. */
export function sameCounter(left: string | null, right: string | null): boolean {
  const plainCounter = (unit: string): string =>
    unit === '名' || unit === '位'
      ? '人'
      : unit === '户'
        ? '家'
        : unit.length > 1
          ? unit.replace(/次$/, '')
          : unit;
  if (left === null || right === null || familyOf(left) !== 'count') return true;
  return plainCounter(left) === plainCounter(right);
}
