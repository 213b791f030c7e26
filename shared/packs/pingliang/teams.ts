import type { IndicatorId, PackId, PeriodId } from '../../model/brands.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import type { IndicatorDraft } from '../define-indicator.ts';
import { defineIndicator } from '../define-indicator.ts';
import { defineTarget } from '../define-target.ts';
import { PINGLIANG, pingliangDocument } from './pingliang-document.ts';

const GOALS = '一(三) 工作目标';

type Row = Pick<IndicatorDraft, 'id' | 'name' | 'unit' | 'aliases'> & {
  readonly raw: string;
  readonly value: string;
};

const rows: readonly Row[] = [
  {
    id: 'new-commissioners',
    name: '每年新增科技特派员',
    unit: '名',
    aliases: [
      '新增科技特派员',
      '每年新增科技特派员数',
      '年度新增科技特派员',
      '新增科技特派员人数',
      '当年新增科技特派员',
    ],
    raw: '每年新增科技特派员50名以上',
    value: '50',
  },
  {
    id: 'commissioners',
    name: '科技特派员选派人数',
    unit: '人',
    aliases: [
      '选派科技特派员人数',
      '选派科技特派员',
      '科技特派员人数',
      '科技特派员数',
      '科技特派员总数',
      '选派人数',
      '选派科技特派员数',
    ],
    raw: '争取到2020年全市选派人数达到1200人以上',
    value: '1200',
  },
  {
    id: 'poor-village-commissioners',
    name: '每个贫困村科技特派员',
    unit: '名',
    aliases: ['每个贫困村科技特派员数', '贫困村科技特派员', '每村科技特派员'],
    raw: '确保每个贫困村至少有1名科技特派员',
    value: '1',
  },
  {
    id: 'demonstration-bases',
    name: '科技示范基地',
    unit: '个',
    aliases: ['科技示范基地数', '各类科技示范基地', '科技特派员示范基地', '科技特派员科技示范基地'],
    raw: '建成20个以上科技特派员广泛参与的各类科技示范基地',
    value: '20',
  },
  {
    id: 'teams',
    name: '科技特派员创新创业团队',
    unit: '个',
    aliases: ['科技特派员团队', '创新创业团队', '科技特派员团队数', '科技特派员创新创业团队数'],
    raw: '组建50个以上科技特派员创新创业团队',
    value: '50',
  },
  {
    id: 'practical-results',
    name: '推广转化实用科技成果',
    unit: '项',
    aliases: ['推广转化实用科技成果数', '推广转化科技成果', '转化实用科技成果', '推广实用科技成果'],
    raw: '推广转化100项以上实用科技成果',
    value: '100',
  },
];

/** 科技特派员: targets of 2020 and the rules of the roster. */
export const pingliangTeams: RulePack = {
  format: 'kezhi-pack/1',
  id: 'pingliang-teams' as PackId,
  version: '1.0.0',
  title: '平凉市科技特派员工作（2020年）',
  document: pingliangDocument('平凉市深入推行科技特派员制度实施意见'),
  area: PINGLIANG,
  level: 'city',
  regions: [],
  effective: { from: '2017' as PeriodId, to: '2020' as PeriodId },
  frequency: 'annual',
  type: 'roster',
  rounding: { mode: 'half-up', places: 2 },
  rank: { direction: 'high', ties: 'skip' },
  maxPoints: null,
  sections: [{ id: 'goals', title: '工作目标', maxPoints: null, parent: null, clause: GOALS }],
  indicators: rows.map(({ id, name, unit, aliases }) =>
    defineIndicator({
      id,
      name,
      unit,
      aliases: aliases ?? [],
      quantity: 'count',
      section: 'goals',
      required: false,
      ...(id === 'poor-village-commissioners' ? { aggregate: 'none' } : {}),
      clause: GOALS,
    }),
  ),
  targets: rows.map(({ id, raw, value }) =>
    defineTarget({
      indicatorId: id,
      period: '2020',
      kind: 'target',
      raw,
      value,
      clause: GOALS,
      ...(id === 'new-commissioners' ? { note: '每年，不是累计' } : {}),
    }),
  ),
  questions: [
    {
      id: 'excellent-quota',
      text: {
        zh: '优秀等次人数“参照事业单位年度考核优秀等次比例确定”，比例没有印出；未设定比例前只列人数和占比，不判定。',
        en: 'The share of 优秀 refers to another rule and is not printed; until it is set, numbers are shown and not judged.',
      },
      clause: '二(二)5 考核评价',
      indicatorIds: ['commissioners' as IndicatorId],
      options: [
        { id: 'none', label: { zh: '未设定比例，不判定', en: 'no quota set, not judged' } },
        {
          id: '15-down',
          label: { zh: '15%，舍去小数', en: '15 %, rounded down' },
          setting: { name: 'excellent-quota', value: '15' },
        },
        {
          id: '20-down',
          label: { zh: '20%，舍去小数', en: '20 %, rounded down' },
          setting: { name: 'excellent-quota', value: '20' },
        },
      ],
      effect: 'note',
      default: 'none',
    },
  ],
  adjustments: [],
  classes: [],
  checks: [],
  titleWords: ['平凉市', '科技特派员', '花名册', '选派', '年度考核等次', '特派员'],
  roster: {
    kinds: [
      { kind: '农村科技特派员', aliases: ['农村', '农村类', '农村特派员'] },
      { kind: '企业科技特派员', aliases: ['企业', '企业类', '企业特派员'] },
      { kind: '社区科技特派员', aliases: ['社区', '社区类', '社区特派员'] },
      { kind: '“三区”人才', aliases: ['三区人才', '三区', '三区科技人才'] },
    ],
    services: [
      { kind: '公益服务型', aliases: ['公益型', '公益'] },
      { kind: '技术有偿服务型', aliases: ['有偿服务型', '技术有偿型', '有偿'] },
    ],
    steps: [
      '本人自愿申请',
      '所在单位同意',
      '科技管理部门会同人社部门审核',
      '本级人民政府确定',
      '向社会公布',
      '颁发聘书',
      '签订三方协议',
    ],
    grades: [
      { grade: '优秀', aliases: [], effect: '直接确定为派出单位年度考核优秀等次人员，不占派出单位指标' },
      { grade: '称职', aliases: ['合格'], effect: '' },
      { grade: '不称职', aliases: ['不合格'], effect: '按程序退出科技特派员队伍' },
    ],
    quota: { grade: '优秀', percent: null, rounding: null },
    exitGrade: '不称职',
    teamMinimum: 3,
    perPoorVillage: 1,
    clauses: {
      kinds: '二(一)1—3、5',
      steps: '二(二)2—4',
      grades: '二(二)5 考核评价',
      quota: '二(二)5 考核评价',
      exit: '二(二)5 考核评价',
      team: '二(一)4',
      village: GOALS,
      record: '二(二)4 备案制度',
    },
  },
};
