import type { DecimalText } from '../../model/brands.ts';
import type { PointsNode, ScoringRule } from '../../rule-pack/scoring-rule.ts';
import type { BandRow, CountRow } from '../define-rule.ts';
import { countCapRule, linearBandsRule, whenHolds } from '../define-rule.ts';

/** Printed bands, highest first, by indicator. The text of each stands beside it in leap-indicators.ts. */
const printedBands = {
  'science-spending': [
    ['10000', null, '5', '5'],
    ['5000', '10000', '4', '5'],
    ['1000', '5000', '3', '4'],
    ['0', '1000', '0', '3'],
  ],
  'science-spending-share': [
    ['2', null, '8', '8'],
    ['1', '2', '6', '8'],
    ['0.5', '1', '4', '6'],
    ['0', '0.5', '0', '4'],
  ],
  'industry-research-share': [
    ['1.5', null, '7', '7'],
    ['1', '1.5', '6', '7'],
    ['0.5', '1', '4', '6'],
    ['0', '0.5', '0', '4'],
  ],
  'high-tech-per-thousand': [
    ['10', null, '4', '4'],
    ['5', '10', '3.5', '4'],
    ['2', '5', '2.5', '3.5'],
    ['0', '2', '0', '2.5'],
  ],
  'technology-small-enterprises': [
    ['1000', null, '7', '7'],
    ['500', '1000', '5', '7'],
    ['100', '500', '2.5', '5'],
    ['0', '100', '0', '2.5'],
  ],
  'technology-small-per-thousand': [
    ['300', null, '4', '4'],
    ['100', '300', '3.5', '4'],
    ['30', '100', '2.5', '3.5'],
    ['0', '30', '0', '2.5'],
  ],
  'research-organisation-share': [
    ['80', null, '5', '5'],
    ['50', '80', '4.5', '5'],
    ['10', '50', '3.5', '4.5'],
    ['0', '10', '0', '3.5'],
  ],
  'patents-per-ten-thousand': [
    ['12', null, '6', '6'],
    ['4', '12', '4.5', '6'],
    ['2', '4', '3.5', '4.5'],
    ['0', '2', '0', '3.5'],
  ],
  'high-tech-value-added-share': [
    ['40', null, '6', '6'],
    ['20', '40', '5', '6'],
    ['10', '20', '2', '5'],
    ['0', '10', '0', '2'],
  ],
  'farm-industrialisation': [
    ['70', null, '3', '3'],
    ['60', '70', '2.5', '3'],
    ['50', '60', '2', '2.5'],
    ['0', '50', '0', '2'],
  ],
} as const satisfies Record<string, readonly BandRow[]>;

/** Rule of a row whose bands are whole. */
export const leapBandsRule = (id: keyof typeof printedBands, label: string, unit: string): ScoringRule =>
  linearBandsRule(label, unit, printedBands[id]);

/** ≧100家(10分) and 10-5家(4-3.5分) are printed; nothing stands between 10 and 100. */
const highTechPrinted: readonly BandRow[] = [
  ['100', null, '10', '10'],
  ['5', '10', '3.5', '4'],
  ['2', '5', '2.5', '3.5'],
  ['0', '2', '0', '2.5'],
];

/** As printed: 10 to 100 has no standard. */
export const highTechRule = linearBandsRule('高新技术企业数量', '家', highTechPrinted);

/** With the missing band as 100-10家(10-4分). */
export const highTechLinearRule = linearBandsRule('高新技术企业数量', '家', [
  ...highTechPrinted,
  ['10', '100', '4', '10'],
]);

/** With 4 points held from 10 up to 100. */
export const highTechStepRule = linearBandsRule('高新技术企业数量', '家', [
  ...highTechPrinted,
  ['10', '100', '4', '4'],
]);

/** National and provincial tariff of one kind. `national` null = only the province's is printed. */
function levels(
  id: string,
  kind: string,
  unit: string,
  national: string | null,
  provincial: string,
): CountRow[] {
  const rows: CountRow[] = [];
  if (national !== null)
    rows.push({ name: `national-${id}`, label: `国家级${kind}`, points: national, unit });
  rows.push({ name: `provincial-${id}`, label: `省级${kind}`, points: provincial, unit });
  return rows;
}

/** (三)创新条件 1. The printed text lacks the separator between 技术创新中心 and 工程研究中心; both carry 2 and 1. */
export const platformRule = countCapRule(
  [
    ...levels('key-laboratories', '重点实验室', '家', '2', '1'),
    ...levels('innovation-centres', '技术创新中心(含工程技术研究中心)', '家', '2', '1'),
    ...levels('engineering-centres', '工程研究中心(含工程实验室)', '家', '2', '1'),
    ...levels('enterprise-centres', '企业技术中心', '家', '2', '1'),
    ...levels('clinical-centres', '临床医学研究中心', '家', '2', '1'),
    ...levels('industry-institutes', '产业技术研究院', '家', null, '1'),
  ],
  '8',
);

