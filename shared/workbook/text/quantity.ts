import type { DecimalText } from '../../model/brands.ts';
import { CHINESE_DIGITS, readChineseNumber } from '../../model/chinese-number.ts';
import { exact, HUNDRED, multiply, parseExact, printedPlaces, toDecimalText } from '../../model/exact.ts';
import type { ReadingMark } from '../../model/reading.ts';
import type { CellValue, RawCell } from '../raw-workbook.ts';
import { formatPlaces, isDateFormat, isPercentFormat } from './number-format.ts';
import { normaliseUnit } from './unit.ts';

/** What one cell says as a quantity. `value` is in the unit as typed; a % format is undone (0.0116 shown as 1.16 % → `1.16`). */
export interface QuantityText {
  readonly kind: 'number' | 'blank' | 'none' | 'pending' | 'qualitative' | 'error' | 'unreadable';
  readonly value: DecimalText | null;
  readonly unit: string | null;
  readonly marks: readonly ReadingMark[];
  /** Decimals as printed. */
  readonly places: number;
}

const NONE =
  /^(?:[—–\-－―─_/\\／…⋯.·。、~～*×xX]+|无|没有|不涉及|未涉及|不适用|不考核|n\/?a|nil|null|none|空)$/i;
const PENDING =
  /待[^遇]|未(?:公布|发布|出|反馈|统计|核定|确定|产生|完成统计|审定|下达|上报|报送|返回|公开)|暂(?:无|缺|未|不)|尚(?:未|无|在)|未开展(?:统计|调查|监测|测算|抽样)|\d{1,2}月份?(?:底|初|上旬|中旬|下旬)?(?:前|后)?(?:统一)?(?:出数|公布|发布|反馈|提供)|(?:正在|还在)(?:进行)?(?:统计|核算|核定|核实|核对|审核|汇总|测算|认定|评审|评价|公示|调查|采集|收集|整理|上报|填报)|(?:统计|核算|审核|汇总|测算|核实|认定|评审)中|没有?统计|未(?:核算|测算|提供|完成(?:统计|核算))|(?:年底|年末|下[月季年]|次月|下季度|季后|后期|届时)(?:前|后|初)?(?:统一)?(?:统计|提供|公布|发布|反馈|核算|出)|无法(?:统计|提供|取得)|^年度(?:指标|统计|数据|调查|考核)$|(?:按年度?|每[一二两]?年|不按[季月])(?:统计|调查|考核|核算)|无数据|数据缺|次年|年后|另报|后补|补报|tbd/i;
const QUALITATIVE =
  /(?:提升|上升|下降|前进|进位|提高)\s*\d+\s*(?:位|名)|前\s*[\d一二三四五六七八九十]+\s*(?:位|名)|第\s*[\d一二三四五六七八九十]+\s*(?:位|名)|\d+\s*位(?:左右|以内|以上)?$|前列|中等|中上|中游|上游|明显|稳步|持续|大幅|显著|一定(?:提升|提高)|高于|快于|不低于上年|逐年/;
