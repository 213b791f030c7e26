import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { type Habit, writeFigure } from '../handwriting.ts';
import { varyName } from '../name-variants.ts';
import { type Entry, type Layout, type Meaning, makeBinder } from '../paper.ts';
import { makeReality, type Reality } from '../reality.ts';
import { drawSubject, type Line, linesFor, packOf, reportable, type Subject } from '../subject.ts';
import * as words from '../wording.ts';

/** One county's or city's report: indicators down, targets and results across. */
export function quarterlyReport(dice: Dice, seed: number): Layout {
  const pack = packOf(
    dice.pick([
      'dingxi-targets-2022',
      'dingxi-targets-2022',
      'longnan-index-2026',
      'gansu-base-2030',
      'pingliang-transfer',
    ]),
  );
  const subject = drawSubject(pack, dice, pack.id === 'gansu-base-2030' ? 'city' : 'either');
  const time = words.drawTime(
    dice,
    pack.id === 'gansu-base-2030'
      ? 2025
      : pack.id.startsWith('longnan')
        ? 2024
        : pack.id.startsWith('ping')
          ? 2019
          : 2022,
  );
  const reality = makeReality(pack, dice, subject.county ? 0.15 : 1);
  const lines = linesFor(dice.some(reportable(pack), dice.between(6, 12)), subject.county !== null);
  const titled = dice.between(1, 4);
  const title = [
    `${subject.name}${time.words}科技创新指标完成情况表`,
    `${time.words}主要科技指标完成情况统计表`,
    `${time.words}科技创新主要指标完成情况`,
    `${subject.name}科技指标完成情况表（${time.words}）`,
  ][titled - 1]!;
  const named = titled === 1 || titled === 4;
  const binder = makeBinder({
    name: 'quarterly-report',
    seed,
    file: named || dice.once(2) ? `科技指标${dice.between(1, 9)}.xlsx` : `${subject.name}科技指标.xlsx`,
    pack: pack.id,
  });
  const paper = binder.sheet(dice.pick(['Sheet1', '指标', '报表', '完成情况']));
  const top = dice.once(3) ? dice.between(3, 17) : dice.between(1, 3);
  const left = dice.once(3) ? dice.between(1, 8) : 0;
  const columns = drawColumns(subject, lines, time, reality, dice);
  paper.put(0, left, { text: title });
  paper.merge(0, left, 0, left + columns.length - 1);
  if (!named) paper.put(1, left, { text: `填报单位：${subject.name}科技局` });
  const table = drawTable(paper, { top: top + 1, left, columns });
  const filler = dice.some(words.FILLERS, dice.between(0, 3));
  filler.forEach((text, at) => {
    paper.put(table.below + dice.between(0, 1) + at, left, { text });
  });
  if (dice.once(4))
    paper.put(table.below + 900, left + columns.length + 5, { text: dice.pick(['、', ' ', '.', '1']) });
  if (dice.once(5)) paper.hideColumn(left);
  return binder.finish();
}

function drawColumns(
  subject: Subject,
  lines: readonly Line[],
  time: words.ReportTime,
  reality: Reality,
  dice: Dice,
): readonly DrawnColumn[] {
  const unitStyle = dice.pick(['column', 'name', 'column'] as const);
  const habit = dice.pick([
    'number',
    'number',
    'mixed',
    'unit-inside',
    'text',
    'thousands',
    'percent-format',
  ] as const);
  const shown = lines.map((line) =>
    line.indicator.unit === '亿元' && dice.once(3) ? '万元' : line.indicator.unit,
  );
  const meaning = (line: Line, kind: string, period: string): Meaning => {
    const question = { indicator: line.indicator, scope: line.scope, region: subject.region, period };
    return {
      indicator: line.indicator.name,
      scope: line.scope,
      region: subject.region,
      period,
      kind,
      value: kind === 'target' ? reality.target(question) : reality.actual(question),
    };
  };
  const figures = (kind: string, period: string, by: Habit): readonly Entry[] =>
    lines.map((line, at) =>
      writeFigure(
        { meaning: meaning(line, kind, period), official: line.indicator.unit, shown: shown[at]! },
        by,
        dice,
      ),
    );
  const names = lines.map((line, at) => {
    const said =
      line.saidScope === null
        ? ''
        : dice.pick([`（${line.saidScope}）`, `-${line.saidScope}`, `(${line.saidScope})`]);
    const unit = unitStyle === 'name' ? shown[at]! : null;
    const name = varyName(line.indicator, dice, null);
    return { text: unit ? `${name}${said}（${unit}）` : `${name}${said}` };
  });
  const year = String(time.year);
  const targetWord = dice.once(3)
    ? `${year}年${dice.pick(['目标', '目标值', '任务'])}`
    : dice.pick(words.TARGET_WORDS);
  const actualWord =
    time.within && dice.once(3)
      ? time.words.replace(/^\d+年/, '').replace(/^(?=.)/, '') + dice.pick(['累计', '完成', '实际完成'])
      : dice.pick(words.ACTUAL_WORDS);
  const over = dice.once(4) ? dice.pick(['完成情况', '指标值', '数值']) : null;
  const columns: DrawnColumn[] = [];
  if (!dice.once(4))
    columns.push({ header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) });
  columns.push({ header: [dice.pick(words.NAME_WORDS)], entries: names });
  if (unitStyle === 'column')
    columns.push({ header: [dice.pick(words.UNIT_WORDS)], entries: shown.map((text) => ({ text })) });
  if (dice.once(3))
    columns.push({
      header: [dice.pick(words.EARLIER_WORDS)],
      entries: figures('actual', time.earlier, habit),
    });
  if (!dice.once(4)) columns.push({ header: [targetWord], entries: figures('target', year, habit) });
  columns.push({
    header: over ? [over, actualWord] : [actualWord],
    entries: figures('actual', time.period, habit),
  });
  if (dice.once(2))
    columns.push({
      header: over ? [over, dice.pick(words.RATE_WORDS)] : [dice.pick(words.RATE_WORDS)],
      entries: lines.map(() => ({ number: String(dice.between(20, 119)) })),
    });
  if (dice.once(2))
    columns.push({
      header: [dice.pick(words.NOTE_WORDS)],
      entries: lines.map(() => (dice.once(3) ? { text: dice.pick(words.NOTES) } : null)),
    });
  return columns;
}
