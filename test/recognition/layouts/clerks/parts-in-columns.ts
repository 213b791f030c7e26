import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, type Line, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Ratios with their parts: in columns beside them, in rows under them, or in a table of their own below. */
export function partsInColumns(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'longnan-index-2026']));
  const subject = drawSubject(pack, dice, 'county');
  const time = words.drawTime(dice, pack.id.startsWith('long') ? 2024 : 2022);
  const reality = makeReality(pack, dice, 0.15);
  const ratios = reportable(pack).filter((indicator) => indicator.parts);
  const lines = linesFor(dice.some(ratios, dice.between(3, 6)), true);
  const form = dice.pick(['columns', 'rows', 'rows', 'named-columns'] as const);
  const binder = makeBinder({ name: 'parts-in-columns', seed, file: '测算.xlsx', pack: pack.id });
  const paper = binder.sheet(dice.pick(['Sheet1', '测算', '指标']));
  paper.put(0, 0, { text: `${subject.name}${time.words}科技指标完成情况及测算表` });
  const of = (line: Line, kind: string): Entry =>
    writeFigure(
      {
        meaning: meaningOf(reality, line, { region: subject.region, period: time.period, kind }),
        official: kind === 'actual' ? line.indicator.unit : line.indicator.parts![kind as 'numerator'].unit,
      },
      'number',
      dice,
    );
  const top = dice.between(1, 4);
  if (form === 'rows') {
    const style = dice.between(0, 2);
    const partLabel = (line: Line, part: 'numerator' | 'denominator'): string => {
      const { name } = line.indicator.parts![part];
      if (style === 0) return part === 'numerator' ? `  其中：${name}` : `        ${name}`;
      if (style === 1) return `${part === 'numerator' ? '分子' : '分母'}：${name}`;
      return `  ${name}`;
    };
    const rows = lines.flatMap((line, at) => [
      {
        number: String(at + 1),
        label: labelOf(line, dice),
        unit: line.indicator.unit,
        entry: of(line, 'actual'),
      },
      ...(['numerator', 'denominator'] as const).map((part) => ({
        number: '',
        label: partLabel(line, part),
        unit: line.indicator.parts![part].unit,
        entry: of(line, part),
      })),
    ]);
    drawTable(paper, {
      top,
      left: 0,
      columns: [
        { header: ['序号'], entries: rows.map(({ number }) => (number ? { number } : null)) },
        { header: [dice.pick(words.NAME_WORDS)], entries: rows.map(({ label }) => ({ text: label })) },
        { header: [dice.pick(words.UNIT_WORDS)], entries: rows.map(({ unit }) => ({ text: unit })) },
        { header: [dice.pick(words.ACTUAL_WORDS)], entries: rows.map(({ entry }) => entry) },
        { header: ['备注'], entries: rows.map(() => null) },
      ],
    });
    return binder.finish();
  }
  const named = form === 'named-columns';
  const partColumns = (part: 'numerator' | 'denominator', word: string): readonly DrawnColumn[] => [
    ...(named
      ? [
          {
            header: [`${word}项`],
            entries: lines.map((line) => ({ text: line.indicator.parts![part].name })),
          },
        ]
      : []),
    {
      header: [named ? `${word}单位` : `${word}单位`],
      entries: lines.map((line) => ({ text: line.indicator.parts![part].unit })),
    },
    { header: [named ? `${word}数值` : word], entries: lines.map((line) => of(line, part)) },
  ];
  drawTable(paper, {
    top,
    left: 0,
    columns: [
      { header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) },
      {
        header: [dice.pick(words.NAME_WORDS)],
        entries: lines.map((line) => ({ text: labelOf(line, dice) })),
      },
      { header: ['单位'], entries: lines.map((line) => ({ text: line.indicator.unit })) },
      ...partColumns('numerator', '分子'),
      ...partColumns('denominator', '分母'),
      {
        header: [dice.pick(['指标值', '计算结果', '实际值', '完成值'])],
        entries: lines.map((line) => of(line, 'actual')),
      },
    ],
  });
  return binder.finish();
}
