import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { varyName } from '../name-variants.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Counties down under two rows of group words that mean nothing to anybody else, merged over their columns. */
export function deepGroups(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['longnan-index-2026', 'dingxi-targets-2022', 'county-leap']));
  const { city } = drawSubject(pack, dice, 'city');
  const year = pack.id.startsWith('long') ? 2023 : 2022;
  const reality = makeReality(pack, dice, 0.15);
  const lines = linesFor(dice.some(reportable(pack), dice.between(5, 7)), true);
  const binder = makeBinder({ name: 'deep-groups', seed, file: '监测.xlsx', pack: pack.id });
  const paper = binder.sheet('县区');
  const half = Math.ceil(lines.length / 2);
  const columns: DrawnColumn[] = [
    { header: [dice.pick(words.REGION_WORDS)], entries: city.counties.map(({ name }) => ({ text: name })) },
    ...lines.map(
      (line, at): DrawnColumn => ({
        header: [
          at < half ? '科技活动投入' : '科技活动产出',
          at < 2 ? '人力与物力' : at < half ? '财力' : '成效',
          `${varyName(line.indicator, dice, line.indicator.unit)}${line.saidScope ? `（${line.saidScope}）` : ''}`,
        ],
        entries: city.counties.map((place) =>
          writeFigure(
            {
              meaning: meaningOf(reality, line, { region: place.code, period: String(year), kind: 'actual' }),
              official: line.indicator.unit,
            },
            'number',
            dice,
          ),
        ),
      }),
    ),
  ];
  paper.put(0, 0, { text: `${year}年度${city.name}各县（区）科技进步监测指标数据表` });
  paper.merge(0, 0, 0, columns.length - 1);
  drawTable(paper, { top: dice.between(1, 3), left: 0, columns, unmerged: false });
  return binder.finish();
}
