import type { PackId, PeriodId, RegionCode } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { planIndicators, planTargets } from '../define-plan.ts';
import { supportIndicator } from '../define-support.ts';
import { jiuquanSchedule } from './jiuquan-schedule.ts';
import { jiuquanTargets } from './jiuquan-targets.ts';

const sectionOf = { province: 'province', city: 'city', unstated: 'unstated' } as const;

/** Jiuquan's grants: count × amount in 万元, by payer; and the goals of the same text. */
export const jiuquanSupport: RulePack = {
  format: 'kezhi-pack/1',
  id: 'jiuquan-support' as PackId,
  version: '1.0.0',
  title: '酒泉市支持科技创新奖补',
  document: {
    number: '酒泉市落实支持科技创新若干政策实施方案（原文未印文号）',
    title: '酒泉市落实支持科技创新若干政策实施方案',
    part: '第1—4、8、13、19(部分)、20、23、28条',
    issuer: '酒泉市',
  },
  area: '620900' as RegionCode,
  level: 'city',
  regions: [],
  effective: { from: '2016' as PeriodId, to: '2020' as PeriodId },
  frequency: 'annual',
  type: 'support',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections: [
    { id: 'goals', title: '发展目标', maxPoints: null, parent: null, clause: '前言' },
    { id: 'province', title: '省级财政', maxPoints: null, parent: null, clause: '第1—4、13、23条' },
    { id: 'city', title: '市级财政', maxPoints: null, parent: null, clause: '第13条' },
    { id: 'unstated', title: '级次未写明', maxPoints: null, parent: null, clause: '第3、8、23条' },
  ],
  indicators: [
    ...planIndicators(jiuquanTargets, 'goals'),
    ...jiuquanSchedule.map((item) => supportIndicator(item, sectionOf[item.payer])),
  ],
  targets: planTargets(jiuquanTargets),
  questions: [
    {
      id: 'payer',
      text: {
        zh: '市级工程中心、孵化器、众创空间、市级联盟、专利转化和专利保险的补助没有写明由哪级财政支付，单列。',
        en: 'For several grants the paying level is not printed; they are listed apart.',
      },
      clause: '第3、23条',
      indicatorIds: [],
      options: [{ id: 'apart', label: { zh: '单列为“级次未写明”', en: 'listed as payer not printed' } }],
      effect: 'note',
      default: 'apart',
    },
    {
      id: 'text-substitutions',
      text: {
        zh: '原文有成批词语替换（奉献率=贡献率、创造专利=发明专利、工程=项目、效劳=服务、到达=达到），名称按本意，原话保留。',
        en: 'Words are systematically exchanged in the text; names follow the sense, quotations stay.',
      },
      clause: '全文',
      indicatorIds: [],
      options: [{ id: 'sense', label: { zh: '名称按本意', en: 'names by their sense' } }],
      effect: 'note',
      default: 'sense',
    },
    {
      id: 'other-articles',
      text: {
        zh: '第19条(1.5或2倍年薪)、第20条(不低于60%、10%，最高35%)、第28条(500万元以下免征)是工资、收益分配和税收规定，不按数量×金额计奖补。',
        en: 'Articles 19, 20 and 28 rule salaries, shares and tax; they are no grants to be counted.',
      },
      clause: '第19、20、28条',
      indicatorIds: [],
      options: [{ id: 'shown', label: { zh: '只列示', en: 'shown only' } }],
      effect: 'note',
      default: 'shown',
    },
  ],
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: ['酒泉市', '支持科技创新', '奖补', '补助', '省级财政', '科技创新奖补'],
  support: jiuquanSchedule,
};
