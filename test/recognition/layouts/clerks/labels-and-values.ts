import type { Dice } from '../dice.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** A form without any header: labels and figures side by side, in one pair or two pairs of columns. */
export function labelsAndValues(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'longnan-index-2026', 'county-leap']));
  const subject = drawSubject(pack, dice, pack.id === 'county-leap' ? 'county' : 'either');
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022);
  const reality = makeReality(pack, dice, 0.3);
  const lines = linesFor(dice.some(reportable(pack), dice.between(6, 10)), subject.county !== null);
  const binder = makeBinder({ name: 'labels-and-values', seed, file: '快报.xlsx', pack: pack.id });
  const paper = binder.sheet('Sheet1');
  paper.put(0, 0, { text: `${subject.name}${time.words}科技指标快报` });
  const withUnit = dice.once(2);
  lines.forEach((line, at) => {
    const row = 2 + at;
    paper.put(row, 0, { text: labelOf(line, dice, withUnit ? line.indicator.unit : null) });
    paper.put(
      row,
      1,
      writeFigure(
        {
          meaning: meaningOf(reality, line, { region: subject.region, period: time.period, kind: 'actual' }),
          official: line.indicator.unit,
        },
        'number',
        dice,
      ),
    );
    if (!withUnit) paper.put(row, 2, { text: line.indicator.unit });
  });
  return binder.finish();
}
