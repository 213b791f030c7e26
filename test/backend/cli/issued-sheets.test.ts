import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run as check } from '#backend/cli/check.ts';
import { run as index } from '#backend/cli/composite-index.ts';
import { run as roster } from '#backend/cli/roster.ts';
import { run as rules } from '#backend/cli/rules.ts';
import { run as score } from '#backend/cli/score.ts';
import { run as support } from '#backend/cli/support.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { captured } from './captured.ts';
import { type Rows, writeRows } from './write-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-issued-'));
afterAll(() => rmSync(folder, { recursive: true }));

const workbook = (name: string, sheets: Readonly<Record<string, Rows>>): string =>
  writeRows(join(folder, name), sheets);

const kezhi = (verb: (args: readonly string[]) => Promise<number>, ...args: readonly string[]) =>
  captured(() => verb(args));

const assessment = workbook('安定区2022.xlsx', {
  评分表: [
    ['2022年度聚力强科技引领追赶发展考核评分表（安定区）'],
    ['序号', '考核内容', '分值', '评分标准', '目标值', '完成值'],
    ['（二）年度科技创新目标（80分）'],
    ['1', '高新技术企业培育', '80', '新认定2家以上得80分，每少1家扣3分，扣完为止', '2', '3'],
    ['（三）工作推进（4分）'],
    ['1', '政策扶持', '2', '及时兑现得2分', '', '已兑现'],
    ['2', '保障措施', '2', '制定方案得1.5分；按月报送得0.5分', '', '方案已印发，漏报1次'],
  ],
});

