import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, type Line, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** One list in two halves beside each other, with an empty column between them or none. */
export function besideEachOther(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'longnan-index-2026', 'county-leap']));
  const subject = drawSubject(pack, dice, pack.id === 'county-leap' ? 'county' : 'either');
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022);
  const reality = makeReality(pack, dice, subject.county ? 0.15 : 1);
  const lines = linesFor(dice.some(reportable(pack), dice.between(8, 12)), subject.county !== null);
  const half = Math.ceil(lines.length / 2);
  const binder = makeBinder({ name: 'beside-each-other', seed, file: '报表.xlsx', pack: pack.id });
  const paper = binder.sheet('Sheet1');
  const gap = dice.once(2) ? 1 : 0;
  const heads = {
    number: dice.once(2) ? dice.pick(words.NUMBER_WORDS) : null,
    name: dice.pick(words.NAME_WORDS),
    unit: dice.pick(words.UNIT_WORDS),
    target: dice.once(2) ? dice.pick(words.TARGET_WORDS) : null,
    actual: dice.pick(words.ACTUAL_WORDS),
  };
  const columnsOf = (part: readonly Line[]): readonly DrawnColumn[] => {
    const figures = (kind: string, period: string): DrawnColumn['entries'] =>
      part.map((line) =>
        writeFigure(
          {
            meaning: meaningOf(reality, line, { region: subject.region, period, kind }),
            official: line.indicator.unit,
          },
          'number',
          dice,
        ),
      );
    return [
      ...(heads.number ? [{ header: [heads.number], entries: numbered(part.length, dice) }] : []),
      { header: [heads.name], entries: part.map((line) => ({ text: labelOf(line, dice) })) },
      { header: [heads.unit], entries: part.map((line) => ({ text: line.indicator.unit })) },
      ...(heads.target ? [{ header: [heads.target], entries: figures('target', String(time.year)) }] : []),
      { header: [heads.actual], entries: figures('actual', time.period) },
    ];
  };
  paper.put(0, 0, { text: `${subject.name}${time.words}科技创新指标完成情况表` });
  const left = columnsOf(lines.slice(0, half));
  paper.merge(0, 0, 0, left.length * 2 + gap - 1);
  drawTable(paper, { top: 2, left: 0, columns: left });
  drawTable(paper, { top: 2, left: left.length + gap, columns: columnsOf(lines.slice(half)) });
  return binder.finish();
}
