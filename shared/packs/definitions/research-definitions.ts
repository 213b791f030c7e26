import { decimal, SHARE_RANGE } from '../define-indicator.ts';
import type { Definition } from './definition.ts';
import { SLOW_INDEX } from './definition.ts';

export const wholeSocietyResearch = [
  '全社会研发经费支出',
  '全社会R&D经费支出',
  '全社会研究与试验发展经费支出',
  '全社会研究与试验发展(R&D)经费支出',
  '全社会研发投入',
  '全社会R&D经费',
  '全社会R&D经费内部支出',
  'R&D经费支出',
  'R&D经费内部支出',
  'R&D经费',
  '研发经费支出',
  '研发经费',
  '研究与试验发展经费支出',
  '研究与试验发展经费',
];

export const grossProduct = [
  '地区生产总值',
  'GDP',
  '地区生产总值(GDP)',
  '生产总值',
  '国内生产总值',
  '全市生产总值',
  '全县生产总值',
];

/** 科技进步贡献率: Solow residual, a model estimate; no region can be derived from others. */
export const progressContribution = {
  unit: '%',
  quantity: 'ratio',
  aliases: [
    '科技进步贡献率',
    '科技贡献率',
    '科技进步对经济增长的贡献率',
    '科技进步对经济增长贡献率',
    '科技进步奉献率',
    '全市科技进步贡献率',
    '科学技术进步贡献率',
  ],
  aggregate: 'none',
  range: { min: null, max: '100', reason: '科技进步贡献率是余值占增长的份额，不应超过100%' },
  changeLimit: SLOW_INDEX,
  notes: '由统计部门按余值法测算，县区数不能相加或平均得到全市数。',
} as const satisfies Definition;

/** 综合科技进步(创新)水平指数: 0–100 index points, printed with %. */
export const compositeIndex = {
  unit: '%',
  quantity: 'index',
  aliases: [
    '综合科技创新水平指数',
    '综合科技进步水平指数',
    '综合科技进步水平',
    '综合科技创新水平',
    '科技进步综合水平指数',
    '科技创新综合水平指数',
    '综合科技进步指数',
    '综合科技创新指数',
    '科技进步水平指数',
    '科技创新水平指数',
    '科技综合进步水平指数',
  ],
  aggregate: 'none',
  range: { min: '0', max: '100', reason: '综合指数为0至100的指数' },
  changeLimit: SLOW_INDEX,
} as const satisfies Definition;

export const enterpriseShareOfResearch = {
  unit: '%',
  quantity: 'ratio',
  aliases: [
    '企业研发经费支出占全社会研发经费支出比重',
    '企业研发经费支出占全社会研发经费支出的比重',
    '企业研发经费占全社会研发经费比重',
    '企业研发投入占全社会研发投入比重',
    '企业R&D经费支出占全社会R&D经费支出比重',
    '企业R&D经费占全社会R&D经费比重',
    '企业研发经费占比',
    '企业研发支出占全社会研发支出比重',
    '企业研发经费支出占全社会比重',
    '企业研究与试验发展经费支出占全社会研究与试验发展经费支出比重',
    '企业研发投入占比',
    '企业R&D经费占比',
  ],
  parts: {
    numerator: {
      name: '企业研发经费支出',
      aliases: [
        '企业R&D经费支出',
        '企业研发经费',
        '企业研发投入',
        '企业R&D经费',
        '企业研究与试验发展经费支出',
        '企业研发支出',
      ],
      unit: '万元',
    },
    denominator: { name: '全社会研发经费支出', aliases: wholeSocietyResearch, unit: '万元' },
    factor: decimal('100'),
  },
  range: SHARE_RANGE,
} as const satisfies Definition;

export const researchIntensity = {
  unit: '%',
  quantity: 'ratio',
  aliases: [
    '全社会研发经费支出(R&D)占地区生产总值比重',
    '全社会研发经费支出占地区生产总值比重',
    '全社会研发经费支出占GDP比重',
    '全社会R&D经费支出占GDP比重',
    '全社会R&D经费占GDP比重',
    'R&D经费支出占GDP比重',
    'R&D经费支出与GDP比值',
    'R&D经费支出与GDP之比',
    'R&D占GDP比重',
    'R&D经费占GDP比重',
    'R&D经费占地区生产总值比重',
    'R&D经费支出占地区生产总值比重',
    '研究与试验发展经费投入强度',
    '研究与试验发展(R&D)经费投入强度',
    '研发经费投入强度',
    '研发投入强度',
    'R&D经费投入强度',
    'R&D投入强度',
    '全社会研发投入强度',
    '全社会研发投入占GDP比重',
    '全社会研究与试验发展经费支出占地区生产总值比重',
    '全社会研究与试验发展经费投入占生产总值比重',
    '研发经费支出占地区生产总值比重',
    '研发经费支出占GDP比重',
    '全社会研发经费投入强度',
  ],
  parts: {
    numerator: { name: '全社会研发经费支出', aliases: wholeSocietyResearch, unit: '万元' },
    denominator: { name: '地区生产总值', aliases: grossProduct, unit: '万元' },
    factor: decimal('100'),
  },
  range: SHARE_RANGE,
} as const satisfies Definition;

