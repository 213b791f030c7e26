import { divide, type Exact, equals, multiply } from '../model/exact.ts';
import { powerOfTen } from './printed-number.ts';

const PREFIXES: Readonly<Record<string, number>> = {
  '': 0,
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  百亿: 10,
  万亿: 12,
};
const UNIT = /^(万亿|百亿|千万|百万|十万|亿|万|千|百|十)?(.+)$/;
/** Counting words that name the same things: 17 家 and 17 户 are the same seventeen. */
const SAME_THINGS: Readonly<Record<string, string>> = { 户: '家', 名: '人', 个人: '人', 项: '件', 篇: '件' };

export interface UnitParts {
  /** Power of ten of the multiplier: 万元 → 4. */
  readonly power: number;
  readonly base: string;
}

/** `万元` → { power: 4, base: 元 }. */
function unitParts(unit: string): UnitParts {
  const match = UNIT.exec(unit.trim());
  return { power: PREFIXES[match?.[1] ?? ''] ?? 0, base: match?.[2] ?? unit };
}

/** A value in another unit of the same thing; null when the two don't measure the same. */
export function inUnit(value: Exact, from: string, to: string): Exact | null {
  if (from === to || from === '') return value;
  const a = unitParts(from);
  const b = unitParts(to);
  if ((SAME_THINGS[a.base] ?? a.base) !== (SAME_THINGS[b.base] ?? b.base)) return null;
  return multiply(value, powerOfTen(a.power - b.power));
}

/** The unit a cell was typed in, from the official unit and the factor between them: 亿元 by 0.0001 → 万元. */
export function unitByFactor(unit: string, factor: Exact): string | null {
  const parts = unitParts(unit);
  for (const [prefix, power] of Object.entries(PREFIXES)) {
    const quotient = divide(powerOfTen(power), powerOfTen(parts.power));
    if (quotient && equals(quotient, factor)) return `${prefix}${parts.base}`;
  }
  return null;
}

/** The unit that is 10^power times as large: 万元 by -4 → 元; null when none is in use. */
export function unitByPower(unit: string, power: number): string | null {
  const parts = unitParts(unit);
  const prefix = Object.entries(PREFIXES).find(([, own]) => own === parts.power + power)?.[0];
  return prefix === undefined || !isUsual(prefix) ? null : `${prefix}${parts.base}`;
}

const isUsual = (prefix: string): boolean =>
  prefix === '' || prefix === '万' || prefix === '亿' || prefix === '千';

export const isMoney = (unit: string): boolean => unitParts(unit).base === '元';

/** Things that come whole. 人年 is a measure of working time and may have decimals. */
const WHOLE = new Set([
  '家',
  '户',
  '个',
  '件',
  '人',
  '名',
  '项',
  '篇',
  '次',
  '场',
  '种',
  '部',
  '台',
  '支',
  '组',
  '村',
  '位',
]);

/** True for a unit in which only whole numbers make sense. 千家 and 万人 don't: 17.84 千家 is a whole number of 家. */
export const countsWholeThings = (unit: string): boolean => WHOLE.has(unit);