describe('sheets on the command line', () => {
  it('compile a table of 评分标准 row by row and write the draft pack', async () => {
    const path = workbook('标准.xlsx', {
      附件: [
        ['2024年考核标准'],
        ['指标名称', '单位', '分值', '评分标准'],
        ['财政科技支出占比', '%', '8', '≧2%(8分);2%-1%(8-6分);1%以下(6-0分)'],
        ['高新技术企业数量', '家', '10', '≧100家(10分);10-5家(4-3.5分);5家以下(3.5-0分)'],
      ],
    });
    const out = join(folder, 'pack.json');
    const { status, out: json } = await kezhi(rules, 'compile-sheet', path, '-o', out, '--json');
    const report = JSON.parse(json);
    expect([
      status,
      report.sheet,
      report.rows.map((row: { cell: string; ok: boolean }) => [row.cell, row.ok]),
    ]).toEqual([
      0,
      '附件',
      [
        ['A3', true],
        ['A4', true],
      ],
    ]);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(report.pack);
    const lint = await kezhi(rules, 'lint', path);
    expect(lint.out).toContain('10家到100家之间没有评分标准');
    expect((await kezhi(rules, 'lint', out)).out).toBe(lint.out);
  });

  it.each(allPacks.map(({ id }) => id))(
    'write %s as a sheet that compiles back to the same digest',
    async (id) => {
      const [path, draft] = [join(folder, `${id}.xlsx`), join(folder, `${id}.json`)];
      expect((await kezhi(rules, 'export', '--pack', id, '-o', path)).status).toBe(0);
      await kezhi(rules, 'compile-sheet', path, '-o', draft);
      for (const back of [draft, path]) {
        const { before, after, differences } = JSON.parse(
          (await kezhi(rules, 'diff', id, back, '--json')).out,
        );
        expect([after, differences]).toEqual([before, []]);
      }
    },
  );

  it('make an exported sheet a pack of its own where it is given an id', async () => {
    const path = join(folder, 'own.xlsx');
    await kezhi(rules, 'export', '--pack', 'county-leap', '-o', path);
    const { out } = await kezhi(rules, 'compile-sheet', path, '--id', 'own', '--json');
    expect(JSON.parse(out).pack).toMatchObject({ id: 'own', version: '0.1.0', maxPoints: '100' });
  });

  it('score a unit by the list and the register that were issued for it', async () => {
    const list = workbook('清单.xlsx', {
      清单: [
        ['2022年责任清单'],
        ['考核单位', '考核内容', '分值', '评分标准'],
        ['安定区', '高新技术企业培育', '70', '新认定4家得70分，每少1家扣10分，扣完为止'],
      ],
    });
    const events = workbook('台账.xlsx', {
      台账: [
        ['县区', '事项', '级别', '日期'],
        ['安定区', '获省级表彰', '省级', '2022-08-15'],
        ['临洮县', '获国家级表彰', '国家级', '2022-08-15'],
      ],
    });
    const { out, error } = await kezhi(score, assessment, '--list', list, '--events', events, '--json');
    const [sheet] = JSON.parse(out).scores;
    expect(
      sheet.items.find((item: { indicator: string }) => item.indicator === '高新技术企业培育').points,
    ).toBe('60');
    expect(sheet.adjustments.map((one: { points: string }) => one.points)).toEqual(['2']);
    expect(error).toContain('合计 70 分,应为 80 分');
  });

  it('check a target against the one issued', async () => {
    const issued = workbook('分解表.xlsx', {
      分解: [
        ['定西市2022年主要指标分解表'],
        ['指标', '单位', '安定区', '临洮县'],
        ['高新技术企业数', '家', '20', '17'],
        ['技术市场合同成交额', '亿元', '2', '1.5'],
        ['省级科技创新型企业数', '家', '12', '10'],
      ],
    });
    const own = workbook('临洮县.xlsx', {
      完成: [
        ['临洮县2022年主要指标完成情况'],
        ['序号', '指标名称', '单位', '目标值', '完成值'],
        ['1', '高新技术企业数', '家', '15', '16'],
        ['2', '技术市场合同成交额', '亿元', '1.5', '1.6'],
      ],
    });
    const { out } = await kezhi(check, own, '--pack', 'dingxi-targets-2022', '--issued', issued, '--json');
    const codes = JSON.parse(out).findings.filter((one: { code: string }) => one.code === 'target-altered');
    expect(codes.map((one: { cell: string }) => one.cell)).toEqual(['D3']);
  });

  it('say the money of a schedule by who pays', async () => {
    const path = workbook('合同.xlsx', {
      合同: [
        ['事项', '金额(万元)'],
        ['促成技术合作合同', '250'],
        ['促成技术合作合同', '150'],
      ],
    });
    const { status, out } = await kezhi(support, path, '--pack', 'strong-city-2026', '--json');
    expect([status, JSON.parse(out).message]).toEqual([0, '级次未写明 35 万元']);
    expect((await kezhi(support, path, '--pack', 'county-leap')).status).toBe(2);
  });

  it('take a name that the header of its amounts completes, and say which lines there are where none was named', async () => {
    const contracts = (name: string, header: string) =>
      workbook(`${name}.xlsx`, {
        合同: [
          ['事项', header],
          [name, '250'],
          [name, '150'],
        ],
      });
    const completed = contracts('技术转移中心促成技术合作合同', '合同实际履行金额(万元)');
    const { out } = await kezhi(support, completed, '--pack', 'strong-city-2026', '--json');
    expect(JSON.parse(out).message).toBe('级次未写明 35 万元');
    const vague = await kezhi(support, contracts('合同甲', '金额(万元)'), '--pack', 'strong-city-2026');
    expect(vague.status).toBe(2);
    expect(vague.out).toContain('技术转移中心促成技术合作合同实际履行金额');
  });

  it('compute an index from what the workbook states', async () => {
    const path = workbook('指数.xlsx', {
      指数: [
        ['一级指标', '三级指标', '权重', '标准值', '2021年', '2022年'],
        ['环境', '专技人员', '40', '500', '200', '250'],
        ['投入', '研发强度', '60', '2.5', '0.5', '1'],
      ],
    });
    const { out } = await kezhi(index, path);
    expect(out.split('\n')).toEqual([
      '指数',
      '2021年 综合指数 28.00',
      '2022年 综合指数 44.00',
      '2021年—2022年 变化 16.00',
      '  研发强度 12.00',
      '  专技人员 4.00',
      '',
    ]);
  });

  it('hold a roster against quota and last year without printing a name', async () => {
    const people = (year: string, grade: string) => [
      [`${year}年科技特派员花名册`],
      ['姓名', '县区', '服务村', '考核等次'],
      ['张三丰', '崆峒区', '甲村', grade],
      ['李四光', '崆峒区', '乙村', '优秀'],
    ];
    const now = workbook('2021.xlsx', { 花名册: people('2021', '') });
    const before = workbook('2020.xlsx', { 花名册: people('2020', '不称职') });
    const { out } = await kezhi(roster, now, '--previous', before, '--quota', '15');
    expect(out).toContain('花名册!A3 上年不称职,应退出');
    expect(out).toContain('15 %、舍去小数 → 上限 0 人,已超');
    expect(out).not.toMatch(/张三丰|李四光/);
    expect((await kezhi(roster, now, '--quota', '150')).status).toBe(2);
  });

  it('end with status 2 and one sentence where a sheet holds nothing of the kind', async () => {
    const empty = workbook('空.xlsx', { 表: [['姓名', '电话']] });
    for (const [verb, ...args] of [
      [rules, 'compile-sheet', empty],
      [roster, empty],
      [support, empty],
      [index, empty],
      [score, assessment, '--list', empty],
      [score, assessment, '--events', empty],
      [check, assessment, '--issued', empty],
      [rules, 'lint', empty],
    ] as const)
      expect([(await kezhi(verb, ...args)).status, args]).toEqual([2, args]);
  });
});
