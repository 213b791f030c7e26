import type { IndicatorId } from '../../model/brands.ts';
import type { Question } from '../../rule-pack/rule-pack.ts';
import { ANNEX } from './leap-indicators.ts';
import * as rules from './leap-rules.ts';

const ids = (...list: string[]): IndicatorId[] => list as IndicatorId[];

/** What the 评分标准 of the annex leave open. */
export const leapQuestions: readonly Question[] = [
  {
    id: 'high-tech-gap',
    text: {
      zh: '高新技术企业数量的评分标准从100家(10分)直接跳到10家(4分)，10至100家之间没有标准；后三档与下一项(4分)完全相同，疑为误抄。',
      en: 'The bands jump from 100 (10 points) to 10 (4 points); nothing is printed between, and the lower bands equal the next row’s.',
    },
    clause: `${ANNEX}，第4项`,
    indicatorIds: ids('high-tech-enterprises'),
    options: [
      {
        id: '100-10家(10-4分)',
        label: {
          zh: '补“100-10家(10-4分)”，档内按直线计分',
          en: 'add 100–10 as a linear band from 10 to 4 points',
        },
        rules: { 'high-tech-enterprises': rules.highTechLinearRule },
      },
      {
        id: '100-10家(4分)',
        label: { zh: '10家以上、不足100家一律4分', en: '4 points from 10 up to, not including, 100' },
        rules: { 'high-tech-enterprises': rules.highTechStepRule },
      },
    ],
    effect: 'blocks',
    default: null,
  },
  {
    id: 'name-lacks-science',
    text: {
      zh: '第1项印作“地方财政支出”，按上下文(创新投入、下一项为地方财政科技支出占比、首档1亿元)应为“地方财政科技支出”。',
      en: 'Item 1 is printed 地方财政支出; by its context it should read 地方财政科技支出.',
    },
    clause: `${ANNEX}，第1项`,
    indicatorIds: ids('science-spending'),
    options: [
      {
        id: 'science',
        label: { zh: '地方财政科技支出', en: 'fiscal spending on science' },
        setting: { name: 'science-spending', value: 'science' },
      },
      {
        id: 'all',
        label: { zh: '全部地方财政支出', en: 'all fiscal spending' },
        setting: { name: 'science-spending', value: 'all' },
      },
    ],
    effect: 'assumed',
    default: 'science',
  },
  {
    id: 'innovative-county-unit',
    text: {
      zh: '“国家级创新型县3分”“国家级创新型乡镇0.5分”没有“每家”，是按家数计还是一次性计分？',
      en: '国家级创新型县 3 and 国家级创新型乡镇 0.5 lack 每家: per unit, or once?',
    },
    clause: `${ANNEX}，第9项`,
    indicatorIds: ids('zones'),
    inputs: ['national-innovative-counties', 'national-innovative-towns'],
    options: [
      {
        id: 'per-unit',
        label: { zh: '按每家计分（与同项其他条目一致）', en: 'per unit, like the rest of the item' },
        rules: { zones: rules.zoneRule },
      },
      {
        id: 'once',
        label: { zh: '不论几家只计一次', en: 'once, however many' },
        rules: { zones: rules.zoneOnceRule },
      },
    ],
    effect: 'assumed',
    default: 'per-unit',
  },
  {
    id: 'management-body',
    text: {
      zh: '科技管理机构四个条目4+2+1+1=8分，超过本项5分；“鼓励”疑为“独立”之误；4/2/1应为三选一，领导小组另加1分。',
      en: 'The four entries add up to 8 under a weight of 5; 鼓励 is probably 独立; 4/2/1 read as alternatives plus 1.',
    },
    clause: `${ANNEX}，第15项`,
    indicatorIds: ids('management-body'),
    options: [
      {
        id: 'exclusive',
        label: {
          zh: '独立4分、合署2分、加挂1分三选一，领导小组加1分，最高5分',
          en: 'one of 4/2/1, plus 1, at most 5',
        },
        rules: { 'management-body': rules.managementRule },
      },
      {
        id: 'sum',
        label: { zh: '四项相加，最高5分', en: 'all four added, at most 5' },
        rules: { 'management-body': rules.managementSumRule },
      },
    ],
    effect: 'assumed',
    default: 'exclusive',
  },
  {
    id: 'management-innovation-standard',
    text: {
      zh: '第17项5分没有评分规则，由评分人在0至5分之间填写并附依据。',
      en: 'Item 17 carries 5 points without a rule: points 0–5 are entered with evidence.',
    },
    clause: `${ANNEX}，第17项`,
    indicatorIds: ids('management-innovation'),
    options: [{ id: 'entered', label: { zh: '酌情填写0至5分', en: 'entered, 0 to 5' } }],
    effect: 'note',
    default: 'entered',
  },
  {
    id: 'class-thresholds',
    text: {
      zh: '正文要求到2025年跃升至B类，但A、B、C类的分数线没有印出，总分暂不分类。',
      en: 'Class B is demanded by 2025 but the thresholds of A, B and C are not printed; totals carry no class.',
    },
    clause: '篇四 一、工作目标',
    indicatorIds: ids('innovation-class'),
    options: [{ id: 'to-be-issued', label: { zh: '由发文单位下达分数线', en: 'thresholds to be issued' } }],
    effect: 'note',
    default: null,
  },
];
