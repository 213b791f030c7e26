import type { IndicatorId, PackId, PeriodId } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { planIndicators, planTargets } from '../define-plan.ts';
import { supportIndicator } from '../define-support.ts';
import { strongCitySupport } from './strong-city-support.ts';
import { strongCityTargets } from './strong-city-targets.ts';

/** A city's plan for 2023–2026: numeric targets and money rules with caps. */
export const strongCity2026: RulePack = {
  format: 'kezhi-pack/1',
  id: 'strong-city-2026' as PackId,
  version: '1.0.0',
  title: '科技强市行动目标与奖补（2023—2026年）',
  document: {
    number: '科技创新跃升计划实施方案 篇二（原文未印文号）',
    title: '科技强市行动实施方案(2023—2026年)',
    part: null,
    issuer: '原文未署名',
  },
  area: null,
  level: 'city',
  regions: [],
  effective: { from: '2023' as PeriodId, to: '2026' as PeriodId },
  frequency: 'annual',
  type: 'targets',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections: [
    { id: 'goals', title: '主要目标', maxPoints: null, parent: null, clause: '篇二 一(二)、二' },
    { id: 'support', title: '奖补标准', maxPoints: null, parent: null, clause: '篇二 二(四)' },
  ],
  indicators: [
    ...planIndicators(strongCityTargets, 'goals'),
    ...strongCitySupport.map((item) => supportIndicator(item, 'support')),
  ],
  targets: planTargets(strongCityTargets),
  questions: [
    {
      id: 'interim-2023',
      text: {
        zh: '方案期为2023—2026年，却有到2023年建成国家级平台50个、新技术200项等目标，疑为上一轮方案遗留；各目标按原文年份。',
        en: 'Targets for 2023 inside a plan of 2023–2026 look like left-overs; every target keeps its printed year.',
      },
      clause: '篇二 二(三)4、二(五)',
      indicatorIds: ['national-platforms' as IndicatorId, 'new-technologies' as IndicatorId],
      options: [{ id: 'as-printed', label: { zh: '按原文年份', en: 'years as printed' } }],
      effect: 'note',
      default: 'as-printed',
    },
    {
      id: 'literacy-fifty',
      text: {
        zh: '公民具备科学素质比例目标印作50%，同类文件为6.3%、12.5%，疑有误；按原文录入。',
        en: 'The literacy target is printed as 50 %; similar documents have 6.3 % and 12.5 %. Kept as printed.',
      },
      clause: '篇二 二(五)12',
      indicatorIds: ['scientific-literacy' as IndicatorId],
      options: [{ id: 'as-printed', label: { zh: '按原文50%', en: '50 % as printed' } }],
      effect: 'note',
      default: 'as-printed',
    },
  ],
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: ['科技强市', '科技强市行动', '双创载体', '创新型示范企业', '奖补'],
  support: strongCitySupport,
};
