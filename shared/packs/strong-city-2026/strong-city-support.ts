import type { DecimalText } from '../../model/brands.ts';
import type { SupportItem } from '../../rule-pack/rule-pack.ts';
import { each, share } from '../define-support.ts';

const RESULTS = '篇二 二(四)6 加速科技成果转移转化';
const SERVICES = '篇二 二(四)8';
const TALENTS = '篇二 二(四)9 激发科技人才创新活力';

type Line = Omit<SupportItem, 'aliases' | 'level' | 'payer' | 'once'> & Partial<SupportItem>;

const lines: readonly Line[] = [
  {
    id: 'first-set-subsidy',
    name: '首创、首台(套)成果转化技术合同交易额',
    aliases: ['首台(套)成果转化技术合同交易额', '首台套成果转化', '首台(套)补助', '首台(套)成果转化补助'],
    unit: '万元',
    amount: share('10', '100'),
    condition: '企业引进转化应用的科技成果，经认定为国内首创、首台(套)',
    text: '按企业对成果支付的技术合同交易额的10%给予补助,最高不超过100万元',
    clause: RESULTS,
  },
  {
    id: 'pilot-project-support',
    name: '中试熟化项目投入',
    aliases: ['中试熟化项目研发投入', '中试熟化项目', '中试熟化项目引导支持'],
    unit: '万元',
    amount: share('30', '100'),
    condition: '按研发投入和资金到位等情况',
    text: '给予30%、最高不超过100万元的引导支持',
    clause: RESULTS,
  },
  {
    id: 'pilot-team-reward',
    name: '中试熟化成果研发团队奖励基数',
    aliases: ['中试成果研发团队奖励', '创新成果研发团队奖励', '中试熟化成果研发团队奖励'],
    unit: '万元',
    amount: {
      kind: 'share',
      percent: '30' as DecimalText,
      cap: '50' as DecimalText,
      leaderShare: '40' as DecimalText,
    },
    condition: '中试熟化取得重大科技创新成果且在我市成功转化；奖励基数原文未写明',
    text: '给予创新成果研发团队30%、最高不超过50万元奖励(其中可安排不超过40%资金奖励给创新带头人)',
    clause: RESULTS,
    assumed: 'support-base-unstated',
  },
  {
    id: 'transfer-contract-reward',
    name: '技术转移中心促成技术合作合同实际履行金额',
    aliases: [
      '技术合作合同实际履行金额',
      '技术转移中心合作奖励',
      '技术转移合同履行金额',
      '促成技术合作合同金额',
    ],
    unit: '万元',
    amount: share('10', '20'),
    condition: '促成高校、科研院所与我市企业签订的技术合作，逐个合同计算',
    text: '按照实际履行金额的10%给予奖励,单个合同最高不超过20万元',
    clause: SERVICES,
  },
  {
    id: 'transfer-organisation-start',
    name: '落地高校科技资源转移转化机构',
    aliases: ['高校科技资源转移转化机构', '科技资源转移机构启动费', '科技资源转移转化机构'],
    unit: '家',
    amount: each('20'),
    once: true,
    condition: '与市政府签订协议并落地',
    text: '市政府一次性给予20万元启动费用',
    clause: SERVICES,
    payer: 'city',
  },
  {
    id: 'talent-team-funding',
    name: '来市创办企业的高层次人才和团队',
    aliases: ['高层次创业创新人才和团队', '高层次团队研发资金', '高层次人才和团队'],
    unit: '个',
    amount: { kind: 'up-to', amount: '100' as DecimalText },
    condition: '带技术、带成果、带项目来我市创办科技型企业；金额逐个核定',
    text: '可给予最高100万元的研发资金扶持',
    clause: TALENTS,
  },
  {
    id: 'prize-match',
    name: '国家、区科技进步奖奖励金额',
    aliases: [
      '科技进步奖奖励金额',
      '科技进步奖配套奖励',
      '1:1配套奖励',
      '国家科技进步奖奖金',
      '区科技进步奖奖金',
    ],
    unit: '万元',
    amount: { kind: 'match', ratio: '1' as DecimalText },
    condition: '获得国家、区科技进步奖的企业、团队或个人',
    text: '对获得国家、区科技进步奖的企业、团队或个人按照奖励标准给予1:1配套奖励',
    clause: TALENTS,
  },
];

/** Six money rules and the 1:1 match. Payers other than the city government are not printed. */
export const strongCitySupport: readonly SupportItem[] = lines.map((line) => ({
  aliases: [],
  level: null,
  payer: 'unstated',
  once: false,
  ...line,
}));
