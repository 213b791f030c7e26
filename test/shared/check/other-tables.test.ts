import { describe, expect, it } from 'vitest';
import { otherTables } from '#shared/check/other-tables.ts';
import type { DecimalText, RegionCode } from '#shared/model/brands.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { sheetOf, workbookOf } from '../issuing/sheet-of.ts';

const nobody = { region: null, period: null, packs: [] };
const unset = { quotaPercent: null, rounding: 'down' as const };
const look = (
  sheet: Parameters<typeof workbookOf>[1],
  recognition: Parameters<typeof otherTables>[1] = nobody,
  quota: Parameters<typeof otherTables>[3] = unset,
) => otherTables(workbookOf('表.xlsx', sheet), recognition, allPacks, quota);

describe('otherTables', () => {
  const people = Array.from({ length: 10 }, (_, index) => [
    `甲${index}`,
    '崆峒区',
    `${index}村`,
    index < 2 ? '优秀' : '称职',
  ]);
  const roster = sheetOf('花名册', [
    ['2020年科技特派员花名册'],
    ['姓名', '县区', '服务村', '考核等次'],
    ...people,
  ]);

  it('holds a roster against the rules, and judges the quota only when one is set', () => {
    const [unjudged] = look(roster).rosters;
    expect(unjudged?.report).toMatchObject({ total: 10, byGrade: { 优秀: 2, 称职: 8 } });
    expect(unjudged?.notes.map(({ code }) => code)).toContain('roster-quota-unset');
    const [judged] = look(roster, nobody, { quotaPercent: '15' as DecimalText, rounding: 'down' }).rosters;
    expect(judged?.notes.map(({ code }) => code)).toContain('roster-quota-exceeded');
  });

  it('holds a roster against last year’s where that is a workbook of its own', () => {
    const before = workbookOf(
      '上年.xlsx',
      sheetOf('花名册', [
        ['2019年科技特派员花名册'],
        ['姓名', '县区', '服务村', '考核等次'],
        ['甲1', '崆峒区', '1村', '不称职'],
      ]),
    );
    const held = otherTables(workbookOf('表.xlsx', roster), nobody, allPacks, unset, before).rosters[0];
    expect(held?.report.stillThere).toBe(1);
    expect(look(roster).rosters[0]?.report.stillThere).toBeNull();
  });

  it('tells of a 加减分台账 that no figures stand beside, and not of one that is scored', () => {
    const register = sheetOf('加减分台账', [
      ['安定区2022年度加减分台账'],
      ['序号', '事项', '类别', '级别', '日期'],
      ['1', '获省级科技工作先进集体表彰', '表彰奖励', '省级', '2022-05-12'],
    ]);
    const alone = look(register).loneRegister;
    expect(alone).toMatchObject({ sheets: ['加减分台账'], lines: 1 });
    const counting = allPacks.find(({ title }) => title === alone?.title)!;
    expect(look(register, { ...nobody, packs: [counting.id] }).loneRegister).toBeNull();
  });

  const claims = sheetOf('申报', [
    ['科技奖补申报'],
    ['项目', '类别', '数量'],
    ['高新技术企业', '新认定', '3'],
    ['高新技术企业', '复审', '2'],
  ]);

  it('counts claims by the schedule of their own place, and none for the figures of another', () => {
    expect(look(claims).support?.lines).toHaveLength(2);
    const elsewhere = { ...nobody, region: '621123' as RegionCode };
    expect(look(claims, elsewhere).support).toBeNull();
  });

  it('takes no table of weights for an index', () => {
    const standards = sheetOf('评分', [
      ['县域创新自评'],
      ['指标', '权重', '评分标准', '实际'],
      ['高新技术企业数量', '10', '每家1分', '6'],
      ['科技型中小企业', '7', '每家0.1分', '9'],
    ]);
    expect(look(standards)).toMatchObject({ rosters: [], support: null, index: null });
  });
});
