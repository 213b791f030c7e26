import { describe, expect, it } from 'vitest';
import { readIssuedLists } from '#shared/issuing/issued/read-issued-lists.ts';
import { packById } from '#shared/packs/registry.ts';
import { sheetOf, workbookOf } from '../sheet-of.ts';

const pack = packById('dingxi-assessment')!;
const read = (...sheets: Parameters<typeof workbookOf>[1][]) =>
  readIssuedLists(workbookOf('责任清单.xlsx', ...sheets), pack, { period: null });

const rows = [
  ['高新技术企业培育', '2家', '40', '新认定高新技术企业2家以上得40分，每少1家扣3分，扣完为止'],
  ['技术合同认定登记(亿元)', '2', '40', '完成2亿元得40分，按完成比例计分'],
];

describe('readIssuedLists', () => {
  it('reads a sheet for each unit, with targets and compiled standards', () => {
    const { lists, notes } = read(
      sheetOf('安定', [['安定区2022年度责任清单'], ['目标任务', '目标值', '分值', '评分办法'], ...rows]),
      sheetOf('临洮', [['临洮县2022年度责任清单'], ['目标任务', '目标值', '分值', '评分办法'], ...rows]),
    );
    expect(lists.map((one) => [one.region, one.period, one.section, one.items.length])).toEqual([
      ['621102', '2022', pack.sections.find((one) => one.items === 'issued')!.id, 2],
      ['621124', '2022', pack.sections.find((one) => one.items === 'issued')!.id, 2],
    ]);
    expect(
      lists[0]!.items.map((one) => [one.name, one.unit, one.maxPoints, one.target, one.rule?.kind]),
    ).toEqual([
      ['高新技术企业培育', '家', '40', '2', 'deduction'],
      ['技术合同认定登记', '亿元', '40', '2', 'completion'],
    ]);
    expect(notes.map((one) => one.code)).toEqual(['list-regions-missing']);
  });

  it('reads a column that names the unit, merged down, and tells weights that do not make 80', () => {
    const { lists, notes } = read(
      sheetOf(
        '清单',
        [
          ['2022年度科技创新目标责任清单'],
          ['考核单位', '考核内容', '权重', '评分标准', '任务数'],
          ['安定区', '高企培育', '50', '新认定2家以上得50分，每少1家扣3分，扣完为止', '2'],
          ['', '成果登记', '20', '登记10项以上得20分，每少1项扣1分', '10'],
          ['临洮县', '高企培育', '80', '', '3'],
        ],
        { merges: ['A3:A4'] },
      ),
    );
    expect(lists.map((one) => [one.region, one.items.map((item) => item.maxPoints)])).toEqual([
      ['621102', ['50', '20']],
      ['621124', ['80']],
    ]);
    expect(
      notes
        .filter((one) => one.code !== 'list-regions-missing')
        .map((one) => [one.code, one.cell, one.params.sum]),
    ).toEqual([
      ['list-sum', 'B3', '70'],
      ['list-standard-missing', 'B5', undefined],
    ]);
  });

  it('reads a header of two rows over merged categories', () => {
    const { lists, notes } = read(
      sheetOf(
        '安定区',
        [
          ['附件'],
          ['安定区2022年度科技创新目标责任书'],
          ['类别', '序号', '重点任务', '', '考核分值（80分）', '计分方法'],
          ['', '', '任务名称', '目标值', '', ''],
          ['企业培育', '1', '高新技术企业', '3家', '30分', '完成目标得满分，未完成按完成比例计分'],
          ['', '2', '科技型中小企业（家）', '26', '50', '完成目标得满分，未完成按完成比例计分'],
        ],
        { merges: ['C3:D3', 'A3:A4', 'B3:B4', 'E3:E4', 'F3:F4', 'A5:A6'] },
      ),
    );
    expect(lists[0]!.items.map((one) => [one.name, one.unit, one.maxPoints, one.target])).toEqual([
      ['高新技术企业', '家', '30', '3'],
      ['科技型中小企业', '家', '50', '26'],
    ]);
    expect(notes).toEqual([]);
  });

  it('reads one table with a column of targets for each unit', () => {
    const { lists } = read(
      sheetOf('清单', [
        ['2022年责任清单'],
        ['指标', '单位', '分值', '计分标准', '安定区', '临洮县'],
        ['高新技术企业', '家', '80', '完成目标得满分，未完成按完成比例计分', '19', '17'],
      ]),
    );
    expect(lists.map((one) => [one.region, one.items[0]?.target])).toEqual([
      ['621102', '19'],
      ['621124', '17'],
    ]);
  });

  it('is one list for all where no unit is named, and only the section of a whole assessment', () => {
    const { lists, notes } = read(
      sheetOf(
        '评分表',
        [
          ['序号', '考核内容', '分值', '评分标准', '目标值'],
          ['（一）强科技支撑主要目标（16分）'],
          ['1', '科技进步贡献率(%)', '2', '完成目标得满分', '52'],
          ['（二）年度科技创新目标（80分）'],
          ['1', '高新技术企业培育', '80', '新认定2家以上得80分，每少1家扣3分，扣完为止', '2'],
          ['（三）工作推进（4分）'],
          ['1', '政策扶持', '2', '已兑现得2分', ''],
        ],
        { merges: ['A2:E2', 'A4:E4', 'A6:E6'] },
      ),
    );
    expect(lists.map((one) => [one.region, one.items.map((item) => item.name)])).toEqual([
      [null, ['高新技术企业培育']],
    ]);
    // Nothing on the sheet says which year it is for.
    expect(notes.map(({ code, severity }) => [code, severity])).toEqual([['issued-year-missing', 'query']]);
  });

  it('says once what is wrong with a row that serves many units', () => {
    const { notes } = read(
      sheetOf('责任清单', [
        ['2022年度科技创新目标责任清单'],
        [
          '目标任务',
          '分值',
          '评分标准',
          '安定区',
          '通渭县',
          '陇西县',
          '渭源县',
          '临洮县',
          '漳县',
          '岷县',
          '定西高新区',
          '生态科创城',
        ],
        [
          '高新技术企业培育',
          '70',
          '完成目标任务得70分,按完成比例计分',
          '18',
          '9',
          '20',
          '9',
          '18',
          '7',
          '9',
          '6',
          '2',
        ],
      ]),
    );
    expect(notes.map(({ code, params }) => [code, params.region?.split('、').length])).toEqual([
      ['list-sum', 9],
    ]);
  });
});