const zoneRows = (once: boolean): CountRow[] => [
  ...levels('high-tech-zones', '高新区', '家', '3', '2'),
  ...levels('farm-parks', '农业科技园区', '家', '2', '1'),
  ...levels('sustainable-areas', '可持续发展实验区', '家', '2', '1'),
  ...levels('industry-bases', '特色产业基地', '家', '1', '0.5'),
  { name: 'national-innovative-counties', label: '国家级创新型县', points: '3', unit: '家', once },
  { name: 'provincial-innovative-counties', label: '省级创新型县', points: '2', unit: '家' },
  ...levels('cooperation-bases', '国际科技合作基地', '家', '2', '1'),
  { name: 'national-innovative-towns', label: '国家级创新型乡镇', points: '0.5', unit: '家', once },
  { name: 'provincial-innovative-towns', label: '省级创新型乡镇', points: '0.3', unit: '家' },
];

/** 国家级创新型县3分 and 国家级创新型乡镇0.5分 read per unit, like everything around them. */
export const zoneRule = countCapRule(zoneRows(false), '6');

/** The same two read as points once, however many. */
export const zoneOnceRule = countCapRule(zoneRows(true), '6');

export const serviceRule = countCapRule(
  [
    ...levels('incubators', '孵化器', '家', '2', '1'),
    ...levels('maker-spaces', '众创空间(星创天地)', '家', '1', '0.5'),
    { name: 'productivity-centres', label: '省级以上生产力促进中心', points: '1', unit: '家' },
    { name: 'industry-alliances', label: '省级以上产业技术创新战略联盟', points: '1', unit: '家' },
    { name: 'transfer-organisations', label: '省级以上技术转移机构', points: '1', unit: '家' },
    { name: 'technology-markets', label: '省级以上技术市场', points: '1', unit: '家' },
    { name: 'academician-stations', label: '院士工作站', points: '0.5', unit: '家' },
  ],
  '6',
);

const points = (text: string): DecimalText => text as DecimalText;

/** 4, 2 and 1 are ways to be set up; the leading group comes on top. */
const bodies: readonly PointsNode[] = [
  whenHolds('independent', '4'),
  whenHolds('joint', '2'),
  whenHolds('sign', '1'),
];
const groupNode = whenHolds('leading-group', '1');

const managementInputs: ScoringRule['inputs'] = [
  { name: 'independent', label: '科技管理部门独立设置', type: 'boolean', unit: null, absent: false },
  { name: 'joint', label: '合署办公', type: 'boolean', unit: null, absent: false },
  { name: 'sign', label: '加挂科技局牌子', type: 'boolean', unit: null, absent: false },
  { name: 'leading-group', label: '成立科技创新工作领导小组', type: 'boolean', unit: null, absent: false },
];

/** Alternatives 4/2/1, plus 1 for the leading group, capped at the weight of 5. */
export const managementRule: ScoringRule = {
  kind: 'one-of',
  inputs: managementInputs,
  points: {
    node: 'clamp',
    of: { node: 'sum', parts: [{ node: 'pick', which: 'highest', of: bodies }, groupNode] },
    floor: null,
    cap: points('5'),
  },
};

/** All four added up, capped at 5: the literal reading (4+2+1+1 = 8 exceeds the weight). */
export const managementSumRule: ScoringRule = {
  kind: 'one-of',
  inputs: managementInputs,
  points: {
    node: 'clamp',
    of: { node: 'sum', parts: [...bodies, groupNode] },
    floor: null,
    cap: points('5'),
  },
};

/** (五)2: tariffs by level, plus points entered by a second person (酌情), capped at 5. */
export const supportRule: ScoringRule = (() => {
  const counted = countCapRule(
    [
      { name: 'national-projects', label: '国家级项目', points: '1', unit: '项' },
      { name: 'provincial-projects', label: '省级项目', points: '0.5', unit: '项' },
      { name: 'national-prizes', label: '国家级科技奖励', points: '3', unit: '项' },
      { name: 'provincial-prizes', label: '省级科技奖励', points: '2', unit: '项' },
      { name: 'national-commendations', label: '国家级通报表彰', points: '3', unit: '项' },
      { name: 'provincial-commendations', label: '省部级通报表彰', points: '2', unit: '项' },
      { name: 'city-commendations', label: '市级通报表彰', points: '1', unit: '项' },
    ],
    '5',
  );
  const sum =
    counted.points?.node === 'clamp' && counted.points.of.node === 'sum' ? counted.points.of.parts : [];
  return {
    kind: 'count-cap',
    inputs: [
      ...counted.inputs,
      {
        name: 'other-awards',
        label: '其他部门行业奖励和表彰',
        type: 'number',
        unit: '分',
        measure: 'points',
        absent: points('0'),
      },
    ],
    points: {
      node: 'clamp',
      of: {
        node: 'sum',
        parts: [
          ...sum,
          { node: 'clamp', of: { node: 'quantity', input: 'other-awards' }, floor: points('0'), cap: null },
        ],
      },
      floor: null,
      cap: points('5'),
    },
  };
})();

/** No rule printed: points between 0 and the weight, entered by a second person with evidence. */
export const discretionaryRule = (label: string, most: string): ScoringRule => ({
  kind: 'discretionary',
  inputs: [{ name: 'points', label, type: 'number', unit: '分', measure: 'points' }],
  points: { node: 'clamp', of: { node: 'quantity', input: 'points' }, floor: points('0'), cap: points(most) },
});
