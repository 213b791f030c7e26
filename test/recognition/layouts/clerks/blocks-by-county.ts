import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Every county in a block of its own: a table each, heading rows inside one table, or a sheet each. */
export function blocksByCounty(dice: Dice, seed: number): Layout {
  const pack = packOf(
    dice.pick(['dingxi-targets-2022', 'longnan-index-2026', 'county-leap', 'pingliang-transfer']),
  );
  const { city } = drawSubject(pack, dice, 'city');
  const time = words.drawTime(
    dice,
    pack.id.startsWith('ping') ? 2019 : pack.id.startsWith('long') ? 2024 : 2022,
  );
  const reality = makeReality(pack, dice, 0.15);
  const lines = linesFor(dice.some(reportable(pack), dice.between(4, 6)), true);
  const places = dice.some(city.counties, dice.between(3, 5));
  const form = dice.pick(['tables', 'headings', 'sheets', 'merged-column'] as const);
  const binder = makeBinder({ name: 'blocks-by-county', seed, file: `${city.name}.xlsx`, pack: pack.id });
  const names = lines.map((line) => ({ text: labelOf(line, dice) }));
  const heads = {
    number: dice.pick(words.NUMBER_WORDS),
    name: dice.pick(words.NAME_WORDS),
    target: dice.pick(words.TARGET_WORDS),
    actual: dice.pick(words.ACTUAL_WORDS),
    note: dice.pick(['备注', '说明']),
  };
  const title = `${city.name}${time.words}各县区科技指标完成情况`;
  const figures = (region: string, kind: string): readonly Entry[] =>
    lines.map((line) =>
      writeFigure(
        {
          meaning: meaningOf(reality, line, {
            region,
            period: kind === 'target' ? String(time.year) : time.period,
            kind,
          }),
          official: line.indicator.unit,
        },
        'number',
        dice,
      ),
    );
  const columnsOf = (region: string): readonly DrawnColumn[] => [
    { header: [heads.number], entries: numbered(lines.length, dice) },
    { header: [heads.name], entries: names },
    { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
    { header: [heads.target], entries: figures(region, 'target') },
    { header: [heads.actual], entries: figures(region, 'actual') },
    { header: [heads.note], entries: lines.map(() => null) },
  ];
  const heading = (name: string, at: number): string =>
    [`（${'一二三四五'[at]}）${name}`, `${'一二三四五'[at]}、${name}`, name, `${name}：`][seed % 4]!;
  if (form === 'sheets') {
    for (const place of places) {
      const paper = binder.sheet(dice.once(3) ? (place.others[0] ?? place.name) : place.name);
      paper.put(0, 0, { text: `${time.words}科技指标完成情况表` });
      drawTable(paper, { top: 2, left: 0, columns: columnsOf(place.code) });
    }
    return binder.finish();
  }
  const paper = binder.sheet('Sheet1');
  paper.put(0, 0, { text: title });
  paper.merge(0, 0, 0, 5);
  if (form === 'tables') {
    let top = 2;
    places.forEach((place, at) => {
      paper.put(top, 0, { text: `${heading(place.name, at)}` });
      top =
        drawTable(paper, { top: top + 1, left: 0, columns: columnsOf(place.code) }).below +
        dice.between(0, 2);
    });
    return binder.finish();
  }
  const blocks = places.map((place) => columnsOf(place.code));
  if (form === 'merged-column') {
    const joined = blocks[0]!.map((column, at) => ({
      ...column,
      entries: blocks.flatMap((block) => block[at]!.entries),
    }));
    const regionColumn: DrawnColumn = {
      header: [dice.pick(['县区', '县（区）', '地区'])],
      entries: places.flatMap(({ name }) => lines.map(() => ({ text: name }))),
      grouped: dice.pick(['merged', 'first-only'] as const),
    };
    drawTable(paper, { top: 2, left: 0, columns: [regionColumn, ...joined] });
    return binder.finish();
  }
  const joined = blocks[0]!.map((column, at) => ({
    header: column.header,
    entries: blocks.flatMap((block, which) => [
      at === 0 ? { text: heading(places[which]!.name, which) } : null,
      ...block[at]!.entries,
    ]),
  }));
  const place = drawTable(paper, { top: 2, left: 0, columns: joined });
  const merged = dice.once(2);
  if (merged)
    for (let at = 0; at < places.length; at++)
      paper.merge(
        place.firstBodyRow + at * (lines.length + 1),
        0,
        place.firstBodyRow + at * (lines.length + 1),
        5,
      );
  return binder.finish();
}
