import { describe, expect, it } from 'vitest';
import { readSupportClaims } from '#shared/issuing/support/read-support-claims.ts';
import { supportSentence } from '#shared/messages/support.ts';
import { packById } from '#shared/packs/registry.ts';
import { sheetOf, workbookOf } from '../sheet-of.ts';

const read = (pack: string, ...sheets: Parameters<typeof workbookOf>[1][]) =>
  readSupportClaims(workbookOf('w.xlsx', ...sheets), packById(pack)!);

describe('readSupportClaims', () => {
  it('gives 省级财政 90 万元,级次未写明 17.2 万元 from kinds, levels and counts in columns', () => {
    const { amounts, notes } = read(
      'jiuquan-support',
      sheetOf(
        '奖补',
        [
          ['酒泉市科技创新奖补申报表'],
          ['单位：万元'],
          ['序号', '奖补事项', '类别', '级别', '数量', '保费', '应补金额'],
          ['1', '高新技术企业', '新认定', '', '3', '', '60'],
          ['2', '高新技术企业', '复审', '', '2', '', '20'],
          ['3', '科技创新型企业', '新认定', '省级', '4', '', ''],
          ['4', '科技企业孵化器', '绩效考核合格', '市级', '1', '', ''],
          ['5', '专利转化应用', '', '', '6', '', ''],
          ['6', '专利保险', '第2年', '', '', '2', '1.2'],
          ['合计', '', '', '', '', '', ''],
        ],
        { at: [2, 1] },
      ),
    );
    expect(supportSentence(amounts.byPayer, 'zh')).toBe('省级财政 90 万元,级次未写明 17.2 万元');
    expect(amounts.lines.map((line) => line.amount)).toEqual(['60', '10', '20', '10', '6', '1.2']);
    expect(notes.map((one) => [one.code, one.cell, one.params.typed, one.params.amount])).toEqual([
      ['support-amount-differs', 'H7', '20', '10'],
    ]);
  });

  it('takes a line whose name says that its condition holds, and not one that says it does not', () => {
    const { amounts, notes } = read(
      'jiuquan-support',
      sheetOf('奖补', [
        ['奖补事项', '级别', '数量'],
        ['市级科技企业孵化器考核合格', '市级', '1'],
        ['市级众创空间（绩效考核合格以上等次）', '', '2'],
        ['市级科技企业孵化器考核不合格', '市级', '1'],
      ]),
    );
    expect(amounts.lines.map((line) => line.amount)).toEqual(['10', '20']);
    expect(notes.map(({ code, cell }) => [code, cell])).toEqual([['support-unknown', 'A4']]);
  });

  it('gives the same from names that say it all, and names the row that is no line of the schedule', () => {
    const { amounts, notes } = read(
      'jiuquan-support',
      sheetOf('Sheet1', [
        ['数量', '项目名称'],
        ['3', '高新技术企业（新认定）'],
        ['2', '高新技术企业（复审）'],
        ['4', '省级科技创新型企业（新认定）'],
        ['1', '市级科技企业孵化器（绩效考核合格）'],
        ['6', '专利转化件数（件）'],
        ['2', '专利保险保费（第2年）（万元）'],
        ['3', '乡村振兴补助'],
      ]),
    );
    expect(amounts.byPayer).toEqual({ province: '90', city: '0', unstated: '17.2' });
    expect(notes.map((one) => [one.code, one.cell])).toEqual([['support-unknown', 'B8']]);
  });

  it('gives the same where the kind is the name, and counts each level that has a column of its own', () => {
    const { amounts } = read(
      'jiuquan-support',
      sheetOf('s', [
        ['2019年度奖补资金申请汇总表'],
        ['奖补类别', '级别', '认定情况', '家（件）数'],
        ['高企', '', '新认定', '3'],
        ['高企', '', '复审', '2'],
        ['创新型企业', '省级', '新认定', '4'],
        ['孵化器', '市级', '绩效考核合格', '1'],
        ['专利转化', '', '', '6'],
        ['专利保险（第2年，保费万元）', '', '', '2'],
      ]),
    );
    expect(amounts.byPayer).toEqual({ province: '90', city: '0', unstated: '17.2' });
    const levels = read(
      'jiuquan-support',
      sheetOf('s', [
        ['事项', '国家级', '省级', '市级'],
        ['重点实验室', '1', '2', ''],
        ['科技企业孵化器', '', '', '1'],
      ]),
    );
    expect(levels.amounts.lines.map((line) => [line.item, line.amount])).toEqual([
      ['national-key-laboratory', '300'],
      ['provincial-key-laboratory', '100'],
      ['city-incubator', '10'],
    ]);
  });

  it('caps each contract by itself: 250 and 150 make 20 + 15 = 35, told by the title of their table', () => {
    const sheet = (unit: string, first: string, second: string) =>
      sheetOf('合同', [
        ['技术转移中心促成技术合作合同奖励申报表'],
        ['序号', '合同名称', '企业名称', `实际履行金额（${unit}）`],
        ['1', '甲合作', 'A公司', first],
        ['2', '乙合作', 'B公司', second],
      ]);
    for (const contracts of [sheet('万元', '250', '150'), sheet('元', '2500000', '1500000')]) {
      const { amounts } = read('strong-city-2026', contracts);
      expect([amounts.lines.map((line) => line.amount), amounts.byPayer.unstated]).toEqual([
        ['20', '15'],
        '35',
      ]);
    }
  });

  it('pays the premium of three years at 80, 60 and 40 %', () => {
    const { amounts } = read(
      'jiuquan-support',
      sheetOf('保险', [
        ['事项', '第几年', '保费（万元）'],
        ['专利保险', '1', '10'],
        ['专利保险', '第二年', '10'],
        ['专利保险', '3', '10'],
      ]),
    );
    expect(amounts.lines.map((line) => line.amount)).toEqual(['8', '6', '4']);
  });

  it('counts a row of a holder once, and tells the same holder paid twice for the same', () => {
    const { amounts, notes } = read(
      'jiuquan-support',
      sheetOf('名单', [
        ['企业名称', '奖补项目'],
        ['甲公司', '新认定高新技术企业'],
        ['乙公司', '新认定高新技术企业'],
        ['甲公司', '新认定高新技术企业'],
      ]),
    );
    expect([amounts.byPayer.province, notes.map((one) => [one.code, one.cell, one.params.other])]).toEqual([
      '60',
      [['support-twice', 'B4', '名单!B2']],
    ]);
  });

  it('asks for a count that is missing and reads nothing from other tables', () => {
    const { notes } = read(
      'jiuquan-support',
      sheetOf('奖补', [
        ['项目', '数量'],
        ['新认定高新技术企业', ''],
        ['新认定高新技术企业', '1'],
      ]),
    );
    expect(notes.map((one) => [one.code, one.cell])).toEqual([['support-count-missing', 'A2']]);
    const other = read(
      'jiuquan-support',
      sheetOf('花名册', [
        ['姓名', '项目名称'],
        ['甲', '苹果栽培'],
      ]),
    );
    expect([other.claims, other.notes]).toEqual([[], []]);
  });
});
