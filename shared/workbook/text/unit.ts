import type { DecimalText } from '../../model/brands.ts';
import { divide, type Exact, exact, multiply, toDecimalText } from '../../model/exact.ts';

/** What a unit measures; quantities convert only inside one dimension. */
type Dimension = 'money' | 'dollar' | 'ratio' | 'count' | 'labour' | 'area' | 'mass' | 'points' | 'time';

interface Measure {
  readonly dimension: Dimension;
  readonly scale: string;
}

/** Words that count things: 家 and 个 and 户 differ in style, not in scale. */
const COUNT_WORDS =
  '家|户|个|件|项|人次|人|名|位|篇|台|套|次|支|处|场次|场|例|条|批|座|所|头|只|本|种|册|期|宗|起|辆|部|村|镇|乡|县|单位|企业';
const SCALES: Readonly<Record<string, string>> = {
  '': '1',
  十: '10',
  百: '100',
  千: '1000',
  万: '10000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
};
const SCALE_WORDS = '十万|百万|千万|十|百|千|万|亿';
const SIMPLE = new RegExp(
  `^(${SCALE_WORDS})?(元|美元|人年|工日|亩|公顷|平方公里|平方米|吨|公斤|千克|分|年|月|天|日|小时|${COUNT_WORDS})?$`,
);
const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  元: 'money',
  美元: 'dollar',
  人年: 'labour',
  工日: 'labour',
  亩: 'area',
  公顷: 'area',
  平方公里: 'area',
  平方米: 'area',
  吨: 'mass',
  公斤: 'mass',
  千克: 'mass',
  分: 'points',
  年: 'time',
  月: 'time',
  天: 'time',
  日: 'time',
  小时: 'time',
};

const SYNONYMS: Readonly<Record<string, string>> = {
  百分比: '%',
  百分数: '%',
  百分率: '%',
  百分之: '%',
  千分比: '‰',
  pct: '%',
  人·年: '人年',
  '人.年': '人年',
  '人*年': '人年',
  '人/年': '人年',
  '人-年': '人年',
  人民币元: '元',
  人民币万元: '万元',
  '10^4元': '万元',
  '10^8元': '亿元',
  rmb: '元',
  '%（百分比）': '%',
  家数: '家',
  亿: '亿元',
};

/** Spelling of a unit as this product writes it (`％` → `%`, `人/年` → `人年`); null when the text is no unit. */
export function normaliseUnit(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s()（）[\]【】:：]/g, '')
    .replace(/^(计量)?单位/, '')
    .toLowerCase();
  if (plain === '' || plain.length > 12) return null;
  const unit = SYNONYMS[plain] ?? plain;
  return measureOf(unit) ? unit : null;
}

function measureOf(unit: string): Measure | { readonly top: Measure; readonly bottom: Measure } | null {
  if (unit === '%') return { dimension: 'ratio', scale: '1' };
  if (unit === '‰') return { dimension: 'ratio', scale: '0.1' };
  if (unit === '个百分点' || unit === '百分点') return { dimension: 'ratio', scale: '1' };
  const slash = unit.split('/');
  if (slash.length === 2) {
    const top = simpleMeasure(slash[0]!);
    const bottom = simpleMeasure(slash[1]!.replace(/^每/, ''));
    return top && bottom ? { top, bottom } : null;
  }
  return slash.length === 1 ? simpleMeasure(unit) : null;
}

function simpleMeasure(unit: string): Measure | null {
  if (unit === '') return null;
  const match = SIMPLE.exec(unit);
  if (!match || (!match[2] && !match[1])) return null;
  const scale = SCALES[match[1] ?? '']!;
  // A bare 万 or 亿 scales whatever stands behind it; its dimension is the reader's.
  if (!match[2])
    return unit === '万' || unit === '亿' || unit === '千' ? { dimension: 'count', scale } : null;
  return { dimension: DIMENSIONS[match[2]] ?? 'count', scale };
}

