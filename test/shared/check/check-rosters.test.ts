import { describe, expect, it } from 'vitest';
import { checkRosters, findRoster } from '#shared/check/check-rosters.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import type { RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

const teams = packById('pingliang-teams')!;
const settings = { quotaPercent: '15' as DecimalText, rounding: 'down' as const, poorVillages: [] };

const sheetOf = (name: string, rows: readonly (readonly string[])[]): RawSheet => ({
  name,
  visibility: 'visible',
  protected: false,
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  cells: rows.flatMap((cells, row) =>
    cells.flatMap((text, column) =>
      text === '' ? [] : [{ row, column, value: { type: 'text' as const, text } }],
    ),
  ),
});

const workbook = (...sheets: RawSheet[]): RawWorkbook => ({
  name: 'w',
  sheets,
  date1904: false,
  definedNames: {},
});

const roster = (year: number, ...people: readonly (readonly string[])[]): RawSheet =>
  sheetOf(`花名册${year}`, [
    [`崆峒区${year}年科技特派员花名册`],
    [],
    ['序号', '姓名', '县（区）', '服务村（企业）', '所属团队', '类型', '年度考核等次'],
    ...people,
    ['合计', '', '', '', '', '', ''],
  ]);

describe('checkRosters', () => {
  it('finds the roster below its title and reads people with their cells', () => {
    const found = findRoster(roster(2020, ['1', '甲', '崆峒区', '示例村1', '一队', '公益服务型', '优秀']))!;
    expect([found.year, found.people]).toEqual([
      2020,
      [
        {
          name: '甲',
          region: '崆峒区',
          place: '示例村1',
          team: '一队',
          kind: '公益服务型',
          grade: '优秀',
          cell: 'B4',
        },
      ],
    ]);
  });

  it('holds a year against the roster of the year before', () => {
    const before = roster(
      2020,
      ['1', '甲', '崆峒区', '村1', '', '', '不称职'],
      ['2', '乙', '崆峒区', '村2', '', '', '称职'],
    );
    const now = roster(
      2021,
      ['1', '甲', '崆峒区', '村1', '', '', ''],
      ['2', '乙', '崆峒区', '村2', '', '', ''],
    );
    const [, checked] = checkRosters(teams, workbook(before, now), settings);
    expect(checked?.lastYear?.year).toBe(2020);
    expect(
      checked?.result.notes.filter((one) => one.code === 'roster-should-have-left').map((one) => one.cell),
    ).toEqual(['B4']);
  });

  it('takes no ledger of enterprises and no table of indicators for a roster', () => {
    const others = [
      sheetOf('台账', [
        ['序号', '企业名称', '所在县区', '认定年度'],
        ['1', '甲公司', '崆峒区', '2020'],
      ]),
      sheetOf('指标', [
        ['序号', '指标名称', '目标值'],
        ['1', '科技特派员选派人数', '120'],
      ]),
    ];
    expect(checkRosters(teams, workbook(...others), settings)).toEqual([]);
    expect(checkRosters(packById('county-leap')!, workbook(roster(2020)), settings)).toEqual([]);
  });
});
