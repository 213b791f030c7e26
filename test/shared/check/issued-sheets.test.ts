import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { prepareSnapshot } from '#shared/check/prepare-snapshot.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { recomputeSnapshot } from '#shared/check/recompute-snapshot.ts';
import { issuedTargetsOf } from '#shared/issuing/issued/issued-targets-of.ts';
import { readIssuedLists } from '#shared/issuing/issued/read-issued-lists.ts';
import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import { sha256 } from '#shared/signing/sha256.ts';
import { sheetOf, workbookOf } from '#test/shared/issuing/sheet-of.ts';

const assessment = sheetOf(
  '考核评分表',
  [
    ['2022年度聚力强科技引领追赶发展考核评分表（安定区）'],
    ['序号', '考核内容', '分值', '评分标准', '目标值', '完成值', '自评得分'],
    ['（二）年度科技创新目标（80分）', '', '', '', '', '', ''],
    ['1', '高新技术企业培育', '40', '新认定高新技术企业2家以上得40分，每少1家扣3分，扣完为止', '2', '3', ''],
    ['2', '技术合同认定登记', '40', '完成2亿元得40分，按完成比例计分', '2', '1.5', ''],
    ['（三）工作推进（4分）', '', '', '', '', '', ''],
    ['1', '政策扶持', '2', '市上兑现后及时兑现得2分', '', '市上奖励资金尚未兑现', ''],
    [
      '2',
      '保障措施',
      '2',
      '制定方案得1.5分；按月报送得0.5分，迟报、漏报每次扣0.1分',
      '',
      '方案已印发，漏报6次',
      '',
    ],
  ],
  { merges: ['A3:G3', 'A6:G6'] },
);

const register = sheetOf('加减分台账', [
  ['2022年加减分台账'],
  ['序号', '加减分事项', '级别', '日期', '文号'],
  ['1', '科技创新工作获省级表彰', '省级', '2022年8月15日', '甘科发〔2022〕1号'],
  ['2', '科技创新工作获市级表彰', '市级', '2022年9月15日', '定科发〔2022〕1号'],
  ['3', '开展科技下乡活动', '市级', '2022年9月', ''],
]);

const scoreOf = (checked: ReturnType<typeof checkWorkbook>) =>
  checked.scores.find((one) => one.pack.id === 'dingxi-assessment')!;

const itemOf = (checked: ReturnType<typeof checkWorkbook>, name: string) => {
  const item = scoreOf(checked).items.find((one) => one.indicator === name);
  return [item?.points, item?.state, item?.questions];
};

