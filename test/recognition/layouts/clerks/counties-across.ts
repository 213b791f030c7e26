import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { meaningOf } from '../meaning-of.ts';
import { varyName } from '../name-variants.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

/** Indicators down, counties across; each county with one figure or with target and result. */
export function countiesAcross(dice: Dice, seed: number): Layout {
  const pack = packOf(
    dice.pick([
      'dingxi-targets-2022',
      'dingxi-targets-2022',
      'longnan-index-2026',
      'county-leap',
      'pingliang-transfer',
    ]),
  );
  const { city } = drawSubject(pack, dice, 'city');
  const year = pack.id.startsWith('ping') ? 2019 : pack.id.startsWith('long') ? 2024 : 2022;
  const time = words.drawTime(dice, year);
  const reality = makeReality(pack, dice, 0.12);
  const lines = linesFor(dice.some(reportable(pack), dice.between(4, 9)), true);
  const kinds = dice.pick([['actual'], ['actual'], ['target'], ['target', 'actual'], ['actual', 'rank']]);
  const plan = kinds.length === 1 && kinds[0] === 'target';
  const binder = makeBinder({ name: 'counties-across', seed, file: '汇总.xlsx', pack: pack.id });
  const paper = binder.sheet(dice.pick(['Sheet1', '分县区', '横表']));
  const top = dice.between(1, 5);
  const left = dice.pick([0, 0, 1, 4]);
  const style = dice.between(0, 2);
  const columns: DrawnColumn[] = [];
  const grouped = dice.once(3);
  if (dice.once(2))
    columns.push({ header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) });
  if (grouped)
    columns.push({
      header: [dice.pick(['类别', '一级指标', '指标类别'])],
      entries: lines.map((_, at) => ({ text: at < lines.length / 2 ? '创新投入' : '创新产出' })),
      grouped: dice.pick(['merged', 'first-only'] as const),
    });
  columns.push({
    header: [dice.pick(words.NAME_WORDS)],
    entries: lines.map((line) => ({
      text: `${varyName(line.indicator, dice, null)}${line.saidScope ? `（${line.saidScope}）` : ''}`,
    })),
  });
  const shown = lines.map((line) =>
    line.indicator.unit === '亿元' && dice.once(2) ? '万元' : line.indicator.unit,
  );
  columns.push({ header: [dice.pick(words.UNIT_WORDS)], entries: shown.map((text) => ({ text })) });
  const habit = dice.pick(['number', 'number', 'mixed', 'text'] as const);
  const over =
    kinds.length === 1 && dice.once(3) ? dice.pick(['各县区完成情况', '县区', '分县区', '其中']) : null;
  for (const place of city.counties) {
    const name = style === 0 ? place.name : (place.others[style - 1] ?? place.name);
    for (const kind of kinds)
      columns.push({
        header: [
          ...(over && !plan ? [over] : []),
          name,
          ...(kinds.length === 1 ? [] : [kind === 'target' ? '目标' : kind === 'rank' ? '位次' : '完成']),
        ],
        entries: lines.map((line, at) =>
          kind === 'rank'
            ? { number: String(dice.between(1, 9)) }
            : writeFigure(
                {
                  meaning: meaningOf(reality, line, {
                    region: place.code,
                    period: kind === 'target' ? String(time.year) : time.period,
                    kind,
                  }),
                  official: line.indicator.unit,
                  shown: shown[at]!,
                },
                habit,
                dice,
              ),
        ),
      });
  }
  const title = plan
    ? dice.pick([
        `${city.name}${time.year}年科技创新指标目标任务分解表`,
        `${time.year}年${city.name}各县区科技指标目标分解表`,
      ])
    : dice.pick([
        `${city.name}${time.words}各县区科技指标完成情况`,
        `${time.words}${city.name}科技创新主要指标分县区完成情况表`,
      ]);
  paper.put(0, left, { text: title });
  if (dice.once(2)) paper.merge(0, left, 0, left + columns.length - 1);
  const table = drawTable(paper, { top, left, columns });
  if (dice.once(2)) paper.put(table.below + 1, left, { text: dice.pick(words.FILLERS) });
  return binder.finish();
}
