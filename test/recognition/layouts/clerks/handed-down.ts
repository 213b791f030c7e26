import { cellAddress } from '#shared/workbook/address.ts';
import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** A workbook of many years: prior years, hidden columns, blank rows and columns inside, formulas without values, strangers below. */
export function handedDown(dice: Dice, seed: number): Layout {
  const pack = packOf(
    dice.pick(['dingxi-targets-2022', 'dingxi-targets-2022', 'longnan-index-2026', 'county-leap']),
  );
  const subject = drawSubject(pack, dice, 'county');
  const year = pack.id.startsWith('long') ? 2024 : 2022;
  const reality = makeReality(pack, dice, 0.15);
  const lines = linesFor(dice.some(reportable(pack), dice.between(7, 11)), true);
  const binder = makeBinder({
    name: 'handed-down',
    seed,
    file: `${subject.name}（历年沿用）.xlsx`,
    pack: pack.id,
  });
  if (dice.once(2)) {
    const old = binder.sheet('说明', dice.once(2) ? 'hidden' : 'visible');
    old.put(0, 0, { text: '填表说明' });
    old.put(1, 0, { text: '1.本表由县区科技局填报，每季度后5日内报送。' });
    old.put(2, 0, { text: '2.高新技术企业数以省科技厅公布名单为准。' });
  }
  const paper = binder.sheet('Sheet1');
  const top = dice.between(2, 16);
  const left = dice.between(0, 7);
  // Blank rows that somebody left between the groups.
  const order = lines.flatMap((_, at): readonly (number | null)[] =>
    at > 0 && dice.once(4) ? [null, at] : [at],
  );
  const rowOf = (entry: (at: number) => Entry | null): readonly (Entry | null)[] =>
    order.map((at) => (at === null ? null : entry(at)));
  const figure = (at: number, period: string, kind: string): Entry =>
    writeFigure(
      {
        meaning: meaningOf(reality, lines[at]!, { region: subject.region, period, kind }),
        official: lines[at]!.indicator.unit,
      },
      'number',
      dice,
    );
  const columns: DrawnColumn[] = [];
  columns.push({ header: ['序号'], entries: rowOf((at) => ({ number: String(at + 1) })) });
  columns.push({
    header: [dice.pick(words.NAME_WORDS)],
    entries: rowOf((at) => ({ text: labelOf(lines[at]!, dice) })),
  });
  if (dice.once(3))
    columns.push({
      header: [dice.pick(['联系人', '联系电话', '责任人'])],
      entries: rowOf(() => ({ text: '×××' })),
    });
  columns.push({ header: ['计量单位'], entries: rowOf((at) => ({ text: lines[at]!.indicator.unit })) });
  const history = dice.between(0, 2);
  const hidden: number[] = [];
  for (let back = history; back > 0; back--) {
    if (dice.once(2)) hidden.push(left + columns.length);
    columns.push({
      header: [dice.pick([`${year - back}年实际`, `${year - back}年`, `${year - back}年完成数`])],
      entries: rowOf((at) => figure(at, String(year - back), 'actual')),
    });
  }
  columns.push({
    header: [dice.pick([`${year}年目标`, `${year}年目标任务`, `${year}年计划`])],
    entries: rowOf((at) => figure(at, String(year), 'target')),
  });
  const target = left + columns.length - 1;
  const cached = dice.once(2);
  const aside = dice.once(3);
  columns.push({
    header: [dice.pick([`${year}年实际完成`, `${year}年完成`, `${year}年完成情况`])],
    entries: rowOf((at) => figure(at, String(year), 'actual')),
  });
  const actual = left + columns.length - 1;
  columns.push({
    header: [dice.pick(['完成率(%)', '完成率', '完成目标比例'])],
    entries: order.map((at, line): Entry | null => {
      if (at === null) return null;
      const row = top + 1 + line;
      return {
        formula: `ROUND(${cellAddress(row, actual)}/${cellAddress(row, target)}*100,1)`,
        ...(cached ? { number: '98.2' } : {}),
      };
    }),
  });
  if (aside) columns.push({ header: [''], entries: order.map(() => null) });
  columns.push({
    header: ['备注'],
    entries: rowOf(() => (dice.once(4) ? { text: dice.pick(words.NOTES) } : null)),
  });
  paper.put(Math.max(0, top - 2), left, { text: `${subject.name}${year}年科技创新指标完成情况表` });
  const table = drawTable(paper, { top, left, columns });
  for (const column of hidden) paper.hideColumn(column);
  paper.put(table.below + 2, left, { text: `注：数据截至${year}年12月31日。` });
  paper.put(table.below + 1200, left + 20, { text: '、' });
  if (dice.once(2)) paper.put(table.below + 40, left + 2, { text: '作废' });
  return binder.finish();
}