describe('a register in the county’s own workbook', () => {
  const alone = checkWorkbook(workbookOf('安定区2022.xlsx', assessment), { packs: allPacks });
  const both = checkWorkbook(workbookOf('安定区2022.xlsx', assessment, register), { packs: allPacks });

  it('is counted by itself: one event at two levels once, and what does not count is told with its cell', () => {
    expect(scoreOf(both).adjustments.map((one) => [one.label, one.points, one.evidence])).toEqual([
      ['省级表彰奖励', '2', '甘科发〔2022〕1号'],
    ]);
    expect(Number(scoreOf(both).total) - Number(scoreOf(alone).total)).toBe(2);
    expect(both.notes?.map((one) => [one.code, one.sheet, one.cell])).toEqual([
      ['event-kind', '加减分台账', 'B5'],
    ]);
  });

  it('says which event was taken for one that counts already, and at which level that one counts', () => {
    expect(scoreOf(both).mergedEvents).toEqual([
      { label: '市级表彰奖励', evidence: '定科发〔2022〕1号', into: '省级表彰奖励' },
    ]);
  });

  it('is about the unit of the workbook also where only the form beside it names one', () => {
    const unnamed = checkWorkbook(workbookOf('考核自评.xlsx', assessment, register), { packs: allPacks });
    const sheets = unnamed.scores.filter((one) => one.pack.id === 'dingxi-assessment');
    expect(sheets.map(({ region, adjustments }) => [region, adjustments.length])).toEqual([['621102', 1]]);
  });

  it('opens no score sheet of its own and no finding', () => {
    expect(both.scores.length).toBe(alone.scores.length);
    expect(both.findings.filter((one) => one.sheet === '加减分台账')).toEqual([]);
  });

  it('travels with the snapshot, and the server counts the same points', () => {
    const pack = packById('dingxi-assessment')!;
    const prepared = preparePacks(allPacks);
    const snapshot = prepareSnapshot({
      check: both,
      pack,
      packDigest: prepared.digestOf(pack),
      site: 'site',
      region: '621102' as RegionCode,
      department: null,
      period: '2022' as PeriodId,
      nature: '快报数',
      revision: 1,
      previous: null,
      createdAt: '2023-01-05T00:00:00Z',
      explanations: [],
      workbookName: '安定区2022.xlsx',
      hash: sha256,
    });
    const sent = JSON.parse(JSON.stringify(snapshot)) as typeof snapshot;
    const { score } = recomputeSnapshot({
      snapshot: sent,
      pack,
      prepared,
      decisions: [],
      issued: [],
      lists: [],
      explanations: [],
    });
    expect([score?.total, score?.adjustments]).toEqual([snapshot.score?.total, scoreOf(both).adjustments]);
  });

  it('leaves 政策扶持 open while the city has not paid, and ends 按月报送 at 0 by assumption', () => {
    expect(itemOf(alone, '政策扶持')).toEqual([null, 'open-question', ['city-has-paid']]);
    expect(itemOf(alone, '保障措施')).toEqual(['1.5', 'assumed', ['late-report-floor']]);
  });
});

/** The county has its own columns: a unit for each item, contracts in 亿元. */
const COUNTY_SHEET = sheetOf(
  '考核评分表',
  [
    ['2022年度聚力强科技引领追赶发展考核评分表（安定区）'],
    ['序号', '考核内容', '计量单位', '分值', '评分标准', '目标值', '完成值', '自评得分'],
    ['（二）年度科技创新目标（80分）', '', '', '', '', '', '', ''],
    ['1', '高新技术企业培育', '家', '40', '新认定高新技术企业2家以上得40分，每少1家扣3分', '2', '3', ''],
    ['2', '技术合同认定登记', '亿元', '40', '完成2亿元得20分，按完成比例计分', '2', '1.5', ''],
    ['（三）工作推进（4分）', '', '', '', '', '', '', ''],
    ['1', '政策扶持', '', '2', '市上兑现后及时兑现得2分', '', '市上奖励资金尚未兑现', ''],
  ],
  { merges: ['A3:H3', 'A6:H6'] },
);

