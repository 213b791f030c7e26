import type { Dice } from '../dice.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** A form of label, figure and unit, twice in every row, under a line of who fills it in and when. */
export function sideBySideForm(dice: Dice, seed: number): Layout {
  const pack = packOf('dingxi-targets-2022');
  const subject = drawSubject(pack, dice, 'county');
  const time = words.drawTime(dice, 2022);
  const reality = makeReality(pack, dice, 0.2);
  const drawn = linesFor(dice.some(reportable(pack), dice.between(5, 9)), true);
  const lines = drawn.length % 2 === 0 ? drawn : drawn.slice(1);
  const binder = makeBinder({ name: 'side-by-side-form', seed, file: '登记表.xlsx', pack: pack.id });
  const paper = binder.sheet('Sheet1');
  paper.put(0, 0, { text: `${dice.once(2) ? subject.name : ''}${time.words}科技创新情况登记表` });
  const withUnits = dice.once(2);
  const width = withUnits ? 3 : 2;
  const asked = dice.pick([
    ['单位名称', `${subject.name}科技局`, '填报时间', '2023.1.5'],
    ['填报单位', `${subject.name}人民政府`, '填报日期', '2023年1月5日'],
    ['县区', subject.name, '年份', '2022年'],
  ]);
  asked.forEach((text, at) => {
    paper.put(1, at < 2 ? at : width + at - 2, { text });
  });
  lines.forEach((line, at) => {
    const row = 2 + Math.floor(at / 2);
    const left = at % 2 === 0 ? 0 : width;
    const meaning = meaningOf(reality, line, { region: subject.region, period: time.period, kind: 'actual' });
    paper.put(row, left, { text: labelOf(line, dice, withUnits ? null : line.indicator.unit) });
    paper.put(row, left + 1, writeFigure({ meaning, official: line.indicator.unit }, 'number', dice));
    if (withUnits) paper.put(row, left + 2, { text: line.indicator.unit });
  });
  return binder.finish();
}
