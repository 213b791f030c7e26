import type { Dice } from '../dice.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** No table at all: every line states its indicator and its figure in one cell. */
export function statedLines(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'longnan-index-2026']));
  const subject = drawSubject(pack, dice);
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022);
  const reality = makeReality(pack, dice, 0.3);
  const lines = linesFor(dice.some(reportable(pack), dice.between(4, 8)), subject.county !== null);
  const binder = makeBinder({ name: 'stated-lines', seed, file: '快报.xlsx', pack: pack.id });
  const paper = binder.sheet('Sheet1');
  paper.put(0, 0, { text: `${subject.name}${time.words}科技指标完成情况` });
  const between = dice.pick(['：', ':', '： ', '＝']);
  const numbering = dice.pick([(at: number) => `${at}. `, (at: number) => `（${at}）`, () => '']);
  const column = dice.pick([0, 0, 2]);
  lines.forEach((line, at) => {
    const meaning = meaningOf(reality, line, { region: subject.region, period: time.period, kind: 'actual' });
    const figure = writeFigure({ meaning, official: line.indicator.unit }, 'unit-inside', dice);
    paper.put(2 + at, column, {
      text: `${numbering(at + 1)}${labelOf(line, dice)}${between}${figure.text}${dice.pick(['', '；', '。'])}`,
      truth: meaning,
    });
  });
  paper.put(lines.length + 4, column, { text: '填表人：×××    审核人：×××' });
  return binder.finish();
}
