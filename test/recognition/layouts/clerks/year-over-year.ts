import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Three rows of header: this year and the year before, each with target and result, and their change. */
export function yearOverYear(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'longnan-index-2026', 'county-leap']));
  const subject = drawSubject(pack, dice, pack.id === 'county-leap' ? 'county' : 'either');
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022);
  const reality = makeReality(pack, dice, subject.county ? 0.15 : 1);
  const lines = linesFor(dice.some(reportable(pack), dice.between(5, 9)), subject.county !== null);
  const binder = makeBinder({ name: 'year-over-year', seed, file: '对比.xlsx', pack: pack.id });
  const paper = binder.sheet('Sheet1');
  const figures = (kind: string, period: string): readonly Entry[] =>
    lines.map((line) =>
      writeFigure(
        {
          meaning: meaningOf(reality, line, { region: subject.region, period, kind }),
          official: line.indicator.unit,
        },
        'number',
        dice,
      ),
    );
  const now = dice.pick(['本年', '本期', `${time.year}年`, '今年']);
  const before = dice.pick(['上年同期', '去年同期']);
  const over = dice.once(3) ? [dice.pick(['指标完成情况', '完成情况'])] : [];
  const derived = (header: readonly string[]): DrawnColumn => ({
    header,
    entries: lines.map(() => ({ number: String(dice.between(-20, 60)) })),
  });
  const columns: DrawnColumn[] = [
    { header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) },
    { header: [dice.pick(words.NAME_WORDS)], entries: lines.map((line) => ({ text: labelOf(line, dice) })) },
    { header: [dice.pick(words.UNIT_WORDS)], entries: lines.map((line) => ({ text: line.indicator.unit })) },
    {
      header: [...over, now, dice.pick(['目标', '任务', '年度目标', '计划'])],
      entries: figures('target', String(time.year)),
    },
    {
      header: [...over, now, dice.pick(['完成', '实际', '累计', '完成数'])],
      entries: figures('actual', time.period),
    },
    { header: [...over, before], entries: figures('actual', time.earlier) },
    derived([
      ...over,
      dice.pick(['同比增长', '增减', '增长（%）', '同比±%', '比上年增减']),
      ...(dice.once(2) ? ['绝对数'] : []),
    ]),
  ];
  if (dice.once(2)) columns.push(derived([dice.pick(['全市排名', '位次', '排位'])]));
  paper.put(0, 0, { text: `${subject.name}${time.words}科技创新指标完成情况对比表` });
  paper.merge(0, 0, 0, columns.length - 1);
  drawTable(paper, { top: dice.between(1, 3), left: 0, columns, unmerged: dice.once(4) });
  return binder.finish();
}
