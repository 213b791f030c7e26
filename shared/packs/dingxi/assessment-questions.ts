import type { IndicatorId } from '../../model/brands.ts';
import type { Question } from '../../rule-pack/rule-pack.ts';
import {
  completionRules,
  METHOD,
  mainItems,
  metRules,
  safeguardsFloorRule,
  safeguardsOpenRule,
} from './assessment-items.ts';

const ids = (...list: string[]): IndicatorId[] => list as IndicatorId[];

/** What the assessment method leaves open. */
export const assessmentQuestions: readonly Question[] = [
  {
    id: 'sixteen-points',
    text: {
      zh: '强科技支撑主要目标16分只印了六项的分值，没有印怎样由完成情况折算得分。',
      en: 'Only the weights of the six items (16 points) are printed, not how attainment becomes points.',
    },
    clause: `${METHOD} 二(一)`,
    indicatorIds: mainItems.map((item) => item.id),
    options: [
      {
        id: 'completion',
        label: {
          zh: '完成目标得满分，未完成按完成比例计分，不超过分值',
          en: 'attainment × weight, capped at the weight',
        },
        rules: completionRules,
      },
      {
        id: 'met-or-nothing',
        label: { zh: '完成目标得满分，未完成不得分', en: 'full points when met, else none' },
        rules: metRules,
      },
    ],
    effect: 'assumed',
    default: 'completion',
  },
  {
    id: 'annual-list',
    text: {
      zh: '年度科技创新目标80分由市科技局每年下达责任清单，文件内没有清单，须从下达的表格载入。',
      en: 'The list behind the 80 points is issued every year to each unit and must be loaded from a workbook.',
    },
    clause: `${METHOD} 二(二)`,
    indicatorIds: [],
    options: [{ id: 'load', label: { zh: '载入下达的责任清单', en: 'load the issued list' } }],
    effect: 'note',
    default: 'load',
  },
  {
    id: 'city-has-paid',
    text: {
      zh: '“市上兑现后及时兑现”以市上先兑现为前提；市上尚未兑现时本项待定，不判0分。',
      en: 'The item presupposes that the city has paid; while it has not, the item is open and not 0.',
    },
    clause: `${METHOD} 二(三)1`,
    indicatorIds: ids('policy-support'),
    inputs: ['city-not-paid'],
    options: [{ id: 'wait', label: { zh: '市上兑现后再评分', en: 'score it once the city has paid' } }],
    effect: 'blocks',
    default: null,
  },
  {
    id: 'late-report-floor',
    text: {
      zh: '迟报、漏报每次扣0.1分没有印下限；6次及以上会扣到0.5分以下。',
      en: 'No floor is printed for the 0.1 deductions; six or more would go below zero.',
    },
    clause: `${METHOD} 二(三)2`,
    indicatorIds: ids('safeguards'),
    inputs: ['late-reports', 'missed-reports'],
    options: [
      {
        id: 'zero',
        label: { zh: '按月报送最低0分', en: 'the 0.5 points end at 0' },
        rules: { safeguards: safeguardsFloorRule },
      },
      {
        id: 'below-zero',
        label: { zh: '可扣为负分', en: 'may go below zero' },
        rules: { safeguards: safeguardsOpenRule },
      },
    ],
    effect: 'assumed',
    default: 'zero',
  },
  {
    id: 'over-hundred',
    text: {
      zh: '“加分后总分超过100分按百分制核算”：超过部分截止到100分，还是按比例折算成百分制？',
      en: 'Over 100 points: cut at 100, or scaled to a hundred? Not printed.',
    },
    clause: `${METHOD} 二`,
    indicatorIds: [],
    options: [
      {
        id: 'cut',
        label: { zh: '超过100分的按100分计', en: 'cut at 100' },
        setting: { name: 'over-hundred', value: 'cut' },
      },
      {
        id: 'scale',
        label: { zh: '以最高分单位为100分，各单位按比例折算', en: 'scaled so that the highest unit has 100' },
        setting: { name: 'over-hundred', value: 'scale' },
      },
    ],
    effect: 'blocks',
    default: null,
  },
  {
    id: 'quarters-to-year',
    text: {
      zh: '季度考核与年度考核结合，但四个季度怎样合成年度成绩没有印出。',
      en: 'How the quarterly results make the annual one is not printed.',
    },
    clause: `${METHOD} 二、三`,
    indicatorIds: [],
    options: [
      {
        id: 'year-only',
        label: {
          zh: '年度成绩只看年度考核，加减分全年累计',
          en: 'the annual assessment alone, events added over the year',
        },
        setting: { name: 'quarters-to-year', value: 'year-only' },
      },
      {
        id: 'mean',
        label: { zh: '四个季度的平均分', en: 'mean of the four quarters' },
        setting: { name: 'quarters-to-year', value: 'mean' },
      },
    ],
    effect: 'note',
    default: null,
  },
  {
    id: 'same-event',
    text: {
      zh: '同一事项受到多级表彰（或多级通报）时，逐级累加还是只计最高一级？也没有印加分上限。',
      en: 'One event at several levels: every level, or the highest only? No ceiling on bonuses is printed either.',
    },
    clause: `${METHOD} 二(四)`,
    indicatorIds: [],
    options: [
      {
        id: 'highest',
        label: { zh: '同一事项只计最高一级', en: 'the highest level only' },
        setting: { name: 'same-event', value: 'highest' },
      },
      {
        id: 'all',
        label: { zh: '逐级累加', en: 'every level' },
        setting: { name: 'same-event', value: 'all' },
      },
    ],
    effect: 'assumed',
    default: 'highest',
  },
  {
    id: 'listing-baseline',
    text: {
      zh: '“上市企业每增加1家加3分”没有印与哪个时点比较。',
      en: 'Three points for each further listed enterprise: against which date is not printed.',
    },
    clause: `${METHOD} 二(四)1`,
    indicatorIds: [],
    options: [
      {
        id: 'last-year-end',
        label: { zh: '比上年末增加的家数', en: 'against the end of last year' },
        setting: { name: 'listing-baseline', value: 'last-year-end' },
      },
      {
        id: 'last-quarter-end',
        label: { zh: '比上季末增加的家数', en: 'against the end of last quarter' },
        setting: { name: 'listing-baseline', value: 'last-quarter-end' },
      },
    ],
    effect: 'assumed',
    default: 'last-year-end',
  },
  {
    id: 'second-ranking',
    text: {
      zh: '正文另按年度对县(区)科技创新指数、主要指标完成情况排名，两者怎样合成一个名次没有印出，分别列出。',
      en: 'A second annual ranking by index and by attainment is announced; how the two combine is not printed, so both are listed.',
    },
    clause: '四(二) 强化督考调度',
    indicatorIds: [],
    options: [{ id: 'both', label: { zh: '两种名次分别列出', en: 'list both' } }],
    effect: 'note',
    default: 'both',
  },
];
