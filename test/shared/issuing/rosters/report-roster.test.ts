import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareRosterSummary } from '#shared/issuing/rosters/compare-roster-summary.ts';
import { readRosters } from '#shared/issuing/rosters/read-rosters.ts';
import { readVillages } from '#shared/issuing/rosters/read-villages.ts';
import { reportRoster } from '#shared/issuing/rosters/report-roster.ts';
import { issuingSentence } from '#shared/messages/issuing.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { sheetOf, workbookOf } from '../sheet-of.ts';

const train = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data/workbooks/train');

const rules = packById('pingliang-teams')!.roster!;
const unset = { quotaPercent: null, rounding: 'down' as const };
const quota = (percent: string, rounding: 'down' | 'half-up' = 'down') => ({
  quotaPercent: percent as DecimalText,
  rounding,
});

const report = (
  raw: RawWorkbook,
  settings: Parameters<typeof reportRoster>[4] = unset,
  previous?: RawWorkbook,
) =>
  reportRoster(
    rules,
    readRosters(raw)[0]!,
    previous ? readRosters(previous)[0]! : null,
    readVillages(raw),
    settings,
  );

/** 124 people of 崆峒区, 18 优秀 and one 不称职, in the columns that the acceptance story has. */
const kongtong = workbookOf(
  '花名册.xlsx',
  sheetOf('花名册', [
    ['崆峒区2020年科技特派员花名册'],
    [''],
    ['序号', '姓名', '县（区）', '服务村（企业）', '所属团队', '类型', '年度考核等次'],
    ...Array.from({ length: 124 }, (_, at) => [
      String(at + 1),
      `特派员${at + 1}`,
      '崆峒区',
      `示例村${at + 1}`,
      `团队${Math.floor(at / 4)}`,
      at % 2 === 0 ? '公益服务型' : '技术有偿服务型',
      at < 18 ? '优秀' : at === 50 ? '不称职' : '称职',
    ]),
  ]),
  sheetOf('汇总', [
    ['崆峒区2020年科技特派员工作汇总表'],
    ['项目', '单位', '年度目标', '实际完成'],
    ['科技特派员选派人数', '人', '120', '124'],
    ['其中：优秀', '人', '', '18'],
    ['      称职', '人', '', '104'],
    ['科技特派员创新创业团队', '个', '15', '31'],
  ]),
);

const sentencesOf = (of: ReturnType<typeof report>) =>
  of.notes.map((one) => issuingSentence(one.code, one.params, 'zh'));

