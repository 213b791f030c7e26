import type { IndicatorId, PackId, PeriodId } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { planIndicators, planTargets } from '../define-plan.ts';
import { plan135Baseline } from './plan-135-baseline.ts';
import { plan135Targets } from './plan-135-targets.ts';

const targeted = new Set(plan135Targets.map((row) => row.id));

/** A province's five-year plan of science; places and years are deleted from the text, so the years are assumed. */
export const plan135: RulePack = {
  format: 'kezhi-pack/1',
  id: 'plan-135' as PackId,
  version: '1.0.0',
  title: '科技创新规划发展目标（原文年份缺失）',
  document: {
    number: '科技创新跃升计划实施方案 篇一（原文未印文号）',
    title: '科技创新规划',
    part: '第一章至第十章',
    issuer: '原文未署名',
  },
  area: null,
  level: 'province',
  regions: [],
  effective: { from: '2016' as PeriodId, to: '2020' as PeriodId },
  frequency: 'annual',
  type: 'targets',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections: [
    { id: 'goals', title: '发展目标', maxPoints: null, parent: null, clause: '第二章至第十章' },
    { id: 'achievements', title: '发展成就', maxPoints: null, parent: null, clause: '第一章' },
  ],
  indicators: [
    ...planIndicators(plan135Targets, 'goals'),
    ...planIndicators(
      plan135Baseline.filter((row) => !targeted.has(row.id)),
      'achievements',
    ),
  ],
  targets: [...planTargets(plan135Targets), ...planTargets(plan135Baseline, 'baseline')],
  questions: [
    {
      id: 'plan-years',
      text: {
        zh: '原文提到“十四五”时期却没有目标年份；R&D强度0.88%→2.0%等数值像上一个五年规划。基期、目标年暂按2015年、2020年。',
        en: 'No target year is printed; the figures look like the earlier five-year plan. 2015 and 2020 are assumed.',
      },
      clause: '第一章、第二章',
      indicatorIds: plan135Targets.map((row) => row.id as IndicatorId),
      options: [
        {
          id: '2015-2020',
          label: { zh: '基期2015年，目标2020年', en: 'base 2015, target 2020' },
          setting: { name: 'plan-years', value: '2015-2020' },
        },
        {
          id: '2020-2025',
          label: { zh: '基期2020年，目标2025年', en: 'base 2020, target 2025' },
          setting: { name: 'plan-years', value: '2020-2025' },
        },
      ],
      effect: 'assumed',
      default: '2015-2020',
    },
    {
      id: 'degraded-text',
      text: {
        zh: '原文多处缺“政府”“国家”“自治区”等词，句中夹有页码，名称按残文照录。',
        en: 'Words are missing and page numbers stand inside sentences; names are kept as they are.',
      },
      clause: '全文',
      indicatorIds: [],
      options: [{ id: 'as-printed', label: { zh: '照录', en: 'kept as printed' } }],
      effect: 'note',
      default: 'as-printed',
    },
  ],
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: ['科技创新规划', '科技发展规划', '科技创新平台总量', '发展目标', '规划期末'],
};
