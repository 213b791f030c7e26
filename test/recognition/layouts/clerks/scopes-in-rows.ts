import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { varyName } from '../name-variants.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** A city's table with 市本级 and 县区, 省级以上 and 市级 as rows beside a merged name, as rows under it, or as columns. */
export function scopesInRows(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'dingxi-targets-2022', 'longnan-index-2026']));
  const city = pack.id.startsWith('long')
    ? { code: '621200', name: '陇南市' }
    : { code: '621100', name: '定西市' };
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022);
  const reality = makeReality(pack, dice, 1);
  const scoped = pack.indicators.filter((indicator) => indicator.scopes.length > 0);
  const plain = dice.some(
    reportable(pack).filter((indicator) => indicator.scopes.length === 0),
    4,
  );
  const indicators = pack.indicators.filter(
    (indicator) => scoped.includes(indicator) || plain.includes(indicator),
  );
  const lines = linesFor(indicators, false);
  const binder = makeBinder({ name: 'scopes-in-rows', seed, file: '全市.xlsx', pack: pack.id });
  const paper = binder.sheet(dice.pick(['Sheet1', '全市']));
  const names = new Map(indicators.map((indicator) => [indicator.id, varyName(indicator, dice, null)]));
  const form = dice.pick(['merged', 'first-only', 'under', 'of-which', 'beside'] as const);
  const kinds = dice.pick([['actual'], ['target', 'actual']]);
  const targetWord = dice.pick(words.TARGET_WORDS);
  const actualWord = dice.pick(words.ACTUAL_WORDS);
  const figure = (at: number, kind: string): Entry =>
    writeFigure(
      {
        meaning: meaningOf(reality, lines[at]!, {
          region: city.code,
          period: kind === 'target' ? String(time.year) : time.period,
          kind,
        }),
        official: lines[at]!.indicator.unit,
      },
      'number',
      dice,
    );
  paper.put(0, 0, { text: `${city.name}${time.words}科技创新主要指标完成情况` });
  const nameWord = dice.pick(words.NAME_WORDS);
  if (form === 'under' || form === 'of-which') {
    interface Row {
      readonly label: string;
      readonly unit: string | null;
      readonly at: number | null;
    }
    const rows = lines.flatMap((line, at): readonly Row[] => {
      if (line.saidScope === null)
        return [{ label: names.get(line.indicator.id)!, unit: line.indicator.unit, at }];
      const first = lines[at - 1]?.indicator !== line.indicator;
      const own: Row = {
        label: form === 'of-which' && first ? `其中：${line.saidScope}` : `  ${line.saidScope}`,
        unit: line.indicator.unit,
        at,
      };
      return first
        ? [{ label: names.get(line.indicator.id)!, unit: line.indicator.unit, at: null }, own]
        : [own];
    });
    drawTable(paper, {
      top: 2,
      left: 0,
      columns: [
        { header: [nameWord], entries: rows.map(({ label }) => ({ text: label })) },
        { header: ['单位'], entries: rows.map(({ unit }) => (unit === null ? null : { text: unit })) },
        ...kinds.map(
          (kind): DrawnColumn => ({
            header: [kind === 'target' ? targetWord : actualWord],
            entries: rows.map(({ at }) => (at === null ? null : figure(at, kind))),
          }),
        ),
      ],
    });
    return binder.finish();
  }
  const grouped = form === 'first-only' ? 'first-only' : 'merged';
  const scopeColumn: DrawnColumn = {
    header: form === 'beside' ? ['级别'] : [nameWord],
    entries: lines.map((line) => (line.saidScope === null ? null : { text: line.saidScope })),
  };
  const nameColumn: DrawnColumn = {
    header: [nameWord],
    entries: lines.map((line) => ({ text: names.get(line.indicator.id)! })),
    grouped,
  };
  drawTable(paper, {
    top: 2,
    left: 0,
    columns: [
      nameColumn,
      scopeColumn,
      { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
      ...kinds.map(
        (kind): DrawnColumn => ({
          header: [kind === 'target' ? targetWord : actualWord],
          entries: lines.map((_, at) => figure(at, kind)),
        }),
      ),
      {
        header: ['责任部门'],
        entries: lines.map(() => ({ text: dice.pick(['市科技局', '市财政局', '各县区人民政府']) })),
      },
    ],
  });
  return binder.finish();
}
