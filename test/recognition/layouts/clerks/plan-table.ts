import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, type Meaning, makeBinder } from '../paper.ts';
import { makeReality, printed } from '../reality.ts';
import { linesFor, packOf, reportable } from '../subject.ts';
import * as words from '../wording.ts';

interface PlanForm {
  readonly pack: string;
  readonly region: string;
  readonly title: readonly string[];
  readonly columns: readonly {
    readonly header: readonly (readonly string[])[];
    readonly kind: string;
    readonly period: string;
    readonly factor: number;
  }[];
}

const FORMS: readonly PlanForm[] = [
  {
    pack: 'dingxi-targets-2025',
    region: '621100',
    title: ['定西市强化科技支撑主要目标指标', '强化科技支撑主要目标指标（2021-2025年）'],
    columns: [
      {
        header: [['2021年实际值'], ['2021年', '实际值'], ['2021年基期值'], ['2021年完成值']],
        kind: 'baseline',
        period: '2021',
        factor: 0.9,
      },
      {
        header: [['2025年约束值'], ['2025年目标值', '约束值'], ['2025年', '约束值'], ['2025年约束性目标']],
        kind: 'constraint',
        period: '2025',
        factor: 1.02,
      },
      {
        header: [['2025年预期值'], ['2025年目标值', '预期值'], ['2025年', '预期值'], ['2025年预期性目标']],
        kind: 'expectation',
        period: '2025',
        factor: 1.08,
      },
    ],
  },
  {
    pack: 'longnan-index-2026',
    region: '621200',
    title: ['陇南市综合科技进步水平指数指标体系', '陇南市科技进步主要指标目标表'],
    columns: [
      {
        header: [['2022年基期值'], ['2022年基数'], ['基期（2022年）'], ['2022年', '基期值']],
        kind: 'baseline',
        period: '2022',
        factor: 0.9,
      },
      {
        header: [['2023年实际值'], ['2023年完成'], ['2023年', '完成值'], ['2023年']],
        kind: 'actual',
        period: '2023',
        factor: 0.93,
      },
      {
        header: [['2026年目标值'], ['2026年目标'], ['2026年', '目标值'], ['到2026年目标']],
        kind: 'target',
        period: '2026',
        factor: 1.05,
      },
    ],
  },
  {
    pack: 'gansu-base-2030',
    region: '620000',
    title: ['甘肃省打造全国区域性科技创新及转化基地主要指标', '区域性科技创新及转化基地发展目标表'],
    columns: [
      {
        header: [['2023年实际'], ['2023年完成情况'], ['2023年', '实际值']],
        kind: 'actual',
        period: '2023',
        factor: 0.85,
      },
      {
        header: [['2024年实际'], ['2024年完成情况'], ['2024年', '实际值']],
        kind: 'actual',
        period: '2024',
        factor: 0.9,
      },
      {
        header: [['2025年目标'], ['2025年目标值'], ['目标值', '2025年']],
        kind: 'target',
        period: '2025',
        factor: 1,
      },
      {
        header: [['2030年目标'], ['2030年目标值'], ['目标值', '2030年']],
        kind: 'target',
        period: '2030',
        factor: 1.15,
      },
    ],
  },
];

/** A plan: base year, results, targets of later years; one or two header rows, groups merged down, footnotes and ≥. */
export function planTable(dice: Dice, seed: number): Layout {
  const form = dice.pick(FORMS);
  const pack = packOf(form.pack);
  const reality = makeReality(pack, dice, 1);
  const lines = linesFor(dice.some(reportable(pack), dice.between(7, 14)), false);
  const wording = dice.between(0, 3);
  const binder = makeBinder({ name: 'plan-table', seed, file: '目标表.xlsx', pack: pack.id });
  const paper = binder.sheet(dice.pick(['Sheet1', '目标', '指标']));
  const base = lines.map((line) =>
    meaningOf(reality, line, { region: form.region, period: '2022', kind: 'actual' }),
  );
  const footnoted =
    form.pack === 'dingxi-targets-2025' && dice.once(2) ? dice.between(0, lines.length - 1) : -1;
  const habit = dice.pick(['number', 'number', 'mixed', 'unit-inside', 'full-width'] as const);
  const columns: DrawnColumn[] = [];
  if (!dice.once(3))
    columns.push({ header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) });
  if (dice.once(2))
    columns.push({
      header: [dice.pick(['类别', '一级指标', '指标类别', '领域'])],
      entries: lines.map((_, at) => ({
        text: ['创新投入', '创新主体', '创新产出'][Math.floor((at * 3) / lines.length)]!,
      })),
      grouped: dice.pick(['merged', 'first-only'] as const),
    });
  const inName = dice.once(2);
  columns.push({
    header: [dice.pick(words.NAME_WORDS)],
    entries: lines.map((line) => ({ text: labelOf(line, dice, inName ? line.indicator.unit : null) })),
  });
  if (!inName)
    columns.push({
      header: [dice.pick(words.UNIT_WORDS)],
      entries: lines.map((line) => ({ text: line.indicator.unit })),
    });
  for (const column of form.columns)
    columns.push({
      header: column.header[wording % column.header.length]!,
      entries: lines.map((line, at): Entry => {
        const places =
          /^(?:家|件|个|人|名|项|场次|人次)$/.test(line.indicator.unit) && line.indicator.quantity === 'count'
            ? 0
            : 2;
        const value = printed(
          Math.min(
            Number(base[at]!.value) * column.factor,
            line.indicator.range?.max == null ? Infinity : 99,
          ),
          places,
        );
        const noted = at === footnoted && column.kind === 'baseline';
        const meaning: Meaning = {
          ...base[at]!,
          kind: column.kind,
          period: noted ? '2020' : column.period,
          value,
        };
        if (noted) return { text: `${value}*`, truth: meaning };
        if (column.kind !== 'actual' && column.kind !== 'baseline' && dice.once(8))
          return { text: `${dice.pick(['≥', '≧', '>=', '不低于', '达到'])}${value}`, truth: meaning };
        return writeFigure({ meaning, official: line.indicator.unit }, habit, dice);
      }),
    });
  if (dice.once(2))
    columns.push({
      header: [dice.pick(['责任部门', '牵头部门', '责任单位', '牵头单位'])],
      entries: lines.map(() => ({
        text: dice.pick(['市科技局', '市统计局', '市财政局', '市工信局\n市市场监管局']),
      })),
    });
  paper.put(0, 0, { text: dice.pick(form.title) });
  paper.merge(0, 0, 0, columns.length - 1);
  const place = drawTable(paper, { top: dice.between(1, 4), left: 0, columns });
  if (footnoted >= 0)
    paper.put(place.below, 0, {
      text: dice.pick(['注：加*号为2020年度数据。', '注：标*的为2020年数据', '说明：带*数据为2020年数。']),
    });
  return binder.finish();
}
