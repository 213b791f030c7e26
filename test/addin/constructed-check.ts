import type { PlannedItem } from '#addin/engine/engine-port.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Finding } from '#shared/model/finding.ts';
import type { LocatedTable, Reading, TableLine } from '#shared/model/reading.ts';
import type { ScoreItem, ScoreSheet } from '#shared/model/score.ts';
import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

// A constructed county form with its check, for looking at the screens and for the tests of the actions.
const PACK = 'constructed-pack' as PackId;
const REGION = '621125' as RegionCode;
const PERIOD = '2022' as PeriodId;

const ROWS: readonly (readonly [string, string, string, string])[] = [
  ['财政科技支出占一般公共预算支出比重', '%', '0.5', '0.93'],
  ['全社会研发经费支出(R&D)占地区生产总值比重', '%', '1.37', ''],
  ['每万人口高价值发明专利拥有量', '件/万人', '0.28', '0.14'],
  ['技术市场合同成交额', '亿元', '9.2', '11826'],
  ['高新技术企业数', '家', '90', '19'],
  ['省级科技创新型企业数', '家', '71', '69'],
];

const line = (
  at: string,
  text: string,
  role: TableLine['role'],
  more: Partial<TableLine> = {},
): TableLine => ({
  at,
  text,
  role,
  indicatorId: null,
  scope: null,
  kind: null,
  period: null,
  region: null,
  unit: null,
  sure: 'sure',
  why: null,
  ...more,
});

const indicatorId = (row: number): IndicatorId => `indicator-${row + 1}` as IndicatorId;

export const constructedReadings: readonly Reading[] = ROWS.flatMap(
  ([indicator, unit, target, actual], row) => {
    const reading = (column: string, kind: Reading['kind'], raw: string): Reading => ({
      sheet: '指标完成情况',
      cell: `${column}${row + 4}`,
      pack: PACK,
      indicatorId: indicatorId(row),
      indicator,
      scope: null,
      region: REGION,
      period: PERIOD,
      kind,
      value: (raw === '' ? null : raw) as DecimalText | null,
      unit,
      raw,
      marks: raw === '' ? ['blank'] : [],
      places: 2,
      table: 0,
      sure: 'sure',
    });
    return [reading('D', 'target', target), reading('E', 'actual', actual)];
  },
);

const finding = (
  code: Finding['code'],
  number: string,
  severity: Finding['severity'],
  row: number,
  more: Partial<Finding> = {},
): Finding => ({
  code,
  number,
  severity,
  basis: 'readings',
  sheet: '指标完成情况',
  cell: `E${row + 4}`,
  pack: PACK,
  indicatorId: indicatorId(row),
  indicator: ROWS[row]![0],
  scope: null,
  region: REGION,
  period: PERIOD,
  kind: 'actual',
  params: {},
  clause: null,
  fix: null,
  related: [],
  ...more,
});

export const constructedFindings: readonly Finding[] = [
  finding('ratio-mismatch', 'V012', 'blocking', 0, {
    params: { typed: '0.93', computed: '0.82', numerator: '2804.31', denominator: '341097.93' },
    clause: '定办发〔2022〕75号 附件1 第5项',
    fix: { value: '0.82' },
    related: [
      { file: null, sheet: '财政科技支出', cell: 'C5' },
      { file: null, sheet: '财政科技支出', cell: 'C6' },
    ],
  }),
  finding('required-missing', 'V001', 'blocking', 1, {}),
  finding('unit-slip', 'V009', 'query', 3, {
    params: { typed: '11826', likely: '1.1826' },
    fix: { value: '1.1826' },
  }),
  finding('year-jump', 'V015', 'query', 2, { params: { from: '0.06', to: '0.14', percent: '133.3' } }),
  ...[2, 4, 5].map((row) => finding('below-target', 'V018', 'notice', row, { params: { gap: '2' } })),
  finding('text-number', 'V004', 'notice', 4, { params: { raw: '19家' } }),
  finding('text-number', 'V004', 'notice', 5, { params: { raw: '69家' } }),
];

