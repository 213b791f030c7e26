import { describe, expect, it } from 'vitest';
import type { RegionCode } from '#shared/model/brands.ts';
import { findPeriods } from '#shared/workbook/text/period-words.ts';
import { findRegions } from '#shared/workbook/text/region-names.ts';
import { readCounts } from '#shared/workbook/text/scoring-inputs.ts';
import { findUnit, normaliseUnit, splitTrailingUnit, unitFactor } from '#shared/workbook/text/unit.ts';

describe('units', () => {
  it.each([
    ['万元', '亿元', '0.0001'],
    ['元', '万元', '0.0001'],
    ['亿元', '万元', '10000'],
    ['万', '亿元', '0.0001'],
    ['家', '个', '1'],
    ['‰', '%', '0.1'],
    ['万人', '人', '10000'],
    ['家/千家', '家/千家', '1'],
    ['家/万家', '家/千家', '0.1'],
  ])('turns %s into %s by %s', (from, to, factor) => expect(unitFactor(from, to)).toBe(factor));
  it.each([
    ['万元', '家'],
    ['%', '万元'],
    ['人年', '人'],
  ])('knows no way from %s to %s', (from, to) => expect(unitFactor(from, to)).toBeNull());
  it('normalises spellings', () => {
    expect(['％', '（万元）', '人·年', '百分比', '件／万人'].map(normaliseUnit)).toEqual([
      '%',
      '万元',
      '人年',
      '%',
      '件/万人',
    ]);
    expect(['省级以上', 'CSL', '示例', '2022年', ''].map(normaliseUnit)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
  it('splits a unit off a name and leaves other brackets', () => {
    expect(splitTrailingUnit('公民具备科学素质比例(CSL)(%)')).toEqual({
      name: '公民具备科学素质比例(CSL)',
      unit: '%',
    });
    expect(splitTrailingUnit('科技创新平台数（省级以上）')).toEqual({
      name: '科技创新平台数（省级以上）',
      unit: null,
    });
    expect(splitTrailingUnit('财政科技支出\n（万元）')).toEqual({ name: '财政科技支出', unit: '万元' });
    expect(splitTrailingUnit('技术合同成交额，亿元')).toEqual({ name: '技术合同成交额', unit: '亿元' });
  });
  it('finds the units of a unit line', () => {
    expect(findUnit('单位：万元、%')).toEqual(['万元', '%']);
    expect(findUnit('计量单位:亿元')).toEqual(['亿元']);
    expect(findUnit('单位：见表内')).toEqual([]);
    expect(findUnit('填报单位：漳县科技局')).toEqual([]);
  });
});

describe('findPeriods', () => {
  const periods = (text: string) =>
    findPeriods(text).map((mention) => mention.period ?? mention.relative ?? `Q${mention.quarter}`);
  it.each([
    ['2022年', ['2022']],
    ['2022年度科技指标', ['2022']],
    ['临洮县2022年第三季度完成情况表', ['2022Q3']],
    ['2022年上半年', ['2022Q2']],
    ['2022年1-9月', ['2022Q3']],
    ['截至2022年9月底', ['2022Q3']],
    ['截止时间：2022年9月30日', ['2022Q3']],
    ['2022年前三季度', ['2022Q3']],
    ['2022年1-5月', ['2022-05']],
    ['2022年8月', ['2022-08']],
    ['2022年全年', ['2022Q4']],
    ['二〇二二年', ['2022']],
    ['2021年\n实际值', ['2021']],
    ['上年同期', ['same-period-last-year']],
    ['上年实际', ['last-year']],
    ['本年目标', ['this-year']],
    ['去年同期数', ['same-period-last-year']],
    ['三季度', ['Q3']],
    ['一季度', ['Q1']],
    ['2022.09', ['2022-09']],
    ['２０２２年三季度', ['2022Q3']],
    ['2021年—2025年', ['2021', '2025']],
    ['统一代码91620000', []],
    ['22年完成数', ['2022']],
    ['报告期：2022年', ['this-period', '2022']],
  ])('finds %s', (text, expected) => expect(periods(text)).toEqual(expected));
});

describe('findRegions', () => {
  const dingxi = '621100' as RegionCode;
  const codes = (text: string, within?: RegionCode) =>
    findRegions(text, within).map((mention) => mention.code);
  it.each([
    ['临洮县2022年第三季度', ['621124']],
    ['安定', ['621102']],
    ['社会安定团结', []],
    ['定西市各县区', ['621100']],
    ['621124', ['621124']],
    ['漳县', ['621125']],
    ['填报单位：漳县科技局', ['621125']],
    ['定西高新区', ['621100-定西高新区']],
    ['临夏州', ['622900']],
    ['（一）陇西', ['621122']],
    ['平凉市科技特派员花名册（崆峒区）', ['620800', '620802']],
  ])('finds %s', (text, expected) => expect(codes(text)).toEqual(expected));
  it('takes 高新区 for the zone of the city in question only', () => {
    expect(codes('高新区', dingxi)).toEqual(['621100-定西高新区']);
    expect(codes('高新区占比情况')).toEqual([]);
  });
});

describe('readCounts', () => {
  it.each([
    [
      '省级重点实验室1家；省级企业技术中心2家',
      [
        ['省级重点实验室', '1'],
        ['省级企业技术中心', '2'],
      ],
    ],
    [
      '方案已印发，漏报1次',
      [
        ['方案已印发', 'true'],
        ['漏报', '1'],
      ],
    ],
    ['未兑现', [['未兑现', 'false']]],
    [
      '省级孵化器1家；省级众创空间（星创天地）两家',
      [
        ['省级孵化器', '1'],
        ['省级众创空间(星创天地)', '2'],
      ],
    ],
    ['获批3家省级工程研究中心', [['省级工程研究中心', '3']]],
    [
      '国家级项目1项、省级项目十二项',
      [
        ['国家级项目', '1'],
        ['省级项目', '12'],
      ],
    ],
  ])('reads %s', (text, expected) => {
    expect(readCounts(text).map(({ label, value }) => [label, value])).toEqual(expected);
  });
});
