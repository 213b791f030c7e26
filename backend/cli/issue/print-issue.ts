import type { IssuedChange } from '#shared/issuing/issued/compare-issued.ts';
import type { IssuingNote } from '#shared/issuing/issuing-note.ts';
import { compare, exact, subtract, toDecimalText } from '#shared/model/exact.ts';
import type { IssuedTotal } from '#shared/rule-pack/issued-totals.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { noteLines } from '../print-notes.ts';

const PARTS: Readonly<Record<IssuedChange['part'], string>> = {
  baseline: '基期值',
  target: '目标',
  constraint: '约束值',
  expectation: '预期值',
  points: '分值',
  standard: '评分标准',
};
/** A first issue lists everything as new: its size says more than its lines. */
const LINES_SHOWN = 40;

/** `技术合同成交额:7 个县区合计 13.5 亿元,市级目标 13.5 亿元,相符` */
export function totalLine({ indicator, scope, kind, regions, missing, sum, whole }: IssuedTotal): string {
  const name = `${indicator.name}${scope === null ? '' : `(${scope})`}${kind === 'target' ? '' : PARTS[kind]}`;
  const gaps = missing.length > 0 ? `,没有下达给 ${missing.map(regionName).join('、')}` : '';
  if (sum === null) return `  ${name}:${regions.length} 个单位,比例不相加${gaps}`;
  const { unit } = indicator;
  const head = `  ${name}:${regions.length} 个单位合计 ${sum} ${unit}`;
  if (!whole?.value) return `${head},文件没有市级目标可比${gaps}`;
  const side = compare(exact(sum), exact(whole.value));
  const gap = toDecimalText(subtract(exact(sum), exact(whole.value))).replace('-', '');
  const verdict = side === 0 ? '相符' : `${side < 0 ? '少' : '多'} ${gap} ${unit}`;
  return `${head},市级目标 ${whole.value} ${unit},${verdict}${gaps}`;
}

/** `漳县 技术合同成交额 目标 1.2 → 1.35` */
export function changeLines(changes: readonly IssuedChange[], indent = '  '): readonly string[] {
  const lines = changes.slice(0, LINES_SHOWN).map(({ of, scope, region, part, before, after }) => {
    const place = region === null ? '' : `${regionName(region)} `;
    const name = `${of}${scope === null ? '' : `(${scope})`}`;
    return `${indent}${place}${name} ${PARTS[part]} ${before ?? '(无)'} → ${after ?? '(无)'}`;
  });
  const rest = changes.length - lines.length;
  return rest > 0 ? [...lines, `${indent}…另有 ${rest} 处`] : lines;
}

/** Doubts, each with its cell; nothing where there are none. */
export const doubtLines = (notes: readonly IssuingNote[]): readonly string[] =>
  notes.length === 0 ? [] : [`疑点 ${notes.length} 处:`, ...noteLines(notes).map((line) => `  ${line}`)];

/** Notices inform; anything else wants a second look before it is signed. */
export const isDoubtful = (notes: readonly IssuingNote[]): boolean =>
  notes.some(({ severity }) => severity !== 'notice');
