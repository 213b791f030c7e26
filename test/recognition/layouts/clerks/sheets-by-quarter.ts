import { cellAddress } from '#shared/workbook/address.ts';
import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { varyName } from '../name-variants.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

const QUARTERS = ['一季度', '二季度', '三季度', '四季度'];

/** One sheet for every quarter and a summary that refers to them by formulas, with or without cached values. */
export function sheetsByQuarter(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'dingxi-targets-2022', 'longnan-index-2026']));
  const subject = drawSubject(pack, dice);
  const year = pack.id.startsWith('long') ? 2024 : 2022;
  const reality = makeReality(pack, dice, subject.county ? 0.15 : 1);
  const lines = linesFor(dice.some(reportable(pack), dice.between(4, 8)), subject.county !== null);
  const many = dice.between(2, 4);
  const inTitle = dice.once(2);
  const binder = makeBinder({
    name: 'sheets-by-quarter',
    seed,
    file: `${subject.name}${year}年科技指标.xlsx`,
    pack: pack.id,
  });
  const names = lines.map(
    (line) => `${varyName(line.indicator, dice, null)}${line.saidScope ? `（${line.saidScope}）` : ''}`,
  );
  const actualWord = dice.pick(words.ACTUAL_WORDS);
  const nameWord = dice.pick(words.NAME_WORDS);
  const top = dice.between(1, 4);
  const meaning = (at: number, quarter: number): ReturnType<typeof meaningOf> =>
    meaningOf(reality, lines[at]!, { region: subject.region, period: `${year}Q${quarter}`, kind: 'actual' });
  const sheetNames = QUARTERS.slice(0, many).map((quarter, at) =>
    dice.once(8) ? `${year}年${quarter}` : dice.seed % 3 === 0 ? `Q${at + 1}` : quarter,
  );
  for (let quarter = 1; quarter <= many; quarter++) {
    const paper = binder.sheet(
      sheetNames[quarter - 1]!,
      quarter === 1 && dice.once(5) ? 'hidden' : 'visible',
    );
    paper.put(0, 0, {
      text: inTitle
        ? `${subject.name}${year}年${QUARTERS[quarter - 1]}科技指标完成情况`
        : `${subject.name}${year}年科技指标完成情况`,
    });
    const columns: DrawnColumn[] = [
      { header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) },
      { header: [nameWord], entries: names.map((text) => ({ text })) },
      { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
      {
        header: [actualWord],
        entries: lines.map((line, at) =>
          writeFigure({ meaning: meaning(at, quarter), official: line.indicator.unit }, 'number', dice),
        ),
      },
      { header: [dice.pick(['备注', '说明'])], entries: lines.map(() => null) },
    ];
    drawTable(paper, { top, left: 0, columns });
  }
  const cached = dice.once(2);
  const summary = binder.sheet(dice.pick(['汇总', '全年汇总', '季度对比']));
  summary.put(0, 0, { text: `${subject.name}${year}年各季度科技指标汇总表` });
  const group = dice.once(3) ? ['累计完成'] : [];
  drawTable(summary, {
    top: 2,
    left: 0,
    columns: [
      { header: ['指标'], entries: names.map((text) => ({ text })) },
      { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
      ...QUARTERS.slice(0, many).map(
        (word, quarter): DrawnColumn => ({
          header: [...group, word],
          entries: lines.map((_, at): Entry => {
            const truth = meaning(at, quarter + 1);
            const formula = `${/^Q/.test(sheetNames[quarter]!) ? `'${sheetNames[quarter]}'` : sheetNames[quarter]}!${cellAddress(top + 1 + at, 3)}`;
            return { formula, truth, ...(cached ? { number: truth.value! } : {}) };
          }),
        }),
      ),
    ],
  });
  return binder.finish();
}