/** R&D of industry above designated size ÷ its revenue. */
export const industryResearchShare = {
  unit: '%',
  quantity: 'ratio',
  aliases: [
    '规模以上工业企业研发经费投入占营业收入比重',
    '规上工业企业研发经费投入占营业收入比重',
    '规模以上工业企业研发经费支出占营业收入比重',
    '规上工业企业研发经费支出占营业收入比重',
    '规模以上工业企业R&D经费支出占营业收入比重',
    '规上工业企业R&D经费支出占营业收入比重',
    '规模以上工业企业R&D经费占营业收入比重',
    '规上工业企业R&D经费占营业收入比重',
    '规上工业企业研发投入占比',
    '规模以上工业企业研发投入占比',
    '规上企业研发经费投入占营业收入比重',
    '规上工业企业研发投入强度',
    '规模以上工业企业研发投入强度',
    '规上工业研发经费占营业收入比重',
    '规模以上工业企业研究与试验发展经费支出占营业收入比重',
    '规上工业企业研发经费占主营业务收入比重',
    '规模以上工业企业R&D经费内部支出占主营业务收入比重',
    '规模以上工业企业研发费用占营业收入比重',
    '规上工业企业研发费用占营业收入比重',
  ],
  parts: {
    numerator: {
      name: '规模以上工业企业研发经费投入',
      aliases: [
        '规上工业企业研发经费投入',
        '规模以上工业企业研发经费支出',
        '规上工业企业研发经费支出',
        '规模以上工业企业R&D经费支出',
        '规上工业企业R&D经费支出',
        '规上工业企业R&D经费',
        '规模以上工业企业R&D经费',
        '规上工业企业研发投入',
        '规模以上工业企业研发投入',
        '规上企业研发经费投入',
        '研发经费投入',
        '规上工业企业研发费用',
        '规模以上工业企业研发费用',
      ],
      unit: '万元',
    },
    denominator: {
      name: '规模以上工业企业营业收入',
      aliases: [
        '规上工业企业营业收入',
        '规模以上工业营业收入',
        '规上工业营业收入',
        '营业收入',
        '主营业务收入',
        '规上工业企业主营业务收入',
        '规模以上工业企业主营业务收入',
        '规上企业营业收入',
      ],
      unit: '万元',
    },
    factor: decimal('100'),
  },
  range: SHARE_RANGE,
} as const satisfies Definition;

export const newProductShare = {
  unit: '%',
  quantity: 'ratio',
  aliases: [
    '新产品销售收入占企业营业收入的比重',
    '新产品销售收入占企业营业收入比重',
    '新产品销售收入占营业收入比重',
    '新产品销售收入占营业收入的比重',
    '新产品销售收入占比',
    '新产品销售收入占规上工业企业营业收入比重',
    '规上工业企业新产品销售收入占营业收入比重',
    '规模以上工业企业新产品销售收入占营业收入比重',
    '新产品销售占营业收入比重',
    '新产品销售收入占主营业务收入比重',
    '新产品收入占营业收入比重',
  ],
  parts: {
    numerator: {
      name: '新产品销售收入',
      aliases: [
        '新产品收入',
        '规上工业企业新产品销售收入',
        '规模以上工业企业新产品销售收入',
        '新产品销售额',
        '企业新产品销售收入',
      ],
      unit: '万元',
    },
    denominator: {
      name: '企业营业收入',
      aliases: [
        '营业收入',
        '规上工业企业营业收入',
        '规模以上工业企业营业收入',
        '规上工业营业收入',
        '主营业务收入',
        '企业主营业务收入',
      ],
      unit: '万元',
    },
    factor: decimal('100'),
  },
  range: SHARE_RANGE,
} as const satisfies Definition;
