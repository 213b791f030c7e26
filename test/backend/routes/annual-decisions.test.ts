import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { prepareSnapshot } from '#shared/check/prepare-snapshot.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { CityTable } from '#shared/model/city-table.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { Decision } from '#shared/rule-pack/rule-pack.ts';
import { explain, isExplainable } from '#shared/validate/explanations.ts';
import { sheetOf, workbookOf } from '#test/shared/issuing/sheet-of.ts';
import { jsonOf, type LiveCity, type LiveKey, openLiveCity } from './live-city.ts';

const PACK = 'dingxi-assessment';
const pack = packById(PACK)!;
const prepared = preparePacks(allPacks, nativeSha256);
const UNITS = { 安定区: '621102', 漳县: '621125' } as const;
let city: LiveCity;
let issuer: LiveKey;
let boss: LiveKey;
const reporters = new Map<string, LiveKey>();

beforeAll(async () => {
  city = await openLiveCity({
    region: '621100',
    name: '定西市',
    regions: Object.entries(UNITS).map(([name, region]) => ({ region, name })),
  });
  issuer = await city.enrol('issuer', '621100');
  boss = await city.enrol('coordinator', '621100');
  for (const region of Object.values(UNITS)) reporters.set(region, await city.enrol('reporter', region));
  for (const period of ['2022', '2022Q1', '2022Q2', '2022Q3', '2022Q4'])
    await city.act('/periods', boss, 'kezhi-period/1', { act: 'open', pack: PACK, period });
});
afterAll(() => city.close());

const MAIN: readonly string[][] = [
  ['1', '科技进步贡献率(%)', '2', '', '52', '52.4'],
  ['2', '开展研发活动的规模以上工业企业占比(%)', '3', '', '79', '80.2'],
  ['3', '规模以上工业企业研发经费投入占营业收入比重(%)', '3', '', '0.9', '0.93'],
  ['4', '新产品销售收入占企业营业收入的比重(%)', '3', '', '3.7', '3.81'],
  ['5', '每万人口高价值发明专利拥有量(件)', '3', '', '0.28', '0.31'],
  ['6', '公民具备科学素质比例(CSL)(%)', '2', '', '7.5', '7.6'],
];

/** A unit's form with `done` of 20 firms, 40 points the twenty, and an award of the province where `award` says so. */
function snapshotOf(
  name: keyof typeof UNITS,
  title: string,
  done: string,
  award: boolean,
  decisions: readonly Decision[],
): Snapshot {
  const region = UNITS[name] as RegionCode;
  const names = pack.indicators
    .filter(({ section }) => section === pack.indicators[0]!.section)
    .map((one) => one.name);
  const form = sheetOf(
    '考核自评',
    [
      [`${title}聚力强科技引领追赶发展考核自评表（${name}）`],
      ['序号', '考核内容', '分值', '评分标准', '目标值', '完成值', '自评得分'],
      ['（一）强科技支撑主要目标（16分）', '', '', '', '', '', ''],
      ...MAIN.map((row, at) => [row[0]!, names[at]!, ...row.slice(2)]),
      ['（二）年度科技创新目标（80分）', '', '', '', '', '', ''],
      ['1', '高新技术企业培育', '40', '完成目标任务得40分，按完成比例计分', '20', done, ''],
      ['2', '科普活动', '40', '开展12场次以上得40分，每少1场扣0.5分', '12', '12', ''],
      ['（三）工作推进（4分）', '', '', '', '', '', ''],
      ['1', '政策扶持', '2', '市上兑现后及时兑现得2分', '', '市上已兑现，县上已及时兑现', ''],
      [
        '2',
        '保障措施',
        '2',
        '制定方案得1.5分；按月报送得0.5分，迟报、漏报每次扣0.1分',
        '',
        '方案已印发，按月报送，漏报0次',
        '',
      ],
    ],
    { merges: ['A3:G3', 'A10:G10', 'A13:G13'] },
  );
  const register = sheetOf('加减分台账', [
    ['加减分台账'],
    ['序号', '事项', '级别', '日期', '文号'],
    ['1', '科技创新工作获省政府表彰', '省级', '2022-08-15', '甘政发〔2022〕1号'],
  ]);
  const raw = workbookOf(`${name}.xlsx`, form, ...(award ? [register] : []));
  const check = checkWorkbook(raw, { packs: allPacks, region, decisions }, prepared);
  return prepareSnapshot({
    check,
    pack,
    packDigest: prepared.digestOf(pack),
    site: city.site.site,
    region,
    department: null,
    period: check.recognition.period as PeriodId,
    nature: '年报数',
    revision: 1,
    previous: null,
    createdAt: '2022-12-30T00:00:00Z',
    explanations: check.findings.filter(isExplainable).map((finding) => explain(finding, '已核对。')),
    workbookName: `${name}.xlsx`,
    hash: nativeSha256,
  });
}