const ERROR = /^#(?:DIV\/0!|REF!|N\/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)/i;
const PREFIX: readonly (readonly [RegExp, ReadingMark | null])[] = [
  [/^[*※†‡★☆▲△#]+(?=[\d.])/, 'footnote'],
  [/^(?:>=|≥|≧|⩾|>|不低于|不少于|不小于|至少|大于等于|大于|超过|突破|高于|超)/, 'at-least'],
  [/^(?:<=|≤|≦|⩽|<|不超过|不高于|不大于|至多|小于等于|小于|低于|少于)/, 'at-most'],
  [/^(?:大约|约为|约|近|预计|估计|预估|大概|左右|≈|~)/, 'about'],
  [/^(?:已经|已|目前|现有|现|达到|达|力争|累计|共计|共|合计|计|完成|实现|为|¥|￥|人民币|:|=|\+)/, null],
];
const SUFFIX: readonly (readonly [RegExp, ReadingMark | null])[] = [
  [/[*※＊†‡★☆▲△#]+$|\[\d+\]$/, 'footnote'],
  [/(?:及以上|以上|\(含\)|起|\+)$/, 'at-least'],
  [/(?:及以下|以下|以内)$/, 'at-most'],
  [/(?:左右|上下|余|多)$/, 'about'],
  [/[。;,、.]$/, null],
];
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:e([+-]?\d{1,2}))?/i;

/** Reads a typed text as a quantity; never changes what was typed, only says how it was understood. */
export function readQuantity(text: string): QuantityText {
  const trimmed = text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
  if (trimmed === '') return nothing('blank', 'blank');
  if (ERROR.test(trimmed)) return nothing('error', 'error');
  if (NONE.test(trimmed.normalize('NFKC').replace(/ /g, ''))) return nothing('none', 'none');
  const marks = new Set<ReadingMark>(['text']);
  if (/[０-９．，％]/.test(trimmed)) marks.add('full-width');
  // 75① and 75² carry a footnote; NFKC would make digits of it.
  const noted = trimmed.replace(/[①-⑳⑴-⒇⁰¹²³⁴-⁹]+$/, '*');
  const spelt = noted
    .normalize('NFKC')
    .replace(/ /g, '')
    .replace(/^百分之([\d.]+)/, '$1%');
  const number = readNumber(spelt, marks);
  if (number) return { kind: 'number', ...number, marks: [...marks] };
  const plain = trimmed.normalize('NFKC');
  const first = firstClause(plain, marks);
  if (first) return { kind: 'number', ...first, marks: [...marks] };
  if (PENDING.test(plain)) return nothing('pending', 'pending');
  if (QUALITATIVE.test(plain)) return nothing('qualitative', 'qualitative');
  return nothing('unreadable', 'unreadable');
}

const nothing = (kind: QuantityText['kind'], mark: ReadingMark): QuantityText => ({
  kind,
  value: null,
  unit: null,
  marks: [mark],
  places: 0,
});

/** 已完成7家，超目标1家: what is told after the figure explains it, unless it goes on with another one. */
function firstClause(text: string, marks: Set<ReadingMark>): ReturnType<typeof readNumber> {
  const told = /^((?:,(?=\d{3})|[^,;，；。]){1,14})[,;，；。](?=\D)(.*)$/s.exec(text);
  if (!told || /^(?:另|还有|及|和|国家级|省级|市级|县级|市本级|县区)/.test(told[2]!)) return null;
  return readNumber(told[1]!, marks);
}

/** Peels prefixes, notes and suffixes off a number; what is left must be one number and at most a unit. */
function readNumber(
  text: string,
  marks: Set<ReadingMark>,
): { value: DecimalText; unit: string | null; places: number } | null {
  let rest = text
    .replace(/−|－/g, '-')
    .replace(/，/g, ',')
    .replace(/^[(（]([^()（）]*)[)）]$/, '$1');
  rest = peel(rest, PREFIX, marks, 'start');
  rest = inDigits(rest);
  const number = NUMBER.exec(rest);
  if (!number || (number[2] === undefined && number[3] === undefined)) return null;
  let tail = rest.slice(number[0].length);
  // 75余家, 75多家.
  tail = tail.replace(/^[余多](?=.)/, () => {
    marks.add('about');
    return '';
  });
  // 75（家）: a unit in brackets is one; any other note (其中新认定2家, 快报数) explains the number and is not part of it.
  tail = tail.replace(/^[(（]([^()（）]{1,4})[)）]$/, (note, unit: string) =>
    normaliseUnit(unit) === null ? note : unit,
  );
  tail = tail.replace(/[(（][^()（）]*[)）]$/, (note) => (/^[(（]含[)）]$/.test(note) ? note : ''));
  tail = peel(tail, SUFFIX, marks, 'end');
  const unit = tail === '' ? null : normaliseUnit(tail);
  if (tail !== '' && (!unit || /^(年|月|日|天)$/.test(unit))) return null;
  const digits = `${number[1] === '-' ? '-' : ''}${(number[2] ?? '0').replace(/,/g, '')}${number[3] ?? ''}`;
  const value = scientific(digits, number[4]);
  if (!value) return null;
  if (number[2]?.includes(',')) marks.add('thousands');
  if (unit) marks.add('unit-inside');
  return { value, unit, places: printedPlaces(digits) };
}

const WRITTEN = new RegExp(`^([${CHINESE_DIGITS}]+)(.*)$`);

/** 十二家 → 12家, 百分之五 → 5%. A single character counts with a unit only: 一 and 二 alone number the lines of a list. */
function inDigits(text: string): string {
  const share = /^百分之(.+)$/.exec(text);
  const written = WRITTEN.exec(share ? share[1]! : text);
  if (!written) return text;
  const number = readChineseNumber(written[1]!);
  const unit = share ? '%' : written[2]!;
  if (number === null || (unit === '' && written[1]!.length === 1 && written[1] !== '零')) return text;
  return `${number}${unit}`;
}

function peel(
  text: string,
  patterns: readonly (readonly [RegExp, ReadingMark | null])[],
  marks: Set<ReadingMark>,
  side: 'start' | 'end',
): string {
  let rest = text;
  for (let again = true; again; ) {
    again = false;
    for (const [pattern, mark] of patterns) {
      const match = pattern.exec(rest);
      if (
        !match?.[0] ||
        (side === 'end' && match.index === 0 && rest.length === match[0].length && /[%‰]/.test(rest))
      )
        continue;
      rest = side === 'start' ? rest.slice(match[0].length) : rest.slice(0, match.index);
      if (mark) marks.add(mark);
      again = true;
    }
  }
  return rest;
}

function scientific(digits: string, power: string | undefined): DecimalText | null {
  const base = parseExact(digits);
  if (!base) return null;
  if (power === undefined) return toDecimalText(base, 20);
  const size = Number(power);
  const scale = exact(`1${'0'.repeat(Math.abs(size))}`);
  const scaled = size < 0 ? { n: 1, d: 10 ** -size } : scale;
  return toDecimalText(multiply(base, scaled), 20);
}

/**
 * Reads a cell: numbers with their format, texts, errors, booleans. `evaluated` stands in for a formula without cached
 * value; `'unsupported'` says that the formula could not be evaluated here.
 */
export function readCellQuantity(cell: RawCell, evaluated?: CellValue | 'unsupported'): QuantityText {
  const uncached = cell.value === null && cell.formula !== undefined;
  const value = uncached ? (evaluated === 'unsupported' ? null : (evaluated ?? null)) : cell.value;
  const read = readValue(value, cell.format);
  const extra: ReadingMark[] = [];
  if (cell.formula !== undefined) extra.push('formula');
  if (uncached) extra.push('uncached');
  return extra.length ? { ...read, marks: [...read.marks, ...extra] } : read;
}

function readValue(value: CellValue, format: string | undefined): QuantityText {
  if (value === null) return nothing('blank', 'blank');
  if (value.type === 'error') return nothing('error', 'error');
  if (value.type === 'boolean') return nothing('unreadable', 'unreadable');
  if (value.type === 'text') return readQuantity(value.text);
  if (format !== undefined && isDateFormat(format)) return nothing('unreadable', 'unreadable');
  return readNumericCell(value.text, format);
}

function readNumericCell(text: string, format: string | undefined): QuantityText {
  const number = parseExact(text);
  if (!number) {
    const read = readQuantity(text);
    return { ...read, marks: read.marks.filter((mark) => mark !== 'text') };
  }
  const shown = format === undefined ? null : formatPlaces(format);
  if (format !== undefined && isPercentFormat(format)) {
    const value = toDecimalText(multiply(number, HUNDRED), 20);
    return {
      kind: 'number',
      value,
      unit: '%',
      marks: ['percent-format'],
      places: shown ?? printedPlaces(value),
    };
  }
  const value = toDecimalText(number, 20);
  return { kind: 'number', value, unit: null, marks: [], places: shown ?? printedPlaces(value) };
}
