import { describe, expect, it } from 'vitest';
import { draftIssue, fallsShort } from '#addin/actions/rules/draft-issue.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { sheetOf, workbookOf } from '#test/shared/issuing/sheet-of.ts';

const targets2022 = packById('dingxi-targets-2022')!;
const assessment = packById('dingxi-assessment')!;
const period = '2022' as PeriodId;

const breakdown = (zhangxian: string) =>
  draftIssue({
    pack: targets2022,
    period,
    workbook: workbookOf(
      '分解表.xlsx',
      sheetOf('分解表', [
        ['2022年指标分解表'],
        ['序号', '指标', '单位', '安定区', '通渭县', '陇西县', '渭源县', '临洮县', '漳县', '岷县'],
        ['1', '高新技术企业数', '家', '20', '10', '24', '10', '17', zhangxian, '3'],
        ['2', '科技进步贡献率', '%', '55', '50', '54', '51', '53', '51', '50'],
      ]),
    ),
  });

describe('draftIssue', () => {
  it('holds Σ of the parts against the city’s target, and adds up no ratio', () => {
    const { sums } = breakdown('5');
    expect(sums.map(({ name, sum, city, difference }) => [name, sum, city, difference])).toEqual([
      ['科技进步贡献率', null, expect.anything(), null],
      ['高新技术企业数', '89', '90', '-1'],
    ]);
    expect(sums.filter(fallsShort).map(({ name }) => name)).toEqual(['高新技术企业数']);
    expect(breakdown('6').sums.filter(fallsShort)).toEqual([]);
  });

  it('reads the year’s list of a unit', () => {
    const workbook = workbookOf(
      '责任清单.xlsx',
      sheetOf('临洮县', [
        ['临洮县2022年度科技创新目标责任清单'],
        ['序号', '工作任务', '单位', '目标值', '分值', '评分标准'],
        ['1', '高新技术企业数', '家', '24', '40', '完成目标得满分，未完成按比例计分。'],
        ['2', '技术市场合同成交额', '亿元', '1.35', '40', '完成目标得满分，未完成按比例计分。'],
      ]),
    );
    const { lists } = draftIssue({ workbook, pack: assessment, period });
    expect(lists).toMatchObject([{ region: '621124', period: '2022', items: [{ target: '24' }, {}] }]);
  });

  it('tells a list opened under the pack of targets from a 分解表 of one county', () => {
    const workbook = workbookOf(
      '责任清单.xlsx',
      sheetOf('漳县', [
        ['漳县2022年度科技创新目标责任清单'],
        ['序号', '任务', '单位', '目标值', '分值', '评分标准'],
        ['1', '高新技术企业数', '家', '8', '40', '完成目标得满分，未完成按比例计分。'],
      ]),
    );
    const listPacks = [assessment];
    expect(draftIssue({ workbook, pack: targets2022, period, listPacks }).elsewhere).toEqual({
      pack: assessment.id,
      title: assessment.title,
      units: 1,
      items: 1,
    });
    expect(draftIssue({ workbook, pack: assessment, period, listPacks }).elsewhere).toBeNull();
  });

  it('finds nothing to issue in a workbook that holds neither', () => {
    const workbook = workbookOf('空.xlsx', sheetOf('空', [['指标', '单位']]));
    expect(draftIssue({ workbook, pack: assessment, period })).toMatchObject({ targets: null, lists: [] });
  });
});
