import type { Dice } from '../dice.ts';
import { drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

const SYSTEMS = [
  { pack: 'pingliang-services', region: '620800', title: '平凉市科技服务业发展主要指标', year: 2020 },
  {
    pack: 'pingliang-transfer',
    region: '620800',
    title: '平凉市促进科技成果转移转化行动方案主要指标',
    year: 2020,
  },
  { pack: 'strong-city-2026', region: null, title: '科技强市行动主要目标', year: 2025 },
  { pack: 'plan-135', region: null, title: '“十三五”科技创新规划主要指标', year: 2020 },
  { pack: 'gansu-base-2030', region: '620000', title: '甘肃省区域性科技创新及转化基地主要指标', year: 2025 },
] as const;

/** Reports on the systems that come less often, by their own area. */
export function otherSystems(dice: Dice, seed: number): Layout {
  const system = dice.pick(SYSTEMS);
  const pack = packOf(system.pack);
  const reality = makeReality(pack, dice, 1);
  const lines = linesFor(dice.some(reportable(pack), dice.between(6, 12)), false);
  const binder = makeBinder({ name: 'other-systems', seed, file: '目标.xlsx', pack: pack.id });
  const paper = binder.sheet('Sheet1');
  const of = (kind: string): ReturnType<typeof writeFigure>[] =>
    lines.map((line) => {
      const meaning = {
        ...meaningOf(reality, line, { region: system.region ?? 'own', period: String(system.year), kind }),
        region: system.region,
      };
      return writeFigure({ meaning, official: line.indicator.unit }, 'number', dice);
    });
  paper.put(0, 0, { text: `${system.title}${dice.pick(['完成情况表', '进展情况表'])}（${system.year}年）` });
  drawTable(paper, {
    top: 2,
    left: 0,
    columns: [
      { header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) },
      {
        header: [dice.pick(words.NAME_WORDS)],
        entries: lines.map((line) => ({ text: labelOf(line, dice) })),
      },
      {
        header: [dice.pick(words.UNIT_WORDS)],
        entries: lines.map((line) => ({ text: line.indicator.unit })),
      },
      { header: [`${system.year}年${dice.pick(['目标', '目标值'])}`], entries: of('target') },
      { header: [dice.pick(words.ACTUAL_WORDS)], entries: of('actual') },
      { header: ['责任单位'], entries: lines.map(() => ({ text: '市科技局' })) },
    ],
  });
  return binder.finish();
}
