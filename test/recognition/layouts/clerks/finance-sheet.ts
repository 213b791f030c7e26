import { cellAddress } from '#shared/workbook/address.ts';
import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { moved, writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf } from '../subject.ts';
import * as words from '../wording.ts';

/** The finance office's sheet: parts and ratio for every county, in 元, 万元 or 亿元, this year and the year before. */
export function financeSheet(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'dingxi-targets-2022', 'longnan-index-2026']));
  const { city } = drawSubject(pack, dice, 'city');
  const year = pack.id.startsWith('long') ? 2024 : 2022;
  const reality = makeReality(pack, dice, 0.12);
  const line = linesFor(
    pack.indicators.filter((one) => one.scopes.some(({ scope }) => scope === '县区') && one.parts),
    true,
  )[0]!;
  const money = dice.pick(['万元', '万元', '元', '亿元']);
  const place = dice.pick(['title', 'header', 'line'] as const);
  const binder = makeBinder({ name: 'finance-sheet', seed, file: '财政.xlsx', pack: pack.id });
  const paper = binder.sheet(dice.pick(['Sheet1', '财政科技支出', '测算']));
  const top = dice.between(2, 5);
  const unit = place === 'header' ? `（${money}）` : '';
  const numeratorWord = dice.pick(['财政科技支出', '科学技术支出', '科技支出', '地方财政科技支出']);
  const denominatorWord = dice.pick(['一般公共预算支出', '一般公共预算支出合计', '公共财政预算支出']);
  const ratioWord = dice.pick([
    '占比（%）',
    '比重(%)',
    '财政科技支出占一般公共预算支出比重（%）',
    '科技支出占比',
    '占一般公共预算支出比重',
  ]);
  const years = dice.once(3) ? [String(year - 1), String(year)] : [String(year)];
  const columns: DrawnColumn[] = [];
  if (dice.once(2))
    columns.push({ header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(city.counties.length, dice) });
  columns.push({
    header: [dice.pick(['县区', '单位', '地区', '县（区）'])],
    entries: city.counties.map(({ name }) => ({ text: name })),
  });
  const depth = years.length > 1 ? 2 : 1;
  const percent = dice.pick(['typed', 'format', 'formula'] as const);
  for (const period of years) {
    const over = years.length > 1 ? [`${period}年`] : [];
    const at = columns.length;
    const meaning = (code: string, kind: string): ReturnType<typeof meaningOf> =>
      meaningOf(reality, line, { region: code, period, kind });
    for (const [kind, word] of [
      ['numerator', numeratorWord],
      ['denominator', denominatorWord],
    ] as const)
      columns.push({
        header: [...over, `${word}${unit}`],
        entries: city.counties.map(({ code }) =>
          writeFigure({ meaning: meaning(code, kind), official: '万元', shown: money }, 'number', dice),
        ),
      });
    columns.push({
      header: [...over, ratioWord],
      entries: city.counties.map(({ code }, row): Entry => {
        const truth = meaning(code, 'actual');
        if (percent === 'typed') return { number: truth.value!, truth };
        if (percent === 'format') return { number: moved(truth.value!, -2), format: '0.00%', truth };
        const cell = (column: number): string => cellAddress(top + depth + row, column);
        return { number: truth.value!, formula: `ROUND(${cell(at)}/${cell(at + 1)}*100,2)`, truth };
      }),
    });
  }
  if (dice.once(3)) columns.push({ header: ['备注'], entries: city.counties.map(() => null) });
  paper.put(0, 0, {
    text: `${city.name}${year}年财政科技支出情况表${place === 'title' ? `（单位：${money}）` : ''}`,
  });
  paper.merge(0, 0, 0, columns.length - 1);
  if (place === 'line')
    paper.put(1, columns.length - 1, {
      text: dice.pick([`单位：${money}`, `单位：${money}、%`, `金额单位：${money}`]),
    });
  drawTable(paper, { top, left: 0, columns });
  return binder.finish();
}
