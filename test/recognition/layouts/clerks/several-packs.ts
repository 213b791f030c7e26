import type { Dice } from '../dice.ts';
import { drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Sheets of different systems in one workbook, as a county keeps them. */
export function severalPacks(dice: Dice, seed: number): Layout {
  const first = packOf('dingxi-targets-2022');
  const subject = drawSubject(first, dice, 'county');
  const year = 2022;
  const binder = makeBinder({
    name: 'several-packs',
    seed,
    file: `${subject.name}科技工作报表.xlsx`,
    pack: first.id,
  });
  for (const pack of dice.once(2) ? [first, packOf('county-leap')] : [packOf('county-leap'), first]) {
    const reality = makeReality(pack, dice, 0.15);
    const lines = linesFor(
      pack.id === 'county-leap'
        ? reportable(pack).filter((indicator) => indicator.scoring)
        : dice.some(reportable(pack), 9),
      true,
    );
    const paper = binder.sheet(
      pack.id === 'county-leap' ? dice.pick(['创新能力评价', '监测评价']) : dice.pick(['强科技', '主要指标']),
    );
    paper.put(0, 0, {
      text:
        pack.id === 'county-leap'
          ? `${subject.name}${year}年科技创新能力监测评价指标`
          : `${subject.name}${year}年强化科技支撑主要指标完成情况`,
    });
    drawTable(paper, {
      top: 2,
      left: 0,
      columns: [
        { header: ['序号'], entries: numbered(lines.length, dice) },
        {
          header: [dice.pick(words.NAME_WORDS)],
          entries: lines.map((line) => ({ text: labelOf(line, dice) })),
        },
        { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
        {
          header: [dice.pick(words.ACTUAL_WORDS)],
          entries: lines.map((line) =>
            writeFigure(
              {
                meaning: meaningOf(reality, line, {
                  region: subject.region,
                  period: String(year),
                  kind: 'actual',
                }),
                official: line.indicator.unit,
              },
              'number',
              dice,
            ),
          ),
        },
        { header: ['备注'], entries: lines.map(() => null) },
      ],
    });
  }
  return binder.finish();
}
