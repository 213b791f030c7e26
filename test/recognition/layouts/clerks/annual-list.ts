import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable } from '../draw-table.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, packOf } from '../subject.ts';

const ITEMS: readonly (readonly [string, string, string])[] = [
  ['高新技术企业培育', '15', '新认定2家以上得满分，每少1家扣3分'],
  ['科技型中小企业评价入库', '10', '按完成比例计分'],
  ['技术合同认定登记', '12', '按完成比例计分'],
  ['省级以上创新平台申报', '8', '获批1个以上得8分'],
  ['科技成果登记', '15', '每少1项扣0.8分'],
  ['科技特派员选派', '10', '按完成比例计分'],
  ['科普活动', '10', '每少1场扣0.5分'],
];

/** Assessment of a county of Dingxi: printed indicators, the year's own list, sub-totals and a total. */
export function annualList(dice: Dice, seed: number): Layout {
  const pack = packOf('dingxi-assessment');
  const subject = drawSubject(pack, dice, 'county');
  const year = 2022;
  const reality = makeReality(pack, dice, 0.3);
  const binder = makeBinder({ name: 'annual-list', seed, file: `${subject.name}考核.xlsx`, pack: pack.id });
  const paper = binder.sheet(dice.pick(['考核', 'Sheet1', '考核评分表']));
  interface Row {
    readonly label: string;
    readonly heading?: boolean;
    readonly weight?: string;
    readonly standard?: string;
    readonly target?: string;
    readonly actual?: string;
    readonly name?: string;
  }
  const printed = pack.indicators
    .filter(({ quantity }) => quantity !== 'choice')
    .map((indicator): Row => {
      const question = { indicator, scope: null, region: subject.region, period: String(year) };
      return {
        label: `${indicator.name}${dice.once(2) ? `（${indicator.unit}）` : ''}`,
        name: indicator.name,
        weight: indicator.scoring?.maxPoints ?? '3',
        standard: '完成目标得满分',
        target: reality.target(question),
        actual: reality.actual(question),
      };
    });
  const items = ITEMS.map(
    ([label, weight, standard]): Row => ({
      label,
      name: label,
      weight,
      standard,
      target: String(dice.between(2, 9)),
      actual: String(dice.between(2, 9)),
    }),
  );
  const rows: readonly Row[] = [
    {
      label: dice.pick(['（一）强科技支撑主要目标（16分）', '一、强科技支撑主要目标（16分）']),
      heading: true,
    },
    ...printed,
    { label: dice.pick(['（二）年度科技创新目标（80分）', '二、年度科技创新目标（80分）']), heading: true },
    ...items,
  ];
  const of = (kind: string, pick: (row: Row) => string | undefined): readonly (Entry | null)[] =>
    rows.map((row): Entry | null => {
      const value = pick(row);
      if (value === undefined || row.name === undefined) return null;
      return {
        number: value,
        truth: {
          indicator: row.name,
          scope: null,
          region: subject.region,
          period: String(year),
          kind,
          value,
        },
      };
    });
  /** Every part of the form is numbered from 1. */
  const numberIn = (at: number): number =>
    at - rows.findLastIndex((row, before) => before < at && row.heading);
  const columns: readonly DrawnColumn[] = [
    {
      header: ['序号'],
      entries: rows.map((row, at) => (row.heading ? { text: row.label } : { number: String(numberIn(at)) })),
    },
    {
      header: [dice.pick(['考核内容', '考核指标', '指标', '考核项目'])],
      entries: rows.map((row) => (row.heading ? null : { text: row.label })),
    },
    { header: [dice.pick(['分值', '权重', '满分'])], entries: of('weight', ({ weight }) => weight) },
    {
      header: [dice.pick(['评分标准', '考核标准', '计分办法'])],
      entries: rows.map(({ standard }) => (standard ? { text: standard } : null)),
    },
    {
      header: [dice.pick(['目标值', '目标任务', '年度目标'])],
      entries: of('target', ({ target }) => target),
    },
    {
      header: [dice.pick(['完成值', '完成情况', '实际完成'])],
      entries: of('actual', ({ actual }) => actual),
    },
    { header: [dice.pick(['自评得分', '得分'])], entries: rows.map(() => null) },
  ];
  paper.put(0, 0, {
    text: dice.pick([
      `${year}年度聚力强科技引领追赶发展考核评分表（${subject.name}）`,
      `${subject.name}${year}年度强科技考核自评表`,
    ]),
  });
  paper.merge(0, 0, 0, 6);
  const place = drawTable(paper, { top: 2, left: 0, columns });
  rows.forEach((row, at) => {
    if (row.heading) paper.merge(place.firstBodyRow + at, 0, place.firstBodyRow + at, 6);
  });
  paper.put(place.below, 0, { text: '合计' });
  paper.put(place.below, 2, { number: '96', formula: `SUM(C${place.firstBodyRow + 1}:C${place.below})` });
  return binder.finish();
}
