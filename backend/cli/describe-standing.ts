import {
  explainStanding,
  isAhead,
  type Neighbour,
  type Standing,
} from '#shared/aggregate/explain-standing.ts';
import { robustnessNote } from '#shared/messages/standing.ts';
import type { CityTable, CityTableRegion } from '#shared/model/city-table.ts';
import { exact, formatFixed } from '#shared/model/exact.ts';
import { UsageError } from './arguments.ts';

/** Longest lists of items that a person reads in a minute. */
const LINES = 8;

/** `--why 临洮县`: a unit by its name, a part of it, or its code. */
export function describeStanding(table: CityTable, asked: string): string {
  const found = table.regions.filter(({ region, name }) => region === asked || name.includes(asked));
  const [region, ...others] = found;
  if (!region || others.length > 0)
    throw new UsageError(
      `“${asked}”${region ? '对应多个单位' : '不是汇总表里的单位'}:${table.regions.map(({ name }) => name).join('、')}。`,
    );
  const standing = explainStanding(table, region.region);
  if (!standing) return `${region.name}没有位次:${whyUnranked(table, region)}。\n`;
  return `${[headOf(standing), ...quarterLines(region), ...neighbourLines('落后于', standing.above, region), ...neighbourLines('领先于', standing.below, region), ...placeLines(standing, table)].join('\n')}\n`;
}

function whyUnranked({ regions }: CityTable, { state, total }: CityTableRegion): string {
  if (total !== null) return '位次待定,原因见上';
  if (state === null) return '还没有报送';
  return regions.every((one) => one.total === null) ? '这套指标只比目标,不计分' : '没有计入的报送';
}

function headOf({ region, equals }: Standing): string {
  const scaled = region.unscaled === null ? '' : `(折算前 ${region.unscaled})`;
  const same = equals.length === 0 ? '' : `,与${equals.map(({ name }) => name).join('、')}并列`;
  return `${region.name} 第 ${region.rank} · ${region.total} 分${scaled}${same}`;
}

const quarterLines = ({ quarters }: CityTableRegion): readonly string[] =>
  quarters.length === 0
    ? []
    : [`  四个季度平均:${quarters.map(({ period, total }) => `${period} ${total}`).join('、')}`];

function neighbourLines(word: string, neighbour: Neighbour | null, own: CityTableRegion): readonly string[] {
  if (!neighbour) return [];
  const { region, gap, differences, closers } = neighbour;
  const shown = differences.slice(0, LINES).map((one) => {
    const name = one.indicator === '' ? '加减分' : one.indicator;
    return `    ${isAhead(one) ? '多' : '少'} ${short(one.difference).replace('-', '')} 分 ${name}:${own.name} ${short(one.own)},${region.name} ${short(one.other)}`;
  });
  const rest = differences.length > shown.length ? [`    …另有 ${differences.length - shown.length} 项`] : [];
  const behind = word === '落后于' ? own : region;
  const next =
    closers.length === 0
      ? `    单靠一项追不平:${behind.name}没有一项还能再得 ${short(gap)} 分以上。`
      : `    下一步会变的:${behind.name}在这些项里任一项多得 ${short(gap)} 分以上,两者位次即变:${closers
          .slice(0, 4)
          .map(({ indicator, open }) => `${indicator}(还可得 ${short(open)})`)
          .join('、')}`;
  return [`  ${word} 第 ${region.rank} ${region.name} ${short(gap)} 分:`, ...shown, ...rest, next];
}

/** Four places are enough to tell totals apart that print the same. */
const short = (text: string): string => formatFixed(exact(text), 4).replace(/\.?0+$/, '');

const placeLines = ({ places }: Standing, { ranking }: CityTable): readonly string[] =>
  places && ranking.robustness
    ? [
        `  ${places.best === places.worst ? `位次稳在第 ${places.best} 名` : `位次不出第 ${places.best}–${places.worst} 名`}。${robustnessNote(ranking.robustness, 'zh')}`,
      ]
    : [];
