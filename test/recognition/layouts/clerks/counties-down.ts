import { cellAddress } from '#shared/workbook/address.ts';
import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { moved, writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { varyName } from '../name-variants.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import type { Place } from '../places.ts';
import { makeReality, printed } from '../reality.ts';
import { drawSubject, type Line, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Counties down, indicators across; a header of one to three rows and a line of sums. */
export function countiesDown(dice: Dice, seed: number): Layout {
  const pack = packOf(
    dice.pick([
      'dingxi-targets-2022',
      'dingxi-targets-2022',
      'longnan-index-2026',
      'county-leap',
      'pingliang-transfer',
    ]),
  );
  const { city } = drawSubject(pack, dice, 'city');
  const year = pack.id.startsWith('ping') ? 2019 : pack.id.startsWith('long') ? 2024 : 2022;
  const time = words.drawTime(dice, year);
  const reality = makeReality(pack, dice, 0.12);
  const indicators = dice.some(reportable(pack), dice.between(4, 7));
  const lines = linesFor(indicators, true);
  const zones = dice.once(3) && !indicators.some((one) => one.scopes.length > 0) ? city.zones : [];
  const places = [...city.counties, ...zones];
  const kinds = dice.pick([
    ['actual'],
    ['actual'],
    ['target', 'actual'],
    ['target', 'actual', 'rate'],
    ['earlier', 'actual', 'rate'],
  ]);
  const binder = makeBinder({ name: 'counties-down', seed, file: `${city.name}汇总.xlsx`, pack: pack.id });
  const paper = binder.sheet(dice.pick(['Sheet1', '汇总', '各县区', `${time.year}`]));
  const top = dice.between(1, 6);
  const left = dice.pick([0, 0, 0, 2, 5]);
  const headerDepth = kinds.length > 1 ? 2 : 1;
  const grouping = dice.once(3) ? dice.pick(['创新投入', '主要指标', '指标完成情况']) : null;
  const firstRow = top + headerDepth + (grouping ? 1 : 0);
  const sum = dice.once(2) ? dice.pick(['合计', '全市合计', '总计', '合 计']) : null;
  const sumFirst = sum !== null && dice.once(3);
  const lead = (label: Entry | null, entries: readonly (Entry | null)[]): readonly (Entry | null)[] =>
    sum === null ? entries : sumFirst ? [label, ...entries] : [...entries, label];
  const style = dice.between(0, 2);
  const nameOf = (place: Place): string =>
    style === 0 ? place.name : (place.others[style - 1] ?? place.name);
  const columns: DrawnColumn[] = [];
  const numberedToo = dice.once(2);
  if (numberedToo)
    columns.push({
      header: [dice.pick(words.NUMBER_WORDS)],
      entries: lead(null, numbered(places.length, dice)),
    });
  columns.push({
    header: [dice.pick(words.REGION_WORDS)],
    entries: lead(
      { text: sum ?? '' },
      places.map((place) => ({ text: nameOf(place) })),
    ),
  });
  const habit = dice.pick(['number', 'number', 'number', 'text', 'percent-format'] as const);
  const period = (kind: string): string =>
    kind === 'earlier' ? time.earlier : kind === 'target' ? String(time.year) : time.period;
  const targetWord = dice.pick(words.TARGET_WORDS);
  const actualWord = dice.pick(words.ACTUAL_WORDS);
  const earlierWord = dice.pick(words.EARLIER_WORDS);
  const rateWord = dice.pick(words.RATE_WORDS);
  for (const line of lines) {
    const shown = line.indicator.unit === '亿元' && dice.once(2) ? '万元' : line.indicator.unit;
    const said = line.saidScope ? `（${line.saidScope}）` : '';
    const name = varyName(line.indicator, dice, null);
    const header = `${name}${said}${dice.pick([`（${shown}）`, `\n（${shown}）`, `(${shown})`])}`;
    const above = grouping ? [grouping] : [];
    const withParts = line.indicator.parts !== null && kinds.length === 1 && dice.once(2);
    if (withParts)
      for (const part of ['numerator', 'denominator'] as const)
        columns.push({
          header: [...above, `${line.indicator.parts![part].name}（${line.indicator.parts![part].unit}）`],
          entries: lead(
            null,
            places.map((place) =>
              writeFigure(
                {
                  meaning: meaningOf(reality, scoped(line, place), {
                    region: place.code,
                    period: time.period,
                    kind: part,
                  }),
                  official: line.indicator.parts![part].unit,
                },
                'number',
                dice,
              ),
            ),
          ),
        });
    for (const kind of kinds) {
      const column = left + columns.length;
      const entries = places.map((place): Entry => {
        if (kind === 'rate') return { number: String(dice.between(40, 120)) };
        const meaning = meaningOf(reality, scoped(line, place), {
          region: place.code,
          period: period(kind),
          kind: kind === 'target' ? 'target' : 'actual',
        });
        return writeFigure(
          { meaning, official: line.indicator.unit, shown },
          kind === 'rate' ? 'number' : habit,
          dice,
        );
      });
      columns.push({
        header: [
          ...above,
          header,
          ...(kinds.length === 1
            ? []
            : [
                kind === 'target'
                  ? targetWord
                  : kind === 'earlier'
                    ? earlierWord
                    : kind === 'rate'
                      ? rateWord
                      : actualWord,
              ]),
        ],
        entries: lead(
          kind !== 'rate' && habit === 'number'
            ? sumOf(line, entries, {
                column,
                firstRow,
                sumFirst,
                shown,
                city: city.code,
                period: period(kind),
                kind,
              })
            : null,
          entries,
        ),
      });
    }
  }
  const title = dice.pick([
    `${city.name}${time.words}科技创新指标各县区完成情况表`,
    `${time.words}${city.name}各县（区）主要科技指标汇总表`,
  ]);
  paper.put(0, left, { text: title });
  paper.merge(0, left, 0, left + columns.length - 1);
  const table = drawTable(paper, { top, left, columns, unmerged: dice.once(4) });
  if (dice.once(2)) paper.put(table.below + 1, left, { text: dice.pick(words.FILLERS) });
  return binder.finish();
}

/** Zones have no scope of their own. */
const scoped = (line: Line, place: Place): Line =>
  place.code.includes('-') ? { ...line, scope: null } : line;

function sumOf(
  line: Line,
  entries: readonly Entry[],
  at: {
    column: number;
    firstRow: number;
    sumFirst: boolean;
    shown: string;
    city: string;
    period: string;
    kind: string;
  },
): Entry | null {
  if (line.indicator.aggregate !== 'sum' || line.indicator.quantity === 'ratio') return null;
  const values = entries.map((entry) => Number(entry.number ?? 'NaN'));
  if (values.some(Number.isNaN)) return null;
  const total = printed(
    values.reduce((sum, value) => sum + value, 0),
    6,
  );
  const first = at.firstRow + (at.sumFirst ? 1 : 0);
  const formula = `SUM(${cellAddress(first, at.column)}:${cellAddress(first + entries.length - 1, at.column)})`;
  const value = line.indicator.unit === '亿元' && at.shown === '万元' ? moved(total, -4) : total;
  return {
    number: total,
    formula,
    truth: {
      indicator: line.indicator.name,
      scope: line.scope,
      region: at.city,
      period: at.period,
      kind: at.kind === 'target' ? 'target' : 'actual',
      value,
    },
  };
}
