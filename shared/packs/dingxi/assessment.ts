import type { DecimalText, IndicatorId, PackId, PeriodId } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { assessmentAdjustments } from './assessment-adjustments.ts';
import { METHOD, mainItems, progressItems } from './assessment-items.ts';
import { assessmentQuestions } from './assessment-questions.ts';
import { DINGXI, DINGXI_COUNTIES, DINGXI_ZONES, dingxiDocument } from './dingxi-document.ts';

const RANKING = '四(二) 强化督考调度';

/** Seven counties and two zones, 16 + 80 + 4 points and events, every quarter and for the year. */
export const dingxiAssessment: RulePack = {
  format: 'kezhi-pack/1',
  id: 'dingxi-assessment' as PackId,
  version: '1.0.0',
  title: '聚力强科技引领追赶发展考核评价',
  document: dingxiDocument('附件2 聚力强科技引领追赶发展考核评价办法'),
  area: DINGXI,
  level: 'county',
  regions: [...DINGXI_COUNTIES, ...DINGXI_ZONES],
  effective: { from: '2022' as PeriodId, to: '2025' as PeriodId },
  frequency: 'quarterly',
  type: 'assessment',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: '100' as DecimalText,
  sections: [
    {
      id: 'main-targets',
      title: '强科技支撑主要目标',
      maxPoints: '16' as DecimalText,
      parent: null,
      clause: `${METHOD} 二(一)`,
    },
    {
      id: 'annual-list',
      title: '年度科技创新目标',
      maxPoints: '80' as DecimalText,
      parent: null,
      clause: `${METHOD} 二(二)`,
      items: 'issued',
    },
    {
      id: 'progress',
      title: '工作推进',
      maxPoints: '4' as DecimalText,
      parent: null,
      clause: `${METHOD} 二(三)`,
    },
  ],
  indicators: [...mainItems, ...progressItems],
  targets: [],
  questions: assessmentQuestions,
  adjustments: assessmentAdjustments,
  classes: [],
  checks: [],
  titleWords: [
    '聚力强科技引领追赶发展',
    '考核评价',
    '考核评分表',
    '强科技考核',
    '强科技支撑主要目标',
    '年度科技创新目标',
    '工作推进',
    '考核自评',
    '加减分',
  ],
  rankings: [
    {
      id: 'innovation-index',
      title: '县(区)科技创新指数排名',
      by: 'value',
      indicatorIds: ['composite-index' as IndicatorId],
      clause: RANKING,
    },
    {
      id: 'main-attainment',
      title: '强科技行动主要指标完成情况排名',
      by: 'attainment',
      indicatorIds: mainItems.map((item) => item.id),
      clause: RANKING,
    },
  ],
};
