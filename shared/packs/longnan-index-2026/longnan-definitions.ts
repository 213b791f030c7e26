import type { DecimalText } from '../../model/brands.ts';
import type { PartDefinition } from '../../rule-pack/rule-pack.ts';
import { NOT_NEGATIVE, SHARE_RANGE } from '../define-indicator.ts';
import type { Definition } from '../definitions/definition.ts';
import { SLOW_INDEX } from '../definitions/definition.ts';
import { fiscalScienceShare } from '../definitions/fiscal-definitions.ts';
import {
  highTechEnterprises,
  highValuePatents,
  residents,
  technologyContracts,
} from '../definitions/output-definitions.ts';
import {
  grossProduct,
  industryResearchShare,
  newProductShare,
  researchIntensity,
} from '../definitions/research-definitions.ts';

type Meaning = Omit<Definition, 'unit' | 'quantity'> & { readonly printedNames?: readonly string[] };

const part = (unit: string, name: string, ...aliases: string[]): PartDefinition => ({ name, aliases, unit });

const quotient = (numerator: PartDefinition, denominator: PartDefinition, factor: string): Meaning => ({
  parts: { numerator, denominator, factor: factor as DecimalText },
});

const product = part('万元', '地区生产总值', ...grossProduct);
const people: PartDefinition = residents;
const researchers = part(
  '人年',
  'R&D人员',
  'R&D人员全时当量',
  'R&D人员折合全时当量',
  '研发人员',
  '研发人员全时当量',
);
const industryRevenue = part(
  '万元',
  '规模以上工业企业营业收入',
  '规上工业企业营业收入',
  '规上工业营业收入',
  '工业营业收入',
  '企业营业收入',
  '营业收入',
);

