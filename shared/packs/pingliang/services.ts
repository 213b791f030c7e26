import type { IndicatorId, PackId, PeriodId } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { decimal, defineIndicator } from '../define-indicator.ts';
import { defineTarget } from '../define-target.ts';
import { PINGLIANG, pingliangDocument } from './pingliang-document.ts';

const GOALS = '二、发展目标';

/** 2020 targets of the plan for services of science and technology. */
export const pingliangServices: RulePack = {
  format: 'kezhi-pack/1',
  id: 'pingliang-services' as PackId,
  version: '1.0.0',
  title: '平凉市加快科技服务业发展目标（2020年）',
  document: pingliangDocument('平凉市加快科技服务业发展实施方案'),
  area: PINGLIANG,
  level: 'city',
  regions: [],
  effective: { from: '2017' as PeriodId, to: '2020' as PeriodId },
  frequency: 'annual',
  type: 'targets',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections: [{ id: 'goals', title: '发展目标', maxPoints: null, parent: null, clause: GOALS }],
  indicators: [
    defineIndicator({
      id: 'service-value-added-share',
      section: 'goals',
      name: '科技服务业增加值占第三产业比重',
      aliases: [
        '科技服务业增加值占第三产业的比重',
        '科技服务业增加值占第三产业增加值比重',
        '科技服务业增加值占三产比重',
      ],
      unit: '%',
      quantity: 'ratio',
      parts: {
        numerator: { name: '科技服务业增加值', aliases: ['科学研究和技术服务业增加值'], unit: '万元' },
        denominator: {
          name: '第三产业增加值',
          aliases: ['第三产业', '三产增加值', '服务业增加值'],
          unit: '万元',
        },
        factor: decimal('100'),
      },
      required: false,
      clause: GOALS,
    }),
    defineIndicator({
      id: 'service-growth',
      section: 'goals',
      name: '科技服务业增加值增速',
      aliases: ['科技服务业增加值增长率', '科技服务业增速'],
      unit: '%',
      quantity: 'ratio',
      range: { min: null, max: null, reason: '增速可为负，也可超过100%' },
      required: false,
      clause: GOALS,
    }),
    defineIndicator({
      id: 'service-organisations',
      section: 'goals',
      name: '科技服务业从业单位',
      aliases: ['科技服务业从业单位数', '科技服务业单位数', '科技服务业机构数'],
      unit: '家',
      quantity: 'count',
      required: false,
      clause: GOALS,
    }),
  ],
  targets: [
    defineTarget({
      indicatorId: 'service-value-added-share',
      period: '2020',
      kind: 'target',
      raw: '10%以上',
      value: '10',
      clause: GOALS,
    }),
    defineTarget({
      indicatorId: 'service-growth',
      period: '2020',
      kind: 'target',
      raw: '高于同期第三产业平均增速',
      value: null,
      comparator: null,
      clause: GOALS,
      note: '相对目标，须有同期第三产业平均增速',
    }),
    defineTarget({
      indicatorId: 'service-organisations',
      period: '2020',
      kind: 'target',
      raw: '100家以上',
      value: '100',
      clause: GOALS,
    }),
  ],
  questions: [
    {
      id: 'growth-reference',
      text: {
        zh: '科技服务业增加值增速的目标是“高于同期第三产业平均增速”，须另有第三产业增速才能判定。',
        en: 'The growth target is relative to the tertiary sector; its growth must be known to judge it.',
      },
      clause: GOALS,
      indicatorIds: ['service-growth' as IndicatorId],
      options: [
        { id: 'enter', label: { zh: '填入同期第三产业增速', en: 'enter the growth of the tertiary sector' } },
      ],
      effect: 'note',
      default: null,
    },
  ],
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: ['平凉市', '科技服务业', '加快科技服务业发展'],
};