const send = (snapshot: Snapshot) =>
  city.postJws('/snapshots', reporters.get(snapshot.region)!.sign('kezhi-snapshot/1', snapshot));
const table = async (period = '2022') =>
  jsonOf<CityTable>(await city.get(`/city-table?pack=${PACK}&period=${period}`, boss));
const standing = async (period?: string) =>
  (await table(period)).regions.map(({ total, rank }) => [total, rank]);
const decide = async (question: string, option: string | null) =>
  (
    await city.act(`/packs/${PACK}/${pack.version}/decisions`, issuer, 'kezhi-decision/1', {
      pack: { id: PACK, version: pack.version, digest: prepared.digestOf(pack) },
      decisions: [{ question, option }],
      reason: '局务会纪要',
    })
  ).status;

describe('what the issuer decides about a year', () => {
  it('scales or cuts totals over a hundred in the table, takes nothing back from what was received, and is told while open', async () => {
    const best = snapshotOf('安定区', '2022年度', '20', true, []);
    const other = snapshotOf('漳县', '2022年度', '10', false, []);
    expect([best.score?.total, other.score?.total]).toEqual(['102.00', '80.00']);
    const answers = [await send(best), await send(other)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { receipt } = await jsonOf<{ receipt: string }>(answers[0]!);
    const open = await table();
    expect(open.ranking.state).toBe('provisional');
    expect(
      open.ranking.reasons.map(({ question, regions }) => [
        question,
        regions.map(({ name, value }) => [name, value]),
      ]),
    ).toEqual([['over-hundred', [['安定区', '102']]]]);
    expect(await decide('over-hundred', 'scale')).toBe(201);
    // 80 ÷ 102 × 100 = 78.43
    expect(await standing()).toEqual([
      ['100.00', 1],
      ['78.43', 2],
    ]);
    expect(await decide('over-hundred', 'cut')).toBe(201);
    expect(await standing()).toEqual([
      ['100.00', 1],
      ['80.00', 2],
    ]);
    const again = await send(best);
    expect([again.status, (await jsonOf<{ receipt: string }>(again)).receipt]).toEqual([200, receipt]);
  });

  it('combines four quarters into the year by their mean, or leaves the year to its own assessment', async () => {
    const decisions = [{ question: 'over-hundred', option: 'cut' }];
    for (const [at, title] of ['一', '二', '三', '四'].entries())
      for (const name of ['安定区', '漳县'] as const) {
        const done = name === '安定区' ? '10' : String(14 + at);
        const answer = await send(snapshotOf(name, `2022年${title}季度`, done, false, decisions));
        expect(answer.status).toBe(201);
      }
    const open = await table();
    expect([open.ranking.state, open.ranking.reasons.map(({ question }) => question)]).toEqual([
      'provisional',
      ['quarters-to-year'],
    ]);
    expect(await decide('quarters-to-year', 'mean')).toBe(201);
    // 漳县: 60 + 2 × 14, 15, 16, 17 → 88, 90, 92, 94 → 91; 安定区: 80 each quarter.
    expect(await standing()).toEqual([
      ['80.00', 2],
      ['91.00', 1],
    ]);
    expect(await decide('quarters-to-year', 'year-only')).toBe(201);
    expect(await standing()).toEqual([
      ['100.00', 1],
      ['80.00', 2],
    ]);
    expect(await standing('2022Q1')).toEqual([
      ['80.00', 2],
      ['88.00', 1],
    ]);
  });

  it('ranks the units a second time by how many of the main targets they met', async () => {
    const { rankings } = await table();
    expect(
      rankings.map(({ by, regions }) => [by, regions.map(({ value, of, rank }) => [value, of, rank])]),
    ).toEqual([
      ['value', []],
      [
        'attainment',
        [
          ['6', 6, 1],
          ['6', 6, 1],
        ],
      ],
    ]);
  });
});
