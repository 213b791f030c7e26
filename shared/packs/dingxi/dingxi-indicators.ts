import type { Indicator } from '../../rule-pack/rule-pack.ts';
import type { IndicatorDraft } from '../define-indicator.ts';
import { defineIndicator } from '../define-indicator.ts';
import { fiscalScienceShare } from '../definitions/fiscal-definitions.ts';
import * as output from '../definitions/output-definitions.ts';
import * as research from '../definitions/research-definitions.ts';

type Row = Omit<IndicatorDraft, 'clause' | 'departments' | 'number'>;

/** The fifteen indicators of 定办发〔2022〕75号 in printed order; each pack adds its own clause and departments. */
const rows: readonly Row[] = [
  {
    id: 'progress-contribution',
    name: '科技进步贡献率',
    section: 'composite',
    ...research.progressContribution,
  },
  {
    id: 'composite-index',
    name: '综合科技创新水平指数',
    section: 'composite',
    ...research.compositeIndex,
    printedNames: ['综合科技进步水平'],
  },
  {
    id: 'enterprise-research-share',
    name: '企业研发经费支出占全社会研发经费支出比重',
    section: 'composite',
    ...research.enterpriseShareOfResearch,
    notes:
      '文件未说明方向：2020年82%，2022年目标79%，2025年目标70%/75%，均低于基期；按不低于目标值理解，待发文单位明确。',
  },
  {
    id: 'research-intensity',
    name: '全社会研发经费支出(R&D)占地区生产总值比重',
    section: 'input',
    ...research.researchIntensity,
    printedNames: ['研究与试验发展经费投入强度', 'R&D占GDP比重'],
  },
  {
    id: 'fiscal-science-share',
    name: '财政科技支出占一般公共预算支出比重',
    section: 'input',
    frequency: 'quarterly',
    ...fiscalScienceShare,
    scopes: [
      { scope: '市本级', aliases: ['市级', '本级', '市直', '市本级(不含县区)'] },
      {
        scope: '县区',
        aliases: ['县(区)', '各县区', '县级', '县区级', '县市区', '县(市、区)', '区县', '县区合计'],
      },
    ],
  },
  {
    id: 'industry-research-share',
    name: '规模以上工业企业研发经费投入占营业收入比重',
    section: 'input',
    frequency: 'quarterly',
    ...research.industryResearchShare,
  },
  {
    id: 'high-value-patents',
    name: '每万人口高价值发明专利拥有量',
    section: 'output',
    frequency: 'quarterly',
    ...output.highValuePatents,
  },
  {
    id: 'new-product-share',
    name: '新产品销售收入占企业营业收入的比重',
    section: 'output',
    frequency: 'quarterly',
    ...research.newProductShare,
  },
  {
    id: 'technology-contracts',
    name: '技术市场合同成交额',
    section: 'output',
    frequency: 'quarterly',
    ...output.technologyContracts,
    printedNames: ['技术合同成交额'],
  },
  {
    id: 'high-tech-enterprises',
    name: '高新技术企业数',
    section: 'output',
    frequency: 'quarterly',
    ...output.highTechEnterprises,
  },
  {
    id: 'provincial-innovative-enterprises',
    name: '省级科技创新型企业数',
    section: 'output',
    frequency: 'quarterly',
    ...output.provincialInnovativeEnterprises,
  },
  {
    id: 'technology-small-enterprises',
    name: '科技型中小企业',
    section: 'output',
    frequency: 'quarterly',
    ...output.technologySmallEnterprises,
  },
  {
    id: 'listed-enterprises',
    name: '科创板、新三板上市企业',
    section: 'output',
    frequency: 'quarterly',
    ...output.listedEnterprises,
    notes: '目标值按期末存量理解；考核办法的加分按比上年增加的家数另计。',
  },
  {
    id: 'innovation-platforms',
    name: '科技创新平台数',
    section: 'output',
    frequency: 'quarterly',
    ...output.innovationPlatforms,
    scopes: [
      {
        scope: '省级以上',
        aliases: [
          '省级及以上',
          '省级',
          '省部级以上',
          '国家级和省级',
          '省级科技创新平台',
          '省级以上科技创新平台',
        ],
      },
      { scope: '市级', aliases: ['市级平台', '市级科技创新平台', '市级以上'] },
    ],
  },
  {
    id: 'scientific-literacy',
    name: '公民具备科学素质比例(CSL)',
    section: 'output',
    ...output.scientificLiteracy,
    printedNames: ['公民具备基本科学素质的比例'],
  },
];

/** What differs between the packs of the document, by the row's place (1–15). */
export interface RowDetails {
  readonly clause: string;
  readonly departments?: Indicator['departments'];
}

/** The fifteen indicators with clause and departments as the given table prints them. */
export const dingxiIndicators = (details: (number: number) => RowDetails): readonly Indicator[] =>
  rows.map((row, index) => defineIndicator({ ...row, number: String(index + 1), ...details(index + 1) }));

/** One of them, for packs that use only some. */
export function dingxiIndicator(id: string, details: RowDetails & Partial<IndicatorDraft>): Indicator {
  const index = rows.findIndex((row) => row.id === id);
  if (index < 0) throw new Error(`no such Dingxi indicator: ${id}`);
  return defineIndicator({ ...rows[index]!, number: String(index + 1), ...details });
}