/** Other names, parts and limits of the 32 indicators, by id; what is not evident from the name has no parts. */
export const longnanDefinitions: Readonly<Record<string, Meaning>> = {
  'professionals-per-ten-thousand': {
    ...quotient(part('人', '专业技术人员数', '专业技术人员', '专业技术人才数'), people, '1'),
    aliases: ['每万人专业技术人员数', '万人专业技术人员', '每万人口专业技术人员数', '万人拥有专业技术人员数'],
  },
  'students-per-ten-thousand': {
    ...quotient(
      part(
        '人',
        '高等学校普通本专科在校学生数',
        '普通本专科学生数',
        '普通本专科在校生数',
        '高等学校普通本专科学生数',
      ),
      people,
      '1',
    ),
    aliases: [
      '每万人高等学校普通本专科学生数',
      '万人普通本专科学生数',
      '万人高校普通本专科学生数',
      '万人高等学校普通本专科在校学生数',
      '万人高等学校在校学生数',
    ],
  },
  'research-service-employment-share': {
    ...quotient(
      part(
        '人',
        '科学研究和技术服务业城镇单位就业人员',
        '科学研究和技术服务业就业人员',
        '科研和技术服务业城镇单位就业人员数',
      ),
      part('人', '城镇单位就业人员', '城镇单位就业人员数', '城镇单位从业人员'),
      '100',
    ),
    aliases: [
      '科学研究和技术服务业城镇单位就业人员比重',
      '科学研究和技术服务业就业人员占比',
      '科研和技术服务业城镇单位就业人员占比',
      '科学研究与技术服务业城镇单位就业人员占比',
    ],
  },
  'equipment-per-researcher': {
    ...quotient(
      part(
        '万元',
        'R&D人员研发仪器和设备支出',
        '研发仪器和设备支出',
        '研发仪器设备支出',
        'R&D仪器和设备支出',
      ),
      researchers,
      '1',
    ),
    aliases: [
      '每名R&D人员仪器和设备支出',
      '每名研发人员研发仪器和设备支出',
      '每名R&D人员研发仪器设备支出',
      '人均研发仪器和设备支出',
    ],
  },
  'incubated-per-hundred-thousand': {
    ...quotient(part('个', '累计孵化企业数', '累计孵化企业', '孵化企业数'), people, '10'),
    aliases: ['每十万人累计孵化企业数', '十万人孵化企业数', '10万人累计孵化企业数', '十万人累计孵化企业'],
  },
  'patents-per-ten-thousand': {
    ...quotient(
      part('件', '发明专利拥有量', '有效发明专利数', '有效发明专利拥有量', '发明专利数'),
      people,
      '1',
    ),
    aliases: [
      '每万人发明专利拥有量',
      '每万人口发明专利拥有量',
      '万人有效发明专利拥有量',
      '万人发明专利数',
      '万人创造专利拥有量',
    ],
  },
  'research-service-wage-ratio': {
    ...quotient(
      part(
        '元',
        '科学研究和技术服务业在岗职工平均工资',
        '科研和技术服务业平均工资',
        '科学研究和技术服务业平均工资',
      ),
      part(
        '元',
        '城镇单位在岗职工平均工资',
        '在岗职工平均工资',
        '全社会在岗职工平均工资',
        '城镇单位平均工资',
      ),
      '100',
    ),
    range: NOT_NEGATIVE,
    aliases: [
      '科学研究和技术服务业平均工资比较系数',
      '科学研究和技术服务业在岗职工平均工资比例系数',
      '科研与综合技术服务业平均工资比例系数',
      '科学研究和技术服务业职工平均工资比较系数',
    ],
  },
  'absorbed-technology-per-ten-thousand': {
    ...quotient(part('万元', '吸纳技术成交额', '吸纳技术合同成交额', '吸纳技术成果金额'), people, '1'),
    aliases: [
      '每万人吸纳技术成交额',
      '万人吸纳技术合同成交额',
      '万人吸纳技术成果金额',
      '万人吸纳技术成交金额',
    ],
  },
  'research-active-enterprise-share': {
    ...quotient(
      part('家', '有R&D活动的企业数', '有R&D活动的企业', '有研发活动的企业数', '有研发活动企业数'),
      part('家', '企业数', '规上工业企业数', '规模以上工业企业数', '企业总数'),
      '100',
    ),
    aliases: [
      '有R&D活动企业占比',
      '有R&D活动的企业占比',
      '有研发活动的企业占比重',
      '有研发活动企业占比',
      '有R&D活动的企业比重',
      '有R&D活动的规上工业企业占比重',
      '有R&D活动企业占比重',
    ],
  },
  'researchers-per-ten-thousand': {
    ...quotient(researchers, people, '1'),
    aliases: ['每万人R&D人员数', '万人研发人员数', '每万人研发人员数', '万人R&D人员', '万人R&D人员全时当量'],
  },
  'enterprise-researcher-share': {
    ...quotient(
      part('人年', '企业R&D人员', '企业R&D人员数', '企业研发人员', '企业R&D人员全时当量'),
      part('人年', '全社会R&D人员', '全社会R&D人员数', '全社会研发人员', 'R&D人员'),
      '100',
    ),
    aliases: [
      '企业R&D人员占全社会R&D人员比重',
      '企业R&D人员占比',
      '企业研发人员占全社会研发人员的比重',
      '企业研发人员占全社会研发人员比重',
    ],
  },
  'research-intensity': { parts: researchIntensity.parts, aliases: researchIntensity.aliases },
  'fiscal-science-share': { parts: fiscalScienceShare.parts, aliases: fiscalScienceShare.aliases },
  'enterprise-research-share': {
    parts: {
      ...industryResearchShare.parts,
      numerator: part(
        '万元',
        '企业R&D经费支出',
        ...industryResearchShare.parts.numerator.aliases,
        '企业研发经费支出',
        '企业R&D经费',
      ),
    },
    aliases: [
      '企业R&D经费支出占营业收入的比重',
      '企业研发经费支出占营业收入比重',
      '企业R&D经费占营业收入比重',
      '企业研发投入占营业收入比重',
      ...industryResearchShare.aliases,
    ],
  },
  'technology-acquisition-share': {
    ...quotient(
      part('万元', '企业技术获取和技术改造经费支出', '技术获取和技术改造经费支出', '技术获取和改造经费支出'),
      industryRevenue,
      '100',
    ),
    aliases: [
      '企业技术获取和技术改造经费支出占营业收入的比重',
      '企业技术获取和改造经费支出占营业收入比重',
      '技术获取和技术改造经费支出占营业收入比重',
      '企业技术获取与技术改造经费支出占营业收入比重',
    ],
  },
  'papers-per-ten-thousand': {
    ...quotient(part('篇', '科技论文数', '科技论文', '论文数'), people, '1'),
    aliases: ['每万人科技论文数', '万人科技论文', '万人科技论文发表数', '每万人口科技论文数'],
  },
  'prizes-per-ten-thousand-professionals': {
    ...quotient(
      part('项', '获省级科技奖励数', '省级科技奖励数', '省级科技奖励'),
      part('万人', '专业技术人员数', '专业技术人员'),
      '1',
    ),
    printedNames: ['万人专业技术人员获省级科技奖励数'],
    aliases: [
      '万人专业技术人员获省级科技奖励数',
      '每万名专业技术人员获省级科技奖励数',
      '万名专业技术人员获省级科技奖励',
      '万名专业技术人员省级科技奖励数',
    ],
  },
  'high-value-patents': { parts: highValuePatents.parts, aliases: highValuePatents.aliases },
  'output-technology-per-ten-thousand': {
    ...quotient(part('万元', '输出技术成交额', '输出技术合同成交额', '技术输出成交额'), people, '1'),
    aliases: ['每万人输出技术成交额', '万人技术成果成交额', '万人输出技术合同成交额', '万人输出技术成交金额'],
  },
  'technology-turnover-share': {
    ...quotient(part('万元', '技术成交额', ...technologyContracts.aliases), product, '100'),
    aliases: [
      '技术成交额占地区生产总值比重',
      '技术合同成交额占GDP比重',
      '技术成交额占GDP的比重',
      '技术合同成交额占地区生产总值比重',
      '技术市场成交额占GDP比重',
    ],
  },
  'new-product-share': { parts: newProductShare.parts, aliases: newProductShare.aliases },
  'high-technology-revenue-share': {
    ...quotient(
      part('万元', '高技术产业(制造业)营业收入', '高技术产业营业收入', '高技术制造业营业收入'),
      part('万元', '工业营业收入', '规上工业营业收入', '规模以上工业企业营业收入'),
      '100',
    ),
    aliases: [
      '高技术产业(制造业)营业收入占工业营业收入的比重',
      '高技术产业营业收入占工业营业收入比重',
      '高技术制造业营业收入占工业营业收入比重',
      '高技术制造业营业收入占规上工业营业收入比重',
      '高技术产业营业收入占比',
    ],
  },
  'high-tech-per-ten-thousand-entities': {
    ...quotient(
      part('家', '高新技术企业数', ...highTechEnterprises.aliases),
      part('万家', '企业法人单位数', '企业法人数', '企业法人', '企业法人单位'),
      '1',
    ),
    range: { min: '0', max: '10000', reason: '每万家企业中的家数不会超过10000' },
    aliases: [
      '每万家企业法人单位中高新技术企业数',
      '万家企业法人中高新技术企业数',
      '每万家企业中高新技术企业数',
      '每万家企业法人中高企数',
      '每万家企业法人高新技术企业数',
    ],
  },
  'high-technology-productivity': {
    aliases: ['高技术产业劳动生产率', '高技术制造业劳动生产率', '高技术产业(制造业)全员劳动生产率'],
  },
  'high-technology-profit-rate': {
    ...quotient(
      part('万元', '高技术产业(制造业)利润总额', '高技术产业利润总额', '高技术制造业利润总额'),
      part('万元', '高技术产业(制造业)营业收入', '高技术产业营业收入', '高技术制造业营业收入'),
      '100',
    ),
    range: { min: null, max: '100', reason: '利润不会超过营业收入，亏损时可为负' },
    aliases: ['高技术产业利润率', '高技术制造业利润率', '高技术产业(制造业)营业收入利润率'],
  },
  'industry-productivity': {
    aliases: [
      '规上工业企业全员劳动生产率',
      '规模以上工业全员劳动生产率',
      '工业企业全员劳动生产率',
      '规上工业全员劳动生产率',
    ],
  },
  'total-asset-contribution': {
    range: { min: null, max: null, reason: '总资产贡献率可为负，也可超过100%' },
    aliases: ['规上工业企业总资产贡献率', '规模以上工业总资产贡献率', '工业企业总资产贡献率'],
  },
  'equipment-location-quotient': {
    range: NOT_NEGATIVE,
    notes: '区位熵是比值之比，原文单位印作%，照录待核。',
    aliases: ['装备制造业区位商', '装备制造区位熵', '装备制造业区位熵值'],
  },
  'environment-quality-index': {
    range: SHARE_RANGE,
    changeLimit: SLOW_INDEX,
    aliases: ['环境质量综合指数', '环境质量'],
  },
  'pollution-control-index': {
    range: SHARE_RANGE,
    changeLimit: SLOW_INDEX,
    aliases: ['环境污染治理综合指数', '污染治理指数'],
  },
  'broadband-per-ten-thousand': {
    ...quotient(
      part('户', '宽带用户数', '互联网宽带用户数', '宽带网用户数', '互联网宽带接入用户数'),
      people,
      '1',
    ),
    aliases: [
      '万人宽带用户数',
      '每万人宽带网宽带用户数',
      '万人互联网宽带用户数',
      '每万人互联网宽带用户数',
      '万人宽带网用户数',
      '万人国际互联网宽带用户数',
    ],
  },
  'information-value-added-share': {
    ...quotient(
      part(
        '万元',
        '信息传输、软件和信息技术服务业增加值',
        '信息服务业增加值',
        '信息传输软件和信息技术服务业增加值',
      ),
      product,
      '100',
    ),
    aliases: [
      '信息传输、软件和信息技术服务业增加值占GDP的比重',
      '信息传输、软件和信息技术服务业增加值占地区生产总值比重',
      '信息传输软件和信息技术服务业增加值占GDP比重',
      '信息服务业增加值占GDP比重',
    ],
  },
};

/** Indices and coefficients of the list that are no quotient of two reported amounts. */
export const longnanIndices: ReadonlySet<string> = new Set([
  'equipment-location-quotient',
  'environment-quality-index',
  'pollution-control-index',
]);