describe('reportRoster', () => {
  it('says 优秀 18 人,占 124 人 14.52 %;文件未印比例,不判定 while no quota is set', () => {
    expect(sentencesOf(report(kongtong))).toEqual(['优秀 18 人,占 124 人 14.52 %;文件未印比例,不判定。']);
  });

  it('judges a quota by the rounding that was set', () => {
    expect(sentencesOf(report(kongtong, quota('15')))).toEqual([
      '优秀 18 人,占 124 人 14.52 %;15 %、舍去小数 → 上限 18 人,未超。',
    ]);
    expect(sentencesOf(report(kongtong, quota('14')))[0]).toContain('上限 17 人,已超');
    expect(sentencesOf(report(kongtong, quota('15', 'half-up')))[0]).toContain('四舍五入 → 上限 19 人');
  });

  it('compares the figures of a summary sheet with the roster', () => {
    const figures = compareRosterSummary(kongtong, rules, report(kongtong));
    expect(figures.map((one) => [one.cell, one.typed, one.counted, one.agrees])).toEqual([
      ['D3', '124', '124', true],
      ['D4', '18', '18', true],
      ['D5', '104', '105', false],
      ['D6', '31', '31', true],
    ]);
  });

  it('compares a 备案 summary with years down', () => {
    const filed = workbookOf(
      'w',
      kongtong.sheets[0]!,
      sheetOf('备案', [
        ['年度', '选派人数', '优秀', '不称职'],
        ['2019年', '110', '15', '2'],
        ['2020年', '124', '17', '1'],
      ]),
    );
    expect(
      compareRosterSummary(filed, rules, report(filed)).map((one) => [one.cell, one.typed, one.agrees]),
    ).toEqual([
      ['B3', '124', true],
      ['C3', '17', false],
      ['D3', '1', true],
    ]);
  });

  it('counts kinds, steps and years of entry under other headers, in other order and place', () => {
    const other = workbookOf(
      '平凉2021.xlsx',
      sheetOf(
        '名册',
        [
          ['特派员姓名', '选派年度', '类别', '服务方式', '考核结果', '个人申请', '颁发聘书', '三方协议'],
          ['甲', '2021', '农村', '公益型', '合格', '是', '√', '已签'],
          ['乙', '2019年', '企业', '有偿', '优秀', '是', '', '未签'],
          ['丙', '2021年3月', '三区', '', '', '是', '√', '已签'],
        ],
        { at: [4, 3] },
      ),
    );
    const read = report(other);
    expect([read.byKind, read.byService, read.byGrade, read.byEntryYear, read.newThisYear]).toEqual([
      { 农村科技特派员: 1, 企业科技特派员: 1, '“三区”人才': 1 },
      { 公益服务型: 1, 技术有偿服务型: 1 },
      { 称职: 1, 优秀: 1 },
      { '2019': 1, '2021': 2 },
      2,
    ]);
    expect(read.steps.map((one) => [one.done, one.missing])).toEqual([
      [3, 0],
      [2, 1],
      [2, 1],
    ]);
    expect(read.notes.filter((one) => one.code === 'roster-step-missing').map((one) => one.cell)).toEqual([
      'J7',
      'K7',
    ]);
  });

  it('takes one year’s sheets together, with the kind that a title says', () => {
    const both = workbookOf(
      'w',
      sheetOf('农村', [
        ['农村科技特派员名单（2021年度）'],
        ['特派员', '所在县区', '派驻村', '考核档次', '所在团队名称'],
        ['甲', '静宁县', '一村', '优秀', '甲队'],
        ['乙', '静宁县', '二村', '称职', '甲队'],
      ]),
      sheetOf('企业', [
        ['企业科技特派员名单（2021年度）'],
        ['特派员', '所在县区', '服务企业', '考核档次'],
        ['丙', '静宁县', '某公司', '良好'],
      ]),
    );
    const read = report(both, quota('33.4'));
    expect([read.sheets, read.total, read.byKind, read.best.share]).toEqual([
      ['农村', '企业'],
      3,
      { 农村科技特派员: 2, 企业科技特派员: 1 },
      '33.33',
    ]);
    expect(read.notes.map((one) => [one.code, one.sheet, one.cell])).toEqual([
      ['roster-grade-unknown', '企业', 'A3'],
      ['roster-quota-kept', null, null],
      ['roster-team-too-small', '农村', 'A3'],
    ]);
  });

  it('says 应退出 of people of last year’s lowest grade, also from another file', () => {
    const now = workbookOf(
      '2021年花名册',
      sheetOf('2021', [
        ['姓名', '县区', '服务村', '考核等次'],
        ['特派员51', '崆峒区', '示例村51', ''],
        ['特派员52', '崆峒区', '示例村52', ''],
        ['新人', '崆峒区', '示例村1', ''],
      ]),
    );
    const read = report(now, unset, kongtong);
    const leaving = read.notes.filter((one) => one.code === 'roster-should-have-left');
    expect([read.stillThere, read.newThisYear, leaving.map((one) => one.cell)]).toEqual([1, 1, ['A2']]);
    expect(issuingSentence(leaving[0]!.code, leaving[0]!.params, 'zh')).toBe(
      '上年不称职,应退出科技特派员队伍。',
    );
  });

  it('finds small teams, doubled people and villages without anybody', () => {
    const raw = workbookOf(
      'w',
      sheetOf('花名册', [
        ['2020年花名册'],
        ['姓名', '服务村', '所属团队', '考核等次'],
        ['甲', '张村', '一队', '称职'],
        ['乙', '李村', '一队', '称职'],
        ['甲', '张村', '', '良好'],
      ]),
      sheetOf('贫困村名单', [
        ['序号', '村名'],
        ['1', '张村'],
        ['2', '王村'],
      ]),
    );
    expect(report(raw).notes.map((one) => [one.code, one.sheet, one.cell])).toEqual([
      ['roster-grade-unknown', '花名册', 'A5'],
      ['roster-quota-unset', null, null],
      ['roster-team-too-small', '花名册', 'A3'],
      ['roster-village-without', '贫困村名单', 'B3'],
      ['roster-person-twice', '花名册', 'A5'],
    ]);
  });

  it('never lets a name out of the workbook', () => {
    const said = JSON.stringify([report(kongtong, quota('14'), kongtong), report(kongtong)]);
    expect(said).not.toMatch(/特派员\d|示例村|团队\d/);
  });

  it.skipIf(!existsSync(train))(
    'reads T12 of the materials with the figures of the story (materials absent)',
    async () => {
      const { openWorkbookFile } = await import('#backend/cli/open-workbook-file.ts');
      const name = readdirSync(train).find((one) => /^T12.*\.xlsx$/.test(one))!;
      const opened = openWorkbookFile(join(train, name));
      if (!('raw' in opened)) throw new Error('unreadable');
      const read = report(opened.raw, quota('15'));
      expect([read.total, read.byGrade, read.teams, sentencesOf(read)]).toEqual([
        124,
        { 优秀: 18, 称职: 105, 不称职: 1 },
        { count: 18, tooSmall: 0 },
        ['优秀 18 人,占 124 人 14.52 %;15 %、舍去小数 → 上限 18 人,未超。'],
      ]);
      expect(compareRosterSummary(opened.raw, rules, read).every((one) => one.agrees)).toBe(true);
    },
  );
});

describe('a roster with the columns of another office', () => {
  const people = ['张三', '=1+1', '<b>李四</b>', "O'Neil"].map((name, at) => [
    ...[String(at + 1), name, at < 2 ? '是' : '否', `村${at}`, '√', at === 3 ? '×' : '√', ' 优 秀 '],
  ]);
  const raw = workbookOf(
    '花名册.xlsx',
    sheetOf('花名册', [
      ['崆峒区2022年科技特派员花名册'],
      ['序号', '姓名', '是否贫困村', '服务村', '申请', '同意', '年度考核等次'],
      ...people,
    ]),
  );

  it('takes 是否贫困村 for no list of villages, and 同意 for a step', () => {
    const { notes, steps } = report(raw);
    expect(readVillages(raw)).toEqual([]);
    expect(notes.map(({ code }) => code)).not.toContain('roster-village-without');
    expect(steps.map(({ step, done, missing }) => [step, done, missing])).toEqual([
      ['申请', 4, 0],
      ['同意', 3, 1],
    ]);
  });
});
