import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Counties down; a month alone beside the cumulative figure, the year before and what follows from both. */
export function monthlyDispatch(dice: Dice, seed: number): Layout {
  const pack = packOf('dingxi-targets-2022');
  const { city } = drawSubject(pack, dice, 'city');
  const month = dice.between(4, 11);
  const period = month === 9 ? '2023Q3' : `2023-${String(month).padStart(2, '0')}`;
  const reality = makeReality(pack, dice, 0.15);
  const indicators = dice.some(
    reportable(pack).filter(({ quantity, scopes }) => quantity !== 'ratio' && scopes.length === 0),
    dice.between(1, 3),
  );
  const binder = makeBinder({ name: 'monthly-dispatch', seed, file: '调度.xlsx', pack: pack.id });
  const paper = binder.sheet(`${month}月`);
  paper.put(0, 0, { text: `${city.name}2023年1-${month}月各县区科技指标调度表` });
  const columns: DrawnColumn[] = [
    { header: [dice.pick(words.REGION_WORDS)], entries: city.counties.map(({ name }) => ({ text: name })) },
  ];
  const alone = dice.pick(['当月', '本月', `${month}月当月`, `其中：${month}月`]);
  for (const indicator of indicators) {
    const shown = indicator.unit === '亿元' && dice.once(2) ? '万元' : indicator.unit;
    const header = `${indicator.name}（${shown}）`;
    const figures = (when: string): readonly Entry[] =>
      city.counties.map((place) =>
        writeFigure(
          {
            meaning: meaningOf(
              reality,
              { indicator, scope: null, saidScope: null },
              { region: place.code, period: when, kind: 'actual' },
            ),
            official: indicator.unit,
            shown,
          },
          'number',
          dice,
        ),
      );
    const derived = (low: number, high: number): readonly Entry[] =>
      city.counties.map(() => ({ number: String(dice.between(low, high)) }));
    columns.push(
      { header: [header, alone], entries: derived(1, 9) },
      { header: [header, dice.pick([`1-${month}月累计`, '累计', '本年累计'])], entries: figures(period) },
      {
        header: [header, dice.pick(['上年同期累计', '去年同期', '上年同期'])],
        entries: figures(period.replace('2023', '2022')),
      },
      { header: [header, dice.pick(['同比±%', '同比增长（%）', '增速'])], entries: derived(-20, 40) },
    );
    if (dice.once(2))
      columns.push({
        header: [header, dice.pick(['占年度任务%', '完成全年目标（%）', '位次'])],
        entries: derived(1, 99),
      });
  }
  paper.merge(0, 0, 0, columns.length - 1);
  drawTable(paper, { top: 2, left: 0, columns, unmerged: dice.once(4) });
  return binder.finish();
}
