import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { prepareSnapshot } from '#shared/check/prepare-snapshot.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { readIssuedLists } from '#shared/issuing/issued/read-issued-lists.ts';
import type { Digest, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { IssuedList } from '#shared/rule-pack/rule-pack.ts';
import { explain, isExplainable } from '#shared/validate/explanations.ts';
import { sheetOf, workbookOf } from '#test/shared/issuing/sheet-of.ts';
import { codeOf, digestOfJws, jsonOf, type LiveCity, type LiveKey, openLiveCity } from './live-city.ts';

const PACK = 'dingxi-assessment';
const ANDING = '621102' as RegionCode;
const TYPE = 'kezhi-issued-list/1';
const pack = packById(PACK)!;
const prepared = preparePacks(allPacks, nativeSha256);
let city: LiveCity;
let issuer: LiveKey;
let boss: LiveKey;
let reporter: LiveKey;

beforeAll(async () => {
  city = await openLiveCity();
  issuer = await city.enrol('issuer', '621100');
  boss = await city.enrol('coordinator', '621100');
  reporter = await city.enrol('reporter', ANDING);
  await city.act('/periods', boss, 'kezhi-period/1', { act: 'open', pack: PACK, period: '2022' });
});
afterAll(() => city.close());

const HEAD = ['序号', '考核内容', '分值', '评分标准', '目标值', '完成值', '自评得分'];
const rows = (target: string): string[][] => [
  ['1', '高新技术企业培育', '40', '新认定高新技术企业2家以上得40分,每少1家扣3分,扣完为止', '2', '3', ''],
  ['2', '技术合同认定登记', '40', `完成${target}亿元得40分,按完成比例计分`, target, '1.5', ''],
];

/** The list of 安定区 as the city's workbook has it. */
function listOf(target: string): IssuedList {
  const sheet = sheetOf('责任清单', [['2022年度科技创新目标责任清单（安定区）'], HEAD, ...rows(target)]);
  const [list] = readIssuedLists(workbookOf('责任清单.xlsx', sheet), pack, {
    period: '2022' as PeriodId,
    document: '定科发〔2022〕8号',
  }).lists;
  return { ...list!, region: ANDING };
}

const issue = (list: object, given: object = {}, key = issuer) =>
  city.act('/issued-lists', key, TYPE, { issued: list, ...given });

/** What the county sends, scored by `list`; its own workbook prints a target of 2. */
function snapshotBy(
  list: { readonly list: IssuedList; readonly digest: Digest } | null,
  revision = 1,
): Snapshot {
  const sheet = sheetOf(
    '考核评分表',
    [
      ['2022年度聚力强科技引领追赶发展考核评分表（安定区）'],
      HEAD,
      ['（二）年度科技创新目标（80分）', '', '', '', '', '', ''],
      ...rows('2'),
      ['（三）工作推进（4分）', '', '', '', '', '', ''],
      ['1', '政策扶持', '2', '市上兑现后及时兑现得2分', '', '市上奖励资金尚未兑现', ''],
    ],
    { merges: ['A3:G3', 'A6:G6'] },
  );
  const check = checkWorkbook(
    workbookOf('安定区2022.xlsx', sheet),
    { packs: allPacks, region: ANDING, lists: list ? [list.list] : [] },
    prepared,
  );
  return prepareSnapshot({
    check,
    pack,
    packDigest: prepared.digestOf(pack),
    ...(list ? { list: list.digest } : {}),
    site: city.site.site,
    region: ANDING,
    department: null,
    period: '2022' as PeriodId,
    nature: '年报数',
    revision,
    previous: null,
    createdAt: '2022-12-30T00:00:00Z',
    explanations: check.findings.filter(isExplainable).map((finding) => explain(finding, '已核对。')),
    workbookName: '安定区2022.xlsx',
    hash: nativeSha256,
  });
}

const submit = (snapshot: Snapshot) =>
  city.postJws('/snapshots', reporter.sign('kezhi-snapshot/1', snapshot));
const pointsOf = (snapshot: Snapshot): string | null | undefined =>
  snapshot.score?.items.find(({ indicator }) => indicator === '技术合同认定登记')?.points;

interface Listed {
  readonly issued: readonly { readonly list: IssuedList; readonly digest: Digest; readonly jws: string }[];
}
const inForce = async (query = ''): Promise<Listed['issued']> =>
  (await jsonOf<Listed>(await city.get(`/issued-lists/${PACK}${query}`))).issued;

describe('the year’s list of a unit', () => {
  it('is issued by the city’s own issuer only, for its own units, whole and unaltered', async () => {
    const list = listOf('2');
    expect(await codeOf(await issue(list, {}, boss))).toBe('403 role-not-allowed');
    expect(await codeOf(await issue(list, {}, reporter))).toBe('403 role-not-allowed');
    const elsewhere = await city.enrol('issuer', ANDING);
    expect(await codeOf(await issue(list, {}, elsewhere))).toBe('403 region-not-allowed');
    expect(await codeOf(await issue({ ...list, region: '620102' }))).toBe('403 region-not-allowed');
    expect(await codeOf(await issue(list, { site: 'another-site' }))).toBe('422 wrong-site');
    expect(await codeOf(await issue({ ...list, pack: 'no-pack' }))).toBe('422 unknown-pack');
    expect(await codeOf(await issue({ ...list, pack: 'county-leap' }))).toBe('422 invalid-list');
    expect(await codeOf(await issue({ ...list, period: '2022Q1' }))).toBe('422 invalid-list');
    const [first, ...others] = list.items;
    for (const wrong of [
      { ...first, maxPoints: '-1' },
      { ...first, maxPoints: '81' },
      { ...first, rule: { kind: 'no-such' } },
      { ...first, id: 'progress-contribution' },
      { ...others[0] },
    ])
      expect(await codeOf(await issue({ ...list, items: [wrong, ...others] }))).toBe('422 invalid-list');
    const signed = issuer.sign(TYPE, {
      format: TYPE,
      site: city.site.site,
      createdAt: '2022-01-01T00:00:00Z',
      issued: list,
    });
    const [head, , signature] = signed.split('.');
    const other = Buffer.from(JSON.stringify({ format: TYPE })).toString('base64url');
    expect(await codeOf(await city.postJws('/issued-lists', `${head}.${other}.${signature}`))).toBe(
      '401 wrong-signature',
    );
    const asTargets = issuer.sign('kezhi-issued-targets/1', { issued: list });
    expect(await codeOf(await city.postJws('/issued-lists', asTargets))).toBe('400 wrong-type');
    const huge = `${head}.${'A'.repeat(30_000_000)}.${signature}`;
    expect(await codeOf(await city.postJws('/issued-lists', huge))).toBe('413 too-large');
    expect(await inForce()).toEqual([]);
  });

  it('scores submissions that name it; one that leaves it aside is refused with the remedy', async () => {
    const before = snapshotBy(null);
    expect((await submit(before)).status).toBe(201);
    const first = await jsonOf<{ digest: Digest }>(await issue(listOf('2'), { supersedes: null }));
    expect(await codeOf(await submit(snapshotBy(null, 2)))).toBe('409 list-not-named');
    // What was received stays received: the same bytes again give the same receipt.
    expect((await submit(before)).status).toBe(200);
    const [known] = await inForce(`?period=2022Q3&region=${ANDING}`);
    expect([known!.digest, digestOfJws(known!.jws)]).toEqual([first.digest, first.digest]);
    const named = snapshotBy({ list: known!.list, digest: known!.digest }, 2);
    expect([pointsOf(named), (await submit(named)).status]).toEqual(['30', 201]);
  });

  it('is replaced by a later version, and what was scored by the earlier one stays what it was', async () => {
    const [old] = await inForce();
    expect(await codeOf(await issue(listOf('3'), { supersedes: null }))).toBe('409 issued-meanwhile');
    const second = await jsonOf<{ digest: Digest }>(await issue(listOf('3'), { supersedes: old!.digest }));
    expect((await inForce()).map(({ digest }) => digest)).toEqual([second.digest]);
    const replaced = await jsonOf<{ inForce: boolean; supersededBy: string; list: IssuedList }>(
      await city.get(`/issued-lists/${PACK}/${old!.digest}`),
    );
    expect([replaced.inForce, replaced.supersededBy, replaced.list]).toEqual([
      false,
      second.digest,
      old!.list,
    ]);
    // Posted again, the first version does not come back into force.
    expect((await city.postJws('/issued-lists', old!.jws)).status).toBe(200);
    expect((await inForce())[0]!.digest).toBe(second.digest);
    const late = snapshotBy({ list: old!.list, digest: old!.digest }, 3);
    expect([pointsOf(late), (await submit(late)).status]).toEqual(['30', 201]);
    const wrongList = { ...late, revision: 4, list: second.digest };
    expect(await codeOf(await submit(wrongList))).toBe('422 score-mismatch');
    const [now] = await inForce();
    const newest = snapshotBy({ list: now!.list, digest: now!.digest }, 4);
    expect([pointsOf(newest), (await submit(newest)).status]).toEqual(['20', 201]);
  });

  it('is told in the city table: scored by the list in force, by one replaced since, or by its own print', async () => {
    const standing = async () =>
      (
        await jsonOf<{ regions: { region: string; list: string | null }[] }>(
          await city.get(`/city-table?pack=${PACK}&period=2022`, boss),
        )
      ).regions.map(({ list }) => list);
    expect(await standing()).toEqual(['in-force', null, null]);
    const [now] = await inForce();
    const later = await jsonOf<{ digest: Digest }>(await issue(listOf('4'), { supersedes: now!.digest }));
    expect(await standing()).toEqual(['replaced', null, null]);
    expect((await issue(listOf('3'), { supersedes: later.digest })).status).toBe(201);
  });

  it('cannot be borrowed from another unit, invented, or asked for under a name that is none', async () => {
    const [now] = await inForce();
    const invented = `sha256:${'0'.repeat(64)}` as Digest;
    const honest = snapshotBy({ list: now!.list, digest: now!.digest }, 5);
    expect(await codeOf(await submit({ ...honest, list: invented }))).toBe('422 unknown-list');
    const elsewhere = await jsonOf<{ digest: Digest }>(await issue({ ...listOf('2'), region: '621125' }));
    expect(await codeOf(await submit({ ...honest, list: elsewhere.digest }))).toBe('422 unknown-list');
    expect(await codeOf(await city.get(`/issued-lists/${PACK}/${invented}`))).toBe('404 not-found');
    expect(await codeOf(await city.get('/issued-lists/no-such-pack'))).toBe('422 unknown-pack');
    expect(await codeOf(await city.get(`/issued-lists/${PACK}?region=x`))).toBe('400 invalid-request');
  });

  it('is taken back by an empty one: then the workbook’s own print counts again', async () => {
    const withdrawal = { ...listOf('3'), items: [], document: '定科发〔2022〕9号 收回' };
    expect((await issue(withdrawal)).status).toBe(201);
    expect((await inForce(`?region=${ANDING}`)).map(({ list }) => list.items)).toEqual([[]]);
    expect((await submit(snapshotBy(null, 5))).status).toBe(201);
  });
});
