import { describe, expect, it } from 'vitest';
import type { NamedColumn } from '#shared/issuing/tables/named-table.ts';
import { readNamedTable, readNamedTables } from '#shared/issuing/tables/read-named-table.ts';
import { sheetOf } from '../sheet-of.ts';

const COLUMNS: readonly NamedColumn<'group' | 'name' | 'unit' | 'points'>[] = [
  { name: 'group', words: /一级|类别/, filledDown: true },
  { name: 'name', words: /指标|事项/, required: true },
  { name: 'unit', words: /^单位$/ },
  { name: 'points', words: /分值|权重/, required: true },
];

const textsOf = (sheet: Parameters<typeof readNamedTable>[0]) =>
  readNamedTables(sheet, COLUMNS).map((table) =>
    table.rows.map((row) => [
      row.heading,
      row.cells.group?.text ?? null,
      row.cells.name?.text ?? null,
      row.cells.points?.quantity.value ?? null,
      row.cells.name?.address ?? null,
    ]),
  );

describe('readNamedTable', () => {
  it('finds a table by its words, wherever it stands and in any order', () => {
    const sheet = sheetOf(
      '表',
      [
        ['考核表'],
        ['单位：分'],
        ['分 值', '单位', '指标（项）'],
        ['5', '家', '甲'],
        ['', '', ''],
        ['7.5', '件', '乙'],
        ['合计', '', ''],
        ['注：乙为年报数', '', ''],
        ['9', '家', '不是表内的'],
      ],
      { at: [3, 2] },
    );
    expect(textsOf(sheet)).toEqual([
      [
        [null, null, '甲', '5', 'E7'],
        [null, null, '乙', '7.5', 'E9'],
      ],
    ]);
    const table = readNamedTable(sheet, COLUMNS)!;
    expect([table.above, table.totals.map((row) => row.row)]).toEqual([['考核表', '单位：分'], [9]]);
  });

  it('repeats category cells that are merged down or written once', () => {
    const rows = [
      ['类别', '指标', '分值'],
      ['一', '甲', '1'],
      ['', '乙', '2'],
      ['二', '丙', '3'],
    ];
    const expected = [
      [
        [null, '一', '甲', '1', 'B2'],
        [null, '一', '乙', '2', 'B3'],
        [null, '二', '丙', '3', 'B4'],
      ],
    ];
    expect(textsOf(sheetOf('s', rows))).toEqual(expected);
    expect(textsOf(sheetOf('s', rows, { merges: ['A2:A3'] }))).toEqual(expected);
  });

  it('reads a header of several rows, split below or merged down', () => {
    const sheet = sheetOf(
      's',
      [
        ['序号', '考核', '', '分值'],
        ['', '一级', '指标', ''],
        ['1', '组', '甲', '4'],
      ],
      { merges: ['A1:A2', 'B1:C1', 'D1:D2'] },
    );
    expect(textsOf(sheet)).toEqual([[[null, '组', '甲', '4', 'C3']]]);
  });

  it('keeps headings across the table apart from its rows', () => {
    const sheet = sheetOf(
      's',
      [
        ['指标', '单位', '分值'],
        ['（一）主要目标（16分）', '', ''],
        ['甲', '家', '2'],
        ['二、其他', '', ''],
        ['乙', '家', '3'],
      ],
      { merges: ['A2:C2'] },
    );
    expect(textsOf(sheet)).toEqual([
      [
        ['（一）主要目标（16分）', null, '甲', '2', 'A3'],
        ['二、其他', null, '乙', '3', 'A5'],
      ],
    ]);
  });

  it('reads tables below and beside each other by themselves', () => {
    const below = sheetOf('s', [
      ['指标', '分值'],
      ['甲', '1'],
      ['指标', '分值'],
      ['乙', '2'],
    ]);
    expect(textsOf(below).map((rows) => rows.map((row) => row[2]))).toEqual([['甲'], ['乙']]);
    const beside = sheetOf('s', [
      ['指标', '分值', '', '姓名', '电话'],
      ['甲', '1', '', '某', '123'],
    ]);
    expect(textsOf(beside)).toEqual([[[null, null, '甲', '1', 'A2']]]);
  });

  it('takes no row of texts for a header because of the header above it', () => {
    const sheet = sheetOf('s', [
      ['指标', '单位', '分值'],
      ['指标体系建设', '家', '一'],
      ['权重', '家', '二'],
    ]);
    expect(readNamedTable(sheet, COLUMNS)!.rows.map((row) => row.cells.name!.text)).toEqual([
      '指标体系建设',
      '权重',
    ]);
  });

  it('is null where a required column is missing', () => {
    expect(
      readNamedTable(
        sheetOf('s', [
          ['指标', '单位'],
          ['甲', '家'],
        ]),
        COLUMNS,
      ),
    ).toBeNull();
  });
});
