import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';

const TIMES: readonly (readonly (readonly [string, string])[])[] = [
  [
    ['一季度', 'Q1'],
    ['二季度', 'Q2'],
    ['三季度', 'Q3'],
  ],
  [
    ['1-3月', '-03'],
    ['1-6月', '-06'],
    ['1-9月', 'Q3'],
  ],
  [
    ['1月', '-01'],
    ['2月', '-02'],
    ['3月', '-03'],
    ['4月', '-04'],
  ],
  [
    ['第一季度', 'Q1'],
    ['上半年', 'Q2'],
    ['前三季度', 'Q3'],
  ],
  [
    ['1-2月', '-02'],
    ['1-5月', '-05'],
    ['1-8月', '-08'],
    ['1-10月', '-10'],
  ],
];

/** Times down or across: months, quarters or years beside each other for one place. */
export function timesDown(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'dingxi-targets-2022', 'longnan-index-2026']));
  const subject = drawSubject(pack, dice);
  const year = pack.id.startsWith('long') ? 2024 : 2022;
  const reality = makeReality(pack, dice, subject.county ? 0.15 : 1);
  const lines = linesFor(dice.some(reportable(pack), dice.between(3, 6)), subject.county !== null);
  const yearly = dice.once(3);
  const times: readonly (readonly [string, string])[] = yearly
    ? [year - 3, year - 2, year - 1, year].map(
        (one) => [`${one}${dice.seed % 2 ? '年' : '年度'}`, `${one}`] as const,
      )
    : dice.pick(TIMES).map(([word, part]) => [word, `${year}${part}`] as const);
  const binder = makeBinder({ name: 'times-down', seed, file: `${subject.name}.xlsx`, pack: pack.id });
  const paper = binder.sheet('Sheet1');
  paper.put(0, 0, {
    text: yearly
      ? `${subject.name}历年科技创新指标统计表`
      : `${subject.name}${year}年科技创新指标分期完成情况`,
  });
  const figure = (at: number, period: string): ReturnType<typeof writeFigure> =>
    writeFigure(
      {
        meaning: meaningOf(reality, lines[at]!, { region: subject.region, period, kind: 'actual' }),
        official: lines[at]!.indicator.unit,
      },
      'number',
      dice,
    );
  const down = dice.once(2);
  const over = dice.pick([[], ['累计完成'], ['完成情况'], [yearly ? '历年数据' : `${year}年`]]);
  const columns: readonly DrawnColumn[] = down
    ? [
        {
          header: [dice.pick(['时间', '时期', '报告期', yearly ? '年份' : '月份'])],
          entries: times.map(([text]) => ({ text })),
        },
        ...lines.map(
          (line, at): DrawnColumn => ({
            header: [labelOf(line, dice, line.indicator.unit)],
            entries: times.map(([, period]) => figure(at, period)),
          }),
        ),
      ]
    : [
        {
          header: [dice.pick(['指标', '指标名称', '项目'])],
          entries: lines.map((line) => ({ text: labelOf(line, dice) })),
        },
        { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
        ...times.map(
          ([word, period]): DrawnColumn => ({
            header: [...over, word],
            entries: lines.map((_, at) => figure(at, period)),
          }),
        ),
      ];
  drawTable(paper, { top: dice.between(1, 3), left: 0, columns });
  return binder.finish();
}