/**
 * Factor that turns a number in `from` into one in `to`: (`万元`, `亿元`) → `0.0001`. null when they measure different things.
 * A bare 万 or 亿 counts as that many 元 beside money and that many things beside a count.
 */
export function unitFactor(from: string, to: string): DecimalText | null {
  if (from === to) return '1' as DecimalText;
  const a = normaliseUnit(from);
  const b = normaliseUnit(to);
  if (!a || !b) return null;
  if (a === b) return '1' as DecimalText;
  const source = measureOf(bareScale(a, b));
  const target = measureOf(b);
  if (!source || !target) return null;
  if ('top' in source || 'top' in target) {
    if (!('top' in source) || !('top' in target)) return null;
    const top = simpleFactor(source.top, target.top);
    const bottom = simpleFactor(source.bottom, target.bottom);
    const factor = top && bottom ? divide(top, bottom) : null;
    return factor ? toDecimalText(factor, 12) : null;
  }
  const factor = simpleFactor(source, target);
  return factor ? toDecimalText(factor, 12) : null;
}

/**
 * True where one unit is money or a share and the other is not: a line in 项 is no sum of money, whatever it is called.
 * Looser than `unitFactor`: 人 beside 人年 or 件/万人 beside 件 differ in style.
 */
export function contradictUnits(a: string, b: string): boolean {
  const left = sortOf(a);
  const right = sortOf(b);
  return left !== null && right !== null && left !== right;
}

function sortOf(unit: string): 'money' | 'share' | 'other' | null {
  const plain = normaliseUnit(unit);
  const measure = plain === null ? null : measureOf(plain);
  if (!measure) return null;
  const { dimension } = 'top' in measure ? measure.top : measure;
  if (dimension === 'points' || dimension === 'time') return null;
  return dimension === 'money' || dimension === 'dollar'
    ? 'money'
    : dimension === 'ratio'
      ? 'share'
      : 'other';
}

const bareScale = (from: string, to: string): string =>
  /^(万|亿|千)$/.test(from) && /元/.test(to) ? `${from}元` : from;

function simpleFactor(from: Measure, to: Measure): Exact | null {
  if (from.dimension !== to.dimension) return null;
  return divide(multiply(exact(from.scale), exact('1')), exact(to.scale));
}

/**
 * Splits a unit off the end of a name: `公民具备科学素质比例(CSL)(%)` → name `公民具备科学素质比例(CSL)`, unit `%`.
 * Brackets that hold no unit (a scope, an abbreviation) stay with the name.
 */
export function splitTrailingUnit(name: string): { readonly name: string; readonly unit: string | null } {
  const text = name.trim();
  const bracket =
    /^([\s\S]*?)\s*[(（[【]\s*(?:单位\s*[:：])?\s*([^()（）[\]【】]{1,12})\s*[)）\]】]\s*[:：]?$/.exec(text);
  if (bracket?.[1]) {
    const unit = normaliseUnit(bracket[2]!);
    if (unit) return { name: bracket[1].trim(), unit };
  }
  const tail = /^([\s\S]*?)[,，;；:：、/\s]\s*(?:单位\s*[:：]?)?\s*([^,，;；:：、\s]{1,8})$/.exec(text);
  if (tail?.[1]) {
    const unit = normaliseUnit(tail[2]!);
    if (unit && /[元%‰]|单位|^[,，]/.test(text.slice(tail[1].length))) return { name: tail[1].trim(), unit };
  }
  return { name: text, unit: null };
}

/** Units named by a unit line or a bracket: `单位：万元、%` → `['万元', '%']`; empty when the text names none. */
export function findUnit(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const named = /单位[:]?([^()]*)/.exec(plain);
  const source = named?.[1] ?? /^\(([^()]{1,12})\)$/.exec(plain)?.[1] ?? (plain.length <= 6 ? plain : '');
  const units: string[] = [];
  for (const part of source.split(/[、,;，；和及或]/)) {
    const unit = normaliseUnit(part);
    if (unit && !units.includes(unit)) units.push(unit);
  }
  return units;
}
