import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { writeFigure } from '../handwriting.ts';
import { labelOf } from '../line-labels.ts';
import { meaningOf } from '../meaning-of.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { makeReality } from '../reality.ts';
import { drawSubject, linesFor, packOf } from '../subject.ts';
import * as words from '../wording.ts';

const STATEMENTS = [
  '省级重点实验室1家',
  '科技管理部门独立设置',
  '国家级项目1项，省级项目2项',
  '已出台配套办法',
  '省级众创空间2家',
];

/** A county's self-assessment with weights, printed standards, results and (where it fills them in) no points of its own. */
export function leapSelfAssessment(dice: Dice, seed: number): Layout {
  const pack = packOf('county-leap');
  const subject = drawSubject(pack, dice, 'county');
  const year = dice.pick([2021, 2022, 2023]);
  const period = String(year);
  const reality = makeReality(pack, dice, 0.3);
  const indicators = pack.indicators.filter((indicator) => indicator.scoring);
  const lines = linesFor(indicators, true);
  const binder = makeBinder({
    name: 'leap-self-assessment',
    seed,
    file: `${subject.name}自评.xlsx`,
    pack: pack.id,
  });
  const paper = binder.sheet(dice.pick(['自评表', 'Sheet1', `${year}年`]));
  const inName = dice.once(2);
  const about = { region: subject.region, period };
  const isText = (at: number): boolean => ['choice', 'text'].includes(lines[at]!.indicator.quantity);
  const columns: DrawnColumn[] = [];
  if (dice.once(2))
    columns.push({ header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(lines.length, dice) });
  const points = dice.once(2);
  columns.push({
    header: [dice.pick(['一级指标', '类别', '指标类别'])],
    entries: lines.map((line) => {
      const section = pack.sections.find(({ id }) => id === line.indicator.section);
      return { text: `${section?.title ?? ''}${points ? `（${section?.maxPoints ?? ''}分）` : ''}` };
    }),
    grouped: dice.pick(['merged', 'merged', 'first-only'] as const),
  });
  columns.push({
    header: [dice.pick(['二级指标', '指标名称', '评价指标', '指标'])],
    entries: lines.map((line, at) => ({
      text: labelOf(line, dice, inName && !isText(at) ? line.indicator.unit : null),
    })),
  });
  if (!inName)
    columns.push({
      header: ['单位'],
      entries: lines.map((line, at) => (isText(at) ? null : { text: line.indicator.unit })),
    });
  columns.push({
    header: [dice.pick(['分值', '权重', '权重分值', '满分', '标准分'])],
    entries: lines.map((line): Entry => {
      const value = line.indicator.scoring?.maxPoints ?? '5';
      return {
        number: value,
        truth: {
          indicator: line.indicator.name,
          scope: null,
          region: subject.region,
          period,
          kind: 'weight',
          value,
        },
      };
    }),
  });
  if (dice.once(2))
    columns.push({
      header: [dice.pick(['评分标准', '评价标准', '计分办法'])],
      entries: lines.map((line) => ({ text: line.indicator.scoring?.text ?? '' })),
    });
  if (dice.once(3))
    columns.push({
      header: [dice.pick(['上年值', `${year - 1}年实际值`, '上年度'])],
      entries: lines.map((line, at) =>
        isText(at)
          ? null
          : writeFigure(
              {
                meaning: meaningOf(reality, line, { ...about, period: String(year - 1), kind: 'actual' }),
                official: line.indicator.unit,
              },
              'number',
              dice,
            ),
      ),
    });
  columns.push({
    header: [
      dice.pick(['实际值', '完成情况', '自评值', '指标值', '实际完成值', `${year}年实际值`, '完成值']),
    ],
    entries: lines.map((line, at) =>
      isText(at)
        ? { text: dice.pick(STATEMENTS) }
        : writeFigure(
            {
              meaning: meaningOf(reality, line, { ...about, kind: 'actual' }),
              official: line.indicator.unit,
            },
            dice.pick(['number', 'number', 'text'] as const),
            dice,
          ),
    ),
  });
  columns.push({ header: [dice.pick(['自评得分', '自评分', '得分'])], entries: lines.map(() => null) });
  if (dice.once(2))
    columns.push({
      header: [dice.pick(['数据来源', '责任单位', '佐证材料'])],
      entries: lines.map(() => ({ text: dice.pick(['县统计局', '县财政局', '县科技局']) })),
    });
  paper.put(0, 0, {
    text: dice.pick([
      `${subject.name}${year}年科技创新能力监测评价指标自评表`,
      `${subject.name}县域科技创新能力自评表（${year}年度）`,
      `${subject.name}科技创新能力监测评价表（${year}年）`,
    ]),
  });
  paper.merge(0, 0, 0, columns.length - 1);
  const place = drawTable(paper, { top: 2, left: 0, columns });
  const supporting = lines.find((line) => line.indicator.number === '11' || line.indicator.number === '13');
  if (supporting && dice.once(2)) {
    paper.put(place.below + 1, 0, { text: '附：测算基础数据' });
    drawTable(paper, {
      top: place.below + 2,
      left: 0,
      columns: [
        {
          header: ['项目'],
          entries: (['numerator', 'denominator'] as const).map((part) => ({
            text: supporting.indicator.parts![part].name,
          })),
        },
        {
          header: ['单位'],
          entries: (['numerator', 'denominator'] as const).map((part) => ({
            text: supporting.indicator.parts![part].unit,
          })),
        },
        {
          header: ['数值'],
          entries: (['numerator', 'denominator'] as const).map((part) =>
            writeFigure(
              {
                meaning: meaningOf(reality, supporting, { ...about, kind: part }),
                official: supporting.indicator.parts![part].unit,
              },
              'number',
              dice,
            ),
          ),
        },
      ],
    });
  }
  return binder.finish();
}
