import type { Dice } from '../dice.ts';
import { drawTable } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Target, result and rate of each indicator under each other, its name merged down beside them; or kinds over the counties. */
export function kindsDown(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'longnan-index-2026', 'county-leap']));
  const { city } = drawSubject(pack, dice, 'city');
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022, true);
  const reality = makeReality(pack, dice, 0.15);
  const lines = linesFor(dice.some(reportable(pack), dice.between(3, 6)), true);
  const binder = makeBinder({ name: 'kinds-down', seed, file: '汇总.xlsx', pack: pack.id });
  const paper = binder.sheet('Sheet1');
  paper.put(0, 0, { text: `${city.name}${time.words}科技指标目标完成情况` });
  const labels = lines.map((line) => labelOf(line, dice));
  const figure = (at: number, region: string, kind: string): Entry =>
    kind === 'rate'
      ? { number: String(dice.between(50, 110)) }
      : writeFigure(
          {
            meaning: meaningOf(reality, lines[at]!, { region, period: time.period, kind }),
            official: lines[at]!.indicator.unit,
          },
          'number',
          dice,
        );
  const targetWord = dice.pick(['目标', '目标值', '年度目标', '计划数']);
  const actualWord = dice.pick(['完成', '完成值', '实际完成', '完成数']);
  if (dice.once(2)) {
    const kinds = dice.pick([
      ['target', 'actual'],
      ['target', 'actual', 'rate'],
    ] as const);
    const word = (kind: string): string =>
      kind === 'target' ? targetWord : kind === 'actual' ? actualWord : '完成率';
    const rows = lines.flatMap((_, at) => kinds.map((kind) => ({ at, kind })));
    drawTable(paper, {
      top: 2,
      left: 0,
      columns: [
        {
          header: [dice.pick(words.NAME_WORDS)],
          entries: rows.map(({ at }) => ({ text: labels[at]! })),
          grouped: dice.pick(['merged', 'first-only'] as const),
        },
        {
          header: ['单位'],
          entries: rows.map(({ at, kind }) => ({ text: kind === 'rate' ? '%' : lines[at]!.indicator.unit })),
        },
        {
          header: [dice.pick(['类别', '类型', '项', '数据类型'])],
          entries: rows.map(({ kind }) => ({ text: word(kind) })),
        },
        ...city.counties.map(({ code, name }) => ({
          header: [name],
          entries: rows.map(({ at, kind }) => figure(at, code, kind)),
        })),
      ],
    });
    return binder.finish();
  }
  drawTable(paper, {
    top: 2,
    left: 0,
    columns: [
      { header: [dice.pick(words.NAME_WORDS)], entries: labels.map((text) => ({ text })) },
      { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
      ...[
        ['target', targetWord],
        ['actual', actualWord],
      ].flatMap(([kind, word]) =>
        city.counties.map(({ code, name }) => ({
          header: [word!, name],
          entries: lines.map((_, at) => figure(at, code, kind!)),
        })),
      ),
    ],
  });
  return binder.finish();
}