const table: LocatedTable = {
  sheet: '指标完成情况',
  range: 'A3:F9',
  headerRange: 'A3:F3',
  title: '2022年全市强化科技支撑主要指标完成情况',
  unit: '万元',
  orientation: 'indicators-in-rows',
  pack: PACK,
  sure: 'likely',
  hidden: false,
  columns: [
    line('A', '序号', 'number'),
    line('B', '指标名称', 'name'),
    line('C', '单位', 'unit'),
    line('D', '2022年目标值', 'value', { kind: 'target', period: PERIOD }),
    line('E', '实际完成', 'value', { kind: 'actual', period: PERIOD }),
    line('F', '上报口径数', 'unknown', { sure: 'unsure' }),
  ],
  rows: ROWS.map(([name], row) =>
    line(String(row + 4), name, 'indicator', {
      indicatorId: indicatorId(row),
      sure: row === 2 ? 'unsure' : 'sure',
    }),
  ),
};

const item = (
  row: number,
  max: string,
  points: string | null,
  state: ScoreItem['state'],
  value: string | null,
  target: string,
  attainment: string | null,
): ScoreItem => ({
  indicatorId: indicatorId(row),
  indicator: ROWS[row]![0],
  scope: null,
  group: row < 3 ? '科技投入' : '创新主体',
  max: max as DecimalText,
  points: points as DecimalText | null,
  state,
  value: value as DecimalText | null,
  attainment: attainment as DecimalText | null,
  target: target as DecimalText,
  trace: [{ code: 'band', params: { value: value ?? '', from: '0.5', to: '1' }, clause: '附件 第一项' }],
  assumed: state === 'assumed' ? ['upper-band-at-shared-end'] : [],
  questions: state === 'open-question' ? ['high-tech-gap'] : [],
  clause: '附件 第一项',
});

export const constructedScore: ScoreSheet = {
  pack: { id: PACK, version: '1.0.0', digest: 'sha256:0' },
  engine: 1,
  region: REGION,
  period: PERIOD,
  total: '57.89' as DecimalText,
  totalExact: '57.8883883333' as DecimalText,
  max: '100' as DecimalText,
  maxCounted: '90' as DecimalText,
  provisional: true,
  class: null,
  items: [
    item(0, '8', '6.4', 'scored', '0.46', '0.5', '0.92'),
    item(1, '8', null, 'not-reported', null, '1.37', null),
    item(2, '6', '3', 'assumed', '0.14', '0.28', '0.5'),
    item(3, '10', '10', 'scored', '9.8', '9.2', '1.065'),
    item(4, '10', null, 'open-question', '19', '90', '0.211'),
    item(5, '10', '9.72', 'scored', '69', '71', '0.972'),
  ],
  adjustments: [{ label: '省级表彰', points: '2' as DecimalText, clause: '附件2', evidence: null }],
};

export const constructedCheck: CheckResult = {
  packs: [{ id: PACK, version: '1.0.0', digest: 'sha256:0' }],
  verdict: 'fail',
  recognition: {
    tables: [table],
    readings: constructedReadings,
    inputs: [],
    unplaced: [{ sheet: '指标完成情况', cell: 'B12', text: '科普经费人均', likeIndicator: true }],
    ledgers: [],
    sums: [],
    cells: {},
    hidden: [{ sheet: '历年', what: 'sheet', at: '历年' }],
    region: REGION,
    period: PERIOD,
    packs: [PACK],
  },
  findings: constructedFindings,
  scores: [constructedScore],
};

const cell = (row: number, column: number, text: string): RawCell => ({
  row,
  column,
  value: /^-?\d+(\.\d+)?$/.test(text) ? { type: 'number', text } : { type: 'text', text },
});

export const constructedWorkbook: RawWorkbook = {
  name: '漳县2022年科技指标完成情况（示例数据）.xlsx',
  date1904: false,
  definedNames: {},
  sheets: [
    {
      name: '指标完成情况',
      visibility: 'visible',
      protected: false,
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      cells: ROWS.flatMap((texts, row) =>
        texts.flatMap((text, column) => (text === '' ? [] : [cell(row + 3, column + 1, text)])),
      ),
    },
  ],
};

export const constructedPlan: readonly PlannedItem[] = [
  {
    pack: PACK,
    indicatorId: indicatorId(0),
    scope: null,
    region: REGION,
    pace: null,
    needed: [
      {
        to: 'target',
        component: '财政科技支出',
        unit: '万元',
        add: '82.29',
        gains: '0.32',
        points: null,
        gainItems: [],
      },
      {
        to: 'band',
        component: '财政科技支出',
        unit: '万元',
        add: '312.5',
        gains: '1.6',
        points: '8',
        gainItems: [],
      },
    ],
  },
];
