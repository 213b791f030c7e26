import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileSheet } from '#shared/issuing/standards/compile-sheet.ts';
import { packSheet } from '#shared/issuing/standards/pack-sheet.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { sheetOf, workbookOf } from '../sheet-of.ts';
import { writtenSheet } from '../written-sheet.ts';

const options = { id: 'draft', from: '2024' as PeriodId };
const materials = process.env.KEZHI_MATERIALS ?? '../shared';
const seeds = join(materials, 'seeds');

const table = sheetOf(
  '附件',
  [
    ['附件2'],
    ['2024年度县区科技创新考核评分标准（市科发〔2024〕5号）'],
    ['编号', '一级指标', '考核指标', '计量单位', '分 值', '计分办法', '责任部门', '目标值'],
    [
      '1',
      '创新投入（13分）',
      '财政科技支出占比',
      '%',
      '8',
      '≧2%(8分);2%-1%(8-6分);1%以下(6-0分)',
      '市财政局',
      '≥2',
    ],
    ['2', '', '研发投入（万元）', '', '5', '每增加100万元得1分,最高不超过5分', '市统计局', ''],
    [
      '3',
      '创新主体（20分）',
      '高新技术企业数量',
      '家',
      '10',
      '≧100家(10分);10-5家(4-3.5分);5家以下(3.5-0分)',
      '市科技局',
      '20',
    ],
    ['4', '', '创新平台', '', '', '视情况商定', '市科技局', ''],
  ],
  { at: [1, 1], merges: ['C5:C6', 'C7:C8'] },
);