describe('lists and targets that the city issued as sheets', () => {
  it('scores the unit by its issued list, also where its own workbook names an item a little differently', () => {
    const pack = packById('dingxi-assessment')!;
    const { lists } = readIssuedLists(
      workbookOf(
        '责任清单.xlsx',
        sheetOf('安定', [
          ['安定区2022年度责任清单'],
          ['目标任务', '目标值', '分值', '评分办法'],
          ['高新技术企业培育数量（家）', '4', '50', '完成4家得50分，每少1家扣10分，扣完为止'],
          ['技术合同认定登记', '3', '30', '完成3亿元得30分，按完成比例计分'],
        ]),
      ),
      pack,
      { period: null },
    );
    const checked = checkWorkbook(workbookOf('安定区2022.xlsx', COUNTY_SHEET), { packs: allPacks, lists });
    expect([itemOf(checked, '高新技术企业培育数量')[0], itemOf(checked, '技术合同认定登记')[0]]).toEqual([
      '40',
      '15',
    ]);
  });

  it('finds a target that is not the one issued for the county', () => {
    const pack = packById('dingxi-targets-2022')!;
    const counties = sheetOf('分解表', [
      ['定西市2022年主要指标分解表'],
      ['指标', '单位', '安定区', '临洮县'],
      ['高新技术企业数', '家', '20', '17'],
      ['技术市场合同成交额', '亿元', '2', '1.5'],
    ]);
    const { issued } = issuedTargetsOf(workbookOf('分解表.xlsx', counties), pack, { period: null });
    const own = sheetOf('完成情况', [
      ['临洮县2022年主要指标完成情况'],
      ['序号', '指标名称', '单位', '目标值', '完成值'],
      ['1', '高新技术企业数', '家', '15', '16'],
      ['2', '技术市场合同成交额', '亿元', '1.5', '1.6'],
      ['3', '省级科技创新型企业数', '家', '10', '11'],
    ]);
    const { findings } = checkWorkbook(workbookOf('临洮县.xlsx', own), {
      packs: allPacks,
      packId: pack.id,
      issued: [issued!],
    });
    expect(
      findings
        .filter((one) => one.code === 'target-altered')
        .map((one) => [one.cell, one.severity, one.fix?.value]),
    ).toEqual([['D3', 'query', '17']]);
  });
});

describe('a workbook that prints another list than the one issued to its unit', () => {
  const issuedSheet = (rows: readonly string[][]) =>
    sheetOf('责任清单', [
      ['2022年度科技创新目标责任清单（安定区）'],
      ['序号', '目标任务', '分值', '评分标准', '目标值', '计量单位'],
      ...rows,
    ]);
  const { lists } = readIssuedLists(
    workbookOf(
      '责任清单.xlsx',
      issuedSheet([
        [
          '1',
          '高新技术企业培育数量',
          '50',
          '新认定高新技术企业3家以上得50分，每少1家扣3分，扣完为止',
          '3',
          '家',
        ],
        ['2', '技术合同认定登记', '20', '完成2亿元得20分，按完成比例计分', '20000', '万元'],
        ['3', '科普活动', '10', '开展12场次以上得10分，每少1场扣0.5分', '12', '场次'],
      ]),
    ),
    packById('dingxi-assessment')!,
    { period: '2022' as PeriodId, document: '定科发〔2022〕8号' },
  );
  const checked = checkWorkbook(workbookOf('安定区2022.xlsx', COUNTY_SHEET), { packs: allPacks, lists });

  it('is told so cell by cell: points, standard, target, and what is left out', () => {
    const found = checked.findings
      .filter(({ code }) => code === 'list-altered' || code === 'target-altered')
      .map(({ code, severity, cell, params }) => [code, severity, cell, params.what ?? params.issued]);
    expect(found).toEqual([
      ['list-altered', 'query', null, 'missing'],
      ['list-altered', 'query', 'D4', 'points'],
      ['list-altered', 'query', 'E4', 'standard'],
      ['target-altered', 'query', 'F4', '3'],
      ['list-altered', 'query', 'D5', 'points'],
    ]);
  });

  it('is scored by the issued one, in the unit of the issued one', () => {
    const items = scoreOf(checked).items.filter(({ indicatorId }) => indicatorId.startsWith('list:'));
    expect(items.map(({ indicator, points, max }) => [indicator, points, max])).toEqual([
      ['高新技术企业培育数量', '50', '50'],
      ['技术合同认定登记', '15', '20'],
      ['科普活动', null, '10'],
    ]);
  });

  it('says nothing where the same list was issued', () => {
    const own = readIssuedLists(workbookOf('安定区2022.xlsx', assessment), packById('dingxi-assessment')!, {
      period: '2022' as PeriodId,
    }).lists;
    const same = checkWorkbook(workbookOf('安定区2022.xlsx', assessment), { packs: allPacks, lists: own });
    expect(same.findings.filter(({ code }) => /altered/.test(code))).toEqual([]);
  });
});
