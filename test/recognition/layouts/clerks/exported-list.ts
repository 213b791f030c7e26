import type { Dice } from '../dice.ts';
import { writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** One figure in every row, as a system exports them: whose, when, what, how much. */
export function exportedList(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'longnan-index-2026']));
  const { city } = drawSubject(pack, dice, 'city');
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022);
  const reality = makeReality(pack, dice, 0.15);
  const lines = linesFor(dice.some(reportable(pack), dice.between(3, 5)), true);
  const binder = makeBinder({ name: 'exported-list', seed, file: '导出.xlsx', pack: pack.id });
  const paper = binder.sheet('export');
  const english = dice.once(2);
  const by = dice.pick(['code', 'name', 'office'] as const);
  const whose = english ? 'region_name' : { code: '行政区划代码', name: '县区', office: '填报单位' }[by];
  const header = english
    ? ['id', whose, 'period', 'indicator', 'unit', 'value', 'status']
    : ['序号', whose, '时间', '指标名称', '计量单位', '数值', '状态'];
  header.forEach((text, column) => {
    paper.put(0, column, { text });
  });
  let row = 1;
  for (const place of city.counties.slice(0, 4))
    for (const line of lines) {
      const meaning = meaningOf(reality, line, { region: place.code, period: time.period, kind: 'actual' });
      const name = line.saidScope ? `${line.indicator.name}（${line.saidScope}）` : line.indicator.name;
      paper.put(row, 0, { number: String(row) });
      const told = { code: place.code, name: place.name, office: `${place.name}科技局` };
      paper.put(
        row,
        1,
        by === 'code' && !english ? { number: told.code } : { text: english ? place.name : told[by] },
      );
      paper.put(row, 2, { text: time.words });
      paper.put(row, 3, { text: name });
      paper.put(row, 4, { text: line.indicator.unit });
      paper.put(
        row,
        5,
        writeFigure({ meaning, official: line.indicator.unit }, dice.pick(['number', 'text']), dice),
      );
      paper.put(row, 6, { text: '已提交' });
      row++;
    }
  return binder.finish();
}