describe('compileSheet', () => {
  it('understands each text, with its cells, positions and open questions', () => {
    const compiled = compileSheet(workbookOf('考核.xlsx', table), options)!;
    expect(compiled.pack.title).toBe('2024年度县区科技创新考核评分标准（市科发〔2024〕5号）');
    expect(
      compiled.rows.map((row) => [
        row.cell,
        row.standardCell,
        row.indicator,
        row.unit,
        row.maxPoints,
        row.kind,
      ]),
    ).toEqual([
      ['D5', 'G5', '财政科技支出占比', '%', '8', 'linear-bands'],
      ['D6', 'G6', '研发投入', '万元', '5', 'count-cap'],
      ['D7', 'G7', '高新技术企业数量', '家', '10', 'linear-bands'],
      ['D8', 'G8', '创新平台', '', null, null],
    ]);
    const gap = compiled.rows[2]!;
    expect(gap.diagnostics.map((one) => [one.code, gap.text.slice(...one.at).slice(0, 5)])).toEqual([
      ['band-gap', '≧100家'],
    ]);
    expect([gap.questions, compiled.rows[0]!.questions]).toEqual([['standard-item-3'], []]);
    expect(compiled.notes.map((one) => [one.code, one.params])).toEqual([
      ['weights-of-group', { group: '创新主体', sum: '10', printed: '20' }],
      ['weight-missing', { indicator: '创新平台' }],
    ]);
  });

  it('chooses the sheet with the standards, and one by its name', () => {
    const other = sheetOf('目标', [
      ['指标名称', '目标值'],
      ['甲', '5'],
      ['乙', '6'],
    ]);
    expect(compileSheet(workbookOf('w', other, table), options)!.sheet).toBe('附件');
    expect(compileSheet(workbookOf('w', other, table), { ...options, sheet: '目标' })!.sheet).toBe('目标');
    expect(compileSheet(workbookOf('w', sheetOf('空', [['姓名']])), options)).toBeNull();
  });

  it('gives the same pack again from the sheet of its own draft', () => {
    const { pack } = compileSheet(workbookOf('考核.xlsx', table), options)!;
    const again = compileSheet(workbookOf('w', writtenSheet(packSheet(pack))), {
      ...options,
      title: pack.title,
      document: pack.document.number,
    })!;
    expect(again.pack).toEqual(pack);
  });

  it('reads three levels, weights in percent and numbers under 编号', () => {
    const levels = sheetOf(
      '体系',
      [
        ['编号', '一级指标', '二级指标', '三级指标', '权重', '评分标准'],
        ['1', '投入（权重60%）', '经费', '研发强度(%)', '0.35@0%', '≧2%(35分);2%以下(35-0分)'],
        ['2', '', '人员', '研发人员(人)', '0.25@0%', '每10人得1分,最高不超过25分'],
        ['1', '产出（权重40%）', '专利', '发明专利(件)', '40%', '每件得1分,最高不超过40分'],
      ],
      { merges: ['B2:B3'] },
    );
    const { pack } = compileSheet(workbookOf('w', levels), options)!;
    expect(pack.sections.map((one) => [one.id, one.title, one.maxPoints, one.parent])).toEqual([
      ['group-1', '投入', '60', null],
      ['group-1-1', '经费', null, 'group-1'],
      ['group-1-2', '人员', null, 'group-1'],
      ['group-2', '产出', '40', null],
      ['group-2-1', '专利', null, 'group-2'],
    ]);
    expect(
      pack.indicators.map((one) => [one.id, one.number, one.name, one.section, one.scoring?.maxPoints]),
    ).toEqual([
      ['item-1', '1', '研发强度', 'group-1-1', '35'],
      ['item-2', '2', '研发人员', 'group-1-2', '25'],
      ['item-3', '1', '发明专利', 'group-2-1', '40'],
    ]);
    const again = compileSheet(workbookOf('w', writtenSheet(packSheet(pack))), {
      ...options,
      title: pack.title,
      document: pack.document.number,
    })!;
    expect(again.pack).toEqual(pack);
  });

  it.each(allPacks.map((pack) => [pack.id, pack] as const))(
    'keeps every name, unit, weight, text, rule and target of %s on its sheet',
    (_, pack) => {
      const back = compileSheet(workbookOf('w', writtenSheet(packSheet(pack))), {
        ...options,
        from: pack.effective.from,
      })!.pack;
      const items = (of: RulePack) =>
        of.indicators.map((one) => [
          one.id,
          one.name,
          one.unit,
          of.sections.find((section) => section.id === one.section)?.title ?? null,
          one.scopes.map((scope) => scope.scope),
          one.scoring?.maxPoints ?? null,
          one.scoring?.text ?? null,
          one.scoring?.rule ?? null,
        ]);
      const targets = (of: RulePack) =>
        of.targets
          .filter((one) => one.region === null)
          .map((one) => [one.indicatorId, one.scope, one.kind, one.period, one.raw, one.value].join(' '))
          .sort();
      expect(items(back)).toEqual(items(pack));
      expect(targets(back)).toEqual(targets(pack));
    },
  );

  it.skipIf(!existsSync(seeds))(
    'compiles the published table pasted as it is, 17 items of 100 points (materials absent)',
    () => {
      const file = readdirSync(seeds).find((name) => name.startsWith('002'))!;
      const lines = readFileSync(join(seeds, file), 'utf8').split('\n');
      const pasted = lines
        .slice(lines.findIndex((line) => line.includes('附件:__区')))
        .filter((line) => line.trim() !== '');
      const { pack, rows } = compileSheet(
        workbookOf(
          '粘贴.xlsx',
          sheetOf(
            '粘贴',
            pasted.map((line) => [line.trim()]),
          ),
        ),
        options,
      )!;
      const leap = packById('county-leap')!.indicators.filter((one) => one.scoring !== null);
      expect([pack.maxPoints, rows.length]).toEqual(['100', 17]);
      expect(rows.map((row) => [row.indicator, row.maxPoints])).toEqual(
        leap.map((one) => [one.name, one.scoring!.maxPoints]),
      );
      expect(rows.filter((row) => !row.ok).map((row) => row.indicator)).toEqual([
        '省级以上创新园区、基地建设情况',
        '科技管理机构情况',
      ]);
    },
  );
});
