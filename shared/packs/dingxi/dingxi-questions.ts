import type { IndicatorId } from '../../model/brands.ts';
import type { Question } from '../../rule-pack/rule-pack.ts';

const ids = (...list: string[]): IndicatorId[] => list as IndicatorId[];

/** What the two target tables of 定办发〔2022〕75号 leave open. */
export function dingxiTargetQuestions(year: '2022' | '2025'): readonly Question[] {
  const where = year === '2022' ? '附件1' : '二、主要目标 指标表';
  return [
    {
      id: 'county-target-meaning',
      text: {
        zh: '“县区”一行的比例适用于每个县区，还是适用于全部县区合计（各县区分子之和÷分母之和）？文件未说明。',
        en: 'Does the 县区 ratio bind each county, or all counties together (Σ numerators ÷ Σ denominators)? Not printed.',
      },
      clause: `${where}，序号5`,
      indicatorIds: ids('fiscal-science-share'),
      options: [
        {
          id: 'each',
          label: {
            zh: '每个县区分别达到，同时公布合计',
            en: 'each county by itself; the sum is shown as well',
          },
          setting: { name: 'county-target', value: 'each' },
        },
        {
          id: 'together',
          label: { zh: '只看全部县区合计', en: 'all counties together only' },
          setting: { name: 'county-target', value: 'together' },
        },
      ],
      effect: 'assumed',
      default: 'each',
    },
    {
      id: 'enterprise-share-direction',
      text: {
        zh:
          year === '2022'
            ? '企业研发经费占比2022年目标79%低于2020年的82%，2025年又降到70%/75%，文件未说明越高越好还是越低越好。'
            : '企业研发经费占比2025年约束值70%、预期值75%均低于2020年的82%，文件未说明越高越好还是越低越好。',
        en: 'The targets of the enterprise share lie below the 2020 value of 82 %; whether more or less is better is not printed.',
      },
      clause: `${where}，序号3`,
      indicatorIds: ids('enterprise-research-share'),
      options: [
        {
          id: 'at-least',
          label: { zh: '不低于目标值即为完成', en: 'met when not below the target' },
          setting: { name: 'direction:enterprise-research-share', value: 'up' },
        },
        {
          id: 'at-most',
          label: { zh: '不高于目标值即为完成', en: 'met when not above the target' },
          setting: { name: 'direction:enterprise-research-share', value: 'down' },
        },
      ],
      effect: 'assumed',
      default: 'at-least',
    },
    {
      id: 'research-intensity-2022',
      text: {
        zh: '研发投入强度2020年为0.37%，2022年目标1.37%是它的3.7倍，已达2025年目标1.5%的91%，疑为误印；按原文录入。',
        en: 'R&D intensity was 0.37 % in 2020; the 2022 target of 1.37 % is 3.7 times that and 91 % of the 2025 target. Kept as printed.',
      },
      clause: '附件1，序号4',
      indicatorIds: ids('research-intensity'),
      options: [
        { id: 'as-printed', label: { zh: '按原文1.37%', en: '1.37 % as printed' } },
        { id: 'corrected', label: { zh: '由发文单位更正', en: 'to be corrected by the issuer' } },
      ],
      effect: 'note',
      default: 'as-printed',
    },
    {
      id: 'listed-stock',
      text: {
        zh: '“科创板、新三板上市企业”是期末累计家数还是当年新增家数，文件未说明；2021年已有1家，约束值≥1当年即已达到。',
        en: 'Stock or newly listed? Not printed; with one listed in 2021 the constraint of ≥ 1 is met from the start.',
      },
      clause: `${where}，序号13`,
      indicatorIds: ids('listed-enterprises'),
      options: [
        {
          id: 'stock',
          label: { zh: '期末累计家数', en: 'number at the end of the period' },
          setting: { name: 'listed-enterprises', value: 'stock' },
        },
        {
          id: 'new',
          label: { zh: '当年新增家数', en: 'newly listed in the year' },
          setting: { name: 'listed-enterprises', value: 'new' },
        },
      ],
      effect: 'assumed',
      default: 'stock',
    },
  ];
}
